import Foundation
import Testing

@testable import AuditLog

extension BundleAttackTests {
    /// Attacks on the files beside the records.
    static let files: [Attack] =
        [
            Attack("manifest missing", .incomplete(file: "manifest.json"), fixes: false) {
                bundle,
                _ in bundle.files["manifest.json"] = nil
            },
            Attack("manifest garbled", .tampered(firstBad: 0), "manifest.json", fixes: false) {
                bundle,
                _ in bundle.files["manifest.json"] = Array("{}\n".utf8)
            },
            Attack("manifest of 100 KiB", .tampered(firstBad: 0), "manifest.json", fixes: false) {
                bundle,
                _ in bundle.files["manifest.json"]? += [UInt8](repeating: 0x20, count: 100_000)
            },
            Attack("files named but missing", .incomplete(file: "README")) { bundle, _ in
                bundle.files["README"] = []
                try bundle.fixManifest()
                bundle.files["README"] = nil
            },
            Attack("named file of no use altered", .tampered(firstBad: 0), "README") { bundle, _ in
                bundle.files["README"] = [0x41]
                try bundle.fixManifest()
                bundle.files["README"] = [0x42]
            },
            Attack("hash list missing", .incomplete(file: "hashes.bin"), fixes: false) {
                bundle,
                _ in bundle.files["hashes.bin"] = nil
            },
            Attack("checkpoint missing", .incomplete(file: "checkpoint")) { bundle, _ in
                bundle.files["checkpoint"] = nil
            },
            Attack("records missing", .incomplete(file: leaves)) { bundle, _ in
                bundle.files[leaves] = nil
            },
            Attack("hash list altered", .tampered(firstBad: 6), "hashes.bin") { bundle, _ in
                bundle.files["hashes.bin"]?[6 * 32 + 3] ^= 1
            },
            Attack("hash list cut", .tampered(firstBad: 9), "hashes.bin") { bundle, _ in
                bundle.files["hashes.bin"]?.removeLast()
            },
            Attack("hash list emptied", .tampered(firstBad: 0), "hashes.bin") { bundle, _ in
                bundle.files["hashes.bin"] = []
            },
            Attack("hash list longer", .tampered(firstBad: 0), "hashes.bin") { bundle, _ in
                bundle.files["hashes.bin"]?.append(0)
            },
            Attack("key replaced", .tampered(firstBad: 0), "vkey") { bundle, _ in
                let key = try NoteSignerKey.generate(name: ProjectKey.name).verifier
                bundle.files["vkey"] = Array("\(key.vkey)\n".utf8)
            },
            Attack("key replaced, manifest left", .tampered(firstBad: 0), "vkey", fixes: false) {
                bundle,
                _ in
                let key = try NoteSignerKey.generate(name: ProjectKey.name).verifier
                bundle.files["vkey"] = Array("\(key.vkey)\n".utf8)
            },
            Attack("key without line break", .tampered(firstBad: 0), "vkey") { bundle, _ in
                bundle.files["vkey"]?.removeLast()
            },
            Attack("records in the manifest wrong", .tampered(firstBad: 0), leaves, fixes: false) {
                bundle,
                _ in
                let digest = Hex.encode(Array(sha256([bundle.files[leaves] ?? []])))
                bundle.edit("manifest.json", digest, MerkleHash.empty.hex)
            },
            Attack(
                "proof of growth added unnamed",
                .tampered(firstBad: 0),
                "consistency",
                fixes: false
            ) { bundle, grown in
                let other = try TestBundle(grown.log, 0..<10, since: grown.notes[5])
                bundle.files["consistency"] = other.files["consistency"]
            },
            Attack("origin in the manifest edited", .tampered(firstBad: 0), "manifest.json") {
                bundle,
                _ in bundle.origin = "other.example.vn"
            },
            Attack("unused proofs altered", .tampered(firstBad: 0), "proofs.jsonl") { bundle, _ in
                bundle.files["proofs.jsonl"] = [0x41]
                try bundle.fixManifest()
                bundle.files["proofs.jsonl"] = [0x42]
            },
        ]
        + [
            ("\"count\":10", "\"count\":-10"), ("\"count\":10", "\"count\":9223372036854775807"),
            ("\"count\":10", "\"count\":99999999999999999999"), ("\"count\":10", "\"count\":11"),
            ("\"count\":10", "\"count\":010"), ("\"first\":0", "\"first\":1"),
            ("\"first\":0", "\"first\":-1"), ("\"size\":10", "\"size\":9"),
            ("\"size\":10", "\"size\":9223372036854775807"), ("\"v\":1", "\"v\":2"),
            ("\"bundle\"", "\"ocsf\""), ("\"vkey\"", "\"../key\""),
            ("\"vkey\"", "\"leaves.jsonl\""),
            ("\"v\":1}", "\"v\":1} "), ("\"v\":1}", "\"v\":1,\"x\":1}"), ("{\"count", "{ \"count"),
        ].map { old, new in
            Attack(
                "\(old) to \(new) in the manifest",
                .tampered(firstBad: 0),
                "manifest.json",
                fixes: false
            ) { bundle, _ in bundle.edit("manifest.json", old, new) }
        }
}
