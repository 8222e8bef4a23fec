import Testing

@testable import AuditLog

/// What a receipt proves, and what it does not.
@Suite struct ReceiptVerifierTests {
    @Test func everyRecordOfEverySizeIsProven() throws {
        for size in 1...20 {
            let maker = try ReceiptMaker(size)
            for seq in 0..<maker.size {
                let verifier = ReceiptVerifier(keys: [try ReceiptMaker.key()])
                let report = verifier.verify(try maker.receipt(seq).text)
                #expect(report.verdict == .ok && report.verdict.code == nil)
                #expect(report.isTrusted)
                #expect(report.origin == ProjectKey.name)
                #expect(report.index == seq && report.size == maker.size)
                #expect(report.root == (try MerkleTree.root(size: maker.size, store: maker.log)))
                #expect(report.leaf?.seq == seq)
                #expect(report.openings.map(\.name) == (try maker.openings(seq).map(\.name)))
                #expect(report.openings.map(\.value).contains("079123456789"))
                #expect(report.witnesses.isEmpty)
            }
        }
    }

    @Test func theVectorOfTheProjectIsProven() throws {
        let leaves = try vector("leaves.jsonl").split(separator: "\n").map { Array($0.utf8) }
        let tree = try Tree(leaves: leaves)
        let opening = Disclosure.make(
            name: "target.cccd",
            value: "079123456789",
            salt: (0..<16).map { UInt8($0) }
        )
        for seq in 0..<3 {
            let receipt = InclusionReceipt(
                index: Int64(seq),
                hashes: try InclusionProof(index: Int64(seq), size: 3, store: tree).hashes,
                checkpoint: try vector("witnessed.note"),
                extra: ReceiptContents(leaf: leaves[seq], disclosures: [opening]).encoded
            )
            let report = ReceiptVerifier(
                keys: [try ReceiptMaker.key()],
                witnesses: [try ReceiptMaker.witness()]
            ).verify(receipt.text)
            // The first record has no digests.
            #expect(report.verdict == (seq == 0 ? .tampered(0) : .ok))
            #expect(report.witnesses == ["witness.example.vn/w1"])
            // A record of another version than ours is proven all the same.
            #expect(report.leaf == nil)
        }
    }

    @Test func withoutAnAnchorItIsNeverOk() throws {
        let maker = try ReceiptMaker(5, cosigned: true)
        let report = ReceiptVerifier(keys: []).verify(try maker.receipt(2).text)
        #expect(report.verdict == .noAnchor && report.verdict.code == "verify.no-anchor")
        #expect(!report.isTrusted)
        #expect(report.leaf?.seq == 2)
        let idle = ReceiptVerifier(keys: [], witnesses: [try ReceiptMaker.witness()], quorum: 0)
        #expect(idle.verify(try maker.receipt(2).text).verdict == .noAnchor)
    }

    @Test func aLogsKeyCountsForItsOwnOriginOnly() throws {
        let maker = try ReceiptMaker(5)
        let other = try NoteSignerKey.generate(name: "other.example/log")
        let stranger = try NoteSignerKey.generate(name: ProjectKey.name)
        let signed = try SignedNote(maker.note)
        let both = try SignedNote(
            text: signed.text,
            signatures: signed.signatures + [other.sign(text: signed.text)]
        ).encoded
        let text = try maker.receipt(2, note: both).text
        for key in [other, stranger] {
            let report = ReceiptVerifier(keys: [key.verifier]).verify(text)
            #expect(report.verdict == .unknownKey && report.verdict.code == "verify.unknown-key")
            #expect(report.leaf == nil && report.openings.isEmpty)
        }
        let known = ReceiptVerifier(keys: [other.verifier, try ReceiptMaker.key()])
        #expect(known.verify(text).verdict == .ok)
    }

    @Test func aWrongSignatureVoidsTheReceipt() throws {
        let maker = try ReceiptMaker(5, cosigned: true)
        let note = try SignedNote(maker.note)
        for place in 0...1 {
            var signatures = note.signatures
            let old = signatures[place]
            var payload = old.payload
            payload[70 - place * 60 - 10] ^= 1
            signatures[place] = NoteSignature(
                unchecked: old.name,
                keyID: old.keyID,
                payload: payload
            )
            let bad = try SignedNote(text: note.text, signatures: signatures).encoded
            let verifier = ReceiptVerifier(
                keys: [try ReceiptMaker.key()],
                witnesses: [try ReceiptMaker.witness()]
            )
            let report = verifier.verify(try maker.receipt(2, note: bad).text)
            #expect(report.verdict == .badSignature)
            #expect(report.verdict.code == "verify.bad-signature")
        }
    }

    @Test func witnessesMustReachTheQuorum() throws {
        let text = try ReceiptMaker(5, cosigned: true).receipt(2).text
        let bare = try ReceiptMaker(5).receipt(2).text
        let (key, witness) = (try ReceiptMaker.key(), try ReceiptMaker.witness())
        let absent = try NoteSignerKey.generate(name: "w2", algorithm: .cosignature).verifier
        let log = try NoteSignerKey.generate(name: ProjectKey.name).verifier
        func verdict(
            _ text: String,
            _ keys: [NoteVerifierKey],
            _ witnesses: [NoteVerifierKey],
            _ quorum: Int? = nil
        ) -> ReceiptVerdict {
            ReceiptVerifier(keys: keys, witnesses: witnesses, quorum: quorum).verify(text).verdict
        }
        #expect(verdict(text, [key], [witness]) == .ok)
        #expect(verdict(text, [], [witness]) == .ok)
        #expect(verdict(text, [witness], []) == .ok)
        #expect(verdict(text, [key], [witness, absent]) == .unknownKey)
        #expect(verdict(text, [key], [witness, absent], 1) == .ok)
        #expect(verdict(text, [], [witness, absent], 1) == .ok)
        #expect(verdict(text, [key], [witness, witness]) == .ok)
        #expect(verdict(text, [key], [witness, witness], 2) == .unknownKey)
        #expect(verdict(bare, [key], [witness]) == .unknownKey)
        #expect(verdict(bare, [key], [witness], 0) == .ok)
        #expect(verdict(bare, [witness], []) == .unknownKey)
        // A log's key is no witness's.
        #expect(verdict(bare, [], [log]) == .unknownKey)
        #expect(verdict(bare, [], [key]) == .unknownKey)
        #expect(verdict(bare, [], [], -1) == .noAnchor)
    }

    @Test func aKeptCheckpointOfTheSameSizeAndRootVouches() throws {
        let maker = try ReceiptMaker(5)
        let text = try maker.receipt(2).text
        let key = try ReceiptMaker.key()
        func verdict(_ since: [String], keys: [NoteVerifierKey] = []) -> ReceiptVerdict {
            ReceiptVerifier(keys: keys, since: since).verify(text).verdict
        }
        #expect(verdict([maker.note]) == .ok)
        #expect(verdict([maker.note], keys: [key]) == .ok)
        #expect(verdict([try maker.note(of: 4)]) == .noAnchor)
        #expect(verdict([try maker.note(of: 4), maker.note]) == .ok)
        #expect(verdict([try maker.note(of: 4)], keys: [key]) == .ok)
        let other = try NoteSignerKey.generate(name: "other.example/log")
        #expect(verdict([try maker.note(of: 5, by: other)]) == .noAnchor)
        let stranger = try NoteSignerKey.generate(name: ProjectKey.name)
        #expect(verdict([try maker.note(of: 5, by: stranger)], keys: [key]) == .unknownKey)
        #expect(verdict(["", "garbage"]) == .badSignature)
    }

    @Test func twoHistoriesAreToldWhateverIsSigned() throws {
        let (maker, fork) = (try ReceiptMaker(5), try ReceiptMaker(5))
        let text = try maker.receipt(2).text
        #expect(maker.note != fork.note)
        for keys in [[], [try ReceiptMaker.key()]] {
            let report = ReceiptVerifier(keys: keys, since: [fork.note]).verify(text)
            #expect(report.verdict == .tampered(2))
            #expect(report.leaf == nil && report.openings.isEmpty)
        }
    }

    @Test func withoutARecordItIsIncomplete() throws {
        let maker = try ReceiptMaker(5)
        let hashes = try InclusionProof(index: 2, size: 5, store: maker.log).hashes
        for extra in [nil, [0x0A], Array("\n{}".utf8)] as [[UInt8]?] {
            let receipt = InclusionReceipt(
                index: 2,
                hashes: hashes,
                checkpoint: maker.note,
                extra: extra
            )
            let report = ReceiptVerifier(keys: [try ReceiptMaker.key()]).verify(receipt.text)
            #expect(report.verdict == .incomplete && report.verdict.code == "verify.incomplete")
            #expect(report.index == 2 && report.size == 5)
        }
    }
}
