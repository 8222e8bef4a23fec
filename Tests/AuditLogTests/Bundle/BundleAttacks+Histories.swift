import Foundation
import Testing

@testable import AuditLog

extension BundleAttackTests {
    /// Attacks with another history.
    static let histories: [Attack] = [
        Attack("re-signed with a key of the same name", .unknownKey, "checkpoint") {
            bundle,
            grown in
            try forge(&bundle, grown, edit: 2, key: .generate(name: ProjectKey.name))
        },
        Attack("re-signed with a key of another name", .unknownKey, "checkpoint") { bundle, grown in
            try forge(&bundle, grown, edit: 2, key: .generate(name: "evil"))
        },
        Attack("record and hash list edited", .tampered(firstBad: 0), "root") { bundle, _ in
            bundle.lines(leaves) { $0[6] = replaced($0[6], "\"ok\"", "\"no\"") }
            try rehash(&bundle)
        },
        Attack(
            "the same behind the kept checkpoint",
            .tampered(firstBad: 5),
            "root",
            keepsFive: true
        ) { bundle, _ in
            bundle.lines(leaves) { $0[6] = replaced($0[6], "\"ok\"", "\"no\"") }
            try rehash(&bundle)
        },
        Attack("cut and continued, hash list too", .tampered(firstBad: 0), "root") { bundle, _ in
            let other = try MemoryLog.honest(10)
            bundle.lines(leaves) { lines in
                for seq in 6..<10 { lines[seq] = other.leaves[Int64(seq)] ?? [] }
            }
            try rehash(&bundle)
        },
        Attack("older checkpoint", .tampered(firstBad: 5), "manifest.json") { bundle, grown in
            bundle.files["checkpoint"] = Array(grown.notes[5].utf8)
        },
        Attack("older checkpoint, size too", .tampered(firstBad: 0), "manifest.json", fixes: false)
        {
            bundle,
            grown in
            bundle.files["checkpoint"] = Array(grown.notes[5].utf8)
            bundle.edit("manifest.json", "\"size\":10", "\"size\":5")
        },
        Attack("tail cut, all but the checkpoint fits", .incomplete(file: leaves)) { bundle, _ in
            bundle.lines(leaves) { $0.removeLast(2) }
            bundle.files["hashes.bin"]?.removeLast(64)
            (bundle.count, bundle.size) = (8, 8)
            bundle.lines("openings.jsonl") { $0.removeLast(4) }
        },
        Attack("tail cut and called a part", .incomplete(file: "proofs.jsonl")) { bundle, _ in
            bundle.lines(leaves) { $0.removeLast(2) }
            bundle.count = 8
        },
        Attack(
            "older copy",
            .rolledBack(anchorSize: 5, logSize: 4),
            "since",
            keepsFive: true
        ) { bundle, grown in bundle = try TestBundle(grown.at(4), 0..<4) },
        Attack("emptied", .rolledBack(anchorSize: 5, logSize: 0), "since", keepsFive: true) {
            bundle,
            grown in bundle = try TestBundle(grown.at(0), 0..<0)
        },
        Attack(
            "forked under the real key",
            .rolledBack(anchorSize: 5, logSize: 10),
            "since",
            keepsFive: true
        ) { bundle, grown in
            bundle = try TestBundle(MemoryLog.honest(7, from: grown.at(3)), 0..<10)
        },
        Attack(
            "rewritten under the real key",
            .rolledBack(anchorSize: 5, logSize: 10),
            "since",
            keepsFive: true
        ) { bundle, grown in
            try forge(&bundle, grown, edit: 1, key: ProjectKey.signer())
        },
        Attack(
            "part of a fork with the honest proof of growth",
            .tampered(firstBad: 6),
            "consistency",
            keepsFive: true
        ) { bundle, grown in
            let honest = bundle.files["consistency"]
            bundle = try TestBundle(MemoryLog.honest(7, from: grown.at(3)), 6..<9)
            bundle.files["consistency"] = honest
        },
        Attack(
            "part of a fork with its own proof of growth",
            .rolledBack(anchorSize: 5, logSize: 10),
            "since",
            keepsFive: true
        ) { bundle, grown in
            let fork = try GrownLog(10)
            bundle = try TestBundle(fork.log, 6..<9, since: fork.notes[5])
        },
        Attack(
            "part without its proof of growth",
            .incomplete(file: "consistency"),
            keepsFive: true
        ) { bundle, grown in bundle = try TestBundle(grown.log, 6..<9) },
        Attack(
            "part with growth since another size",
            .incomplete(file: "consistency"),
            keepsFive: true
        ) { bundle, grown in bundle = try TestBundle(grown.log, 6..<9, since: grown.notes[4]) },
        Attack("growth garbled", .tampered(firstBad: 0), "consistency", keepsFive: true) {
            bundle,
            _ in bundle.files["consistency"] = Array("old 5\n".utf8)
        },
        Attack("growth of another size", .tampered(firstBad: 0), "consistency", keepsFive: true) {
            bundle,
            _ in bundle.edit("consistency", "old 5\n", "old 6\n")
        },
        Attack("growth to another root", .tampered(firstBad: 0), "consistency", keepsFive: true) {
            bundle,
            grown in
            let root = try MerkleTree.root(size: 10, store: grown.log).base64
            bundle.edit("consistency", root, MerkleHash.empty.base64)
        },
        Attack("hash of growth altered", .tampered(firstBad: 0), "consistency", keepsFive: true) {
            bundle,
            _ in bundle.lines("consistency") { $0[2] = Array(MerkleHash.empty.base64.utf8) }
        },
    ]

    /// Makes the hash list fit the records.
    static func rehash(_ bundle: inout TestBundle) throws {
        bundle.files["hashes.bin"] = (bundle.files[leaves] ?? []).split(separator: 0x0A).flatMap {
            MerkleHash.leaf(Array($0)).bytes
        }
    }

    /// Edits a record of the log, rebuilds everything and signs it.
    static func forge(
        _ bundle: inout TestBundle,
        _ grown: GrownLog,
        edit seq: Int64,
        key: NoteSignerKey
    ) throws {
        let log = MemoryLog(copying: grown.log)
        log.edit(seq, "\"ok\"", "\"no\"")
        try log.resign(with: key)
        bundle = try TestBundle(log, bundle.first..<bundle.first + bundle.count, openings: true)
        bundle.files["vkey"] = Array("\(key.verifier.vkey)\n".utf8)
        bundle.origin = key.name
    }
}
