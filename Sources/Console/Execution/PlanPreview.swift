import CommandKit
import Identity

/// Shows what a plan would do, change by change.
enum PlanPreview {
    /// The command's own preview, then the changes, unless the command shows them in a table itself.
    static func view(_ plan: Plan) -> View {
        var blocks = plan.preview.blocks
        let showsChanges = blocks.contains { if case .table = $0 { true } else { false } }
        let rows =
            (showsChanges ? [] : plan.changes.compactMap(ChangeRow.init))
            + (plan.outside?.items ?? []).map(ChangeRow.init)
        if !rows.isEmpty { blocks.append(.table(ChangeRow.table(rows))) }
        if let refusal = plan.secondPerson { blocks.append(.note(refusal.message, .caution)) }
        return View(blocks)
    }
}
