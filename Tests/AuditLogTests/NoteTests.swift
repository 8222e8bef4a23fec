import Testing

@testable import AuditLog

/// Signed notes, keys and checkpoints: vectors (c), (d), (e) of audit-log.md s2.4 and refusals.
@Suite struct NoteTests {
    @Test func projectKey() throws {
        let signer = try NoteSignerKey(name: ProjectKey.name, seed: ProjectKey.seed)
        #expect(signer.skey == ProjectKey.skey)
        #expect(signer.verifier.vkey == ProjectKey.vkey)
        #expect(signer.verifier.id == 0x75b3_f92b)
        let hex = "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8"
        #expect(Hex.encode(signer.verifier.publicKey) == hex)
        #expect(try NoteSignerKey(skey: ProjectKey.skey).verifier == signer.verifier)
        #expect(try NoteVerifierKey(vkey: ProjectKey.vkey) == signer.verifier)
        #expect(!"\(signer) \(String(reflecting: signer))".contains("AQABAgME"))
    }

    @Test func projectCheckpoint() throws {
        var frontier = MerkleFrontier.empty
        for index in 0..<3 { _ = try frontier.append(.leaf(Array("leaf \(index)".utf8))) }
        let checkpoint = try Checkpoint(origin: ProjectKey.name, size: 3, root: frontier.root)
        let expected = try vector("console.note")
        #expect(try checkpoint.signed(by: ProjectKey.signer()).encoded == expected)
        let note = try SignedNote(expected)
        #expect(note.encoded == expected)
        #expect(try Checkpoint(text: note.text) == checkpoint)
        let key = try NoteVerifierKey(vkey: ProjectKey.vkey)
        #expect(try note.verify(with: [key]) == [key])
    }

    @Test func recordsAndWitness() throws {
        let expected = try vector("witnessed.note")
        let lines = try vector("leaves.jsonl").split(separator: "\n").map { Array($0.utf8) }
        let hashes = lines.map { MerkleHash.leaf($0) }
        #expect(
            hashes.map(\.hex) == [
                "39eacb82f33f7492e4b0fabd8e93514b504a3c3076816d17d2b43ae3595b2aa4",
                "88b6b1c33a3bc4134dca51b11aededfc10232d1ad48c4ed4c73fa316e4860546",
                "c85805f91f35291340f583300cbd1c6ed25916a8c35f5877ed027d8d0da376dc",
            ]
        )
        var frontier = MerkleFrontier.empty
        for hash in hashes { _ = try frontier.append(hash) }
        let root = "466484ef263bfe4ce30e886ddc52cba14e19d9037d749a1579f87122d27de1e3"
        #expect(frontier.root.hex == root)
        for (index, line) in lines.enumerated() {
            let summary = try LeafSummary(json: line)
            #expect(summary.seq == Int64(index))
            #expect(summary.digests.count == (index == 0 ? 0 : 1))
        }
        let witness = try ProjectKey.witness()
        #expect(witness.verifier.vkey == ProjectKey.witnessVkey)
        #expect(witness.verifier.id == 0x2e3c_1cb1)
        let checkpoint = try Checkpoint(origin: ProjectKey.name, size: 3, root: frontier.root)
        let signed = try checkpoint.signed(by: ProjectKey.signer())
        let note = try Cosignature.add(to: signed, key: witness, time: 1_767_578_586)
        #expect(note.encoded == expected)
        let keys = try [ProjectKey.witnessVkey, ProjectKey.vkey].map {
            try NoteVerifierKey(vkey: $0)
        }
        #expect(try SignedNote(expected).verify(with: keys) == keys.reversed())
        #expect(try SignedNote(expected).verify(with: [keys[0]]) == [keys[0]])
        #expect(Cosignature(note.signatures[1])?.time == 1_767_578_586)
        #expect(Cosignature(note.signatures[0]) == nil)
        let later = expected.replacingOccurrence(of: "LjwcsQAAAABpWxva", with: "LjwcsQAAAABpWxvb")
        #expect(throws: NoteError.badSignature(name: keys[0].name)) {
            try SignedNote(later).verify(with: keys)
        }
        #expect(throws: NoteError.malformedKey) {
            try Cosignature.add(to: signed, key: ProjectKey.signer(), time: 1)
        }
        #expect(throws: NoteError.signingFailed) {
            try Cosignature.add(to: signed, key: witness, time: -1)
        }
    }

    @Test func exampleOfC2SP() throws {
        let vkey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
        let key = try NoteVerifierKey(vkey: vkey)
        #expect(key.vkey == vkey)
        #expect(try SignedNote(vector("c2sp.note")).verify(with: [key]) == [key])
    }

    @Test func newKeysDiffer() throws {
        let (first, second) = (
            try NoteSignerKey.generate(name: "a"), try NoteSignerKey.generate(name: "a")
        )
        #expect(first.skey != second.skey)
        #expect(try NoteSignerKey(skey: first.skey).verifier == first.verifier)
        let witness = try NoteSignerKey.generate(name: "w", algorithm: .cosignature)
        #expect(try NoteSignerKey(skey: witness.skey).verifier.algorithm == .cosignature)
    }

    @Test(arguments: [
        "", "+", "++", "a+75b3f92b", "+75b3f92b+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4",
        "audit.example.vn/console+75b3f92c+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4",
        "audit.example.vn/console+75B3F92B+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4",
        "audit.example.vn/consolf+75b3f92b+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4",
        "audit.example.vn /console+75b3f92b+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4",
        "audit.example.vn/console+75b3f92b+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVQ==",
        "audit.example.vn/console+75b3f92b+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4\n",
        "audit.example.vn/console+75b3f92b+", "a+75b3f92b+AgAA",
    ])
    func badKeys(vkey: String) {
        #expect(throws: NoteError.self) { try NoteVerifierKey(vkey: vkey) }
        #expect(throws: NoteError.self) { try NoteSignerKey(skey: "PRIVATE+KEY+" + vkey) }
        #expect(throws: NoteError.self) { try NoteSignerKey(skey: vkey) }
    }

    @Test func badNotes() throws {
        let good = try vector("console.note")
        let line = try #require(good.split(separator: "\n").last)
        let many = Array(repeating: line + "\n", count: 101).joined()
        let bad: [String] = [
            "", "\n", "\n\n", "a\n", "a\n\n", "a\n\nb\n", String(good.dropLast()), good + "\n",
            good + "x", good.replacingOccurrence(of: "\n\n", with: "\n"),
            good.replacingOccurrence(of: "— ", with: "- "),
            good.replacingOccurrence(of: "— ", with: "—"),
            good.replacingOccurrence(of: "Iwc=", with: "Iwc"),
            good.replacingOccurrence(of: "Iwc=", with: "Iwd="),
            good.replacingOccurrence(of: "\n3\n", with: "\n3\r\n"),
            good.replacingOccurrence(of: "\n3\n", with: "\n\u{0}3\n"),
            good.replacingOccurrence(of: "\n3\n", with: "\n3\t\n"),
            "a\n\n— a+b AAAAAAA=\n", "a\n\n—  AAAAAAA=\n", "a\n\n— a AAAAAA==\n",
            "a\n\n" + many, String(repeating: "a", count: 1_000_000) + "\n\n" + line + "\n",
        ]
        for text in bad {
            #expect(throws: NoteError.malformedNote, "\(text.prefix(200))") {
                try SignedNote(text)
            }
        }
        #expect(throws: NoteError.malformedNote) { try SignedNote(bytes: [0xFF, 0x0A]) }
        #expect(try SignedNote(bytes: Array(good.utf8)).encoded == good)
        #expect(throws: NoteError.malformedNote) { try SignedNote(text: "a\n", signatures: []) }
        #expect(try SignedNote("a\n\nb\n\n" + line + "\n").text == "a\n\nb\n")
    }

    @Test func everyBitOfASignatureCounts() throws {
        let note = try SignedNote(vector("console.note"))
        let key = try NoteVerifierKey(vkey: ProjectKey.vkey)
        let signature = note.signatures[0]
        for position in stride(from: 0, to: 64 * 8, by: 3) {
            var payload = signature.payload
            payload[position / 8] ^= 1 << (position % 8)
            let bad = NoteSignature(
                unchecked: signature.name,
                keyID: signature.keyID,
                payload: payload
            )
            #expect(!key.verifies(bad, text: note.text))
        }
        for payload in [[], Array(signature.payload.dropLast()), signature.payload + [0]] {
            let bad = NoteSignature(unchecked: key.name, keyID: key.id, payload: payload)
            #expect(!key.verifies(bad, text: note.text))
        }
        #expect(!key.verifies(signature, text: note.text + " "))
    }

    @Test func keysOfOthersAreIgnoredAndBadOnesVoidTheNote() throws {
        let text = "hello\n"
        let (a, b) = (try NoteSignerKey.generate(name: "a"), try NoteSignerKey.generate(name: "b"))
        let (good, other) = (try a.sign(text: text), try b.sign(text: text))
        let wrong = try a.sign(text: "other\n")
        let note = try SignedNote(text: text, signatures: [other, good])
        #expect(try note.verify(with: [a.verifier]) == [a.verifier])
        #expect(try note.verify(with: [a.verifier, b.verifier]) == [b.verifier, a.verifier])
        #expect(throws: NoteError.unknownKey) { try note.verify(with: []) }
        #expect(throws: NoteError.unknownKey) {
            try note.verify(with: [NoteSignerKey.generate(name: "a").verifier])
        }
        #expect(throws: NoteError.badSignature(name: "a")) {
            try SignedNote(text: text, signatures: [other, wrong])
                .verify(with: [a.verifier, b.verifier])
        }
        let twice = try SignedNote(text: text, signatures: [good, good])
        #expect(try twice.verify(with: [a.verifier, a.verifier]).count == 1)
    }

    @Test func badCheckpoints() throws {
        let root = MerkleHash.leaf([]).base64
        #expect(try Checkpoint(text: "o\n1\n\(root)\n").size == 1)
        #expect(try Checkpoint(text: "o\n0\n\(MerkleHash.empty.base64)\n").size == 0)
        let bad = [
            "", "\n\n\n", "o\n1\n\(root)", "o\n1\n\(root)\n\n", "o\n1\n\(root)\nmore\n",
            "\n1\n\(root)\n", "o\n01\n\(root)\n", "o\n+1\n\(root)\n", "o\n-1\n\(root)\n",
            "o\n 1\n\(root)\n", "o\n\n\(root)\n", "o\n1\n\(root.dropLast())\n", "o\n1\n\n",
            "o\n1\n\(root.dropLast(4))\n", "o\n1\n\(root)=\n", "o\n0\n\(root)\n",
            "o\n9223372036854775807\n\(root)\n", "o\n99999999999999999999\n\(root)\n",
            "o\n1\n\(root)\r\n", "a b\n1\n\(root)\n", "o\n1\n\(root.lowercased())!\n",
            "o\n1e0\n\(root)\n",
        ]
        for text in bad {
            #expect(throws: NoteError.malformedCheckpoint, "\(text)") {
                try Checkpoint(text: text)
            }
        }
        let key = try NoteSignerKey.generate(name: "other")
        #expect(throws: NoteError.malformedKey) {
            try Checkpoint(origin: "o", size: 1, root: .leaf([])).signed(by: key)
        }
    }
}

extension String {
    /// The text with the first occurrence of a part replaced.
    func replacingOccurrence(of part: String, with other: String) -> String {
        guard let range = firstRange(of: part) else { return self }
        return replacingCharacters(range, other)
    }

    private func firstRange(of part: String) -> Range<String.Index>? { ranges(of: part).first }

    private func replacingCharacters(_ range: Range<String.Index>, _ other: String) -> String {
        var copy = self
        copy.replaceSubrange(range, with: other)
        return copy
    }
}
