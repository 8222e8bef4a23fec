import Foundation
import Testing

@testable import AuditLog

/// Logs, proofs, notes, cosignatures, bodies and receipts, computed again by Go's sumdb.
@Suite(.enabled(if: GoOracle.isInstalled, "golang-go and golang-golang-x-mod-dev are not here"))
struct GoOracleTests {
    @Test func goFindsNoDifferenceInRandomLogs() throws {
        var random = SeededGenerator(seed: 20_260_105)
        let sizes =
            [0, 1, 2, 3, 4, 255, 256, 257, 600]
            + (0..<31).map { _ in Int.random(in: 0...600, using: &random) }
        let logs = try sizes.enumerated().map { place, size in
            try RandomLog(size, isRecords: place % 2 == 0, random: &random)
        }
        let oracle = try GoOracle()
        defer { oracle.remove() }
        let answer = try oracle.check(logs)
        // The counts, so that nothing passes because nothing was looked at.
        let counts = [
            "logs=\(logs.count)", "leaves=\(sizes.reduce(0, +))",
            "trees=\(logs.map(\.trees.count).reduce(0, +))",
            "inclusion=\(logs.map(\.inclusion.count).reduce(0, +))",
            "growth=\(logs.map(\.growth.count).reduce(0, +))",
            "bodies=\(logs.map(\.bodies.count).reduce(0, +))",
            "receipts=\(logs.map(\.receipts.count).reduce(0, +))",
        ]
        #expect(answer.text == "ok \(counts.joined(separator: " "))\n")
        #expect(answer.status == 0)
        try expectDifferences(oracle, in: logs[8])
    }

    /// Go does find what is wrong.
    private func expectDifferences(_ oracle: GoOracle, in log: RandomLog) throws {
        #expect(try oracle.check([log]).status == 0)
        let wrong = MerkleHash.leaf([]).base64
        var spoiled: [RandomLog] = []
        func spoil(_ change: (inout RandomLog) -> Void) {
            var copy = log
            change(&copy)
            spoiled.append(copy)
        }
        spoil { $0.trees[0].root = wrong }
        spoil { $0.stored[0] ^= 1 }
        spoil { $0.inclusion[0].hashes[0] = wrong }
        spoil { $0.inclusion[0].hashes.append(wrong) }
        spoil { $0.growth[0].hashes[0] = wrong }
        spoil { $0.growth[0].hashes.removeLast() }
        spoil { $0.bodies[0] += "\n" }
        spoil { $0.bodies[0] = $0.bodies[0].replacingOccurrences(of: "old ", with: "old 1") }
        spoil {
            $0.receipts[0] = $0.receipts[0].replacingOccurrences(of: "index ", with: "index 1")
        }
        for log in spoiled {
            let answer = try oracle.check([log])
            #expect(answer.status == 1)
            #expect(answer.text.hasPrefix("bad log 0: "))
        }
    }
}
