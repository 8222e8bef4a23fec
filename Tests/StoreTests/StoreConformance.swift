import AuditLog
import Foundation
import Identity
import Testing

@testable import Store

/// What every engine must do, through the protocol alone.
@Suite struct StoreConformance {
    let scratch: Scratch
    let store: any Store

    init() throws {
        scratch = try Scratch()
        let made = try scratch.makeStore()
        try scratch.seed("citizens.csv", smallCitizens)
        try scratch.seed(
            "vneid.csv",
            """
            personal_id,full_name,level,status,lock_reason,phone,activated_on
            052089999999,Đặng Trung Du,2,active,,0905000001,2023-02-14

            """
        )
        try scratch.seed("vnpost.csv", "post_id,personal_id,status\ndu.dang,052089999999,active\n")
        try scratch.seed(
            "links.csv",
            """
            citizen,provider,account,linked_on,closed_on,reason
            C-1,vneid,052089999999,2023-01-01,2023-06-01,nhầm
            C-1,vneid,052089999999,2024-01-01,,

            """
        )
        try scratch.seed(
            "documents.csv",
            """
            citizen,kind,number,issuer,title,issued_on,sync,copied_on,failure
            C-1,paper,A1,UBND,Giấy khai sinh,2022-02-11,pending,,

            """
        )
        try scratch.load(made)
        store = made
    }

    func apply(_ changes: Change...) throws {
        try store.transact("test") { writer throws in
            for change in changes { try writer.apply(change, by: "lan", at: testNow) }
        }
    }

    func profile(_ id: CitizenNumber) throws -> PortalProfile {
        try #require(try store.read { try $0.profile(id) })
    }

    @Test func fileHasEverything() throws {
        let found = try store.read { try $0.file(c1) }
        let file = try #require(found)
        #expect(file.profile.fullName == "Đặng Trung Du")
        #expect(file.profile.username == "Trungdu")
        #expect(file.profile.notifications == 4)
        let verified = try #require(Instant(iso: "2023-12-30T01:15:00Z"))
        #expect(file.profile.identity[.personalId] == .population("052089999999", at: verified))
        #expect(file.profile.identity[.phone] == .trusted("0905000001", at: verified))
        #expect(file.profile.identity[.email] == .declared("Trungdu@example.com"))
        #expect(file.links.count == 2)
        #expect(file.activeLink(.vneid)?.linkedOn.iso == "2024-01-01")
        #expect(file.lastClosedLink(.vneid)?.reason == "nhầm")
        #expect(file.vneid?.level == 2)
        #expect(file.vnpost.map(\.postID) == ["du.dang"])
        #expect(file.documents.map(\.number) == ["A1"])
        #expect(file.sameCMND == [c2])
        #expect(file.duplicates.isEmpty && file.samePhone.isEmpty)
        #expect(file.linkedElsewhere == nil)
        #expect(try store.read { try $0.file(CitizenNumber(99)) } == nil)
        let third = try profile(c3)
        #expect(third.status == .locked && third.civilServant)
        #expect(third.identity[.dateOfBirth] == .declared("1955"))
        #expect(third.lastLoginAt == testNow.adding(seconds: -7200))
    }

    @Test func setFieldChecksCountsAndReindexes() throws {
        let before = try profile(c2)
        let old = before.identity[.fullName]
        try apply(.setField(c2, .fullName, from: old, to: .declared("Lê Thị Đào")))
        #expect(try profile(c2).version == before.version + 1)
        #expect(try profile(c2).fullName == "Lê Thị Đào")
        #expect(try found("dao") == [c2])
        #expect(try found("nhung").isEmpty)
        #expect {
            try apply(.setField(c2, .fullName, from: old, to: .missing))
        } throws: { isCase($0, "changed") }
        #expect {
            try apply(.setField(CitizenNumber(9), .gender, from: .missing, to: .declared("male")))
        } throws: { isCase($0, "changed") }
        try apply(.setField(c2, .fullName, from: .declared("Lê Thị Đào"), to: .missing))
        #expect(try found("dao").isEmpty)
        try apply(.setField(c2, .fullName, from: .missing, to: .declared("Lê Đào")))
        #expect(try found("le dao") == [c2])
    }

    @Test func fieldsKeepTheirOwnTimes() throws {
        let identity = try profile(c1).identity
        let later = testNow
        try apply(
            .setField(
                c1,
                .hometown,
                from: identity[.hometown],
                to: .population("Quy Nhơn", at: later)
            ),
            .setField(
                c1,
                .email,
                from: identity[.email],
                to: .trusted("a@example.com", at: later)
            )
        )
        var expected = identity
        expected[.hometown] = .population("Quy Nhơn", at: later)
        expected[.email] = .trusted("a@example.com", at: later)
        #expect(try profile(c1).identity == expected)
        #expect {
            try apply(
                .setField(
                    c1,
                    .phone,
                    from: identity[.phone],
                    to: .population("0905000001", at: later)
                )
            )
        } throws: { isCase($0, "conflict") }
    }

    @Test func accountStatusAndDocuments() throws {
        try apply(.setAccountStatus(c1, from: .active, to: .locked))
        #expect(try profile(c1).status == .locked)
        #expect { try apply(.setAccountStatus(c1, from: .active, to: .deceased)) } throws: {
            isCase($0, "changed")
        }
        let file = try #require(try store.read { try $0.file(c1) })
        let id = try #require(file.documents.first?.id)
        try apply(
            .setDocument(
                c1,
                document: id,
                from: .pending,
                to: .copied,
                on: testDay,
                failure: nil
            )
        )
        #expect {
            try apply(
                .setDocument(
                    c1,
                    document: id,
                    from: .pending,
                    to: .failed,
                    on: nil,
                    failure: "x"
                )
            )
        } throws: { isCase($0, "changed") }
        #expect {
            try apply(
                .setDocument(
                    c2,
                    document: id,
                    from: .copied,
                    to: .failed,
                    on: nil,
                    failure: "x"
                )
            )
        } throws: { isCase($0, "changed") }
        #expect(try profile(c1).version == file.profile.version + 1)
    }

    @Test func linksAreUnique() throws {
        #expect {
            try apply(.openLink(c2, .vneid, account: "052089999999", on: testDay))
        } throws: { error in
            guard case StoreError.conflict(let holder) = error else { return false }
            return holder == c1
        }
        #expect {
            try apply(.openLink(c1, .vneid, account: "001191990002", on: testDay))
        } throws: { isCase($0, "conflict") }
        #expect {
            try apply(.openLink(CitizenNumber(9), .vneid, account: "1", on: testDay))
        } throws: { isCase($0, "changed") }
        try apply(.openLink(c1, .vnpost, account: "du.dang", on: testDay))
        #expect(try store.read { try $0.linkHolder(.vnpost, account: "du.dang") } == c1)
        // Moving a link is one step.
        try apply(
            .closeLink(c1, .vneid, account: "052089999999", on: testDay, reason: "sai người"),
            .openLink(c2, .vneid, account: "052089999999", on: testDay)
        )
        let file = try #require(try store.read { try $0.file(c1) })
        #expect(file.linkedElsewhere == c2)
        #expect(file.links.count == 3)
        #expect(file.lastClosedLink(.vneid)?.reason == "sai người")
        #expect {
            try apply(.closeLink(c1, .vneid, account: "052089999999", on: testDay, reason: "x"))
        } throws: { isCase($0, "changed") }
    }

    @Test func everythingOrNothing() throws {
        struct Stop: Error {}
        let before = try profile(c1)
        #expect(throws: Stop.self) {
            try store.transact("test") { writer throws in
                try writer.apply(
                    .setAccountStatus(c1, from: .active, to: .locked),
                    by: "lan",
                    at: testNow
                )
                try writer.apply(.openCase(ticket: "T", reason: "r"), by: "lan", at: testNow)
                _ = try writer.append(testDraft(), subjects: [c1])
                #expect(try writer.profile(c1)?.status == .locked)
                throw Stop()
            }
        }
        #expect(try profile(c1) == before)
        try store.read { reader throws in
            #expect(try reader.auditSize() == 0)
            #expect(try reader.auditSubjects(c1, limit: 9).isEmpty)
            #expect(try reader.supportCase("T") == nil)
        }
        // The audit log goes on after the rollback.
        for seq in 0..<3 as Range<Int64> {
            #expect(try store.transact("t") { try $0.append(testDraft(), subjects: []) } == seq)
        }
    }

    @Test func readersSeeWritesOfTheirTransactionOnly() throws {
        try store.transact("test") { writer throws in
            try writer.apply(
                .setAccountStatus(c1, from: .active, to: .locked),
                by: "lan",
                at: testNow
            )
            #expect(try store.read { try $0.profile(c1)?.status } == .locked)
            #expect { try store.transact("inner") { _ in } } throws: { isCase($0, "busy") }
        }
        #expect(try profile(c1).status == .locked)
    }

    @Test func answersAreKept() throws {
        let person = RegistryPerson(
            personalNumber: "052089999999",
            cmnd9: nil,
            fullName: "Đặng: 3,\u{1F}Du",
            dateOfBirth: "1989",
            gender: "male",
            birthRegistrationPlace: "",
            hometown: "-",
            permanentAddress: nil,
            status: .cancelled,
            replacedBy: "052089999998"
        )
        let answer = PopulationAnswer(
            match: .matched,
            person: person,
            successor: person,
            fetchedAt: testNow,
            requestCode: "R-1"
        )
        let version = try profile(c1).version
        try apply(.keepAnswer(c1, answer, committed: false))
        try apply(.keepAnswer(c1, answer, committed: true))
        let file = try #require(try store.read { try $0.file(c1) })
        #expect(
            file.lastRefresh == RefreshRecord(answer: answer, version: version, committed: true)
        )
        #expect(file.profile.version == version)
    }

    @Test func loginsAreNewestFirst() throws {
        for minute in 0..<25 as Range<Int64> {
            try apply(
                .recordLogin(
                    LoginEvent(
                        citizen: c1,
                        provider: .vneid,
                        account: "052089999999",
                        at: testNow.adding(seconds: minute * 60),
                        result: "success"
                    )
                )
            )
        }
        let logins = try #require(try store.read { try $0.file(c1) }).logins
        #expect(logins.count == 20)
        #expect(logins.first?.at == testNow.adding(seconds: 24 * 60))
    }

    func found(_ text: String, prefix: Bool = false) throws -> [CitizenNumber] {
        let words = VietnameseName.searchKey(text).split(separator: " ").map(String.init)
        return try store.read {
            try $0.citizens(named: NameSearch(words: words, isPrefix: prefix, cap: 10))
                .map(\.id).sorted()
        }
    }
}
