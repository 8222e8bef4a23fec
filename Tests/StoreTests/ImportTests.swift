import AuditLog
import Foundation
import Identity
import Population
import Testing

@testable import Store

struct ImportTests {
    let scratch: Scratch
    let store: SQLiteStore

    init() throws {
        scratch = try Scratch()
        store = try scratch.makeStore()
        try scratch.seed("citizens.csv", smallCitizens)
    }

    /// `file:line: column` of each error.
    func places(_ errors: SeedErrors) -> [String] {
        errors.errors.map { "\($0.file):\($0.line): \($0.column ?? "-")" }
    }

    func expectNothingLoaded() throws {
        try store.read { reader throws in
            #expect(try reader.citizenCount() == 0)
            #expect(try reader.agents().isEmpty)
        }
        #expect(!FileManager.default.fileExists(atPath: scratch.registry))
        // The indexes are there again.
        try scratch.seed("citizens.csv", smallCitizens, in: "good")
        #expect(try scratch.load(store, from: "good").citizens == 3)
        #expect(try store.health().isGood)
        #expect(try store.read { try $0.citizens(.cmnd("219999999"), limit: 9) }.count == 2)
    }

    @Test func goodSet() throws {
        try scratch.seed(
            "agents.csv",
            "\u{FEFF}login,full_name,role,unit,personal_id\r\nlan,Lan,agent,Tổ 1,\r\n"
        )
        try scratch.seed(
            "registry.csv",
            """
            personal_id,cmnd9,full_name,date_of_birth,gender,birth_registration_place,hometown,\
            permanent_address,status,replaced_by
            052089999999,219999999,Đặng Trung Du,1989-04-12,male,Bình Định,,,alive,

            """
        )
        let report = try scratch.load(store)
        #expect(report.rows.map(\.file) == ["citizens.csv", "agents.csv", "registry.csv"])
        #expect(report.rows.map(\.count) == [3, 1, 1])
        #expect(try scratch.mode(scratch.registry) == 0o600)
        let first = try #require(try store.read { try $0.profile(c1) })
        #expect(first.identity.value(.placeOfBirth) == "phường Lê Lợi, tỉnh Bình Định")
        let third = try #require(try store.read { try $0.profile(c3) })
        #expect(third.identity.value(.fullName) == "Trần Văn Quý")
        let second = try #require(try store.read { try $0.profile(c2) })
        #expect(second.phoneChangedOn?.iso == "2025-11-20")
    }

    @Test func columnsInAnyOrderAndSecondImport() throws {
        try scratch.load(store)
        try scratch.seed(
            "citizens.csv",
            "states,full_name,kind,ref\nDMMMMMMMMM,\"Quote \"\"Q\"\", Inc\",organisation,C-9\n",
            in: "more"
        )
        #expect(try scratch.load(store, from: "more").citizens == 1)
        let added = try #require(try store.read { try $0.profile(CitizenNumber(9)) })
        #expect(added.fullName == "Quote \"Q\", Inc" && added.kind == .organisation)
        #expect(added.status == .active && added.version == 1)
        // The same again: numbers are taken.
        #expect(
            try places(scratch.errors(store)) == [
                "citizens.csv:2: ref", "citizens.csv:3: ref", "citizens.csv:4: ref",
            ]
        )
        #expect(try store.read { try $0.citizenCount() } == 4)
        try scratch.seed(
            "citizens.csv",
            "states,full_name,kind,ref,username\nDMMMMMMMMM,X,personal,C-10,NHUNG\n",
            in: "third"
        )
        #expect {
            try scratch.load(store, from: "third")
        } throws: { ($0 as? SeedErrors).map(places) == ["citizens.csv:2: username"] }
    }

    @Test func textsAreKeptButNormalised() throws {
        let hostile = "=cmd|' /C calc'!A0 \u{202E}evil\u{1B}[31m"
        try scratch.seed(
            "citizens.csv",
            "ref,kind,full_name,states\nC-1,personal,\(hostile),DMMMMMMMMM\n"
                + "C-2,personal,\("Đặng Hòa".decomposedStringWithCanonicalMapping),DMMMMMMMMM\n"
                + "C-3,personal,Ðặng  Trung   Du ,DMMMMMMMMM\n"
        )
        try scratch.load(store)
        func name(_ id: CitizenNumber) throws -> String? {
            try store.read { try $0.profile(id)?.fullName }
        }
        #expect(try name(c1) == hostile)
        #expect(try name(c2).map { Array($0.utf8) } == Array("Đặng Hòa".utf8))
        #expect(try name(c3) == "Đặng Trung Du")
    }

    @Test func everyKindOfErrorHasItsPlace() throws {
        try scratch.seed(
            "citizens.csv",
            citizenHeader + """
                C-1,personal,0,a,active,A,,,,,,,,,,DMMMMMMMMM,,,,,
                C-2,alien,2,A,gone,B,12,052089999990x,1989-13-01,12,x,,@,,,DDDDDDMDMM,,x,y,z,-1
                X-3,personal,0,,active,C,,,,,,,,,,DMMM,,,,,
                C-4,personal,0,,active,D,,,,0905000001,,,,,,DMMMNMMMMM,now,,,,
                C-5,personal,0,,active,E,,052089999999,,,,,,,,DMNMMMMMMM,,,,,
                C-6,personal,0,,active,,,,,,,,,,,DMMMMMMMMM,,,,,
                C-7,personal,0,,active,F,,,,,,,,,,MMMMMMMMMM,,,,,
                C-1,personal,0,A,active,G,,,,,,,,,,DMMMMMMMMM,,,,,
                C-8,personal,0,A,active,G,,,,,,,,,,DMMMMMMMMM,,,,,
                C-9,short
                C-10,personal,0,x"y,active,G,,,,,,,,,,DMMMMMMMMM,,,,,
                C-11,personal,0,,active,"G
                H",,,,,,,,,,XXXXXXXXXX,,,,,

                """
        )
        try scratch.seed(
            "links.csv",
            """
            citizen,provider,account,linked_on,closed_on,reason
            C-1,vneid,052089999999,2024-01-01,,
            C-1,vneid,052089999998,2024-01-01,,
            C-99,vneid,052089999997,2024-01-01,,
            C-2,vneid,052089999996,2024-01-01,,
            C-1,zalo,x,2024-02-30,2024-01-01,

            """
        )
        try scratch.seed(
            "vneid.csv",
            """
            personal_id,full_name,level,status,extra
            052089999999,A,3,active,
            """
        )
        try scratch.seed("vnpost.csv", "personal_id,status\n")
        try scratch.seed("agents.csv", "")
        try scratch.seed(
            "registry.csv",
            """
            personal_id,full_name,date_of_birth,status,replaced_by
            052089999999,A,1989,cancelled,052089999998
            052089999999,A,1989,alive,

            """
        )
        let errors = try scratch.errors(store)
        #expect(!errors.isCapped)
        #expect(
            places(errors) == [
                "citizens.csv:3: kind", "citizens.csv:3: civil_servant",
                "citizens.csv:3: account_status", "citizens.csv:3: cmnd9",
                "citizens.csv:3: personal_id", "citizens.csv:3: date_of_birth",
                "citizens.csv:3: phone", "citizens.csv:3: gender", "citizens.csv:3: email",
                "citizens.csv:3: created_on", "citizens.csv:3: last_login_at",
                "citizens.csv:3: phone_changed_on", "citizens.csv:3: notifications",
                "citizens.csv:4: ref", "citizens.csv:4: states", "citizens.csv:5: states",
                "citizens.csv:6: verified_at", "citizens.csv:7: full_name",
                "citizens.csv:8: full_name", "citizens.csv:9: ref", "citizens.csv:10: username",
                "citizens.csv:11: -", "citizens.csv:12: -", "citizens.csv:13: states",
                "vneid.csv:1: extra", "vnpost.csv:1: post_id", "links.csv:3: citizen",
                "links.csv:4: citizen", "links.csv:6: provider", "links.csv:6: linked_on",
                "agents.csv:1: -", "registry.csv:2: replaced_by", "registry.csv:3: personal_id",
            ]
        )
        for error in errors.errors {
            #expect(!error.message.vi.isEmpty && !error.message.en.isEmpty)
        }
        try expectNothingLoaded()
    }

    @Test(arguments: [
        ("C-1,personal,\"A", "citizens.csv:2: -"),
        ("C-1,personal,A\u{0}B,DMMMMMMMMM", "citizens.csv:2: -"),
        ("C-1,personal,\"A\"B,DMMMMMMMMM", "citizens.csv:2: -"),
        ("C-1,personal,A,DMMM\rMMMMMM", "citizens.csv:2: -"),
        ("\n\nC-1,personal,\"A\n\n", "citizens.csv:4: -"),
        ("C-1,personal,A,DMMMMMMMMM,", "citizens.csv:2: -"),
        ("C-0,personal,A,DMMMMMMMMM", "citizens.csv:2: ref"),
        ("C-99999999999999999999,personal,A,DMMMMMMMMM", "citizens.csv:2: ref"),
    ]) func tornFiles(row: String, place: String) throws {
        try scratch.seed("citizens.csv", "ref,kind,full_name,states\n" + row)
        #expect(try places(scratch.errors(store)) == [place])
        try expectNothingLoaded()
    }

    @Test func invalidUTF8() throws {
        try scratch.seed("citizens.csv", "")
        var bytes = Data("ref,kind,full_name,states\nC-1,personal,A".utf8)
        bytes += [0xC3, 0x28]
        bytes += Data(",DMMMMMMMMM\n".utf8)
        try bytes.write(to: URL(fileURLWithPath: scratch.path + "/seeds/citizens.csv"))
        #expect(try places(scratch.errors(store)) == ["citizens.csv:2: full_name"])
    }

    @Test func missingFilesAndDirectories() throws {
        let file = scratch.path + "/seeds/citizens.csv"
        try FileManager.default.removeItem(atPath: file)
        #expect(try places(scratch.errors(store)) == ["citizens.csv:0: -"])
        try FileManager.default.createDirectory(
            atPath: file,
            withIntermediateDirectories: false
        )
        #expect(try places(scratch.errors(store)) == ["citizens.csv:0: -"])
        try FileManager.default.removeItem(atPath: scratch.path + "/seeds")
        #expect(try places(scratch.errors(store)) == ["citizens.csv:0: -"])
    }

    @Test func hundredErrorsAtMost() throws {
        let rows = (1...300).map { "C-\($0),nobody,A,DMMMMMMMMM\n" }.joined()
        try scratch.seed("citizens.csv", "ref,kind,full_name,states\n" + rows)
        let errors = try scratch.errors(store)
        #expect(errors.errors.count == 100 && errors.isCapped)
        #expect(errors.errors.last?.line == 101)
        try expectNothingLoaded()
    }

    @Test func failingFinishLoadsNothing() throws {
        struct Stop: Error {}
        #expect(throws: Stop.self) {
            _ = try SeedImporter.load(
                directory: scratch.path + "/seeds",
                into: store,
                registryPath: scratch.registry,
                now: testNow,
                finish: { writer, report throws in
                    _ = try writer.append(testDraft(), subjects: [])
                    #expect(report.citizens == 3)
                    throw Stop()
                }
            )
        }
        try expectNothingLoaded()
        #expect(try store.read { try $0.auditSize() } == 0)
    }

    @Test func storeInUseGoesOnAfterAnImport() throws {
        for _ in 0..<3 {
            _ = try store.transact("t") { try $0.append(testDraft(), subjects: []) }
        }
        _ = try SeedImporter.load(
            directory: scratch.path + "/seeds",
            into: store,
            registryPath: scratch.registry,
            now: testNow,
            finish: { writer, _ throws in _ = try writer.append(testDraft(), subjects: []) }
        )
        #expect(try store.transact("t") { try $0.append(testDraft(), subjects: [c1]) } == 4)
        try store.read { reader throws in
            #expect(try LogVerifier().verify(try reader.auditLog()).verdict == .ok)
        }
    }

    @Test func foreignRegistryIsRefused() throws {
        try scratch.seed("registry.csv", "personal_id,full_name,date_of_birth\n")
        try Data("not a database, really not one at all".utf8).write(
            to: URL(fileURLWithPath: scratch.registry)
        )
        try scratch.chmod(scratch.registry, 0o600)
        #expect { try scratch.load(store) } throws: { isCase($0, "foreign") }
        #expect(FileManager.default.fileExists(atPath: scratch.registry))
    }

    @Test func longCellsAndManyRows() throws {
        let long = String(repeating: "à", count: 800_000)
        let rows = (1...3000).map { "C-\($0),personal,Nguyễn Văn \($0),DMMMMMMMMM\r\n" }.joined()
        try scratch.seed("citizens.csv", "ref,kind,full_name,states\r\n" + rows)
        try scratch.seed(
            "documents.csv",
            "citizen,kind,number,issuer,title\nC-1,paper,1,X,\(long)\nC-2,paper,1,X,\"a\"\"b\"\n"
        )
        try scratch.load(store)
        #expect(try store.read { try $0.citizenCount() } == 3000)
        let file = try #require(try store.read { try $0.file(c2) })
        #expect(file.documents.map(\.title) == ["a\"b"])
    }
}
