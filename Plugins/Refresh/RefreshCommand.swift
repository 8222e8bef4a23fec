import CommandKit
import Identity

/// `refresh`: asks the population database, shows the difference, and takes it over when told to.
///
/// - Rule: R9, R10, R12; the portal's [Cập nhật từ CSDL Quốc gia về Dân cư], [Cập nhật], [Bỏ qua].
struct RefreshCommand: Command {
    let manifest = CommandManifest(
        "refresh",
        vietnamese: "cập-nhật",
        summary: Phrase(
            vi: "Đối chiếu với CSDL quốc gia về dân cư; --commit để cập nhật",
            en: "Compare with the population database; --commit takes the answer over"
        ),
        parameters: [
            .word(
                "REF",
                .anyNumber,
                .citizen,
                Phrase(
                    vi: "Các công dân; mặc định là công dân đang chọn",
                    en: "Citizens; the current one by default"
                ),
                sensitive: true
            ),
            .flag(
                "force",
                Phrase(
                    vi: "Hỏi lại dù câu trả lời gần nhất còn mới",
                    en: "Ask again although the last answer is young"
                )
            ),
            .flag(
                "commit",
                Phrase(
                    vi: "[Cập nhật] ngay; không có thì chỉ xem khác biệt",
                    en: "Take the answer over; without it the difference is only shown"
                )
            ),
            .flag(
                "later",
                Phrase(
                    vi: "Xếp hàng, hỏi khi dịch vụ hoạt động lại: refresh queue run",
                    en: "Put it off until the service is back: refresh queue run"
                )
            ),
        ],
        effect: .write,
        confirmedBy: "commit",
        isExternal: true,
        access: .change,
        needsCase: true,
        act: "citizen.refresh",
        data: ["citizen", "match", "changes", "committed", "fetchedAt"],
        rows: "changes",
        examples: [
            "refresh C-8", "refresh C-8 --commit", "refresh C-6 C-8 --force",
            "refresh C-8 --later",
        ]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let commits = invocation.has("commit")
        let profiles = try profiles(invocation.citizens(), host)
        if invocation.has("later") {
            for profile in profiles {
                _ = try RefreshRules.query(for: profile, policies: host.policies)
            }
            return RefreshQueueReply.put(profiles, commits: commits, ticket: host.ticket)
        }
        var queries: [PopulationQuery] = []
        var kept: [CitizenNumber: PopulationAnswer] = [:]
        for profile in profiles {
            let query = try RefreshRules.query(for: profile, policies: host.policies)
            if !invocation.has("force"), let record = try host.lastRefresh(profile.id),
                IdentityRules.isReusable(
                    record,
                    profile: profile,
                    policies: host.policies,
                    now: host.now
                )
            {
                kept[profile.id] = record.answer
            } else {
                queries.append(query)
            }
        }
        let findings = profiles.compactMap { profile in
            kept[profile.id].map { RefreshFinding(profile, $0, isKept: true, commits: commits) }
        }
        guard !queries.isEmpty else { return try RefreshReply.make(findings, commits: commits) }
        let order = profiles.map(\.id)
        let asked = queries
        return .ask(
            PopulationRequest(asked) { answers, host in
                var all = findings
                for (query, answer) in zip(asked, answers) {
                    let profile = try host.profile(.number(query.citizen))
                    try UndoRules.requireUnchanged(
                        query.citizen,
                        expected: query.version,
                        actual: profile.version
                    )
                    all.append(RefreshFinding(profile, answer, isKept: false, commits: commits))
                }
                all.sort { a, b in
                    (order.firstIndex(of: a.id) ?? 0) < (order.firstIndex(of: b.id) ?? 0)
                }
                return try RefreshReply.make(all, commits: commits)
            }
        )
    }

    /// The citizens named, each once; the current one when none is.
    private func profiles(
        _ references: [CitizenReference],
        _ host: any Host
    ) throws -> [PortalProfile] {
        guard !references.isEmpty else { return [try host.profile(nil)] }
        var profiles: [PortalProfile] = []
        for reference in references {
            let profile = try host.profile(reference)
            if !profiles.contains(where: { $0.id == profile.id }) { profiles.append(profile) }
        }
        return profiles
    }
}
