import Identity
import Testing

@Suite struct WarehouseRulesTests {
    @Test func onlyWhenLinkedToOneself() {
        let code = { (file: CitizenFile) in
            refusal { () throws(Refusal) in try WarehouseRules.requireLinked(file) }
        }
        #expect(code(Fixture.ready()) == "sync.not-linked")
        #expect(code(Fixture.linked()) == nil)
        var wrong = Fixture.linked()
        wrong.links = [Fixture.link(account: Fixture.otherNumber)]
        #expect(code(wrong) == "link.personal-number-differs")
    }

    @Test func copiesWhatIsLeftOnce() {
        var file = Fixture.linked()
        file.documents = [
            Fixture.document(1, .copied, number: "A"), Fixture.document(2, .failed),
            Fixture.document(3, .pending, number: "A"), Fixture.document(4, .pending, number: "B"),
            Fixture.document(5, .pending, number: "B"), Fixture.document(6, .pending, citizen: 9),
        ]
        #expect(WarehouseRules.itemsToCopy(file).map(\.id) == [2, 4])
        #expect(WarehouseRules.itemsSkipped(file).map(\.id) == [3, 5])
    }

    @Test func neverBack() {
        #expect(WarehouseRules.allows(from: .failed, to: .copied))
        #expect(WarehouseRules.allows(from: .pending, to: .failed))
        #expect(!WarehouseRules.allows(from: .copied, to: .pending))
        let back = Change.setDocument(
            CitizenNumber(12),
            document: 1,
            from: .copied,
            to: .pending,
            on: nil,
            failure: nil
        )
        #expect(!WarehouseRules.keepsItems([back]))
    }

    @Test func dossiersStayEqual() {
        let all = DossierState.allCases.enumerated().map { Fixture.dossier("H\($0)", $1) }
        let counts = WarehouseRules.DossierCounts(all)
        #expect(counts.completed == 5 && counts.processing == 5)
        let code = { (after: [Dossier]) in
            refusal { () throws(Refusal) in
                try WarehouseRules.requireSameCounts(before: all, after: after)
            }
        }
        #expect(code(all) == nil)
        #expect(code(Array(all.dropLast())) == "sync.dossiers-differ")
    }
}
