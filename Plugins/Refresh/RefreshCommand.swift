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
        ],
        effect: .write,
        confirmedBy: "commit",
        isExternal: true,
        access: .change,
        needsCase: true,
        act: "citizen.refresh",
        data: ["citizen", "match", "changes", "committed", "fetchedAt"],
        rows: "changes",
        examples: ["refresh C-8", "refresh C-8 --commit", "refresh C-6 C-8 --force"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let commits = invocation.has("commit")
        let files = try files(invocation.citizens(), host)
        var queries: [PopulationQuery] = []
        var kept: [CitizenNumber: PopulationAnswer] = [:]
        for file in files {
            let query = try RefreshRules.query(for: file.profile, policies: host.policies)
            if !invocation.has("force"), let record = file.lastRefresh,
                IdentityRules.isReusable(
                    record,
                    profile: file.profile,
                    policies: host.policies,
                    now: host.now
                )
            {
                kept[file.profile.id] = record.answer
            } else {
                queries.append(query)
            }
        }
        let findings = files.compactMap { file in
            kept[file.profile.id].map { RefreshFinding(file, $0, isKept: true, commits: commits) }
        }
        guard !queries.isEmpty else { return try RefreshReply.make(findings, commits: commits) }
        let order = files.map(\.profile.id)
        let asked = queries
        return .ask(
            PopulationRequest(asked) { answers, host in
                var all = findings
                for (query, answer) in zip(asked, answers) {
                    let file = try host.file(.number(query.citizen))
                    try UndoRules.requireUnchanged(
                        query.citizen,
                        expected: query.version,
                        actual: file.profile.version
                    )
                    all.append(RefreshFinding(file, answer, isKept: false, commits: commits))
                }
                all.sort { a, b in
                    (order.firstIndex(of: a.id) ?? 0) < (order.firstIndex(of: b.id) ?? 0)
                }
                return try RefreshReply.make(all, commits: commits)
            }
        )
    }

    /// The citizens named, each once; the current one when none is.
    private func files(_ references: [CitizenReference], _ host: any Host) throws -> [CitizenFile] {
        guard !references.isEmpty else { return [try host.file(nil)] }
        var files: [CitizenFile] = []
        for reference in references {
            let file = try host.file(reference)
            if !files.contains(where: { $0.profile.id == file.profile.id }) { files.append(file) }
        }
        return files
    }
}
