import Foundation
import GRDB
import Identity
import Population
import Testing

@testable import Store

struct RegistryTests {
    let scratch: Scratch
    let registry: EmbeddedRegistry

    init() throws {
        scratch = try Scratch()
        let store = try scratch.makeStore()
        try scratch.seed("citizens.csv", smallCitizens)
        try scratch.seed(
            "registry.csv",
            """
            personal_id,cmnd9,full_name,date_of_birth,gender,birth_registration_place,hometown,\
            permanent_address,status,replaced_by
            052089999999,219999999,Đặng Trung Du,1989-04-12,male,Bình Định,,,alive,
            077078990004,271460123,Lê Văn Tám,1978-03-15,male,Vũng Tàu,,,alive,
            075078990005,271460123,Trần Văn Bảy,1978,male,Đồng Nai,,,missing,
            031190990009,,Hoàng Thị Mai,1990-01-01,female,,,,cancelled,031190990010
            031190990010,,Hoàng Thị Mai,1990-01-01,female,,,,alive,

            """
        )
        try scratch.load(store)
        registry = EmbeddedRegistry(path: EmbeddedRegistry.path(beside: scratch.store))
    }

    func ask(
        _ number: String?,
        _ cmnd: String?,
        _ name: String,
        _ born: String
    ) -> PopulationAnswer {
        registry.answer(
            PopulationQuery(
                citizen: c1,
                version: 1,
                personalNumber: number,
                cmnd9: cmnd,
                fullName: name,
                dateOfBirth: born
            ),
            requestCode: "R",
            now: testNow
        )
    }

    @Test func questionsTogetherSeeOneState() throws {
        let writer = try DatabaseQueue(path: scratch.registry)
        try registry.together {
            #expect(ask("052089999999", nil, "Đặng Trung Du", "1989-04-12").match == .matched)
            // Nobody writes meanwhile.
            #expect(throws: DatabaseError.self) {
                try writer.write { try $0.execute(sql: "DELETE FROM person") }
            }
            #expect(ask("052089999999", nil, "Đặng Trung Du", "1989-04-12").match == .matched)
        }
        try writer.write { try $0.execute(sql: "DELETE FROM person WHERE replaced_by IS NULL") }
        #expect(ask("052089999999", nil, "Đặng Trung Du", "1989-04-12").match == .notFound)
    }

    @Test func byPersonalNumber() {
        let answer = ask("052089999999", nil, "ĐẶNG TRUNG DU", "1989-04-12")
        #expect(answer.match == .matched)
        #expect(answer.person?.birthRegistrationPlace == "Bình Định")
        #expect(answer.person?.hometown == nil)
        #expect(answer.requestCode == "R" && answer.fetchedAt == testNow)
        #expect(ask("052089999999", nil, "Dang Trung Du", "1989").match == .matched)
        #expect(ask("052089999999", nil, "Đặng Trung Dũng", "1989-04-12").match == .different)
        let other = ask("052089999999", nil, "Đặng Trung Du", "1989-04-13")
        #expect(other.match == .different && other.person != nil)
        #expect(ask("052089999998", "219999999", "Đặng Trung Du", "1989").match == .notFound)
        #expect(ask("052089999999", nil, "Đặng Trung Du", "bad").match == .different)
        #expect(ask(nil, nil, "Đặng Trung Du", "1989").match == .notFound)
    }

    @Test func byCMND() {
        #expect(ask(nil, "219999999", "Đặng Trung Du", "1989-04-12").match == .matched)
        #expect(ask(nil, "219999999", "Đặng Du", "1989-04-12").match == .different)
        let second = ask(nil, "271460123", "Trần Văn Bảy", "1978-11-11")
        #expect(second.match == .matched && second.person?.personalNumber == "075078990005")
        #expect(ask(nil, "271460123", "Ai Khác", "1978-03-15").match == .notFound)
        #expect(ask(nil, "000000000", "Ai", "1978").match == .notFound)
    }

    @Test func replacedNumber() {
        let answer = ask("031190990009", nil, "Hoàng Thị Mai", "1990-01-01")
        #expect(answer.match == .matched)
        #expect(answer.person?.status == .cancelled)
        #expect(answer.successor?.personalNumber == "031190990010")
    }

    @Test func outageIsAnAnswer() throws {
        for content in [nil, "", "not a database file at all, no, not one"] {
            let path = scratch.path + "/none.sqlite"
            try? FileManager.default.removeItem(atPath: path)
            if let content { try Data(content.utf8).write(to: URL(fileURLWithPath: path)) }
            let broken = EmbeddedRegistry(path: path)
            let query = PopulationQuery(
                citizen: c1,
                version: 1,
                personalNumber: "1",
                cmnd9: nil,
                fullName: "",
                dateOfBirth: ""
            )
            #expect(broken.answer(query, requestCode: "", now: testNow).match == .unavailable)
        }
        // The store is no registry.
        let wrong = EmbeddedRegistry(path: scratch.store)
        let query = PopulationQuery(
            citizen: c1,
            version: 1,
            personalNumber: "1",
            cmnd9: nil,
            fullName: "",
            dateOfBirth: ""
        )
        #expect(wrong.answer(query, requestCode: "", now: testNow).match == .unavailable)
    }
}
