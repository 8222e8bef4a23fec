import CommandKit
import Identity

@testable import AuditPlugin

/// A log in the making: records get their numbers in order.
struct Records {
    /// Monday 2025-11-24, 09:00 in Vietnam.
    static let morning = Instant(milliseconds: 1_763_949_600_000)

    private(set) var all: [AuditRecord] = []
    /// Agents' units by login.
    var units: [String: String] = [:]

    /// Adds a record at so many seconds after `morning`.
    @discardableResult
    mutating func add(
        _ act: String = "citizen.show",
        _ login: String = "lan",
        after seconds: Double = 0,
        _ target: String? = nil,
        outcome: String = "ok",
        code: String? = nil,
        phase: String = "single",
        session: String? = nil,
        ticket: String? = "CALL-1",
        reason: String? = nil,
        query: String? = nil,
        fields: [String] = [],
        approval: Int64? = nil
    ) -> Int64 {
        let seq = Int64(all.count)
        all.append(
            AuditRecord(
                seq: seq,
                at: Instant(
                    milliseconds: Records.morning.milliseconds + Int64((seconds * 1000).rounded())
                ),
                login: login,
                role: "agent",
                unit: units[login] ?? "Tổ 1",
                act: act,
                outcome: outcome,
                code: code,
                phase: phase,
                session: session ?? "s-\(login)",
                targetType: target.map { $0.contains(" ") ? "citizens" : "citizen" },
                target: target,
                ticket: ticket,
                reason: reason,
                query: query,
                fields: fields,
                results: nil,
                approval: approval,
                leaf: "{}",
                leafHash: ""
            )
        )
        return seq
    }

    /// The finished tally, having seen everything up to a time.
    func tally(
        _ agents: [Agent] = Records.agents,
        seenUntil end: Instant? = Records.morning.adding(seconds: 86_400)
    ) -> ReportTally {
        var tally = ReportTally(agents: agents)
        for record in all { tally.take(record) }
        tally.finish(seenUntil: end)
        return tally
    }

    /// Some agents.
    static let agents = [
        Agent(login: "lan", fullName: "Nguyễn Thị Lan", role: .agent, unit: "Tổ 1"),
        Agent(login: "minh", fullName: "Trần Nhật Minh", role: .agent, unit: "Tổ 1"),
        Agent(login: "quang", fullName: "Phạm Đăng Quang", role: .supervisor, unit: "Tổ 2"),
    ]

    /// A verdict.
    static func verdict(
        _ code: String? = nil,
        firstBad: Int64? = nil,
        unsealed: Int64 = 0,
        count: Int64 = 10
    ) -> AuditVerdict {
        AuditVerdict(
            origin: "lienket.example/kho-1",
            count: count,
            size: count,
            root: "n5yPz0t1nKm2qv8kP1bQfF0r7vQm3l8a5w0m0yq2c1E=",
            code: code,
            firstBad: firstBad,
            unsealed: unsealed
        )
    }

    /// The page of these records.
    func page(
        _ language: Language = .vi,
        verdict: AuditVerdict = Records.verdict(),
        author: Agent = ReportHost().agent,
        agents: [Agent] = Records.agents
    ) -> String {
        ReportPage(
            tally(agents),
            verdict: verdict,
            agents: agents,
            author: author,
            now: Records.morning.adding(seconds: 86_400),
            language: language
        ).text
    }
}
