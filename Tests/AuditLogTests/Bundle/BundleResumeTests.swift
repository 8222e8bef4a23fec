import Foundation
import Testing

@testable import AuditLog

/// Stopped and resumed checks end as uninterrupted ones do.
@Suite struct BundleResumeTests {
    /// Longer than a window, so that a check can stop in the middle.
    static let count: Int64 = 6000

    /// Made once for all tests.
    static let long = Result { try LongLog(count) }

    /// A log of short records, and its checkpoint of half their number.
    ///
    /// `@unchecked`: tests only copy the log.
    struct LongLog: @unchecked Sendable {
        private let made = MemoryLog()
        var log: MemoryLog { MemoryLog(copying: made) }
        let kept: String

        init(_ count: Int64) throws {
            var frontier = MerkleFrontier.empty
            let signer = try ProjectKey.signer()
            var kept = ""
            for seq in 0..<count {
                let secret = Disclosure.make(name: "reason", value: "\(seq)")
                let leaf = Array("{\"sd\":[\"\(secret.digest)\"],\"seq\":\(seq)}".utf8)
                made.leaves[seq] = leaf
                if seq % 3 == 0 {
                    made.kept[seq] = [StoredOpening(name: "reason", text: secret.text)]
                }
                try made.putHashes(try frontier.append(.leaf(leaf)))
                if seq + 1 == count / 2 {
                    let half = try Checkpoint(
                        origin: signer.name,
                        size: frontier.size,
                        root: frontier.root
                    )
                    kept = try half.signed(by: signer).encoded
                }
            }
            self.kept = kept
            let whole = try Checkpoint(origin: signer.name, size: count, root: frontier.root)
            made.headValue = LogHead(
                size: count,
                root: frontier.root,
                lastTime: "",
                note: try whole.signed(by: signer).encoded
            )
        }
    }

    /// Stops after each window until the check is done, altering the bundle once on the way.
    func resumed(
        _ folder: BundleDirectory,
        _ anchors: BundleAnchors,
        at stop: Int = 1,
        change: () throws -> Void = {}
    ) throws -> BundleReport {
        let state = "\(folder.path)/../state-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: state) }
        let verifier = BundleVerifier(anchors: anchors, threads: 2, resumeFile: state)
        for run in 1...40 {
            // Hashing again what was passed is told too, so each run is given one step more.
            var calls = 0
            do {
                let report = try verifier.verify(folder.path) { _, _ in
                    calls += 1
                    return calls < run
                }
                #expect(!FileManager.default.fileExists(atPath: state) && run > stop)
                return report
            } catch BundleError.interrupted {
                let found = try FileManager.default.attributesOfItem(atPath: state)
                #expect((found[.posixPermissions] as? NSNumber)?.intValue == 0o600)
            }
            if run == stop { try change() }
        }
        Issue.record("never done")
        return try verifier.verify(folder.path)
    }

    /// The whole log and a part of it, with openings.
    static let bundles = Result {
        try [0..<count, 1234..<count - 7].map {
            try TestBundle(long.get().log, $0, openings: true)
        }
    }

    @Test(arguments: 0...1)
    func aStoppedCheckGoesOn(which: Int) throws {
        let long = try Self.long.get()
        let bundle = try Self.bundles.get()[which]
        let folder = try BundleDirectory()
        try bundle.write(to: folder)
        for anchors in [try .key(), BundleAnchors(since: [long.kept]), BundleAnchors()] {
            let straight = try BundleVerifier(anchors: anchors).verify(folder.path)
            #expect(straight.fault == nil)
            #expect(try resumed(folder, anchors) == straight)
        }
    }

    @Test(arguments: 0...1, ["leaves.jsonl", "openings.jsonl", "list", "checkpoint", "vkey"])
    func aBundleAlteredBetweenIsFound(which: Int, file: String) throws {
        let long = try Self.long.get()
        let bundle = try Self.bundles.get()[which]
        let name = file == "list" ? (which == 0 ? "hashes.bin" : "proofs.jsonl") : file
        let anchors = try BundleAnchors.key(since: [long.kept])
        // Near the beginning, which was passed before the stop, and near the end.
        for place in [40, (bundle.files[name] ?? []).count - 40] {
            let folder = try BundleDirectory()
            try bundle.write(to: folder)
            var altered = bundle
            altered.files[name]?[place] ^= 1
            let report = try resumed(folder, anchors) { try altered.write(to: folder) }
            let straight = try BundleVerifier(anchors: anchors).verify(folder.path)
            #expect(report == straight && !report.isTrusted, "\(name) at \(place): \(report)")
        }
    }

    @Test func aStateOfAnotherQuestionIsNotUsed() throws {
        let long = try Self.long.get()
        let folder = try BundleDirectory()
        try TestBundle(long.log, 0..<Self.count).write(to: folder)
        let state = "\(folder.path)-state"
        defer { try? FileManager.default.removeItem(atPath: state) }
        func stop(_ anchors: BundleAnchors) throws {
            #expect(throws: BundleError.interrupted) {
                try BundleVerifier(anchors: anchors, resumeFile: state).verify(folder.path) {
                    _,
                    _ in false
                }
            }
        }
        try stop(BundleAnchors())
        // The first run did not look at this size; its state must not hide that.
        let forged = AnchorLine(origin: ProjectKey.name, size: 5, root: .empty)
        let anchors = BundleAnchors(lines: [forged])
        let report = try BundleVerifier(anchors: anchors, resumeFile: state).verify(folder.path)
        #expect(report.verdict == .rolledBack(anchorSize: 5, logSize: Self.count))
        #expect(!FileManager.default.fileExists(atPath: state))
        // A file that is no state is neither used nor removed.
        try Data("mine".utf8).write(to: URL(fileURLWithPath: state))
        let verifier = BundleVerifier(anchors: try .key(), resumeFile: state)
        #expect(try verifier.verify(folder.path).verdict == .ok)
        #expect(FileManager.default.fileExists(atPath: state))
        // One that others can write is not used either.
        try stop(.key())
        try FileManager.default.setAttributes([.posixPermissions: 0o620], ofItemAtPath: state)
        #expect(ResumeFile(path: state).load() == nil)
        #expect(throws: BundleError.self) {
            try BundleVerifier(anchors: .key(), resumeFile: "/nowhere/state").verify(folder.path) {
                _,
                _ in false
            }
        }
    }

    @Test func aStateIsReadBackAsWritten() throws {
        var state = ResumeState()
        state.inputs = MerkleHash.empty.hex
        state.done = 7
        state.prefixes["leaves.jsonl"] = .init(length: 9, digest: MerkleHash.empty.hex)
        state.frontier = [.empty, .leaf([1]), .leaf([2])]
        state.roots = [0: .empty, 5: .leaf([3])]
        (state.reproduced, state.mismatch) = (5, 6)
        (state.opened, state.openedName) = (3, "lý do")
        #expect(ResumeState(json: state.encoded()) == state)
        var random = BundleFuzzTests.Random(state: 5)
        for _ in 0..<2000 {
            var bytes = state.encoded()
            BundleFuzzTests.damage(&bytes, &random)
            _ = ResumeState(json: bytes)
        }
    }
}
