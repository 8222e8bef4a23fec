import Foundation
import Testing

@testable import AuditLog

/// Ways to alter a bundle, each with the verdict it must get.
@Suite struct BundleAttackTests {
    struct Attack: CustomTestStringConvertible, Sendable {
        let name: String
        /// Whether the bundle is records 3 to 7 with proofs, instead of the whole tree.
        var isPart = false
        /// Whether the auditor also kept the checkpoint of five records.
        var keepsFive = false
        /// Whether the attacker makes the manifest fit.
        var fixes = true
        let verdict: BundleVerdict
        var fault: String?
        let change: @Sendable (inout TestBundle, GrownLog) throws -> Void
        var testDescription: String { name }

        init(
            _ name: String,
            _ verdict: BundleVerdict,
            _ fault: String? = nil,
            isPart: Bool = false,
            keepsFive: Bool = false,
            fixes: Bool = true,
            _ change: @escaping @Sendable (inout TestBundle, GrownLog) throws -> Void
        ) {
            (self.name, self.verdict, self.fault) = (name, verdict, fault)
            (self.isPart, self.keepsFive, self.fixes) = (isPart, keepsFive, fixes)
            self.change = change
        }
    }

    static let leaves = "leaves.jsonl"

    /// Made once for all attacks.
    static let grown = Result { try GrownLog(10) }

    @Test(arguments: [false, true], [false, true])
    func untouchedBundlesPass(isPart: Bool, keepsFive: Bool) throws {
        let grown = try Self.grown.get().copy
        let since = keepsFive ? grown.notes[5] : nil
        let bundle = try TestBundle(
            grown.log,
            isPart ? 3..<8 : 0..<10,
            since: since,
            openings: true
        )
        let report = try bundle.report(.key(since: [since].compactMap { $0 }))
        #expect(report.verdict == .ok)
    }

    @Test(arguments: records + files + notes + histories + parts + openings)
    func verdicts(attack: Attack) throws {
        let grown = try Self.grown.get().copy
        let since = attack.keepsFive ? grown.notes[5] : nil
        var bundle = try TestBundle(
            grown.log,
            attack.isPart ? 3..<8 : 0..<10,
            since: since,
            openings: true
        )
        let anchors = try BundleAnchors.key(since: [since].compactMap { $0 })
        let honest = bundle.files
        try attack.change(&bundle, grown)
        if attack.fixes, bundle.files["manifest.json"] == honest["manifest.json"] {
            try bundle.fixManifest()
        }
        let report = try bundle.report(anchors)
        #expect(report.verdict == attack.verdict, "\(report)")
        if let fault = attack.fault { #expect(report.fault == fault) }
        #expect(report.coveredCount == 0 && !report.isTrusted)
        #expect(try bundle.report(anchors, threads: 2) == report)
        // Even without anchors nothing of this may look covered.
        #expect(try !bundle.report().isTrusted)
    }

    @Test func thereAreEnoughOfThem() {
        let all = Self.records + Self.files + Self.notes + Self.histories + Self.parts
        #expect((all + Self.openings).count >= 90)
        #expect(Set((all + Self.openings).map(\.name)).count == (all + Self.openings).count)
    }

    @Test func everyByteOfARecordCounts() throws {
        let grown = try GrownLog(6)
        for range in [Int64(0)..<6, 1..<4] {
            let honest = try TestBundle(grown.log, range)
            let start = Int(range.lowerBound == 0 ? 2 : 1)
            let lines = try #require(honest.files[Self.leaves]).split(separator: 0x0A)
            let offset = lines.prefix(start).map { $0.count + 1 }.reduce(0, +)
            for position in stride(from: 0, to: lines[start].count, by: 11) {
                for bit in [UInt8(0x01), 0x80] {
                    var bundle = honest
                    bundle.files[Self.leaves]?[offset + position] ^= bit
                    try bundle.fixManifest()
                    let report = try bundle.report(.key())
                    #expect(report.verdict == .tampered(firstBad: 2), "\(position) \(bit)")
                }
            }
        }
    }

    @Test func somethingElseThanAFileIsMissing() throws {
        let grown = try GrownLog(3)
        let bundle = try TestBundle(grown.log, 0..<3)
        let folder = try BundleDirectory()
        let verifier = BundleVerifier(anchors: try .key())
        for name in ["checkpoint", "leaves.jsonl", "hashes.bin", "vkey", "manifest.json"] {
            let path = "\(folder.path)/\(name)"
            try bundle.write(to: folder)
            try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
            try FileManager.default.createSymbolicLink(
                atPath: path,
                withDestinationPath: path + ".away"
            )
            let incomplete = BundleVerdict.incomplete(file: name)
            #expect(try verifier.verify(folder.path).verdict == incomplete)
            try FileManager.default.removeItem(atPath: path)
            try #require(mkfifo(path, 0o600) == 0)
            #expect(try verifier.verify(folder.path).verdict == incomplete)
            try FileManager.default.removeItem(atPath: path)
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: false
            )
            #expect(try verifier.verify(folder.path).verdict == incomplete)
            try FileManager.default.removeItem(atPath: path)
        }
    }
}
