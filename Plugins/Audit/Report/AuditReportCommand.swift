import CommandKit
import Identity

/// `audit report`: the log as one page for supervisors and auditors.
struct AuditReportCommand: Command {
    let manifest = CommandManifest(
        "audit report",
        vietnamese: "kiểm-toán báo-cáo",
        summary: Phrase(
            vi: "Lập báo cáo kiểm toán thành một trang HTML đọc được không cần mạng",
            en: "Write an audit report as one HTML page that needs no network"
        ),
        parameters: [
            .option(
                "to",
                .path,
                Phrase(vi: "Tệp HTML sẽ tạo; phải có", en: "The HTML file to make; required")
            ),
            .rangeStart, .rangeEnd, .outsideKey, .earlierCheckpoint,
        ],
        effect: .read,
        isLong: true,
        access: .audit,
        act: "audit.report",
        data: [
            "file", "from", "until", "records", "agents", "citizens", "refusals", "reveals",
            "patterns", "verdict",
        ],
        examples: ["audit report --to /srv/audit/2026-11.html --from 2026-11-01 --until 2026-11-30"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        guard host.agent.role != .admin else { throw AuditRow.adminVerifiesOnly }
        guard let file = invocation.text("to") else { throw AuditReportCommand.noFile }
        let range = invocation.auditRange
        let anchors = invocation.anchors
        let tally = ReportTally(agents: try host.agents())
        return .work(
            AuditWork(.survey(range, tally)) { finding, host in
                guard case .surveyed(let fold) = finding, var tally = fold as? ReportTally else {
                    throw AuditRow.noFinding
                }
                tally.finish(seenUntil: AuditReportCommand.end(of: range, now: host.now))
                let seen = tally
                return .work(
                    AuditWork(.verify(anchors)) { finding, host in
                        guard case .verdict(let verdict) = finding else { throw AuditRow.noFinding }
                        return try AuditReportCommand.deliver(seen, verdict, to: file, host)
                    }
                )
            }
        )
    }

    /// The time up to which the range holds every record; nil when only the last record tells.
    private static func end(of range: AuditRange, now: Instant) -> Instant? {
        switch range.until {
        case nil: now
        case .seq?: nil
        case .day(let day)?:
            min(now, VietnamTime.start(of: CivilDate(daysSinceEpoch: day.daysSinceEpoch + 1)))
        }
    }

    private static func deliver(
        _ tally: ReportTally,
        _ verdict: AuditVerdict,
        to file: String,
        _ host: any Host
    ) throws -> Reply {
        let page = ReportPage(
            tally,
            verdict: verdict,
            agents: try host.agents(),
            author: host.agent,
            now: host.now,
            language: host.language
        )
        return .deliver(
            FileDelivery(page.text, to: file, answer: answer(tally, verdict, file: file))
        )
    }

    private static func answer(
        _ tally: ReportTally,
        _ verdict: AuditVerdict,
        file: String
    ) -> Answer {
        let words = VerdictWords(verdict)
        let findings = tally.findings.total
        var answer = Answer(
            [
                "file": .string(file),
                "from": .day(tally.first.map { VietnamTime.date(at: $0.at) }),
                "until": .day(tally.last.map { VietnamTime.date(at: $0.at) }),
                "records": .number(tally.work.total), "agents": .number(tally.agents.count),
                "citizens": .number(tally.citizens.count),
                "refusals": .number(tally.work.refusals),
                "reveals": .number(tally.reveals.list.total), "patterns": .number(findings),
                "verdict": .string(verdict.code ?? "verified"),
            ],
            view: View([
                .pairs([
                    Pair(Phrase(vi: "Tệp", en: "File"), .value(.string(file))),
                    Pair(Phrase(vi: "Bản ghi", en: "Records"), .value(.number(tally.work.total))),
                    Pair(Phrase(vi: "Cán bộ", en: "Agents"), .value(.number(tally.agents.count))),
                    Pair(
                        Phrase(vi: "Công dân", en: "Citizens"),
                        .value(.number(tally.citizens.count))
                    ),
                    Pair(
                        Phrase(vi: "Bị từ chối", en: "Refusals"),
                        .value(.number(tally.work.refusals))
                    ),
                    Pair(
                        Phrase(vi: "Hiện rõ dữ liệu", en: "Reveals"),
                        .value(.number(tally.reveals.list.total))
                    ),
                    Pair(
                        Phrase(vi: "Dấu hiệu bất thường", en: "Unusual patterns"),
                        .value(.number(findings), findings > 0 ? .caution : .plain)
                    ),
                ]),
                .note(
                    words.message,
                    verdict.code == nil ? .good : verdict.isConsistent ? .caution : .bad
                ),
            ]),
            warnings: verdict.isConsistent ? [] : [words.message],
            count: tally.work.total
        )
        answer.committed = [Commitment("file", file)]
        return answer
    }

    /// The page has to go somewhere.
    private static let noFile = CommandError(
        "usage.missing-value",
        Phrase(vi: "Chưa ghi gì: thiếu --to", en: "Nothing was written: --to is missing"),
        hint: Phrase("audit report --to FILE.html"),
        outcome: .invalid
    )
}
