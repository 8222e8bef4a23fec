import CommandKit
import Identity
import Testing

@Suite struct DocumentsTests {
    private func run(
        _ command: String,
        _ file: CitizenFile,
        flags: Set<String> = []
    ) throws -> Reply {
        try CommandRun(command)(
            StubHost(file),
            ["REF": [.citizen(.number(file.profile.id))]],
            flags: flags
        )
    }

    @Test func dossiersCarryStateAndLabel() throws {
        let answer = try #require(try run("dossiers", People.document()).asAnswer)
        #expect(answer.data?.keys == ["items"])
        let item = try #require(answer.data?["items"]?.asArray?.first?.asObject)
        #expect(
            item.keys == [
                "code", "procedure", "agency", "state", "stateLabel", "submittedOn", "updatedOn",
            ]
        )
        #expect(item["state"] == .int(10))
        #expect(item["stateLabel"] == .string("Đã trả kết quả"))
        #expect(item["updatedOn"] == .null)
        #expect(answer.view.text.contains("8 Hồ sơ đã hoàn thành"))
    }

    @Test func documentsCarryTheirSyncState() throws {
        let answer = try #require(try run("documents", People.document()).asAnswer)
        let item = try #require(answer.data?["items"]?.asArray?.first?.asObject)
        #expect(
            item.keys == [
                "id", "kind", "number", "issuer", "title", "issuedOn", "sync", "copiedOn",
                "failure",
            ]
        )
        #expect(item["sync"] == .string("copied"))
        #expect(item["number"] == .string("GT-1"))
        #expect(item["failure"] == .null)
    }

    @Test func anIdentityCardsNumberIsProtected() throws {
        var file = try People.document()
        file.documents = [
            try People.document(1, "052089999999", .copied),
            try People.document(2, "219999999", .copied),
        ]
        let answer = try #require(try run("documents", file).asAnswer)
        let items = try #require(answer.data?["items"]?.asObjects)
        #expect(items[0]["number"]?.inClear == "052089999999")
        #expect(items[1]["number"]?.inClear == "219999999")
    }

    @Test func syncCopiesWhatCanBeCopiedAndLeavesTheRest() throws {
        var file = try People.document()
        file.documents = [
            try People.document(1, "A", .copied), try People.document(2, "B", .pending),
            try People.document(3, "C", .failed, failure: "warehouse-unavailable"),
            try People.document(4, "D", .failed, failure: "signature-invalid"),
            try People.document(5, "A", .pending), try People.document(6, "B", .pending),
            try People.document(7, "X", .pending, citizen: 9),
        ]
        let plan = try #require(try run("sync", file).asPlan)
        let today = try People.day("2025-11-24")
        #expect(
            plan.changes == [
                .setDocument(
                    file.profile.id,
                    document: 2,
                    from: .pending,
                    to: .copied,
                    on: today,
                    failure: nil
                ),
                .setDocument(
                    file.profile.id,
                    document: 3,
                    from: .failed,
                    to: .copied,
                    on: today,
                    failure: nil
                ),
            ]
        )
        #expect(plan.versions == [file.profile.id: 7])
        #expect(plan.result.data?.keys == ["citizen", "items", "copied", "failed"])
        #expect(plan.result.data?["copied"] == .int(2))
        #expect(plan.result.data?["failed"] == .int(1))
        let items = try #require(plan.result.data?["items"]?.asObjects)
        #expect(items.allSatisfy { $0.keys == ["id", "number", "from", "to"] })
        #expect(items.compactMap { $0["id"] } == [2, 3, 4, 5, 6].map { .int($0) })
        #expect(
            items.compactMap { $0["to"]?.asText } == [
                "copied", "copied", "failed", "pending", "pending",
            ]
        )
        #expect(plan.result.warnings.count == 1)
    }

    @Test func syncWithNothingToDoIsUnchanged() throws {
        let answer = try #require(try run("sync", People.document()).asAnswer)
        #expect(answer.outcome == .unchanged)
        #expect(answer.data?["items"] == .array([]))
    }

    @Test func syncNeedsALink() throws {
        let error = try failure { try run("sync", People.unlinked()) }
        #expect(error.code == "sync.not-linked")
        #expect(error.outcome == .refused)
    }

    @Test func syncNeverCopiesIntoAnotherPersonsWarehouse() throws {
        var file = try People.linked()
        file.profile.identity[.personalId] = .population("001191990003", at: People.verified)
        let error = try failure { try run("sync", file) }
        #expect(error.code == "link.personal-number-differs")
    }
}
