/// What must hold before an account is linked to a portal profile.
public enum LinkRules {
    /// Checks every rule in turn and throws the first no.
    ///
    /// An identical active link is not refused; ask `isAlreadyLinked` first and report `unchanged`.
    /// For VNPost the host adds the named account to `file.vnpost`, whatever its number.
    ///
    /// - Rule: R2, R3, R14 to R18, R20, R33, K12.
    public static func check(
        file: CitizenFile,
        provider: Provider,
        account: String,
        policies: PolicyBook,
        now: Instant
    ) throws(Refusal) {
        try checkStanding(
            file: file,
            provider: provider,
            account: account,
            policies: policies,
            now: now
        )
        try requireHolderLogin(
            file,
            provider: provider,
            account: account,
            policies: policies,
            now: now
        )
    }

    /// Checks every rule but the holder's own login: what a second person or an earlier login may
    /// stand in for.
    public static func checkStanding(
        file: CitizenFile,
        provider: Provider,
        account: String,
        policies: PolicyBook,
        now: Instant
    ) throws(Refusal) {
        let profile = file.profile
        try LoginRules.requireNotAdmin(profile, provider)
        try LoginRules.requireNotCivilServant(profile, provider)
        try requireActiveAccount(profile)
        try requireNoOtherLink(file, provider: provider, account: account)
        try requireNotLinkedElsewhere(file, provider: provider)
        try requireVerifiedNumber(profile, provider: provider, policies: policies)
        try requireEqualNumber(file, provider: provider, account: account)
        try requireUsableAccount(file, provider: provider, account: account)
        try requireLevel(file, provider: provider, policies: policies)
        try ConductRules.requirePhoneSettled(profile, policies: policies, now: now)
    }

    /// Whether exactly this link is in force already; then a second `link` changes nothing.
    ///
    /// - Rule: R23.
    public static func isAlreadyLinked(
        _ file: CitizenFile,
        provider: Provider,
        account: String
    ) -> Bool {
        file.activeLink(provider)?.account == account
    }

    /// The change that makes the link, dated today in Vietnam.
    ///
    /// - Rule: R19. Never back-dated.
    public static func change(
        _ citizen: CitizenNumber,
        provider: Provider,
        account: String,
        now: Instant
    ) -> Change {
        .openLink(citizen, provider, account: account, on: VietnamTime.date(at: now))
    }

    /// The fields that must be verified by the population database before a VNeID link and are not.
    ///
    /// - Rule: R11, R14.
    public static func unverifiedFields(
        _ profile: PortalProfile,
        policies: PolicyBook
    ) -> [FieldKey] {
        IdentityRules.fieldsNeeded(policies).filter { !profile.identity.isPopulationVerified($0) }
    }

    /// Whether a successful VNeID login cannot lead to a link as things stand: wrong number, linked
    /// elsewhere, account not usable, or level too low.
    ///
    /// - Rule: R16, R17, R20, K12.
    static func isRefused(
        _ file: CitizenFile,
        login: LoginEvent,
        policies: PolicyBook
    ) -> Bool {
        do throws(Refusal) {
            try requireEqualNumber(file, provider: .vneid, account: login.account)
            try requireNotLinkedElsewhere(file, provider: .vneid)
            try requireUsableAccount(file, provider: .vneid, account: login.account)
            try requireLevel(file, provider: .vneid, policies: policies)
            return false
        } catch {
            return true
        }
    }
}
