import Foundation
import Testing

@testable import AuditLog

/// Ways to alter a log of eight records, each with the verdict it must get.
@Suite struct TamperTests {
    /// What the auditor has.
    enum Anchor: CaseIterable { case none, key, kept, keyAndKept }

    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        var anchor = Anchor.key
        var fault: LogFault?
        let verdict: LogVerdict
        let change: @Sendable (MemoryLog) throws -> Void
        var testDescription: String { name }
    }

    static let size = 8

    /// An honest log, and the checkpoint that the auditor kept when it had five records.
    static func honest() throws -> (log: MemoryLog, kept: String) {
        let log = try MemoryLog.honest(5)
        let kept = try #require(log.headValue?.note)
        return (try MemoryLog.honest(size - 5, from: log), kept)
    }

    static func anchors(_ anchor: Anchor, kept: String) throws -> LogAnchors {
        let key = try NoteVerifierKey(vkey: ProjectKey.vkey)
        return switch anchor {
        case .none: LogAnchors()
        case .key: LogAnchors(keys: [key])
        case .kept: LogAnchors(checkpoints: [kept])
        case .keyAndKept: LogAnchors(keys: [key], checkpoints: [kept])
        }
    }

    static func replaceHead(
        _ log: MemoryLog,
        size: Int64? = nil,
        root: MerkleHash? = nil,
        note: String?
    ) {
        guard let head = log.headValue else { return }
        log.headValue = LogHead(
            size: size ?? head.size,
            root: root ?? head.root,
            lastTime: head.lastTime,
            note: note
        )
    }

    static let cases: [Case] = [
        Case(name: "leaf byte flipped", fault: .leafHash, verdict: .tampered(firstBad: 3)) {
            $0.leaves[3]?[20] ^= 1
        },
        Case(name: "byte appended to a leaf", fault: .leafHash, verdict: .tampered(firstBad: 0)) {
            $0.leaves[0]?.append(0x20)
        },
        Case(name: "leaf emptied", fault: .leafHash, verdict: .tampered(firstBad: 4)) {
            $0.leaves[4] = []
        },
        Case(name: "leaf and its hash replaced", fault: .nodeHash, verdict: .tampered(firstBad: 2))
        {
            $0.edit(3, "citizen.show", "citizen.seek")
            $0.hashes[4] = .leaf($0.leaves[3] ?? [])
        },
        Case(name: "first leaf deleted", fault: .leafMissing, verdict: .tampered(firstBad: 0)) {
            $0.leaves[0] = nil
        },
        Case(name: "middle leaf deleted", fault: .leafMissing, verdict: .tampered(firstBad: 4)) {
            $0.leaves[4] = nil
        },
        Case(name: "tail rows deleted", fault: .leafMissing, verdict: .tampered(firstBad: 6)) {
            $0.leaves[6] = nil
            $0.leaves[7] = nil
        },
        Case(name: "all rows deleted", fault: .leafMissing, verdict: .tampered(firstBad: 0)) {
            $0.leaves = [:]
        },
        Case(name: "two leaves swapped", fault: .leafHash, verdict: .tampered(firstBad: 1)) {
            ($0.leaves[1], $0.leaves[6]) = ($0.leaves[6], $0.leaves[1])
        },
        Case(name: "leaf duplicated over another", verdict: .tampered(firstBad: 5)) {
            $0.leaves[5] = $0.leaves[4]
        },
        Case(
            name: "swapped and all rehashed without the key",
            fault: .leafContent,
            verdict: .tampered(firstBad: 1)
        ) {
            ($0.leaves[1], $0.leaves[6]) = ($0.leaves[6], $0.leaves[1])
            try $0.rebuild(note: $0.headValue?.note)
        },
        Case(
            name: "leaf inserted at the end without a head",
            fault: .leavesBeyondHead,
            verdict: .tampered(firstBad: 8)
        ) { $0.leaves[8] = $0.leaves[7] },
        Case(
            name: "leaf edited and all rehashed",
            fault: .signedRoot,
            verdict: .tampered(firstBad: 0)
        ) {
            $0.edit(6, "citizen.show", "citizen.seek")
            try $0.rebuild(note: $0.headValue?.note)
        },
        Case(
            name: "leaf edited after the kept checkpoint and all rehashed",
            anchor: .keyAndKept,
            fault: .signedRoot,
            verdict: .tampered(firstBad: 5)
        ) {
            $0.edit(6, "citizen.show", "citizen.seek")
            try $0.rebuild(note: $0.headValue?.note)
        },
        Case(name: "stored leaf hash edited", fault: .leafHash, verdict: .tampered(firstBad: 1)) {
            $0.hashes[1] = .empty
        },
        Case(name: "stored node hash edited", fault: .nodeHash, verdict: .tampered(firstBad: 0)) {
            $0.hashes[14] = .empty
        },
        Case(name: "stored node hash deleted", fault: .nodeHash, verdict: .tampered(firstBad: 4)) {
            $0.hashes[9] = nil
        },
        Case(name: "head deleted", fault: .headMissing, verdict: .tampered(firstBad: 0)) {
            $0.headValue = nil
        },
        Case(name: "head root edited", fault: .headRoot, verdict: .tampered(firstBad: 0)) {
            replaceHead($0, root: .empty, note: $0.headValue?.note)
        },
        Case(name: "head size raised", fault: .leafMissing, verdict: .tampered(firstBad: 8)) {
            replaceHead($0, size: .max, note: $0.headValue?.note)
        },
        Case(name: "head size negative", verdict: .tampered(firstBad: 0)) {
            replaceHead($0, size: .min, note: $0.headValue?.note)
        },
        Case(
            name: "head of an earlier time over later leaves",
            fault: .leavesBeyondHead,
            verdict: .tampered(firstBad: 5)
        ) { log in
            let earlier = try MemoryLog.honest(0, from: log).cut(to: 5)
            log.headValue = earlier.headValue
        },
        Case(
            name: "opening edited",
            fault: .opening(name: "reason"),
            verdict: .tampered(firstBad: 2)
        ) {
            let other = Disclosure.make(name: "reason", value: "edited").text
            $0.kept[2]?[1] = StoredOpening(name: "reason", text: other)
        },
        Case(name: "opening garbled", verdict: .tampered(firstBad: 2)) {
            $0.kept[2]?[0] = StoredOpening(name: "target.personalId", text: "!")
        },
        Case(name: "opening moved to another leaf", verdict: .tampered(firstBad: 1)) {
            $0.kept[1] = $0.kept[2]
        },
        Case(
            name: "opening renamed",
            fault: .opening(name: "phone"),
            verdict: .tampered(firstBad: 2)
        ) {
            let text = $0.kept[2]?[1].text ?? ""
            $0.kept[2]?[1] = StoredOpening(name: "phone", text: text)
        },
        Case(name: "re-signed with a wrong key of the same name", verdict: .unknownKey) {
            $0.edit(2, "citizen.show", "citizen.seek")
            try $0.resign(with: NoteSignerKey.generate(name: ProjectKey.name))
        },
        Case(name: "re-signed with a key of another name", verdict: .unknownKey) {
            try $0.resign(with: NoteSignerKey.generate(name: "evil"))
        },
        Case(name: "signature byte changed", verdict: .badSignature) {
            let note = try $0.headValue?.note.map { text in
                let note = try SignedNote(text)
                var payload = note.signatures[0].payload
                payload[9] ^= 4
                let bad = NoteSignature(
                    unchecked: note.signatures[0].name,
                    keyID: note.signatures[0].keyID,
                    payload: payload
                )
                return try SignedNote(text: note.text, signatures: [bad]).encoded
            }
            replaceHead($0, note: note)
        },
        Case(name: "size in the note changed", verdict: .badSignature) {
            let note = $0.headValue?.note?.replacingOccurrence(of: "\n8\n", with: "\n7\n")
            replaceHead($0, note: note)
        },
        Case(name: "note garbled", verdict: .badSignature) { replaceHead($0, note: "garbage") },
        Case(name: "note garbled, no anchor", anchor: .none, verdict: .badSignature) {
            replaceHead($0, note: "garbage")
        },
        Case(name: "note removed", verdict: .unsealedTail(count: 8)) {
            replaceHead($0, note: nil)
        },
        Case(name: "records added without the key", verdict: .unsealedTail(count: 2)) { log in
            let note = log.headValue?.note
            for seq in Int64(8)..<10 {
                log.leaves[seq] = log.leaves[0]
                log.edit(seq, "\"seq\":0", "\"seq\":\(seq)")
            }
            try log.rebuild(note: note)
        },
        Case(
            name: "tail cut, head rebuilt under its own note",
            verdict: .rolledBack(anchorSize: 8, logSize: 6)
        ) { log in
            let note = log.headValue?.note
            (log.leaves[6], log.leaves[7], log.kept[6], log.kept[7]) = (nil, nil, nil, nil)
            try log.rebuild(note: note)
        },
        Case(
            name: "older copy restored, newer checkpoint kept",
            anchor: .keyAndKept,
            verdict: .rolledBack(anchorSize: 5, logSize: 3)
        ) { log in log.replace(with: try log.cut(to: 3)) },
        Case(
            name: "older copy restored, only the checkpoint kept",
            anchor: .kept,
            verdict: .rolledBack(anchorSize: 5, logSize: 3)
        ) { log in log.replace(with: try log.cut(to: 3)) },
        Case(
            name: "log emptied",
            anchor: .kept,
            verdict: .rolledBack(anchorSize: 5, logSize: 0)
        ) { $0.replace(with: MemoryLog()) },
        Case(
            name: "older copy restored and continued with the real key",
            anchor: .keyAndKept,
            verdict: .rolledBack(anchorSize: 5, logSize: 9)
        ) { log in log.replace(with: try MemoryLog.honest(6, from: log.cut(to: 3))) },
        Case(
            name: "history rewritten with the real key",
            anchor: .kept,
            verdict: .rolledBack(anchorSize: 5, logSize: 8)
        ) {
            $0.edit(1, "citizen.show", "citizen.seek")
            try $0.resign(with: ProjectKey.signer())
        },
    ]

    @Test(arguments: cases)
    func verdicts(testCase: Case) throws {
        let (log, kept) = try Self.honest()
        try testCase.change(log)
        let anchors = try Self.anchors(testCase.anchor, kept: kept)
        let report = try LogVerifier(anchors: anchors).verify(log)
        #expect(report.verdict == testCase.verdict)
        if let fault = testCase.fault { #expect(report.fault == fault) }
        #expect(!report.covered && !report.isTrusted)
        // Even without anchors nothing of this may look covered.
        #expect(try !LogVerifier().verify(log).isTrusted)
    }

    @Test(arguments: Anchor.allCases)
    func honestLogsGiveNoAlarm(anchor: Anchor) throws {
        let (log, kept) = try Self.honest()
        let anchors = try Self.anchors(anchor, kept: kept)
        let report = try LogVerifier(anchors: anchors).verify(log)
        #expect(report.fault == nil && report.size == 8)
        #expect(report.root == log.headValue?.root)
        switch anchor {
        case .none: #expect(report.verdict == .ok && !report.covered && report.coveredSize == 0)
        case .kept:
            #expect(report.verdict == .unsealedTail(count: 3))
            #expect(!report.covered && report.coveredSize == 5)
        case .key, .keyAndKept: #expect(report.isTrusted && report.coveredSize == 8)
        }
        // A kept checkpoint of the whole log covers it.
        let whole = LogAnchors(checkpoints: [try #require(log.headValue?.note)])
        #expect(try LogVerifier(anchors: whole).verify(log).isTrusted)
    }

    @Test func erasedOpeningsAreAccountedFor() throws {
        let (log, _) = try Self.honest()
        let erased = log.kept.removeValue(forKey: 2)?.count ?? 0
        log.kept[5]?.removeLast()
        let before = try LogVerifier().verify(log)
        #expect(before.verdict == .tampered(firstBad: 2) && before.fault == .openingMissing)
        var draft = sampleDraft(number: 9)
        draft.leaf.act = "audit.redact"
        draft.leaf.n = Int64(erased)
        let appender = AuditAppender(signer: try ProjectKey.signer())
        try appender.append(draft, to: log)
        // The record speaks of fewer than are gone.
        #expect(try LogVerifier().verify(log).fault == .openingMissing)
        draft.leaf.n = 1
        try appender.append(draft, to: log)
        #expect(try LogVerifier().verify(log).verdict == .ok)
    }

    @Test func everySizeIsHonest() throws {
        let key = LogAnchors(keys: [try ProjectKey.signer().verifier])
        let log = MemoryLog()
        for size in 0..<20 {
            let report = try LogVerifier(anchors: key).verify(log)
            #expect(report.verdict == .ok && report.covered == (size > 0))
            _ = try MemoryLog.honest(1, from: log)
        }
    }

    @Test func witnessCoversAndVouches() throws {
        let (log, _) = try Self.honest()
        let witness = try ProjectKey.witness()
        let anchors = LogAnchors(keys: [witness.verifier])
        #expect(try LogVerifier(anchors: anchors).verify(log).verdict == .unknownKey)
        let note = try SignedNote(try #require(log.headValue?.note))
        let cosigned = try Cosignature.add(to: note, key: witness, time: 1).encoded
        Self.replaceHead(log, note: cosigned)
        #expect(try LogVerifier(anchors: anchors).verify(log).isTrusted)
    }

    @Test func unusableAnchors() throws {
        let (log, kept) = try Self.honest()
        let key = try NoteVerifierKey(vkey: ProjectKey.vkey)
        let other = try MemoryLog.honest(3)
        try other.resign(with: NoteSignerKey.generate(name: "other"))
        let foreign = try #require(other.headValue?.note)
        #expect(throws: LogVerifierError.malformedAnchor) {
            try LogVerifier(anchors: .init(checkpoints: ["?"])).verify(log)
        }
        #expect(throws: LogVerifierError.self) {
            try LogVerifier(anchors: .init(checkpoints: [foreign])).verify(log)
        }
        let unknown = LogAnchors(keys: [key], checkpoints: [foreign])
        #expect(try LogVerifier(anchors: unknown).verify(log).verdict == .unknownKey)
        let edited = kept.replacingOccurrence(of: "\n5\n", with: "\n4\n")
        let bad = LogAnchors(keys: [key], checkpoints: [edited])
        #expect(try LogVerifier(anchors: bad).verify(log).verdict == .badSignature)
    }

    @Test func everyLeafByteCounts() throws {
        let (log, kept) = try Self.honest()
        let verifier = LogVerifier(anchors: try Self.anchors(.keyAndKept, kept: kept))
        let original = try #require(log.leaves[2])
        for position in stride(from: 0, to: original.count, by: 7) {
            log.leaves[2] = original
            log.leaves[2]?[position] ^= 0x04
            #expect(try verifier.verify(log).verdict == .tampered(firstBad: 2))
        }
    }

    @Test func proofsFromALog() throws {
        let (log, kept) = try Self.honest()
        let old = try Checkpoint(text: SignedNote(kept).text)
        let head = try #require(log.headValue)
        let grown = try ConsistencyProof(oldSize: old.size, newSize: head.size, store: log)
        #expect(grown.verifies(oldRoot: old.root, newRoot: head.root))
        for seq in 0..<head.size {
            let proof = try InclusionProof(index: seq, size: head.size, store: log)
            let leaf = MerkleHash.leaf(try #require(log.leaves[seq]))
            #expect(proof.verifies(leaf: leaf, root: head.root))
        }
    }
}

extension MemoryLog {
    /// The log as it was at an earlier size, signed by the project key.
    func cut(to size: Int64) throws -> MemoryLog {
        let copy = MemoryLog()
        copy.leaves = leaves.filter { $0.key < size }
        copy.kept = kept.filter { $0.key < size }
        try copy.resign(with: ProjectKey.signer())
        return copy
    }

    func replace(with other: MemoryLog) {
        (headValue, leaves, hashes, kept) =
            (other.headValue, other.leaves, other.hashes, other.kept)
    }
}
