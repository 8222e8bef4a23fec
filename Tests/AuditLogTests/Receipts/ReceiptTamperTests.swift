import Testing

@testable import AuditLog

/// Receipts that were altered: none is ever proven.
@Suite struct ReceiptTamperTests {
    @Test func everyChangeOfOneCharacterIsFound() throws {
        let maker = try ReceiptMaker(6, cosigned: true)
        let text = try maker.receipt(4).text
        let verifier = ReceiptVerifier(
            keys: [try ReceiptMaker.key()],
            witnesses: [try ReceiptMaker.witness()]
        )
        #expect(verifier.verify(text).verdict == .ok)
        for mutated in mutations(of: text) {
            let verdict = verifier.verify(mutated).verdict
            if verdict == .ok || verdict == .noAnchor { Issue.record("proven: \(mutated)") }
        }
    }

    @Test func everyCutIsFound() throws {
        let text = try ReceiptMaker(6).receipt(4).text
        let verifier = ReceiptVerifier(keys: [try ReceiptMaker.key()])
        let bytes = Array(text.utf8)
        for count in bytes.indices {
            let verdict = verifier.verify(String(decoding: bytes[..<count], as: UTF8.self)).verdict
            if verdict == .ok || verdict == .noAnchor { Issue.record("proven: \(count) bytes") }
        }
        for tail in ["\n", " ", "x", text] { #expect(verifier.verify(text + tail).verdict != .ok) }
    }

    @Test func anotherRecordIsTampering() throws {
        let maker = try ReceiptMaker(6)
        let other = try #require(maker.log.leaves[3])
        #expect(try ReceiptMaker.verdict(maker.receipt(4, leaf: other)) == .tampered(4))
        var altered = try #require(maker.log.leaves[4])
        altered[20] ^= 1
        #expect(try ReceiptMaker.verdict(maker.receipt(4, leaf: altered)) == .tampered(4))
    }

    @Test func anotherProofIsTampering() throws {
        let maker = try ReceiptMaker(6)
        let hashes = try InclusionProof(index: 4, size: 6, store: maker.log).hashes
        let other = try InclusionProof(index: 3, size: 6, store: maker.log).hashes
        let wrong = [[], Array(hashes.dropLast()), hashes + [.empty], hashes.reversed(), other]
        for hashes in wrong {
            #expect(try ReceiptMaker.verdict(maker.receipt(4, hashes: hashes)) == .tampered(4))
        }
    }

    @Test func aRecordMustSayItsOwnIndex() throws {
        let maker = try ReceiptMaker(6)
        let leaf = try #require(maker.log.leaves[4])
        maker.log.leaves[5] = leaf
        try maker.log.resign(with: ProjectKey.signer())
        let note = try #require(maker.log.headValue?.note)
        #expect(try ReceiptMaker.verdict(maker.receipt(4, note: note)) == .ok)
        let receipt = try maker.receipt(5, openings: maker.openings(4), note: note)
        #expect(try ReceiptMaker.verdict(receipt) == .tampered(5))
    }

    @Test func aRecordThatIsNoneIsTampering() throws {
        let maker = try ReceiptMaker(6)
        for bytes in ["x", "{}", "[]", #"{"seq":"4"}"#, #"{"seq":4"#, #"{"seq":4,"seq":4}"#] {
            maker.log.leaves[4] = Array(bytes.utf8)
            try maker.log.resign(with: ProjectKey.signer())
            let note = try #require(maker.log.headValue?.note)
            let receipt = try maker.receipt(4, openings: [], note: note)
            #expect(try ReceiptMaker.verdict(receipt) == .tampered(4), "\(bytes)")
        }
    }

    @Test func openingsOfOthersAreTampering() throws {
        let maker = try ReceiptMaker(6)
        let own = try maker.openings(4)
        let others = [
            try maker.openings(3)[0], .make(name: "reason", value: "khác"),
            .make(name: own[0].name, value: own[0].value),
            .make(name: own[0].name, value: "1", salt: Base64URL.decode(own[0].salt) ?? []),
        ]
        for other in others {
            for openings in [[other], own + [other], [other] + own] {
                let receipt = try maker.receipt(4, openings: openings)
                let report = ReceiptVerifier(keys: [try ReceiptMaker.key()]).verify(receipt.text)
                #expect(report.verdict == .tampered(4))
                #expect(report.verdict.code == "verify.tampered")
                #expect(report.openings.isEmpty)
            }
        }
        #expect(
            try ReceiptMaker.verdict(maker.receipt(4, openings: [own[0], own[0]])) == .tampered(4)
        )
        for opening in own {
            #expect(try ReceiptMaker.verdict(maker.receipt(4, openings: [opening])) == .ok)
        }
        #expect(try ReceiptMaker.verdict(maker.receipt(4, openings: own.reversed())) == .ok)
    }

    @Test func anIndexBeyondTheTreeIsTampering() throws {
        let maker = try ReceiptMaker(6)
        let leaf = try #require(maker.log.leaves[4])
        for index: Int64 in [5, 6, 7, 1 << 40, .max] {
            let receipt = InclusionReceipt(
                index: index,
                hashes: try InclusionProof(index: 4, size: 6, store: maker.log).hashes,
                checkpoint: maker.note,
                extra: leaf
            )
            #expect(try ReceiptMaker.verdict(receipt) == .tampered(index))
        }
    }

    @Test func anErasedOpeningLeavesTheReceiptProven() throws {
        let maker = try ReceiptMaker(6)
        let before = try maker.receipt(4)
        maker.log.kept[4] = []
        #expect(try ReceiptMaker.verdict(before) == .ok)
        let after = try maker.receipt(4)
        #expect(try ReceiptMaker.verdict(after) == .ok)
        #expect(!after.text.contains("MDc5MTIzNDU2Nzg5"))
    }
}
