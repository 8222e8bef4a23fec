import CommandKit
import Identity

/// Reading and checking the audit log.
public struct AuditPlugin: CommandPlugin {
    /// `lienket.audit`.
    public let id = "lienket.audit"
    /// What it is for.
    public let summary = Phrase(vi: "Nhật ký kiểm toán", en: "Audit log")
    /// Its commands.
    public let commands: [any Command] = [
        AuditListCommand(), AuditShowCommand(), AuditReviewCommand(), AuditReportCommand(),
        AuditVerifyCommand(), AuditExportCommand(), AuditProveCommand(), AuditCheckpointCommand(),
        AuditRedactCommand(),
    ]

    /// Makes the plugin.
    public init() {}
}
