import CommandKit
import Identity

/// `reveal`: shows fields of the current citizen in clear for a while.
///
/// - Rule: R31. Unmasking is a logged act of its own.
struct RevealCommand: Command {
    let manifest = CommandManifest(
        "reveal",
        vietnamese: "hiện",
        summary: Phrase(
            vi: "Hiện đầy đủ các trường của công dân đang chọn trong năm phút",
            en: "Show fields of the current citizen in clear for five minutes"
        ),
        parameters: [
            .word(
                "FIELD",
                .oneOrMore,
                .fieldOrAll,
                Phrase(
                    vi: "Các trường định danh, hoặc all cho cả mười trường",
                    en: "Identity fields, or all for the ten of them"
                )
            ),
            .reason,
        ],
        effect: .read,
        access: .reveal,
        needsCase: true,
        needsReason: true,
        act: "citizen.reveal",
        data: ["citizen", "fields"],
        rows: "fields",
        examples: [
            "reveal personalId phone --reason 'Xác minh người gọi'",
            "reveal all --reason 'Đối chiếu hồ sơ giấy'",
        ]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let profile = try host.file(nil).profile
        let all = invocation.texts("FIELD").contains("all")
        let asked = all ? FieldKey.allCases : invocation.fields()
        let keys = FieldKey.allCases.filter(asked.contains)
        let rows = keys.map { FieldRow($0, profile.identity[$0], of: profile.id) }
        let data: DataObject = [
            "citizen": .citizen(profile.id),
            "fields": .array(rows.map(\.shortData)),
        ]
        let view = View(
            of: profile,
            [
                .pairs(rows.map { Pair($0.key.label, $0.valueCell) }),
                .note(
                    Phrase(
                        vi: "Hiện đầy đủ trong 5 phút hoặc đến khi đổi công dân; việc xem đã được "
                            + "ghi nhật ký.",
                        en: "In clear for 5 minutes or until the current citizen changes; the look "
                            + "is in the audit log."
                    ),
                    .muted
                ),
            ]
        )
        return .answer(Answer(data, view: view, session: [.reveal(profile.id, keys)]))
    }
}
