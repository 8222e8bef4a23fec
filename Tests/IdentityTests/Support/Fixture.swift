import Identity
import Testing

/// Synthetic people and moments for the tests of rules and guide.
enum Fixture {
    static let now = instant("2025-03-10T02:00:00Z")
    static let number = "052089999999"
    static let otherNumber = "001190000001"
    static let policies = PolicyBook()

    static func instant(_ iso: String) -> Instant {
        Instant(iso: iso) ?? Instant(milliseconds: 0)
    }

    static func day(_ iso: String) -> CivilDate {
        CivilDate(iso: iso) ?? CivilDate(daysSinceEpoch: 0)
    }

    /// A profile that is ready to link: every field verified but the e-mail.
    static func profile(
        _ id: Int64 = 12,
        kind: AccountKind = .personal,
        civilServant: Bool = false,
        status: AccountStatus = .active
    ) -> PortalProfile {
        let at = instant("2024-01-05T03:00:00Z")
        var identity = IdentityRecord()
        identity[.fullName] = .population("Đặng Trung Du", at: at)
        identity[.cmnd9] = .population("211000001", at: at)
        identity[.personalId] = .population(number, at: at)
        identity[.dateOfBirth] = .population("1989-05-20", at: at)
        identity[.phone] = .trusted("0912000001", at: at)
        identity[.gender] = .population("male", at: at)
        identity[.placeOfBirth] = .population("Bình Định", at: at)
        identity[.email] = .declared("du@example.vn")
        identity[.hometown] = .population("Bình Định", at: at)
        identity[.permanentAddress] = .population("Quy Nhơn, Bình Định", at: at)
        return PortalProfile(
            id: CitizenNumber(id),
            version: 3,
            kind: kind,
            civilServant: civilServant,
            status: status,
            identity: identity,
            lastLoginAt: instant("2024-01-05T02:00:00Z")
        )
    }

    /// The same profile with every field as typed in.
    static func declaredProfile(_ id: Int64 = 12) -> PortalProfile {
        var profile = profile(id)
        for key in FieldKey.allCases {
            profile.identity[key] = IdentityRules.declared(profile.identity.value(key))
        }
        return profile
    }

    static func vneid(
        _ status: VNeIDStatus = .active,
        level: Int = 2,
        number: String = number
    ) -> VNeIDAccount {
        VNeIDAccount(
            personalNumber: number,
            fullName: "Đặng Trung Du",
            level: level,
            status: status
        )
    }

    /// A file that is ready to link, nothing more.
    static func ready(_ profile: PortalProfile = profile()) -> CitizenFile {
        CitizenFile(profile: profile, vneid: vneid())
    }

    static func login(
        _ result: String = "success",
        account: String = number,
        provider: Provider = .vneid,
        at: Instant = now.adding(seconds: -600),
        citizen: Int64 = 12
    ) -> LoginEvent {
        LoginEvent(
            citizen: CitizenNumber(citizen),
            provider: provider,
            account: account,
            at: at,
            result: result
        )
    }

    static func link(
        _ provider: Provider = .vneid,
        account: String = number,
        on: String = "2024-01-01",
        closed: String? = nil,
        citizen: Int64 = 12
    ) -> Link {
        Link(
            id: 1,
            citizen: CitizenNumber(citizen),
            provider: provider,
            account: account,
            linkedOn: day(on),
            closedOn: closed.map(day),
            reason: closed == nil ? nil : "nhầm"
        )
    }

    static func linked(_ profile: PortalProfile = profile()) -> CitizenFile {
        CitizenFile(profile: profile, links: [link()], vneid: vneid())
    }

    static func document(
        _ id: Int64,
        _ sync: SyncState,
        number: String = "",
        citizen: Int64 = 12
    ) -> WarehouseDocument {
        WarehouseDocument(
            id: id,
            citizen: CitizenNumber(citizen),
            kind: .paper,
            number: number.isEmpty ? "GP-\(id)" : number,
            issuer: "UBND",
            title: "Giấy phép",
            issuedOn: nil,
            sync: sync
        )
    }

    static func dossier(_ code: String, _ state: DossierState) -> Dossier {
        Dossier(
            citizen: CitizenNumber(12),
            code: code,
            procedure: "Khai sinh",
            agency: "UBND",
            state: state,
            submittedOn: day("2024-02-01"),
            updatedOn: nil
        )
    }

    static func person(
        number: String = number,
        name: String = "Đặng Trung Du",
        birth: String = "1989-05-20",
        cmnd9: String? = "211000001",
        status: RegistryStatus = .alive,
        replacedBy: String? = nil
    ) -> RegistryPerson {
        RegistryPerson(
            personalNumber: number,
            cmnd9: cmnd9,
            fullName: name,
            dateOfBirth: birth,
            gender: "male",
            birthRegistrationPlace: "Bình Định",
            hometown: "Bình Định",
            permanentAddress: "Quy Nhơn, Bình Định",
            status: status,
            replacedBy: replacedBy
        )
    }

    static func answer(
        _ match: PopulationMatch,
        _ person: RegistryPerson? = nil,
        successor: RegistryPerson? = nil,
        at: Instant = now.adding(seconds: -60)
    ) -> PopulationAnswer {
        PopulationAnswer(
            match: match,
            person: person,
            successor: successor,
            fetchedAt: at,
            requestCode: "YC-1"
        )
    }

    static func agent(
        _ role: Role = .agent,
        login: String = "lan",
        number: String? = nil
    ) -> Agent {
        Agent(login: login, fullName: "Lan", role: role, unit: "A", personalNumber: number)
    }
}

/// The code of the refusal that `body` throws; nil when it does not.
func refusal(_ body: () throws(Refusal) -> Void) -> String? {
    do throws(Refusal) {
        try body()
        return nil
    } catch {
        return error.code
    }
}
