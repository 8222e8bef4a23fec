import CommandKit
import Identity

/// `audit redact`: erases what audit records about a citizen can be opened to; a second person agrees.
///
/// - Rule: R29, R32.
struct AuditRedactCommand: Command {
    let manifest = CommandManifest(
        "audit redact",
        vietnamese: "kiểm-toán xóa",
        summary: Phrase(
            vi: "Xóa phần mở của các bản ghi về một công dân; cần người thứ hai duyệt",
            en: "Erase the openings of the records about a citizen; a second person approves"
        ),
        parameters: [
            .word(
                "REF",
                .required,
                .citizen,
                Phrase(
                    vi: "Công dân: C-12 hoặc một định danh",
                    en: "Citizen: C-12 or an identifier"
                ),
                sensitive: true
            ),
            .reason,
        ],
        effect: .destructive,
        access: .administer,
        needsReason: true,
        act: "audit.redact",
        data: ["request", "citizen", "command", "expiresAt"],
        examples: ["audit redact C-12 --reason \"Công dân yêu cầu xóa\" --yes"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        guard let reference = invocation.citizen() else { throw AuditRow.noFinding }
        let citizen = try AuditRow.number(reference, host)
        let days = host.policies.number(.openingDays)
        let before = host.now.adding(seconds: -Int64(days) * 86_400)
        let openings = try host.openings(of: citizen, before: before)
        guard openings.old > 0 else {
            guard openings.young > 0 else { return .answer(AuditRedactCommand.nothing(citizen)) }
            throw AuditRedactCommand.tooYoung(openings.young, days: days)
        }
        let preview = Phrase(
            vi: "\(openings.old) phần mở của các bản ghi về \(citizen) sẽ bị xóa hẳn; "
                + "\(openings.young) phần mở còn trong hạn giữ. Bản ghi và cây Merkle không đổi.",
            en: "\(openings.old) openings of records about \(citizen) will be erased for good; "
                + "\(openings.young) have to be kept longer. Records and Merkle tree stay."
        )
        return .plan(
            Plan(
                [.eraseOpenings(citizen, before: before)],
                versions: [:],
                preview: View([.note(preview, .caution)]),
                result: AuditRedactCommand.nothing(citizen),
                secondPerson: Refusal(
                    "audit.second-person",
                    Phrase(
                        vi: "Chưa xóa: xóa phần mở của nhật ký cần người thứ hai duyệt.",
                        en: "Nothing was erased: erasing audit openings needs a second person."
                    ),
                    hint: Phrase("request list")
                )
            )
        )
    }

    private static func nothing(_ citizen: CitizenNumber) -> Answer {
        Answer(
            [
                "request": .null, "citizen": .citizen(citizen), "command": .string("audit redact"),
                "expiresAt": .null,
            ],
            view: View([
                .note(
                    Phrase(
                        vi: "Không còn phần mở nào về \(citizen); không có gì để xóa.",
                        en: "There are no openings about \(citizen); nothing to erase."
                    ),
                    .plain
                )
            ]),
            outcome: .unchanged
        )
    }

    private static func tooYoung(_ count: Int, days: Int) -> CommandError {
        CommandError(
            "audit.retention",
            Phrase(
                vi: "Chưa xóa: \(count) phần mở chưa quá hạn giữ \(days) ngày",
                en: "Nothing was erased: \(count) openings are younger than \(days) days"
            ),
            hint: Phrase(
                vi: "hạn giữ là chính sách audit.opening-days: policy list",
                en: "the period is the policy audit.opening-days: policy list"
            ),
            outcome: .refused
        )
    }
}
