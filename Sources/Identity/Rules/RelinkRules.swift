/// Restoring a closed link, and moving an active one between two profiles of the same person.
public enum RelinkRules {
    /// Checks that the link that was closed last can be opened again, and returns its account.
    ///
    /// - Rule: as for a link (R2, R3, R14, R16 to R18, R20, R33); R15 as policy
    ///   `relink.holder-login` says; R30.
    public static func checkRestore(
        file: CitizenFile,
        provider: Provider,
        reason: String?,
        policies: PolicyBook,
        now: Instant
    ) throws(Refusal) -> String {
        try ConductRules.requireReason(reason)
        guard let closed = file.lastClosedLink(provider) else {
            throw Refusal(
                "relink.nothing-closed",
                Phrase(
                    vi: "Chưa thực hiện: \(file.profile.id) chưa từng có liên kết nào bị hủy để "
                        + "khôi phục.",
                    en: "Nothing was done: \(file.profile.id) has no closed link to restore."
                ),
                hint: Phrase("links \(file.profile.id) --all")
            )
        }
        try LinkRules.checkStanding(
            file: file,
            provider: provider,
            account: closed.account,
            policies: policies,
            now: now
        )
        if policies.value(.relinkHolderLogin) == "required" {
            try LinkRules.requireHolderLogin(
                file,
                provider: provider,
                account: closed.account,
                policies: policies,
                now: now
            )
        }
        return closed.account
    }

    /// Checks that the active link of `source` can move to `target`, and returns its account.
    ///
    /// The move always needs a second person, who stands in for the holder's login.
    ///
    /// - Rule: R15, R16, R17, R30; scenario 5.
    public static func checkMove(
        from source: CitizenFile,
        to target: CitizenFile,
        provider: Provider,
        reason: String?,
        policies: PolicyBook,
        now: Instant
    ) throws(Refusal) -> String {
        try ConductRules.requireReason(reason)
        guard let link = source.activeLink(provider), source.profile.id != target.profile.id else {
            throw Refusal(
                "relink.nothing-to-move",
                Phrase(
                    vi: "Chưa chuyển: \(source.profile.id) không có liên kết nào để chuyển sang "
                        + "\(target.profile.id).",
                    en: "\(source.profile.id) has no link to move to \(target.profile.id)."
                ),
                hint: Phrase("links \(source.profile.id) --all")
            )
        }
        try LinkRules.requireLivingHolder(source.profile)
        try ConductRules.requirePhoneSettled(source.profile, policies: policies, now: now)
        try requireSamePerson(source.profile, target.profile)
        var freed = target
        if freed.linkedElsewhere == source.profile.id { freed.linkedElsewhere = nil }
        try LinkRules.checkStanding(
            file: freed,
            provider: provider,
            account: link.account,
            policies: policies,
            now: now
        )
        return link.account
    }

    /// The refusal of a move between two profiles that stands until a second person approves.
    ///
    /// - Rule: R15, R22. The second person stands in for the holder's login.
    public static func secondPerson(
        from source: CitizenNumber,
        to target: CitizenNumber
    ) -> Refusal {
        Refusal(
            "relink.second-person",
            Phrase(
                vi: "Chuyển liên kết từ \(source) sang \(target) cần người thứ hai phê duyệt.",
                en: "Moving the link from \(source) to \(target) needs the approval of a second "
                    + "person."
            ),
            hint: Phrase(
                vi: "Giám sát viên phê duyệt: request list, rồi request approve SỐ",
                en: "A supervisor approves: request list, then request approve N"
            )
        )
    }

    /// The changes that move the link in one step: close there, open here.
    ///
    /// - Rule: R17, R19, R21.
    public static func moveChanges(
        from source: CitizenNumber,
        to target: CitizenNumber,
        provider: Provider,
        account: String,
        reason: String,
        now: Instant
    ) -> [Change] {
        let today = VietnamTime.date(at: now)
        return [
            .closeLink(source, provider, account: account, on: today, reason: reason),
            .openLink(target, provider, account: account, on: today),
        ]
    }

    /// Refuses two profiles whose numbers, names or dates of birth do not all agree; a field that
    /// is missing agrees with nothing.
    ///
    /// - Rule: R17; scenario 5.
    public static func requireSamePerson(
        _ a: PortalProfile,
        _ b: PortalProfile
    ) throws(Refusal) {
        let open = [FieldKey.personalId, .fullName, .dateOfBirth].filter { key in
            guard let x = a.identity.value(key), let y = b.identity.value(key) else { return true }
            return !FieldMatch.same(key, x, y)
        }
        guard !open.isEmpty else { return }
        throw Refusal(
            "link.different-person",
            Phrase(
                vi: "Chưa chuyển liên kết: \(a.id) và \(b.id) không cùng một người; khác hoặc "
                    + "thiếu "
                    + open.map { "“\($0.label.vi)”" }.joined(separator: ", ") + ".",
                en: "The link was not moved: \(a.id) and \(b.id) are not the same person; "
                    + "different or missing "
                    + open.map { "“\($0.label.en)”" }.joined(separator: ", ") + "."
            ),
            hint: Phrase("status \(a.id)")
        )
    }
}
