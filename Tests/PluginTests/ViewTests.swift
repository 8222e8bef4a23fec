import CommandKit
import Identity
import Testing

/// What holds for the views of all commands.
@Suite struct ViewTests {
    @Test(arguments: [
        "use", "show", "status", "links", "guide", "dossiers", "documents", "history", "sync",
    ])
    func everyViewBeginsWithTheCitizen(name: String) throws {
        var host = StubHost(try People.document())
        host.currentCitizen = CitizenNumber(1)
        let reply = try CommandRun(name)(host, ["REF": [.citizen(.number(CitizenNumber(1)))]])
        let answer = try #require(reply.asAnswer)
        guard case .heading(let heading)? = answer.view.blocks.first else {
            Issue.record("no heading")
            return
        }
        #expect(heading.vi == "C-1 · Đặng Trung Du")
    }

    @Test(arguments: ["show", "status", "links", "guide", "dossiers", "documents"])
    func noViewShowsPersonalDataInClear(name: String) throws {
        var host = StubHost(try People.document())
        host.currentCitizen = CitizenNumber(1)
        let answer = try #require(try CommandRun(name)(host).asAnswer)
        let text = answer.view.text
        for secret in ["052089999999", "219999999", "0905000001", "du.dang@", "1989-04-12"] {
            #expect(!text.contains(secret), "\(secret)")
        }
        #expect(!text.contains("Số 3 Trần Phú"))
    }

    @Test(arguments: ["show", "status", "links", "guide", "dossiers", "documents", "use"])
    func noDataHoldPersonalDataUnprotected(name: String) throws {
        var host = StubHost(try People.document())
        host.currentCitizen = CitizenNumber(1)
        let reply = try CommandRun(name)(host, ["REF": [.citizen(.number(CitizenNumber(1)))]])
        let data = try #require(reply.asAnswer?.data)
        for text in data.entries.flatMap({ $0.value.plainTexts }) {
            #expect(!IdentifierShape.containsPersonalData(text))
        }
    }
}

extension DataValue {
    /// Every unprotected text inside.
    fileprivate var plainTexts: [String] {
        switch self {
        case .string(let text): [text]
        case .array(let values): values.flatMap(\.plainTexts)
        case .object(let object): object.entries.flatMap { $0.value.plainTexts }
        case .null, .bool, .int, .date, .time, .protected: []
        }
    }
}
