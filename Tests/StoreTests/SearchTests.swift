import Foundation
import GRDB
import Identity
import Testing

@testable import Store

struct SearchTests {
    let scratch: Scratch
    let store: SQLiteStore

    init() throws {
        scratch = try Scratch()
        store = try scratch.makeStore()
        try scratch.seed("citizens.csv", smallCitizens)
        try scratch.load(store)
    }

    func find(
        _ text: String,
        prefix: Bool = false,
        year: Int? = nil,
        date: String? = nil,
        province: String? = nil,
        cap: Int = 10
    ) throws -> [Int64] {
        let words = VietnameseName.searchKey(text).split(separator: " ").map(String.init)
        let search = NameSearch(
            words: words,
            isPrefix: prefix,
            birthYear: year,
            birthDate: date,
            province: province,
            cap: cap
        )
        return try store.read { try $0.citizens(named: search).map(\.id.value).sorted() }
    }

    @Test(arguments: [
        "Đặng Trung Du", "đặng trung du", "ĐẶNG TRUNG DU", "dang trung du", "Ðặng Trung Du",
        "Đặng Trung Du".decomposedStringWithCanonicalMapping, "trung du", "Du", "dang trung",
    ]) func namesFoldAlike(text: String) throws {
        #expect(try find(text) == [1])
    }

    @Test func wordsAreWholeAndConsecutive() throws {
        #expect(try find("dang du").isEmpty)
        #expect(try find("du trung").isEmpty)
        #expect(try find("dan").isEmpty)
        #expect(try find("dan", prefix: true) == [1])
        #expect(try find("thi hong nh", prefix: true) == [2])
        #expect(try find("thi nh", prefix: true).isEmpty)
        #expect(try find("quy") == [3])
        #expect(try find("qui") == [3])
        #expect(try find("trần văn quí") == [3])
    }

    @Test func facets() throws {
        #expect(try find("du", year: 1989) == [1])
        #expect(try find("du", year: 1990).isEmpty)
        #expect(try find("du", date: "1989-04-12", province: "052") == [1])
        #expect(try find("du", date: "1989-04-13").isEmpty)
        #expect(try find("quy", year: 1955) == [3])
        #expect(try find("nguyen", province: "052").isEmpty)
        // A facet is not found as a name.
        #expect(try find("y1989").isEmpty)
    }

    @Test(arguments: [
        "\"", "*", "name:", "a\" OR \"b", "NEAR(", "-du", "^du", "\0", "du\0", "{name}: du", "'",
        "AND", "(", "🎂", "", " ",
    ]) func nothingTypedIsSyntax(text: String) throws {
        for words in [[text], text.split(separator: " ").map(String.init), [text, text]] {
            let search = NameSearch(
                words: words,
                isPrefix: true,
                birthDate: text,
                province: text,
                cap: 3
            )
            #expect(try store.read { try $0.citizens(named: search) }.count <= 3)
        }
    }

    @Test func capIsOneMore() throws {
        #expect(try find("n", prefix: true, cap: 0).count == 1)
        let search = NameSearch(words: ["n"], isPrefix: true, cap: .max)
        #expect(try store.read { try $0.citizens(named: search).map(\.id) } == [c2])
        let none = NameSearch(words: ["n"], isPrefix: true, cap: -1)
        #expect(try store.read { try $0.citizens(named: none) }.isEmpty)
    }

    @Test func identifiers() throws {
        _ = try store.transact("t") {
            try $0.apply(
                .openLink(c2, .vnpost, account: "nhung.post", on: testDay),
                by: "lan",
                at: testNow
            )
            try $0.apply(
                .openLink(c3, .vneid, account: "001191990002", on: testDay),
                by: "lan",
                at: testNow
            )
        }
        func found(_ identifier: CitizenIdentifier, _ limit: Int = 9) throws -> [Int64] {
            try store.read { try $0.citizens(identifier, limit: limit) }.map(\.value)
        }
        #expect(try found(.personalNumber("052089999999")) == [1])
        #expect(try found(.personalNumber("001191990002")) == [2, 3])
        #expect(try found(.cmnd("219999999")) == [1, 2])
        #expect(try found(.cmnd("219999999"), 1) == [1])
        #expect(try found(.phone("0905000001")) == [1])
        #expect(try found(.email("trungdu@example.com")) == [1])
        #expect(try found(.account("TRUNGDU")) == [1])
        #expect(try found(.account("nhung.post")) == [2])
        #expect(try found(.account("none")).isEmpty)
        _ = try store.transact("t") {
            try $0.apply(
                .closeLink(c2, .vnpost, account: "nhung.post", on: testDay, reason: "r"),
                by: "lan",
                at: testNow
            )
        }
        #expect(try found(.account("nhung.post")).isEmpty)
    }

    @Test func lookupsUseIndexes() throws {
        for column in ["personal_id = ?", "cmnd9 = ?", "phone = ?"] {
            try expectSearch("SELECT id FROM citizen WHERE \(column)")
        }
        try expectSearch(
            "SELECT id FROM citizen WHERE email IS NOT NULL AND lower(email) = lower(?)"
        )
        try expectSearch(
            "SELECT id FROM citizen WHERE username IS NOT NULL AND lower(username) = lower(?)"
        )
        try expectSearch("SELECT citizen FROM link WHERE account = ? AND closed_on IS NULL")
    }

    private func expectSearch(_ sql: String) throws {
        let plan = try store.database.writeWithoutTransaction { db in
            try db.all("EXPLAIN QUERY PLAN \(sql)", []) { $0.string(3) }
        }
        #expect(plan.allSatisfy { $0.contains("USING") && $0.contains("INDEX") }, "\(plan)")
    }
}
