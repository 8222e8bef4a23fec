import CommandKit
import Identity
import Testing

@Suite struct LookupTests {
    @Test func findListsMatchesWithTheKeysOfTheContract() throws {
        var host = StubHost()
        let file = try People.document()
        host.matches = { query in
            #expect(query.text == "đặng trung")
            #expect(query.limit == 20)
            #expect(query.province == "052")
            return CitizenMatches(files: [file], total: 3, truncated: true)
        }
        let answer = try #require(
            try CommandRun("find")(
                host,
                ["TEXT": [.text("đặng"), .text("trung")], "province": [.text("Bình Định")]]
            ).asAnswer
        )
        #expect(answer.outcome == .ok)
        #expect(answer.data?.keys == ["matches", "total", "truncated"])
        #expect(answer.data?["total"] == .int(3))
        #expect(answer.data?["truncated"] == .bool(true))
        let match = try #require(answer.data?["matches"]?.asArray?.first?.asObject)
        #expect(
            match.keys == [
                "citizen", "fullName", "birthYear", "personalId", "province", "accountKind",
                "linkState",
            ]
        )
        #expect(match["citizen"] == .string("C-1"))
        #expect(match["fullName"] == .string("Đặng Trung Du"))
        #expect(match["birthYear"] == .int(1989))
        #expect(match["province"] == .string("Bình Định"))
        #expect(match["linkState"] == .string("LINKED_SYNCED"))
        #expect(match["personalId"]?.inClear == "052089999999")
        #expect(answer.view.text.contains("05********99"))
        #expect(!answer.view.text.contains("052089999999"))
    }

    @Test func findRefusesAnUnknownProvince() throws {
        let error = try failure {
            try CommandRun("find")(
                StubHost(),
                ["TEXT": [.text("An")], "province": [.text("Atlantis")]]
            )
        }
        #expect(error.code == "find.unknown-province")
        #expect(error.outcome == .invalid)
    }

    @Test func useSetsTheCurrentCitizen() throws {
        let host = StubHost(try People.document())
        let reply = try CommandRun("use")(host, ["REF": [.citizen(.number(CitizenNumber(1)))]])
        let answer = try #require(reply.asAnswer)
        #expect(answer.data?.keys == ["citizen", "fullName"])
        guard case .use(CitizenNumber(1))? = answer.session.first else {
            Issue.record("no use")
            return
        }
        #expect(answer.view.text.hasPrefix("C-1 · Đặng Trung Du"))
    }

    @Test func useOfADashClearsTheCurrentCitizen() throws {
        let reply = try CommandRun("use")(StubHost(), ["REF": [.citizen(CitizenReference("-"))]])
        let answer = try #require(reply.asAnswer)
        #expect(answer.data?["citizen"] == .null)
        guard case .use(nil)? = answer.session.first else {
            Issue.record("not cleared")
            return
        }
    }

    @Test func showReadsLikeTheProfilePage() throws {
        var host = StubHost(try People.document())
        host.currentCitizen = CitizenNumber(1)
        let answer = try #require(try CommandRun("show")(host).asAnswer)
        #expect(
            answer.data?.keys == [
                "citizen", "fullName", "accountKind", "civilServant", "username", "accountStatus",
                "dossiers", "notifications", "links", "procedure",
            ]
        )
        let dossiers = try #require(answer.data?["dossiers"]?.asObject)
        #expect(dossiers.keys == ["completed", "processing"])
        #expect(dossiers["completed"] == .int(8) && dossiers["processing"] == .int(6))
        let procedure = try #require(answer.data?["procedure"]?.asObject)
        #expect(procedure.keys == ["state", "step"])
        #expect(procedure["state"] == .string("LINKED_SYNCED"))
        #expect(procedure["step"] == .null)
        #expect(answer.data?["username"]?.inClear == "trungdu")
        #expect(answer.data?["links"]?.asArray?.count == 1)
        let text = answer.view.text
        #expect(text.contains("8 Hồ sơ đã hoàn thành"))
        #expect(text.contains("6 Hồ sơ đang xử lý"))
        #expect(text.contains("Thông báo (0)"))
        #expect(answer.warnings.isEmpty)
    }

    @Test func showWarnsOfALinkToAnotherNumberAndOfDuplicates() throws {
        var file = try People.linked()
        file.profile.identity[.personalId] = .population("001191990003", at: People.verified)
        file.duplicates = [CitizenNumber(9)]
        let answer = try #require(
            try CommandRun("show")(
                StubHost(file),
                ["REF": [.citizen(.number(CitizenNumber(2)))]]
            ).asAnswer
        )
        #expect(answer.warnings.count == 2)
    }

    @Test func revealShowsFieldsOfTheCurrentCitizenInScreenOrder() throws {
        var host = StubHost(try People.document())
        host.currentCitizen = CitizenNumber(1)
        let answer = try #require(
            try CommandRun("reveal")(
                host,
                ["FIELD": [.field(.phone), .field(.personalId)], "reason": [.text("Xác minh")]]
            ).asAnswer
        )
        #expect(answer.data?.keys == ["citizen", "fields"])
        let fields = try #require(answer.data?["fields"]?.asArray)
        #expect(fields.compactMap { $0.asObject?["key"]?.asText } == ["personalId", "phone"])
        #expect(fields.first?.asObject?.keys == ["key", "label", "value", "state"])
        guard case .reveal(CitizenNumber(1), [.personalId, .phone])? = answer.session.first else {
            Issue.record("not revealed")
            return
        }
    }

    @Test func revealAllMeansTheTenFields() throws {
        var host = StubHost(try People.document())
        host.currentCitizen = CitizenNumber(1)
        let answer = try #require(
            try CommandRun("reveal")(host, ["FIELD": [.text("all")]]).asAnswer
        )
        #expect(answer.data?["fields"]?.asArray?.count == 10)
    }
}
