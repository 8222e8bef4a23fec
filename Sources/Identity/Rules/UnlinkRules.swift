/// What must hold before a link is closed.
public enum UnlinkRules {
    /// Checks every rule in turn and throws the first no.
    ///
    /// Whether a second person is needed is another question: `secondPerson`.
    ///
    /// - Rule: R30, R33, K21.
    public static func check(
        file: CitizenFile,
        provider: Provider,
        reason: String?,
        policies: PolicyBook,
        now: Instant
    ) throws(Refusal) {
        try LinkRules.requireLivingHolder(file.profile)
        try ConductRules.requireReason(reason)
        try ConductRules.requirePhoneSettled(file.profile, policies: policies, now: now)
    }

    /// Whether there is nothing to close; then `unlink` changes nothing and says so.
    ///
    /// - Rule: R23.
    public static func isAlreadyUnlinked(_ file: CitizenFile, provider: Provider) -> Bool {
        file.activeLink(provider) == nil
    }

    /// The change that closes the active link; nil when there is none.
    ///
    /// Nothing else changes: the row stays, and so do the items that were copied.
    ///
    /// - Rule: R19, R27.
    public static func change(
        _ file: CitizenFile,
        provider: Provider,
        reason: String,
        now: Instant
    ) -> Change? {
        guard let link = file.activeLink(provider) else { return nil }
        return .closeLink(
            file.profile.id,
            provider,
            account: link.account,
            on: VietnamTime.date(at: now),
            reason: reason
        )
    }

    /// Whether closing the link would leave the holder without a lawful login.
    ///
    /// VNPost counts as another login only if it is linked and the holder is no civil servant;
    /// organisations keep the portal's own login to the end of 30/06/2025, administrators for good,
    /// people to the end of 30/06/2024.
    ///
    /// - Rule: R21, R22.
    public static func isLastLawfulLogin(
        _ file: CitizenFile,
        provider: Provider,
        now: Instant
    ) -> Bool {
        guard file.activeLink(provider) != nil else { return false }
        let closing: LoginMethod = provider == .vneid ? .vneid : .vnpost
        let methods = LoginRules.lawfulMethods(file, now: now)
        return methods.contains(closing) && methods.allSatisfy { $0 == closing }
    }

    /// The refusal that stands until a second person approves; nil when the agent may go on alone.
    ///
    /// - Rule: R22; policy `unlink.last-login` must be `approve`.
    public static func secondPerson(
        file: CitizenFile,
        provider: Provider,
        policies: PolicyBook,
        now: Instant
    ) -> Refusal? {
        guard policies.value(.unlinkLastLogin) == "approve",
            isLastLawfulLogin(file, provider: provider, now: now)
        else { return nil }
        return Refusal(
            "link.last-login",
            Phrase(
                vi: "Đây là phương thức đăng nhập hợp lệ cuối cùng của tài khoản; hủy liên kết cần "
                    + "người thứ hai phê duyệt.",
                en: "This is the last lawful login of the account; unlinking needs the approval of "
                    + "a second person."
            ),
            hint: Phrase(
                vi: "Giám sát viên phê duyệt: request list, rồi request approve SỐ. Nếu chỉ đổi "
                    + "tài khoản Cổng, dùng relink thay cho unlink.",
                en: "A supervisor approves: request list, then request approve N. To move the link "
                    + "to another portal account use relink instead."
            )
        )
    }

    /// What to tell the agent before the last lawful login is closed; nil when it is not the last
    /// or policy `unlink.last-login` is `allow`.
    ///
    /// - Rule: R21.
    public static func warning(
        file: CitizenFile,
        provider: Provider,
        policies: PolicyBook,
        now: Instant
    ) -> Phrase? {
        guard policies.value(.unlinkLastLogin) != "allow",
            isLastLawfulLogin(file, provider: provider, now: now)
        else { return nil }
        let left = Phrase(
            vi: "Sau khi hủy, công dân không còn cách đăng nhập hợp lệ nào.",
            en: "After this the citizen has no lawful login left."
        )
        // A link to somebody else's VNeID has to go, and stays gone.
        guard !file.isLinkedToAnotherNumber else { return left }
        guard let other = file.duplicates.first else {
            let back = "relink \(file.profile.id) \(provider.rawValue)"
            return Phrase(
                vi: "\(left.vi) Hủy rồi mới thấy nhầm thì khôi phục: \(back) --reason 'LÝ DO'",
                en: "\(left.en) Should it prove a mistake: \(back) --reason 'REASON'"
            )
        }
        let move = "relink \(other) \(provider.rawValue) --from \(file.profile.id)"
        return Phrase(
            vi: "\(left.vi) Nếu chỉ đổi sang \(other) của cùng người, nên dùng: \(move) --reason "
                + "'LÝ DO'",
            en: "\(left.en) To move the link to \(other) of the same person rather use: \(move) "
                + "--reason 'REASON'"
        )
    }
}
