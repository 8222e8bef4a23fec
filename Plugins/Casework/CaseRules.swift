import CommandKit
import Identity

/// What a ticket must look like, and where one is looked up.
enum CaseRules {
    /// Refuses a ticket that is personal data or no ticket at all.
    static func check(_ ticket: String) throws {
        guard (1...64).contains(ticket.count), !looksPersonal(ticket) else {
            throw CommandError(
                "case.invalid-ticket",
                Phrase(
                    vi: "Chưa mở vụ việc: mã phải có 1–64 ký tự và không chứa số định danh, "
                        + "số điện thoại hay email",
                    en: "No case was opened: a ticket has 1–64 characters and holds no personal "
                        + "number, phone or e-mail"
                ),
                hint: Phrase("case open CALL-1042 --reason \"…\""),
                outcome: .invalid
            )
        }
    }

    /// Whether a ticket is personal data: as a whole, or by its digits when no letter stands before
    /// them (`HD-20240101-0001` is a ticket).
    private static func looksPersonal(_ ticket: String) -> Bool {
        switch IdentifierShape.of(ticket) {
        case .personalNumber, .cmnd, .phone, .email, .cardQR: true
        case .citizenReference: false
        case .other:
            ticket.first?.isLetter != true && IdentifierShape.containsPersonalData(ticket)
        }
    }

    /// The case named in a line, or the session's own.
    static func find(_ invocation: Invocation, _ host: any Host) throws -> SupportCase {
        guard let ticket = invocation.text("TICKET") ?? host.ticket else {
            throw CommandError(
                "case.none-open",
                Phrase(vi: "Chưa có vụ việc nào đang mở", en: "No case is open"),
                hint: Phrase("case open CALL-1042 --reason \"…\""),
                outcome: .refused
            )
        }
        guard let found = try host.supportCase(ticket) else {
            throw CommandError(
                "case.not-found",
                Phrase(vi: "Không có vụ việc này", en: "There is no such case"),
                hint: Phrase("case list"),
                outcome: .notFound
            )
        }
        return found
    }
}
