import Testing

@testable import AuditLog

/// What a witness cosigns, and every reason not to.
@Suite struct WitnessTests {
    @Test func theCosignatureIsThatOfThePublishedVector() throws {
        let leaves = try vector("leaves.jsonl").split(separator: "\n").map { Array($0.utf8) }
        let tree = try Tree(leaves: leaves)
        let expected = try vector("witnessed.note")
        let signed = try SignedNote(expected)
        let bare = try SignedNote(text: signed.text, signatures: [signed.signatures[0]]).encoded
        let desk = try WitnessDesk(0)
        let body = try AddCheckpointBody(from: 0, to: bare, size: 3, store: tree)
        let answer = try desk.answer(body, recorded: nil)
        #expect(answer.cosignature == signed.signatures[1].line)
        #expect(
            answer.cosignature
                == "— witness.example.vn/w1 LjwcsQAAAABpWxvazO9uUi9jiuZZ/bHN2SXmeqIz2kXVbSHbC/d7YqQv"
                + "ptXLvNxeegFBT1mClrFuDZl6xFgFLsPybclQcJ76nah8Cw==\n"
        )
        #expect(answer.note == expected)
        #expect(answer.accepted == (try Checkpoint(text: signed.text)))
    }

    @Test func aLogIsFollowedFromNothing() throws {
        let desk = try WitnessDesk(200)
        var recorded: Checkpoint?
        var generator = SeededGenerator(seed: 7)
        while (recorded?.size ?? 0) < 200 {
            let old = recorded?.size ?? 0
            let size = min(200, old + Int64.random(in: 0...30, using: &generator))
            let answer = try desk.answer(desk.body(old, size), recorded: recorded)
            #expect(answer.accepted == (try desk.checkpoint(size)))
            let keys = [try ProjectKey.witness().verifier, try ProjectKey.signer().verifier]
            #expect(try SignedNote(answer.note).verify(with: keys) == keys.reversed())
            recorded = answer.accepted
        }
        #expect(recorded?.size == 200)
    }

    @Test func theSameAgainIsAcceptedAgain() throws {
        let desk = try WitnessDesk(9)
        let first = try desk.answer(desk.body(0, 9), recorded: nil)
        let again = try desk.answer(desk.body(9, 9), recorded: first.accepted)
        #expect(again == first)
        #expect(
            desk.refusal(try desk.body(0, 9), recorded: first.accepted)
                == .conflict(recordedSize: 9)
        )
    }

    @Test func onlyTheRecordedSizeIsAStart() throws {
        let desk = try WitnessDesk(9)
        for recorded: Int64 in 0...9 {
            for old: Int64 in 0...9 where old != recorded {
                #expect(
                    desk.refusal(try desk.body(old, 9), recorded: try desk.checkpoint(recorded))
                        == .conflict(recordedSize: recorded)
                )
            }
        }
        #expect(desk.refusal(try desk.body(3, 9), recorded: nil) == .conflict(recordedSize: 0))
    }

    @Test func aLogNeverShrinks() throws {
        let desk = try WitnessDesk(9)
        let body = try desk.body(9, hashes: [], note: desk.note(5))
        #expect(desk.refusal(body, recorded: try desk.checkpoint(9)) == .oldBeyondNew)
        #expect(desk.refusal(body, recorded: nil) == .oldBeyondNew)
        let restart = try desk.body(0, hashes: [], note: desk.note(5))
        #expect(
            desk.refusal(restart, recorded: try desk.checkpoint(9)) == .conflict(recordedSize: 9)
        )
    }

    @Test func aForkIsRefused() throws {
        let (desk, fork) = (try WitnessDesk(12), try WitnessDesk(12, tag: "!"))
        for recorded: Int64 in 1...9 {
            for size: Int64 in recorded...12 {
                let body = try fork.body(recorded, size)
                #expect(
                    desk.refusal(body, recorded: try desk.checkpoint(recorded)) == .inconsistent
                )
                // The true log's proof does not help the fork's checkpoint.
                let mixed = try desk.body(
                    recorded,
                    hashes: desk.body(recorded, size).hashes,
                    note: fork.note(size)
                )
                #expect(
                    desk.refusal(mixed, recorded: try desk.checkpoint(recorded)) == .inconsistent
                )
            }
        }
    }

    @Test func proofsThatProveNothingAreRefused() throws {
        let desk = try WitnessDesk(9)
        let note = try desk.note(9)
        let recorded = try desk.checkpoint(6)
        let hashes = try desk.body(6, 9).hashes
        let wrong = [
            [], Array(hashes.dropFirst()), Array(hashes.dropLast()), hashes + [.empty],
            hashes.reversed(), [.empty] + hashes,
        ]
        for hashes in wrong {
            let body = try desk.body(6, hashes: hashes, note: note)
            #expect(desk.refusal(body, recorded: recorded) == .inconsistent)
        }
        let padded = try desk.body(9, hashes: [.empty], note: note)
        #expect(desk.refusal(padded, recorded: try desk.checkpoint(9)) == .inconsistent)
        let first = try desk.body(0, hashes: [.empty], note: note)
        #expect(desk.refusal(first, recorded: nil) == .inconsistent)
    }

    @Test func anEmptyLogHasTheEmptyRoot() throws {
        let desk = try WitnessDesk(3)
        let answer = try desk.answer(desk.body(0, 0), recorded: nil)
        #expect(answer.accepted.root == .empty)
        #expect(try desk.answer(desk.body(0, 3), recorded: answer.accepted).accepted.size == 3)
        let key = try ProjectKey.signer()
        let text = "\(ProjectKey.name)\n0\n\(MerkleHash.leaf([]).base64)\n"
        let bad = try SignedNote(text: text, signatures: [key.sign(text: text)]).encoded
        #expect(throws: WitnessRefusal.malformed) {
            try AddCheckpointBody(text: "old 0\n\n" + bad)
        }
    }

    @Test func onlyTheLogsOwnKeyOpensItsDoor() throws {
        let desk = try WitnessDesk(3)
        let body = try desk.body(0, 3)
        let others = [
            try NoteSignerKey.generate(name: "other.example/log").verifier,
            try NoteSignerKey.generate(name: ProjectKey.name).verifier,
            try ProjectKey.witness().verifier,
            try NoteVerifierKey(
                name: ProjectKey.name,
                algorithm: .cosignature,
                publicKey: ProjectKey.signer().verifier.publicKey
            ),
        ]
        for keys in [[]] + others.map({ [$0] }) + [others] {
            #expect(try WitnessDesk(3, keys: keys).refusal(body, recorded: nil) == .unknownLog)
        }
        // Another log's signature on it does not make it another log's.
        let other = try NoteSignerKey.generate(name: "other.example/log")
        let note = try SignedNote(desk.note(3))
        let signed = try SignedNote(text: note.text, signatures: [other.sign(text: note.text)])
        let foreign = try desk.body(0, 3, note: signed.encoded)
        let open = try WitnessDesk(3, keys: [other.verifier, ProjectKey.signer().verifier])
        #expect(open.refusal(foreign, recorded: nil) == .unknownLog)
    }

    @Test func aWrongSignatureIsRefused() throws {
        let desk = try WitnessDesk(3)
        let old = try SignedNote(desk.note(2))
        let new = try SignedNote(desk.note(3))
        let bad = try SignedNote(text: new.text, signatures: old.signatures).encoded
        #expect(desk.refusal(try desk.body(0, 3, note: bad), recorded: nil) == .badSignature)
    }

    @Test func ofTheNoteOnlyGoodLinesAreKept() throws {
        let desk = try WitnessDesk(3)
        let stranger = try NoteSignerKey.generate(name: "stranger")
        let note = try SignedNote(desk.note(3))
        let fake = NoteSignature(
            unchecked: ProjectKey.name,
            keyID: note.signatures[0].keyID,
            payload: [1]
        )
        let lines = [try stranger.sign(text: note.text), note.signatures[0], fake]
        let crowded = try SignedNote(text: note.text, signatures: lines).encoded
        let answer = try desk.answer(desk.body(0, 3, note: crowded), recorded: nil)
        #expect(answer == (try desk.answer(desk.body(0, 3), recorded: nil)))
        #expect(try SignedNote(answer.note).signatures.count == 2)
    }

    @Test func aCheckpointOfAnotherLogIsNoStart() throws {
        let desk = try WitnessDesk(9)
        let other = try Checkpoint(
            origin: "other.example/log",
            size: 6,
            root: MerkleTree.root(size: 6, store: desk.tree)
        )
        #expect(desk.refusal(try desk.body(6, 9), recorded: other) == .inconsistent)
    }

    @Test func aLogsKeyIsNoWitnesssKey() throws {
        #expect(throws: NoteError.malformedKey) {
            try Witness(key: ProjectKey.signer(), logKeys: [])
        }
        let desk = try WitnessDesk(3)
        let body = try desk.body(0, 3)
        #expect(throws: WitnessRefusal.signingFailed) {
            try desk.witness.decide(body, recorded: nil, time: -1)
        }
    }

    @Test func everyChangeOfOneCharacterIsRefused() throws {
        let desk = try WitnessDesk(9)
        let recorded = try desk.checkpoint(6)
        let text = try desk.body(6, 9).text
        #expect(desk.refusal(try AddCheckpointBody(text: text), recorded: recorded) == nil)
        for mutated in mutations(of: text) {
            guard let body = try? AddCheckpointBody(text: mutated) else { continue }
            #expect(desk.refusal(body, recorded: recorded) != nil, "\(mutated)")
        }
    }
}
