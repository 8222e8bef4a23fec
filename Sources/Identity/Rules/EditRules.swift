/// Corrections of a field by the help desk.
public enum EditRules {
    /// Refuses to edit a field that the population database stands behind, or any field of a dead
    /// holder.
    ///
    /// - Rule: R13. Such data are corrected by the commune police, never here.
    public static func check(_ profile: PortalProfile, _ key: FieldKey) throws(Refusal) {
        try LinkRules.requireLivingHolder(profile)
        guard profile.identity.isPopulationVerified(key) else { return }
        throw Refusal(
            "edit.verified-field",
            Phrase(
                vi: "Chưa sửa: “\(key.label.vi)” do CSDL quốc gia về dân cư xác minh, không sửa "
                    + "được ở đây.",
                en: "Not edited: “\(key.label.en)” was verified by the population database and is "
                    + "not edited here."
            ),
            hint: Phrase(
                vi: "Nếu CSDL dân cư sai, công dân đề nghị công an cấp xã điều chỉnh hoặc gửi phản "
                    + "ánh trên VNeID; sau đó chạy: refresh \(profile.id) --force",
                en: "If the population database is wrong, the citizen asks the commune police to "
                    + "correct it, or reports it in VNeID; then run: refresh \(profile.id) --force"
            )
        )
    }

    /// The change that sets a field to a typed value, which becomes yellow; nil when that is what
    /// stands there already.
    ///
    /// The value must have been brought into stored form.
    ///
    /// - Rule: R8, R13, R23.
    public static func change(
        _ profile: PortalProfile,
        _ key: FieldKey,
        to value: String
    ) throws(Refusal) -> Change? {
        try check(profile, key)
        let old = profile.identity[key]
        let new = IdentityRules.declared(value)
        if new == .missing { throw invalidValue(profile, key) }
        if old.value == value { return nil }
        return .setField(profile.id, key, from: old, to: new)
    }

    /// The refusal of a value that is not one of this field; does not repeat the value.
    public static func invalidValue(
        _ profile: PortalProfile,
        _ key: FieldKey,
        why: Phrase? = nil
    ) -> Refusal {
        Refusal(
            "edit.invalid-value",
            Phrase(
                vi: "Chưa sửa: giá trị không hợp lệ cho “\(key.label.vi)”"
                    + (why.map { ": \($0.vi)" } ?? "."),
                en: "Not edited: not a valid value for “\(key.label.en)”"
                    + (why.map { ": \($0.en)" } ?? ".")
            ),
            hint: editHint(profile.id, key)
        )
    }

    /// The command that would correct a field.
    static func editHint(_ citizen: CitizenNumber, _ key: FieldKey) -> Phrase {
        Phrase(
            vi: "edit \(citizen) \(key.rawValue) 'GIÁ TRỊ' --reason 'LÝ DO'",
            en: "edit \(citizen) \(key.rawValue) 'VALUE' --reason 'REASON'"
        )
    }
}
