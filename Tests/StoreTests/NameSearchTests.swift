import Foundation
import GRDB
import Identity
import Testing

@testable import Store

/// The dictionary of names: what keeps it whole, and the two ways of searching it.
@Suite struct NameSearchTests {
    let scratch: Scratch
    let store: SQLiteStore

    init() throws {
        scratch = try Scratch()
        store = try scratch.makeStore()
        let more = (4...40).map { number in
            let name = ["Nguyễn Văn An", "Nguyễn An An", "Lê Thị An", "Nguyen Van An"][number % 4]
            let id = "0520\(88 + number % 2)99\(String(format: "%04d", number))"
            return "C-\(number),personal,0,,active,\(name),,\(id),19\(88 + number % 2)-04-12,"
                + ",,,,,,DMDDMMMMMM,,,,,\n"
        }
        try scratch.seed("citizens.csv", smallCitizens + more.joined())
        try scratch.load(store)
    }

    func names() throws -> (keys: [String], tails: Int) {
        try store.database.writeWithoutTransaction { db in
            let keys = try db.all("SELECT key FROM person_name ORDER BY key", []) { $0.string(0) }
            let tails = try db.first("SELECT count(*) FROM name_tail", []) { $0.number(0) }
            return (keys, Int(tails ?? 0))
        }
    }

    @Test func aNameIsKeptOnce() throws {
        let (keys, tails) = try names()
        let expected = [
            "dang trung du", "le thi an", "nguyen an an", "nguyen thi hong nhung", "nguyen van an",
            "nguyen van an", "tran van qui",
        ]
        #expect(keys == expected)
        #expect(tails == 22)
    }

    @Test func aNameThatNobodyBearsGoes() throws {
        let before = try names()
        func rename(_ from: String, _ to: String) throws {
            let old = try #require(try store.read { try $0.profile(c3) }?.identity[.fullName])
            #expect(old.value == from)
            _ = try store.transact("t") {
                try $0.apply(
                    .setField(c3, .fullName, from: old, to: .declared(to)),
                    by: "lan",
                    at: testNow
                )
            }
        }
        try rename("Trần Văn Quý", "Lý Quý Quý")
        #expect(try names().keys.contains("li qui qui"))
        #expect(!(try names().keys.contains("tran van qui")))
        try rename("Lý Quý Quý", "Lê Thị An")
        #expect(try names().keys == before.keys.filter { $0 != "tran van qui" })
        #expect(try names().tails == before.tails - 3)
        try rename("Lê Thị An", "Trần Văn Quý")
        #expect(try names() == before)
    }

    @Test func aDoubledWordIsFoundOnce() throws {
        let found = try store.read {
            try $0.citizens(named: NameSearch(words: ["an"], isPrefix: false, cap: 100))
        }
        #expect(found.count == 37)
        #expect(Set(found.map(\.id)).count == 37)
        let keys = try store.read { reader in
            try found.allSatisfy {
                VietnameseName(try reader.profile($0.id)?.fullName ?? "").orderKey == $0.sorting
            }
        }
        #expect(keys)
    }

    @Test(
        arguments: ["nguyen", "an", "nguyen van", "van an", "thi", "tran van qui"],
        [false, true]
    )
    func bothWaysFindTheSame(text: String, isPrefix: Bool) throws {
        let words = text.split(separator: " ").map(String.init)
        for (year, date, province) in [
            (1988, nil, nil), (1955, nil, nil), (nil, "1989-04-12", nil), (nil, nil, "052"),
            (1989, nil, "052"), (nil, "1988-04-12", "052"), (nil, nil, "001"),
        ] as [(Int?, String?, String?)] {
            let search = NameSearch(
                words: words,
                isPrefix: isPrefix,
                birthYear: year,
                birthDate: date,
                province: province,
                cap: 100
            )
            let query = try #require(NameQuery(search))
            let people = try #require(query.peopleFirst)
            let (first, second) = try store.database.writeWithoutTransaction { db in
                try [query.namesFirst, people].map { sql in
                    try db.all(sql.text, sql.values) { $0.number(0) }.sorted()
                }
            }.pair
            #expect(first == second, "\(text) \(search)")
        }
    }

    @Test func searchesUseTheirIndexes() throws {
        func plan(_ year: Int?, _ date: String?, _ province: String?) throws -> [[String]] {
            let search = NameSearch(
                words: ["an"],
                isPrefix: false,
                birthYear: year,
                birthDate: date,
                province: province,
                cap: 9
            )
            let query = try #require(NameQuery(search))
            return try store.database.writeWithoutTransaction { db in
                try [query.namesFirst, query.peopleFirst].compactMap { $0 }.map { sql in
                    try db.all("EXPLAIN QUERY PLAN \(sql.text)", sql.values) { $0.string(3) }
                }
            }
        }
        func expect(_ plans: [[String]], _ indexes: [String]) {
            #expect(plans.count == indexes.count)
            for (plan, index) in zip(plans, indexes) {
                #expect(plan.contains { $0.contains(" c ") && $0.contains("INDEX \(index) ") })
                #expect(plan.allSatisfy { !$0.hasPrefix("SCAN") }, "\(plan)")
            }
        }
        expect(try plan(nil, nil, nil), ["citizen_name"])
        expect(try plan(1988, nil, nil), ["citizen_birth_year", "citizen_birth_year"])
        expect(try plan(1988, nil, "052"), ["citizen_birth_year", "citizen_birth_year"])
        expect(
            try plan(nil, "1988-04-12", nil),
            ["citizen_date_of_birth", "citizen_date_of_birth"]
        )
        expect(try plan(nil, nil, "052"), ["citizen_name", "citizen_personal_id"])
    }

    @Test func anOlderStoreGetsItsNames() throws {
        let database = try DatabaseQueue()
        try database.write { db in
            try Migration.apply([.first, .second, .third], to: db)
            for (id, name) in [(1, "Đặng Trung Du"), (2, "Dang Trung Du"), (3, nil)] {
                try db.run(
                    """
                    INSERT INTO citizen(id, version, kind, civil_servant, account_status, full_name,
                      date_of_birth, states, notifications)
                    VALUES (?, 1, 'personal', 0, 'active', ?, '1989-04-12', ?, 0)
                    """,
                    [
                        .int(Int64(id)), .text(name),
                        .text(name == nil ? "MMMDMMMMMM" : "DMMDMMMMMM"),
                    ]
                )
            }
            try Migration.apply([.fourth], to: db)
            let search = NameSearch(words: ["trung", "d"], isPrefix: true, birthYear: 1989, cap: 9)
            let found = try SQLiteReader(db).citizens(named: search).map(\.id).sorted()
            #expect(found == [c1, c2])
        }
    }

    @Test func anOutlineHasTheStateOfTheFile() throws {
        _ = try store.transact("t") {
            try $0.apply(
                .openLink(c1, .vneid, account: "052089999999", on: testDay),
                by: "lan",
                at: testNow
            )
        }
        try store.read { reader in
            for id in (1...40).map({ CitizenNumber($0) }) {
                let whole = try #require(try reader.file(id))
                let outline = try #require(try reader.outline(id))
                let states = [whole, outline].map {
                    Procedure.state(of: $0, policies: PolicyBook(), now: testNow)
                }
                #expect(states[0] == states[1])
            }
            #expect(try reader.outline(CitizenNumber(99)) == nil)
        }
    }
}

extension [[Int64]] {
    /// Two lists.
    fileprivate var pair: ([Int64], [Int64]) { (self[0], self[1]) }
}
