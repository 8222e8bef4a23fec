import CommandKit
import Identity

/// Puts the findings of a refresh together into what the host shows and, when told to, applies.
enum RefreshReply {
    /// The reply for one citizen or several.
    ///
    /// For several the plan holds the changes of all that can be updated; the others are told in
    /// warnings, and their items say why. When none can, the command ends as the first of them.
    ///
    /// - Throws: `account.suspended` for a commit on the record of a dead holder.
    static func make(_ findings: [RefreshFinding], commits: Bool) throws -> Reply {
        if commits {
            for finding in findings where finding.canCommit {
                try LinkRules.requireLivingHolder(finding.profile)
            }
        }
        let kept = findings.flatMap(\.kept)
        let changes = findings.flatMap(\.committing)
        guard !changes.isEmpty || !kept.isEmpty else {
            return .answer(answer(findings, committed: false, isDryRun: commits))
        }
        let versions = findings.map { ($0.id, $0.profile.version) }
        return .plan(
            Plan(
                changes,
                versions: Dictionary(versions, uniquingKeysWith: { first, _ in first }),
                preview: view(findings, committed: nil),
                result: answer(findings, committed: true, isDryRun: false),
                planned: answer(findings, committed: false, isDryRun: commits),
                isCommitted: commits && !changes.isEmpty,
                kept: kept
            )
        )
    }

    /// What is shown after the update (`committed`), or without one.
    private static func answer(
        _ findings: [RefreshFinding],
        committed: Bool,
        isDryRun: Bool
    ) -> Answer {
        let warnings = findings.flatMap { RefreshErrors.warnings($0, committed: committed) }
        var answer = Answer(
            data(findings, committed: committed),
            view: view(findings, committed: committed),
            warnings: warnings
        )
        let outcomes = findings.map { $0.outcome(committed: committed) }
        let errors = findings.compactMap { $0.error(committed: committed) }
        if errors.count == findings.count {
            answer.error = errors.first
            answer.outcome = outcomes.first ?? .ok
        } else {
            answer.warnings += errors.map(\.message)
            answer.outcome = outcomes.allSatisfy { $0 == .unchanged } ? .unchanged : .ok
        }
        let wouldChange = findings.contains(where: \.canCommit)
        if isDryRun, wouldChange, answer.error == nil { answer.outcome = .planned }
        return answer
    }

    private static func data(_ findings: [RefreshFinding], committed: Bool) -> DataObject {
        if findings.count == 1, let only = findings.first { return only.data(committed: committed) }
        return ["items": .array(findings.map { .object($0.data(committed: committed)) })]
    }

    private static func view(_ findings: [RefreshFinding], committed: Bool?) -> View {
        View(findings.flatMap { RefreshView.blocks($0, committed: committed) })
    }
}
