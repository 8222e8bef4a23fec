import CommandKit
import Identity

/// `edit`: corrects a field that the population database has not verified.
///
/// - Rule: R8, R13, R30, R33.
struct EditCommand: Command {
    let manifest = CommandManifest(
        "edit",
        vietnamese: "sửa",
        summary: Phrase(
            vi: "Sửa một trường chưa được CSDL dân cư xác minh",
            en: "Correct a field that the population database has not verified"
        ),
        parameters: [
            .word(
                "REF",
                .required,
                .citizen,
                Phrase(
                    vi: "Công dân: C-12, “.” hoặc một định danh",
                    en: "Citizen: C-12, “.” or an identifier"
                ),
                sensitive: true
            ),
            .word(
                "FIELD",
                .required,
                .field,
                Phrase(vi: "Trường định danh", en: "The identity field")
            ),
            .word(
                "VALUE",
                .required,
                .text,
                Phrase(
                    vi: "Giá trị mới; '' để xóa",
                    en: "The new value; '' clears the field"
                ),
                sensitive: true
            ),
            .reason,
        ],
        effect: .write,
        access: .change,
        needsCase: true,
        needsReason: true,
        act: "citizen.edit",
        data: ["citizen", "field"],
        examples: [
            "edit C-6 fullName 'Hoàng Thị Thanh Tâm' --reason 'Sửa lỗi gõ theo thẻ CCCD'",
            "edit C-1 email '' --reason 'Công dân đề nghị xóa'",
        ]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let profile = try host.file(invocation.citizen()).profile
        guard let key = invocation.fields().first else {
            throw CommandError(
                "usage.missing-argument",
                Phrase(vi: "Thiếu tên trường cần sửa.", en: "The field is missing."),
                hint: Phrase("help edit"),
                outcome: .invalid
            )
        }
        try EditRules.check(profile, key)
        try ConductRules.requireReason(invocation.reason)
        let text = (invocation.text("VALUE") ?? "").trimmed
        guard let change = try change(profile, key, text, host) else {
            return .answer(
                answer(
                    profile,
                    key,
                    profile.identity[key],
                    outcome: .unchanged,
                    note: Phrase(
                        vi: "“\(key.label.vi)” vốn đã như vậy; không có gì thay đổi.",
                        en: "“\(key.label.en)” was like that already; nothing has changed."
                    )
                )
            )
        }
        guard case .setField(_, _, _, let new) = change else {
            return .answer(answer(profile, key, profile.identity[key], outcome: .unchanged))
        }
        let warnings = warnings(profile, key, new, host)
        return .plan(
            Plan(
                [change],
                versions: [profile.id: profile.version],
                preview: View(of: profile, warnings.map { .note($0, .caution) }),
                result: answer(
                    profile,
                    key,
                    new,
                    note: done(profile, key, new),
                    warnings: warnings
                ),
                planned: answer(
                    profile,
                    key,
                    new,
                    outcome: .planned,
                    note: .dryRun,
                    warnings: warnings
                ),
                isReversible: true
            )
        )
    }

    /// The change; nil when the field holds the value already, or is empty and stays so.
    private func change(
        _ profile: PortalProfile,
        _ key: FieldKey,
        _ text: String,
        _ host: any Host
    ) throws -> Change? {
        guard !text.isEmpty else {
            let old = profile.identity[key]
            return old == .missing ? nil : .setField(profile.id, key, from: old, to: .missing)
        }
        do {
            let value = try FieldValue.parse(key, text, today: VietnamTime.date(at: host.now))
            return try EditRules.change(profile, key, to: value)
        } catch let problem as FieldProblem {
            let refusal = EditRules.invalidValue(profile, key, why: problem.phrase)
            throw CommandError(refusal, outcome: .invalid)
        }
    }

    /// What the new value brings with it.
    ///
    /// - Rule: R33, and the consistency of number, birth date and gender.
    private func warnings(
        _ profile: PortalProfile,
        _ key: FieldKey,
        _ new: FieldStatus,
        _ host: any Host
    ) -> [Phrase] {
        var warnings: [Phrase] = []
        let hours = host.policies.number(.phoneCoolDown)
        if key == .phone, hours > 0 {
            warnings.append(
                Phrase(
                    vi: "Sau khi đổi số điện thoại, phải chờ \(hours) giờ mới được liên kết hoặc "
                        + "hủy liên kết.",
                    en: "After a change of phone links may not change for \(hours) hours."
                )
            )
        }
        var after = profile.identity
        after[key] = new
        if let text = after.value(.personalId), let number = try? PersonalNumber(text) {
            let before = Set(number.inconsistencies(in: profile.identity))
            warnings += number.inconsistencies(in: after)
                .filter { $0.field == key || key == .personalId && !before.contains($0) }
                .map(\.phrase)
        }
        return warnings
    }

    /// What was done, and that only the population database can make the field green.
    private func done(
        _ profile: PortalProfile,
        _ key: FieldKey,
        _ new: FieldStatus
    ) -> Phrase {
        let id = profile.id
        guard new != .missing else {
            return Phrase(vi: "Đã xóa “\(key.label.vi)”.", en: "Cleared “\(key.label.en)”.")
        }
        guard key.isInPopulationReply else {
            return Phrase(vi: "Đã sửa “\(key.label.vi)”.", en: "Changed “\(key.label.en)”.")
        }
        return Phrase(
            vi: "Đã sửa “\(key.label.vi)”, chưa xác minh. Tiếp theo: refresh \(id)",
            en: "Changed “\(key.label.en)”, not verified yet. Next: refresh \(id)"
        )
    }

    private func answer(
        _ profile: PortalProfile,
        _ key: FieldKey,
        _ status: FieldStatus,
        outcome: Outcome = .ok,
        note: Phrase? = nil,
        warnings: [Phrase] = []
    ) -> Answer {
        let row = FieldRow(key, status, of: profile.id)
        let data: DataObject = ["citizen": .citizen(profile.id), "field": row.data]
        let notes = note.map { [Block.note($0, .plain)] } ?? []
        var after = profile
        if outcome == .ok { after.identity[key] = status }
        let view = View(of: after, [.table(FieldRow.table([row]))] + notes)
        return Answer(data, view: view, outcome: outcome, warnings: warnings)
    }
}
