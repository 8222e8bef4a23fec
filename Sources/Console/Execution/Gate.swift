import CommandKit
import Identity

/// What must hold before a command runs at all: role, case, reason, confirmation.
///
/// Command files are checked by the same gate before their first line runs.
struct Gate {
    let role: Role
    let ticket: String?
    let policies: PolicyBook

    /// Checks a command against everything that needs no look at the citizen.
    ///
    /// - Throws: `CommandError`: `conduct.not-permitted`, `conduct.case-required`,
    ///   `conduct.reason-required` or `confirm.missing`.
    func check(_ invocation: Invocation, mode: RunMode) throws {
        let manifest = invocation.manifest
        try permit(manifest)
        if manifest.needsCase, role != .auditor, ticket == nil,
            policies.value(.caseRequired) == "required"
        {
            throw Gate.caseRequired
        }
        if manifest.needsReason { try ConductRules.requireReason(invocation.reason) }
        for text in [invocation.reason, invocation.text("note")].compactMap({ $0 }) {
            try ConductRules.requireNoSecret(text)
            guard !PersonalData.isLikely(text) else { throw Gate.personalReason }
        }
        if mode.isFile, !mode.yes, !mode.dryRun, Gate.asksFirst(invocation) {
            throw Gate.confirmationMissing(manifest)
        }
    }

    /// Checks the role alone.
    func permit(_ manifest: CommandManifest) throws {
        guard role.allows(manifest.access) else { throw Gate.notPermitted(manifest, role: role) }
    }

    /// Whether a person, or `--yes`, must confirm this use of a command.
    static func asksFirst(_ invocation: Invocation) -> Bool {
        guard invocation.manifest.effect.needsConfirmation else { return false }
        guard let flag = invocation.manifest.confirmedBy else { return true }
        return invocation.has(flag) || invocation.text("ACTION") == flag
    }

    static func notPermitted(_ manifest: CommandManifest, role: Role) -> CommandError {
        let roles = Role.allCases.filter { $0.allows(manifest.access) }.map(\.rawValue)
            .joined(separator: ", ")
        return CommandError(
            "conduct.not-permitted",
            Phrase(
                vi:
                    "Chưa thực hiện: vai trò \(role.rawValue) không được dùng lệnh \(manifest.name)",
                en: "Nothing was done: role \(role.rawValue) may not use \(manifest.name)"
            ),
            hint: Phrase(
                vi: "lệnh này dành cho: \(roles); xem quyền của mình: whoami",
                en: "it is for: \(roles); see what you may do: whoami"
            ),
            outcome: .notPermitted
        )
    }

    static let caseRequired = CommandError(
        "conduct.case-required",
        Phrase(
            vi: "Chưa thực hiện: phải mở vụ việc trước khi xem hoặc thay đổi hồ sơ công dân",
            en: "Nothing was done: a case must be open before a citizen is shown or changed"
        ),
        hint: Phrase(
            vi: "case open MÃ-VỤ-VIỆC --reason \"nội dung cuộc gọi\"",
            en: "case open TICKET --reason \"what the call is about\""
        ),
        outcome: .refused
    )

    static let personalReason = CommandError(
        "conduct.personal-data",
        Phrase(
            vi: "Chưa thực hiện: lý do không được chứa số định danh, số điện thoại hay email",
            en: "Nothing was done: a reason holds no personal number, phone or e-mail"
        ),
        hint: Phrase(vi: "dùng số hồ sơ, ví dụ C-1", en: "use the profile number, such as C-1"),
        outcome: .refused
    )

    static func confirmationMissing(_ manifest: CommandManifest) -> CommandError {
        CommandError(
            "confirm.missing",
            Phrase(
                vi: "Chưa thực hiện: \(manifest.name) cần xác nhận, mà ở đây không hỏi ai được",
                en:
                    "Nothing was done: \(manifest.name) needs a confirmation, and nobody can be asked"
            ),
            hint: Phrase(
                vi: "thêm --yes ở cuối lệnh hoặc cho cả lần chạy; xem trước bằng --dry-run",
                en: "add --yes to the line or the run; look first with --dry-run"
            ),
            outcome: .refused
        )
    }
}
