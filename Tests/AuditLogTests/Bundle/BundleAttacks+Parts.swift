import Foundation
import Testing

@testable import AuditLog

extension BundleAttackTests {
    private static let proofs = "proofs.jsonl"

    /// Attacks on records 3 to 7 with their proofs.
    static let parts: [Attack] = [
        Attack("part: byte of a record flipped", .tampered(firstBad: 5), "proof", isPart: true) {
            bundle,
            _ in bundle.lines(leaves) { $0[2][200] ^= 1 }
        },
        Attack("part: first record altered", .tampered(firstBad: 3), "proof", isPart: true) {
            bundle,
            _ in bundle.lines(leaves) { $0[0][200] ^= 1 }
        },
        Attack("part: records swapped", .tampered(firstBad: 4), leaves, isPart: true) {
            bundle,
            _ in
            bundle.lines(leaves) { $0.swapAt(1, 3) }
            bundle.lines(proofs) { $0.swapAt(1, 3) }
        },
        Attack("part: proof of another record", .tampered(firstBad: 4), "proof", isPart: true) {
            bundle,
            _ in bundle.lines(proofs) { $0[1] = $0[0] }
        },
        Attack("part: proofs swapped", .tampered(firstBad: 4), "proof", isPart: true) {
            bundle,
            _ in bundle.lines(proofs) { $0.swapAt(1, 2) }
        },
        Attack("part: hash of a proof altered", .tampered(firstBad: 6), "proof", isPart: true) {
            bundle,
            _ in
            bundle.lines(proofs) { $0[3][5] = $0[3][5] == 0x41 ? 0x42 : 0x41 }
        },
        Attack("part: upper hash altered", .tampered(firstBad: 6), "proof", isPart: true) {
            bundle,
            _ in
            bundle.lines(proofs) { $0[3][100] = $0[3][100] == 0x41 ? 0x42 : 0x41 }
        },
        Attack("part: proof shorter", .tampered(firstBad: 6), "proof", isPart: true) { bundle, _ in
            bundle.lines(proofs) { $0[3] = Array($0[3].dropLast(48)) + [0x5D] }
        },
        Attack("part: proof longer", .tampered(firstBad: 6), "proof", isPart: true) { bundle, _ in
            bundle.lines(proofs) {
                $0[3] = $0[3].dropLast() + Array(",\"\(MerkleHash.empty.base64)\"]".utf8)
            }
        },
        Attack("part: proof without hashes", .tampered(firstBad: 6), "proof", isPart: true) {
            bundle,
            _ in bundle.lines(proofs) { $0[3] = Array("[]".utf8) }
        },
        Attack("part: proof garbled", .tampered(firstBad: 6), proofs, isPart: true) { bundle, _ in
            bundle.lines(proofs) { $0[3] = Array("garbage".utf8) }
        },
        Attack("part: proof with a blank", .tampered(firstBad: 6), proofs, isPart: true) {
            bundle,
            _ in bundle.lines(proofs) { $0[3].insert(0x20, at: 1) }
        },
        Attack("part: proof not base64", .tampered(firstBad: 6), proofs, isPart: true) {
            bundle,
            _ in
            bundle.lines(proofs) { $0[3][5] = 0x21 }
        },
        Attack("part: unused bits of base64", .tampered(firstBad: 6), proofs, isPart: true) {
            bundle,
            _ in bundle.lines(proofs) { $0[3][44] += 1 }
        },
        Attack("part: quotation mark altered", .tampered(firstBad: 6), proofs, isPart: true) {
            bundle,
            _ in bundle.lines(proofs) { $0[3][1] = 0x27 }
        },
        Attack("part: last proof missing", .incomplete(file: proofs), isPart: true) { bundle, _ in
            bundle.lines(proofs) { $0.removeLast() }
        },
        Attack("part: all proofs missing", .incomplete(file: proofs), isPart: true) { bundle, _ in
            bundle.files[proofs] = []
        },
        Attack("part: no file of proofs", .incomplete(file: proofs), isPart: true) { bundle, _ in
            bundle.files[proofs] = nil
        },
        Attack("part: middle proof missing", .tampered(firstBad: 5), "proof", isPart: true) {
            bundle,
            _ in bundle.lines(proofs) { $0.remove(at: 2) }
        },
        Attack("part: cut in a proof", .incomplete(file: proofs), isPart: true) { bundle, _ in
            bundle.files[proofs]?.removeLast(10)
        },
        Attack("part: proof too many", .tampered(firstBad: 8), proofs, isPart: true) { bundle, _ in
            bundle.lines(proofs) { $0.append($0[4]) }
        },
        Attack("part: last proof unended", .tampered(firstBad: 8), proofs, isPart: true) {
            bundle,
            _ in bundle.files[proofs]?.removeLast()
        },
        Attack("part: CR behind a proof", .tampered(firstBad: 3), proofs, isPart: true) {
            bundle,
            _ in
            bundle.lines(proofs) { $0[0].append(0x0D) }
        },
        Attack("part: last record missing", .incomplete(file: leaves), isPart: true) { bundle, _ in
            bundle.lines(leaves) { $0.removeLast() }
            bundle.lines(proofs) { $0.removeLast() }
        },
        Attack("part: first record missing", .tampered(firstBad: 3), leaves, isPart: true) {
            bundle,
            _ in
            bundle.lines(leaves) { $0.removeFirst() }
            bundle.lines(proofs) { $0.removeFirst() }
        },
        Attack("part: said to start elsewhere", .tampered(firstBad: 4), leaves, isPart: true) {
            bundle,
            _ in bundle.first = 4
        },
        Attack("part: said to be of a larger tree", .tampered(firstBad: 3), isPart: true) {
            bundle,
            _ in bundle.size = 11
        },
        Attack("part: older checkpoint", .tampered(firstBad: 3), "proof", isPart: true) {
            bundle,
            grown in
            bundle.files["checkpoint"] = Array(grown.notes[9].utf8)
            bundle.size = 9
        },
        Attack("part: re-signed with another key", .unknownKey, "checkpoint", isPart: true) {
            bundle,
            grown in
            try forge(&bundle, grown, edit: 4, key: .generate(name: ProjectKey.name))
        },
        Attack("part: history of another copy", .tampered(firstBad: 3), "proof", isPart: true) {
            bundle,
            _ in
            let note = bundle.files["checkpoint"]
            bundle = try TestBundle(MemoryLog.honest(10), 3..<8)
            bundle.files["checkpoint"] = note
        },
        Attack(
            "part: rewritten under the real key",
            .rolledBack(anchorSize: 5, logSize: 10),
            "since",
            isPart: true,
            keepsFive: true
        ) { bundle, grown in
            try forge(&bundle, grown, edit: 1, key: ProjectKey.signer())
        },
        Attack(
            "part: altered hash list beside it",
            .tampered(firstBad: 5),
            "hashes.bin",
            isPart: true
        ) { bundle, grown in
            bundle.files["hashes.bin"] = (Int64(3)..<8).flatMap {
                MerkleHash.leaf(grown.log.leaves[$0 == 5 ? 4 : $0] ?? []).bytes
            }
        },
    ]

    private static let file = "openings.jsonl"

    /// Attacks on the openings, two for each record.
    static let openings: [Attack] = [
        Attack("opening of another value", .tampered(firstBad: 2), file) { bundle, _ in
            let other = Disclosure.make(name: "reason", value: "edited").text
            bundle.lines(file) {
                $0[4] = BundleOpening(seq: 2, name: "reason", disclosure: other).encoded()
            }
        },
        Attack("opening altered, manifest left", .tampered(firstBad: 2), file, fixes: false) {
            bundle,
            _ in
            bundle.lines(file) { $0[4][40] = $0[4][40] == 0x41 ? 0x42 : 0x41 }
        },
        Attack("opening under another name", .tampered(firstBad: 2), file) { bundle, _ in
            bundle.lines(file) { $0[4] = replaced($0[4], "\"reason\"", "\"phone\"") }
        },
        Attack("opening of another record", .tampered(firstBad: 2), file) { bundle, _ in
            bundle.lines(file) { $0[4] = replaced($0[6], "\"seq\":3", "\"seq\":2") }
        },
        Attack("opening twice", .tampered(firstBad: 0), file) { bundle, _ in
            bundle.lines(file) { $0.insert($0[4], at: 4) }
        },
        Attack("openings swapped", .tampered(firstBad: 0), file) { bundle, _ in
            bundle.lines(file) { $0.swapAt(4, 5) }
        },
        Attack("opening garbled", .tampered(firstBad: 0), file) { bundle, _ in
            bundle.lines(file) { $0[4] = Array("garbage".utf8) }
        },
        Attack("opening with a blank", .tampered(firstBad: 0), file) { bundle, _ in
            bundle.lines(file) { $0[4].append(0x20) }
        },
        Attack("opening that is no disclosure", .tampered(firstBad: 2), file) { bundle, _ in
            bundle.lines(file) {
                $0[4] = BundleOpening(seq: 2, name: "reason", disclosure: "!").encoded()
            }
        },
        Attack("opening beyond the range", .tampered(firstBad: 0), file) { bundle, _ in
            bundle.lines(file) { $0[19] = replaced($0[19], "\"seq\":9", "\"seq\":10") }
        },
        Attack("opening before the range", .tampered(firstBad: 3), file, isPart: true) {
            bundle,
            _ in
            bundle.lines(file) { $0[0] = replaced($0[0], "\"seq\":3", "\"seq\":2") }
        },
        Attack("last opening unended", .tampered(firstBad: 0), file) { bundle, _ in
            bundle.files[file]?.removeLast()
        },
        Attack("opening removed, manifest left", .tampered(firstBad: 0), file, fixes: false) {
            bundle,
            _ in bundle.lines(file) { $0.removeLast() }
        },
        Attack("openings missing", .incomplete(file: file), fixes: false) { bundle, _ in
            bundle.files[file] = nil
        },
    ]
}
