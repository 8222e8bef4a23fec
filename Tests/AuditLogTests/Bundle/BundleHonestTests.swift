import Foundation
import Testing

@testable import AuditLog

/// Bundles that nobody touched: no alarm, and never more trust than an anchor gives.
@Suite struct BundleHonestTests {
    static let grown = Result { try GrownLog(70) }

    /// Ranges that touch every kind of edge, all of them in small trees.
    static func ranges(_ size: Int64) -> Set<Range<Int64>> {
        var ranges: Set<Range<Int64>> = [0..<size, 0..<0, size..<size]
        guard size > 0 else { return ranges }
        for first in size < 18 ? [0, size / 3, size - 1] : [size / 3] {
            for end in [first + 1, (first + size + 1) / 2, size] where end > first {
                ranges.insert(first..<end)
            }
        }
        return ranges
    }

    @Test(arguments: 0...70)
    func aKeyCoversEveryRange(size: Int) throws {
        let log = try Self.grown.get().at(size)
        for range in Self.ranges(Int64(size)) {
            let bundle = try TestBundle(log, range, openings: size % 5 == 0)
            let report = try bundle.report(.key())
            #expect(report.verdict == .ok && report.isTrusted && report.fault == nil, "\(range)")
            #expect(report.coveredCount == Int64(range.count) && report.unsealed == 0)
            #expect(report.first == range.lowerBound && report.size == Int64(size))
            let root = try MerkleTree.root(size: Int64(size), store: log)
            #expect(report.root == (range.isEmpty && size > 0 ? nil : root))
        }
    }

    @Test(arguments: [0, 1, 2, 3, 7, 8, 33, 64, 70])
    func withoutAnAnchorNothingIsOk(size: Int) throws {
        let log = try Self.grown.get().at(size)
        for range in Self.ranges(Int64(size)) {
            let report = try TestBundle(log, range).report()
            #expect(report.verdict == .noAnchor && report.coveredCount == 0)
            #expect(report.verdict.code == "verify.no-anchor")
        }
    }

    @Test(arguments: 0...70)
    func aKeptCheckpointCoversWhatWasThere(size: Int) throws {
        let grown = try Self.grown.get()
        let log = try grown.at(size)
        let (end, third) = (Int64(size), Int64(size / 3))
        // Large trees take time; their whole and one part have all that is new in them.
        let ranges = size < 18 ? Self.ranges(end) : [0..<end, third..<(third + end) / 2]
        for range in ranges {
            let plain = try TestBundle(log, range)
            let middle = (range.lowerBound + range.upperBound) / 2
            let sizes: Set<Int64> = [
                0, 1, range.lowerBound / 2, range.lowerBound, middle, range.upperBound, Int64(size),
            ]
            for old in sizes where old <= size {
                let note = grown.notes[Int(old)]
                let bundle = old % 2 == 0 ? try TestBundle(log, range, since: note) : plain
                let report = try bundle.report(BundleAnchors(since: [note]))
                #expect(
                    report.verdict == expected(bundle, old),
                    "\(range) of \(size) since \(old): \(report)"
                )
                guard size % 5 == 0 else { continue }
                // With the key as well, only a missing proof of growth is in the way.
                let sealed = try bundle.report(.key(since: [note])).verdict
                if case .incomplete = report.verdict {
                    #expect(sealed == report.verdict)
                } else {
                    #expect(sealed == .ok)
                }
            }
        }
    }

    /// What an old checkpoint is worth for a bundle.
    private func expected(_ bundle: TestBundle, _ old: Int64) -> BundleVerdict {
        let end = bundle.first + bundle.count
        let isRebuilt =
            (bundle.first == 0 || bundle.count > 0) && (bundle.first...end).contains(old)
        guard isRebuilt || old == 0 || old == bundle.size || bundle.files["consistency"] != nil
        else { return .incomplete(file: "consistency") }
        let covered = min(max(old - bundle.first, 0), bundle.count)
        return covered == bundle.count ? .ok : .unsealedTail(count: bundle.count - covered)
    }

    @Test func aWitnessOrALineOfTheSyslogVouches() throws {
        let grown = try GrownLog(10)
        var bundle = try TestBundle(grown.log, 0..<10)
        let witness = try ProjectKey.witness()
        let asked = BundleAnchors(witnesses: [witness.verifier])
        #expect(try bundle.report(asked).verdict == .unknownKey)
        #expect(try bundle.report(asked).fault == "quorum")
        let note = try SignedNote(grown.notes[10])
        let cosigned = try Cosignature.add(to: note, key: witness, time: 1).encoded
        bundle.files["checkpoint"] = Array(cosigned.utf8)
        try bundle.fixManifest()
        let report = try bundle.report(asked)
        #expect(report.verdict == .ok && report.witnesses == ["witness.example.vn/w1"])
        let other = try NoteSignerKey.generate(name: "w2", algorithm: .cosignature).verifier
        let both = [witness.verifier, other]
        #expect(try bundle.report(.init(witnesses: both)).verdict == .unknownKey)
        #expect(try bundle.report(.init(witnesses: both, quorum: 1)).verdict == .ok)
        #expect(try bundle.report(.init(witnesses: both, quorum: 3)).verdict == .unknownKey)
        #expect(try bundle.report(.init(witnesses: both, quorum: 0)).verdict == .noAnchor)
        #expect(try bundle.report(.init(keys: [other])).verdict == .unknownKey)
        #expect(try bundle.report(.init(keys: [witness.verifier])).verdict == .ok)
        // The log's own key is no witness, and one witness under two names is one.
        let key = try NoteVerifierKey(vkey: ProjectKey.vkey)
        #expect(try bundle.report(.init(witnesses: [key])).verdict == .unknownKey)
        let twin = try NoteSignerKey(
            name: "twin",
            algorithm: .cosignature,
            seed: ProjectKey.witnessSeed
        )
        let twice = try Cosignature.add(to: SignedNote(cosigned), key: twin, time: 1).encoded
        bundle.files["checkpoint"] = Array(twice.utf8)
        try bundle.fixManifest()
        let twins = BundleAnchors(witnesses: [witness.verifier, twin.verifier], quorum: 2)
        #expect(try bundle.report(twins).verdict == .unknownKey)
    }

    @Test func linesOfTheSyslog() throws {
        let grown = try GrownLog(10)
        let root = try MerkleTree.root(size: 6, store: grown.log)
        let leaf = MerkleHash.empty.hex
        let text = "lienket-audit origin=\(ProjectKey.name) idx=5 leaf=\(leaf) size=6 root="
        let line = try #require(
            AnchorLine(line: "Jan  5 02:03:04 desk-1 lienket[7]: \(text)\(root.base64) \r\n")
        )
        #expect(line == AnchorLine(origin: ProjectKey.name, size: 6, root: root))
        for broken in [
            "", "lienket-audit", "\(text)\(root.base64)x", text, "x\(text.dropFirst(2))",
            text.replacingOccurrences(of: "idx=5", with: "idx=6") + root.base64,
            text.replacingOccurrences(of: "size=6", with: "size=06") + root.base64,
            text.replacingOccurrences(of: "size=6", with: "size=99999999999999999999"),
            text.replacingOccurrences(of: leaf, with: "00") + root.base64,
        ] { #expect(AnchorLine(line: broken) == nil, "\(broken)") }
        let whole = try TestBundle(grown.log, 0..<10)
        let tail = BundleVerdict.unsealedTail(count: 4)
        #expect(try whole.report(.init(lines: [line])).verdict == tail)
        let foreign = AnchorLine(origin: "other", size: 6, root: .empty)
        #expect(try whole.report(.init(lines: [foreign])).verdict == .noAnchor)
        let forged = AnchorLine(origin: ProjectKey.name, size: 6, root: .empty)
        let rolledBack = BundleVerdict.rolledBack(anchorSize: 6, logSize: 10)
        #expect(try whole.report(.init(lines: [line, forged])).verdict == rolledBack)
        let later = AnchorLine(origin: ProjectKey.name, size: 11, root: root)
        let shorter = BundleVerdict.rolledBack(anchorSize: 11, logSize: 10)
        #expect(try whole.report(.init(lines: [later])).verdict == shorter)
        // A part that cannot prove a line passes it over; the line vouches for nothing then.
        let part = try TestBundle(grown.log, 7..<9)
        #expect(try part.report(.init(lines: [line])).verdict == .noAnchor)
        let middle = try TestBundle(grown.log, 4..<9)
        #expect(
            try middle.report(.init(lines: [line])).verdict == .unsealedTail(count: 3)
        )
    }

    @Test func unusableAnchors() throws {
        let grown = try GrownLog(4)
        let bundle = try TestBundle(grown.log, 0..<4)
        #expect(throws: BundleError.malformedAnchor) {
            try bundle.report(BundleAnchors(since: ["?"]))
        }
        let other = try MemoryLog.honest(3)
        try other.resign(with: NoteSignerKey.generate(name: "other"))
        let foreign = try #require(other.headValue?.note)
        let expected = BundleError.anchorOfAnotherLog(expected: ProjectKey.name, found: "other")
        #expect(throws: expected) { try bundle.report(BundleAnchors(since: [foreign])) }
        #expect(try bundle.report(.key(since: [foreign])).verdict == .unknownKey)
        let edited = grown.notes[3].replacingOccurrences(of: "\n3\n", with: "\n2\n")
        let report = try bundle.report(.key(since: [edited]))
        #expect(report.verdict == .badSignature && report.fault == "since")
        #expect(throws: BundleError.notThere) {
            try BundleVerifier(anchors: BundleAnchors()).verify("/nowhere")
        }
    }

    @Test func threadsChangeNothing() throws {
        let grown = try GrownLog(40)
        for range in [Int64(0)..<40, 7..<33] {
            var bundle = try TestBundle(grown.log, range, openings: true)
            let anchors = try BundleAnchors.key(since: [grown.notes[20]])
            for _ in 0..<2 {
                let reports = try [1, 2, 7].map { try bundle.report(anchors, threads: $0) }
                #expect(Set(reports).count == 1)
                bundle.files["leaves.jsonl"]?[3000] ^= 1
            }
        }
    }
}
