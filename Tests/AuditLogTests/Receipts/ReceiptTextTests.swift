import Testing

@testable import AuditLog

/// The layout of C2SP tlog-proof, read strictly.
@Suite struct ReceiptTextTests {
    private let hashes = (0..<3).map { MerkleHash.leaf(Array("h\($0)".utf8)) }

    private func witnessed() throws -> InclusionReceipt {
        InclusionReceipt(
            index: 1,
            hashes: hashes,
            checkpoint: try vector("witnessed.note"),
            extra: Array("any bytes\n\u{0}".utf8)
        )
    }

    @Test func theLayoutIsThatOfC2SP() throws {
        let note = try vector("witnessed.note")
        #expect(
            try witnessed().text == """
                c2sp.org/tlog-proof@v1
                extra YW55IGJ5dGVzCgA=
                index 1
                \(hashes[0].base64)
                \(hashes[1].base64)
                \(hashes[2].base64)

                \(note)
                """
        )
    }

    @Test func withoutExtraTheLineIsLeftOut() throws {
        let note = try vector("console.note")
        for extra in [nil, []] as [[UInt8]?] {
            let receipt = InclusionReceipt(index: 0, hashes: [], checkpoint: note, extra: extra)
            #expect(receipt.text == "c2sp.org/tlog-proof@v1\nindex 0\n\n" + note)
            #expect(receipt.extra == nil)
            #expect(try InclusionReceipt(text: receipt.text) == receipt)
        }
    }

    @Test func whatIsWrittenIsReadBack() throws {
        let receipt = try witnessed()
        #expect(try InclusionReceipt(text: receipt.text) == receipt)
        let maker = try ReceiptMaker(9)
        for seq in 0..<maker.size {
            let receipt = try maker.receipt(seq)
            #expect(try InclusionReceipt(text: receipt.text) == receipt)
            let contents = try ReceiptContents(#require(receipt.extra))
            #expect(contents.encoded == receipt.extra)
            #expect(contents.leaf == (try maker.log.leaf(at: seq)))
            #expect(contents.disclosures == (try maker.openings(seq)))
        }
    }

    @Test func theVectorOfTheProjectIsARecordWithItsOpening() throws {
        let leaf = try vector("leaves.jsonl").split(separator: "\n")[1]
        let text =
            "WyJBQUVDQXdRRkJnY0lDUW9MREEwT0R3IiwidGFyZ2V0LmNjY2QiLCIwNzkxMjM0NTY3ODkiXQ"
        let contents = try ReceiptContents(Array("\(leaf)\n\(text)".utf8))
        #expect(contents.leaf == Array(leaf.utf8))
        #expect(contents.disclosures.map(\.value) == ["079123456789"])
        #expect(
            contents.disclosures.map(\.digest) == ["Ad--nsEOsQniaXF3AsekOyIMu-Micm1uJ6QTx39VFo4"]
        )
    }

    @Test(arguments: [
        "", "\n", "c2sp.org/tlog-proof@v1", "c2sp.org/tlog-proof@v1\n",
        "c2sp.org/tlog-proof@v2\nindex 0\n\n", "c2sp.org/tlog-proof@v1 \nindex 0\n\n",
        "c2sp.org/tlog-proof@v1\r\nindex 0\r\n\r\n", "c2sp.org/tlog-proof@v1\nindex\n\n",
        "c2sp.org/tlog-proof@v1\nindex 00\n\n", "c2sp.org/tlog-proof@v1\nindex 01\n\n",
        "c2sp.org/tlog-proof@v1\nindex +1\n\n", "c2sp.org/tlog-proof@v1\nindex -1\n\n",
        "c2sp.org/tlog-proof@v1\nindex -0\n\n", "c2sp.org/tlog-proof@v1\nindex  1\n\n",
        "c2sp.org/tlog-proof@v1\nindex 1 \n\n", "c2sp.org/tlog-proof@v1\nindex 1x\n\n",
        "c2sp.org/tlog-proof@v1\nindex ١\n\n",
        "c2sp.org/tlog-proof@v1\nindex 9223372036854775808\n\n",
        "c2sp.org/tlog-proof@v1\nINDEX 1\n\n", "c2sp.org/tlog-proof@v1\nextra YQ==\n\nindex 1\n",
        "c2sp.org/tlog-proof@v1\nextra YQ==\nextra YQ==\nindex 1\n\n",
        "\u{FEFF}c2sp.org/tlog-proof@v1\nindex 1\n\n", " c2sp.org/tlog-proof@v1\nindex 1\n\n",
    ])
    func whatIsNoReceiptIsRefused(start: String) throws {
        #expect(throws: ReceiptError.notAReceipt) {
            try InclusionReceipt(text: start + vector("console.note"))
        }
        #expect(ReceiptVerifier(keys: []).verify(start).verdict == .incomplete)
    }

    @Test(arguments: [
        "extra \nindex 7\n", "extra YQ=\nindex 7\n", "extra YQ\nindex 7\n",
        "extra YR==\nindex 7\n", "extra Y-_=\nindex 7\n", "extra  YQ==\nindex 7\n",
        "extra YQ==\r\nindex 7\n", "index 7\nAAAA\n", "index 7\nextra YQ==\n",
        "index 7\n\(MerkleHash.empty.hex)\n", "index 7\n\(MerkleHash.empty.base64) \n",
        "index 7\n" + String(repeating: MerkleHash.empty.base64 + "\n", count: 64),
    ])
    func brokenPartsAreDamage(middle: String) throws {
        let text = try "c2sp.org/tlog-proof@v1\n\(middle)\n" + vector("console.note")
        #expect(throws: ReceiptError.damaged(index: 7)) { try InclusionReceipt(text: text) }
        #expect(ReceiptVerifier(keys: []).verify(text).verdict == .tampered(7))
    }

    @Test func theCheckpointMustBeOne() throws {
        let note = try vector("console.note")
        let bad = [
            "", "\n", "a\n", "\n" + note, note + "\n", String(note.dropLast()),
            "a\n\n— a AAAAAAA=\n", note.replacingOccurrence(of: "\n3\n", with: "\n03\n"),
            note.replacingOccurrence(of: "\n3\n", with: "\n3\nmore\n"),
        ]
        for note in bad {
            let receipt = InclusionReceipt(index: 7, hashes: [], checkpoint: note)
            #expect(throws: ReceiptError.malformedCheckpoint(index: 7), "\(note)") {
                try InclusionReceipt(text: receipt.text)
            }
            let report = ReceiptVerifier(keys: []).verify(receipt.text)
            #expect(report.verdict == .badSignature)
            #expect(report.index == 7)
        }
    }

    @Test func contentsAreARecordAndDisclosures() throws {
        #expect(throws: ReceiptError.noRecord) { try ReceiptContents([]) }
        #expect(throws: ReceiptError.noRecord) { try ReceiptContents([0x0A, 0x7B]) }
        #expect(try ReceiptContents([0xFF]).leaf == [0xFF])
        let text = Disclosure.make(name: "a", value: "b").text
        for bad in ["{}\n", "{}\nx", "{}\n\(text)\n", "{}\n\n\(text)", "{}\n\(text)\n\(text)"] {
            #expect(throws: ReceiptError.malformedDisclosure, "\(bad)") {
                try ReceiptContents(Array(bad.utf8))
            }
        }
        #expect(throws: ReceiptError.malformedDisclosure) {
            try ReceiptContents([0x7B, 0x7D, 0x0A, 0xFF])
        }
    }
}
