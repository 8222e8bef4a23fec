import CommandKit
import Identity

/// Requests for a second person.
public struct ApprovalsPlugin: CommandPlugin {
    /// `lienket.approvals`.
    public let id = "lienket.approvals"
    /// What it is for.
    public let summary = Phrase(vi: "Duyệt hai người", en: "Second-person approval")
    /// Its commands.
    public let commands: [any Command] = [
        RequestListCommand(), RequestShowCommand(), RequestApproveCommand(),
        RequestRejectCommand(),
    ]

    /// Makes the plugin.
    public init() {}
}
