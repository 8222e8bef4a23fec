import Identity
import Testing

/// Synthetic people for the tests.
enum People {
    static let verified = Instant(milliseconds: 1_704_074_400_000)

    /// The document's own example, `C-1`: everything verified but the e-mail.
    static func document() throws -> CitizenFile {
        let id = CitizenNumber(1)
        var profile = PortalProfile(id: id, version: 7, username: "trungdu")
        profile.identity = record([
            .fullName: "Đặng Trung Du", .cmnd9: "219999999", .personalId: "052089999999",
            .dateOfBirth: "1989-04-12", .gender: "male",
            .placeOfBirth: "phường Lê Lợi, thành phố Quy Nhơn, tỉnh Bình Định",
            .hometown: "phường Lê Lợi, thành phố Quy Nhơn, tỉnh Bình Định",
            .permanentAddress: "Số 3 Trần Phú, thành phố Quy Nhơn, tỉnh Bình Định",
        ])
        profile.identity[.phone] = .trusted("0905000001", at: verified)
        profile.identity[.email] = .declared("du.dang@example.com")
        var file = CitizenFile(profile: profile)
        file.links = [
            Link(
                id: 1,
                citizen: id,
                provider: .vneid,
                account: "052089999999",
                linkedOn: try day("2024-01-01")
            )
        ]
        file.vneid = VNeIDAccount(
            personalNumber: "052089999999",
            fullName: "Đặng Trung Du",
            level: 2,
            status: .active
        )
        file.dossiers = try (0..<14).map { index in
            Dossier(
                citizen: id,
                code: "HS-\(index)",
                procedure: "Cấp lại giấy phép lái xe",
                agency: "Sở Giao thông vận tải",
                state: index < 8 ? .returned : .processing,
                submittedOn: try day("2024-02-01"),
                updatedOn: nil
            )
        }
        file.documents = [try document(1, "GT-1", .copied)]
        return file
    }

    /// A verified personal profile with a usable VNeID and no link.
    static func ready(_ number: Int64 = 2, version: Int64 = 1) -> CitizenFile {
        let id = CitizenNumber(number)
        var profile = PortalProfile(id: id, version: version)
        profile.identity = record([
            .fullName: "Nguyễn Thị Hồng Nhung", .personalId: "001191990002",
            .dateOfBirth: "1991-07-23", .gender: "female",
        ])
        profile.identity[.email] = .declared("nhung@example.com")
        return CitizenFile(
            profile: profile,
            vneid: VNeIDAccount(
                personalNumber: "001191990002",
                fullName: "Nguyễn Thị Hồng Nhung",
                level: 2,
                status: .active
            )
        )
    }

    /// `ready` with an active VNeID link since 25/06/2024.
    static func linked(_ number: Int64 = 2, version: Int64 = 1) throws -> CitizenFile {
        var file = ready(number, version: version)
        file.links = [
            Link(
                id: 5,
                citizen: CitizenNumber(number),
                provider: .vneid,
                account: "001191990002",
                linkedOn: try day("2024-06-25")
            )
        ]
        return file
    }

    /// `ready` with a VNeID link that was closed on 15/09/2025.
    static func unlinked(_ number: Int64 = 2) throws -> CitizenFile {
        var file = try linked(number)
        file.links[0].closedOn = try day("2025-09-15")
        file.links[0].reason = "Mất điện thoại"
        return file
    }

    /// A profile whose key fields are only declared.
    static func declared(_ number: Int64 = 8, version: Int64 = 3) -> CitizenFile {
        var profile = PortalProfile(id: CitizenNumber(number), version: version)
        profile.identity[.fullName] = .declared("Bùi Minh Tuấn")
        profile.identity[.personalId] = .declared("015088990008")
        profile.identity[.dateOfBirth] = .declared("1988-05-08")
        profile.identity[.phone] = .declared("0930000008")
        return CitizenFile(profile: profile)
    }

    /// The population database's view of `declared`.
    static func registered(
        status: RegistryStatus = .alive,
        name: String = "Bùi Minh Tuấn",
        birth: String = "1988-05-08",
        number: String = "015088990008",
        replacedBy: String? = nil
    ) -> RegistryPerson {
        RegistryPerson(
            personalNumber: number,
            cmnd9: "069900008",
            fullName: name,
            dateOfBirth: birth,
            gender: "male",
            birthRegistrationPlace: nil,
            hometown: nil,
            permanentAddress: "Số 10 Nguyễn Trãi, thành phố Yên Bái, tỉnh Yên Bái",
            status: status,
            replacedBy: replacedBy
        )
    }

    static func document(
        _ id: Int64,
        _ number: String,
        _ sync: SyncState,
        failure: String? = nil,
        citizen: Int64 = 1
    ) throws -> WarehouseDocument {
        WarehouseDocument(
            id: id,
            citizen: CitizenNumber(citizen),
            kind: .paper,
            number: number,
            issuer: "UBND cấp xã",
            title: "Giấy khai sinh",
            issuedOn: try day("2022-02-11"),
            sync: sync,
            copiedOn: sync == .copied ? try day("2024-01-01") : nil,
            failure: failure
        )
    }

    static func day(_ iso: String) throws -> CivilDate { try #require(CivilDate(iso: iso)) }

    private static func record(_ values: [FieldKey: String]) -> IdentityRecord {
        var record = IdentityRecord()
        for (key, value) in values { record[key] = .population(value, at: verified) }
        return record
    }
}
