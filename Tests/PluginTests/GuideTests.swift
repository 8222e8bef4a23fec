import CommandKit
import Identity
import Testing

@Suite struct GuideTests {
    private let keys = ["citizen", "state", "step", "blockers", "next", "say"]

    @Test func saysWhatToDoAndWhatToSay() throws {
        var host = StubHost(People.ready())
        host.currentCitizen = CitizenNumber(2)
        let answer = try #require(try CommandRun("guide")(host).asAnswer)
        #expect(answer.data?.keys == keys)
        #expect(answer.data?["state"] == .string("READY_TO_LINK"))
        #expect(answer.data?["step"] == .int(5))
        #expect(answer.data?["citizen"] == .string("C-2"))
        let blockers = try #require(answer.data?["blockers"]?.asObjects)
        #expect(blockers.allSatisfy { $0.keys == ["code", "text"] })
        #expect(blockers.contains { $0["code"] == .string("K8") })
        #expect(answer.data?["next"]?.asText?.isEmpty == false)
        #expect(answer.view.text.hasPrefix("C-2 · Nguyễn Thị Hồng Nhung"))
    }

    @Test func speaksToTheCallerInVietnameseWhateverTheLanguage() throws {
        var host = StubHost(People.ready())
        host.currentCitizen = CitizenNumber(2)
        let vietnamese = try #require(try CommandRun("guide")(host).asAnswer)
        host.language = .en
        let english = try #require(try CommandRun("guide")(host).asAnswer)
        #expect(english.data?["say"] == vietnamese.data?["say"])
        #expect(english.data?["next"] != vietnamese.data?["next"])
    }

    @Test func someoneWithVNeIDAloneNeedsNoLink() throws {
        var host = StubHost()
        host.vneidAccounts["001191990002"] = People.ready().vneid
        let reference: [String: [ArgumentValue]] = ["REF": [.citizen(.identifier("001191990002"))]]
        let answer = try #require(try CommandRun("guide")(host, reference).asAnswer)
        #expect(answer.data?.keys == keys)
        #expect(answer.data?["citizen"] == .null)
        #expect(answer.data?["state"] == .string("NO_PORTAL_ACCOUNT"))
        #expect(answer.data?["step"] == .null)
    }

    @Test func nobodyAtAllIsNotFound() throws {
        let error = try failure {
            try CommandRun("guide")(StubHost(), ["REF": [.citizen(.identifier("001191990002"))]])
        }
        #expect(error.code == "citizen.not-found")
        #expect(error.outcome == .notFound)
    }
}
