extension LinkRules {
    /// Refuses while the portal account is locked or its holder is dead.
    ///
    /// - Rule: domain notes, state PB; K2, K21.
    public static func requireActiveAccount(_ profile: PortalProfile) throws(Refusal) {
        try requireLivingHolder(profile)
        guard profile.status == .locked else { return }
        throw Refusal(
            "account.suspended",
            Phrase(
                vi: "Chưa thực hiện: tài khoản Cổng đang bị khóa.",
                en: "Nothing was done: the portal account is locked."
            ),
            hint: Phrase(
                vi: "Đề nghị bộ phận có thẩm quyền mở khóa tài khoản; xem: guide \(profile.id)",
                en: "Ask the authorised unit to unlock the account; see: guide \(profile.id)"
            )
        )
    }

    /// Refuses every change to the account of a dead holder.
    ///
    /// - Rule: K21, scenario 12.
    public static func requireLivingHolder(_ profile: PortalProfile) throws(Refusal) {
        guard profile.status == .deceased else { return }
        throw Refusal(
            "account.suspended",
            Phrase(
                vi: "Chưa thực hiện: chủ tài khoản đã mất; hồ sơ chỉ được xem.",
                en: "Nothing was done: the holder has died; the record can only be read."
            ),
            hint: Phrase(
                vi: "Thân nhân liên hệ cơ quan tiếp nhận hồ sơ; xem: guide \(profile.id)",
                en: "Relatives turn to the agency that handles the dossier; see: guide "
                    + "\(profile.id)"
            )
        )
    }

    /// Refuses a second active link of the same profile to the same provider.
    ///
    /// - Rule: R17, R18.
    public static func requireNoOtherLink(
        _ file: CitizenFile,
        provider: Provider,
        account: String
    ) throws(Refusal) {
        guard let link = file.activeLink(provider), link.account != account else { return }
        let id = file.profile.id
        throw Refusal(
            "link.already-linked",
            Phrase(
                vi: "Chưa liên kết: \(id) đang liên kết với một tài khoản khác của cùng đơn vị "
                    + "cấp.",
                en: "Not linked: \(id) is linked to another account of the same provider."
            ),
            hint: Phrase(
                vi: "unlink \(id) \(provider.rawValue) --reason 'LÝ DO'",
                en: "unlink \(id) \(provider.rawValue) --reason 'REASON'"
            )
        )
    }

    /// Refuses a VNeID account that is linked to another portal profile.
    ///
    /// - Rule: R17.
    public static func requireNotLinkedElsewhere(
        _ file: CitizenFile,
        provider: Provider
    ) throws(Refusal) {
        guard provider == .vneid, let other = file.linkedElsewhere else { return }
        let id = file.profile.id
        throw Refusal(
            "link.already-linked-elsewhere",
            Phrase(
                vi: "Chưa liên kết: tài khoản VNeID này đang liên kết với hồ sơ \(other).",
                en: "Not linked: this VNeID account is linked to profile \(other)."
            ),
            hint: Phrase(
                vi: "So sánh hai hồ sơ; nếu cùng một người: relink \(id) vneid --from \(other) "
                    + "--reason 'LÝ DO'; nếu khác người: guide \(other)",
                en: "Compare the two; if it is the same person: relink \(id) vneid --from \(other) "
                    + "--reason 'REASON'; if not: guide \(other)"
            )
        )
    }

    /// Refuses a VNeID link until the 12-digit number (and name and date of birth, as policy says)
    /// are verified by the population database itself.
    ///
    /// - Rule: R14; R11: the e-mail's colour does not matter.
    public static func requireVerifiedNumber(
        _ profile: PortalProfile,
        provider: Provider,
        policies: PolicyBook
    ) throws(Refusal) {
        guard provider == .vneid else { return }
        let open = unverifiedFields(profile, policies: policies)
        guard !open.isEmpty else { return }
        let vi = open.map { "“\($0.label.vi)”" }.joined(separator: ", ")
        let en = open.map { "“\($0.label.en)”" }.joined(separator: ", ")
        let missing = profile.identity.value(.personalId) == nil
        let canAsk = !missing || profile.identity.value(.cmnd9) != nil
        throw Refusal(
            "link.personal-number-unverified",
            Phrase(
                vi: "Chưa liên kết: CSDL quốc gia về dân cư chưa xác minh \(vi).",
                en: "Not linked: the population database has not verified \(en)."
            ),
            hint: canAsk
                ? Phrase("refresh \(profile.id)")
                : EditRules.editHint(profile.id, .personalId)
        )
    }
}
