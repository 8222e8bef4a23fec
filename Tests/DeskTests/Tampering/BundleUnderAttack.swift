import AuditLog
import CommandKit
import Console
import Crypto
import Foundation
import Identity
import Store
import Testing

@testable import lienket

/// A bundle in the attacker's hands.
struct BundleUnderAttack {
    private let ground: TamperingGround
    private let folder: String
    private let isPartial: Bool

    /// Exports one: the whole log, or `FIRST LAST`, or `open`.
    init(_ words: [String], of ground: TamperingGround) throws {
        self.ground = ground
        folder = ground.folder + "/bundle"
        var line = "audit export --to \(folder) --reason 'Bàn giao' --since \(ground.kept)"
        let numbers = words.compactMap(Int.init)
        isPartial = numbers.count == 2
        // The export's own record would make the log longer than the attack's numbers say.
        line +=
            isPartial
            ? " --from \(numbers[0]) --until \(numbers[1])"
            : ""
        if words.contains("open") { line += " --open" }
        let result = try ground.desk.dispatch(line, as: "thu")
        try #require(result.outcome == .ok, "\(result.code ?? "")")
    }

    /// Does one thing to a file.
    func attack(_ step: [String]) throws {
        let words = step.count > 1 ? step[1].split(separator: " ").map(String.init) : []
        switch step[0] {
        case "remove": try FileManager.default.removeItem(atPath: path(words[0]))
        case "replace":
            // replace FILE LINE OLD NEW
            let line = try #require(Int(words[1]))
            try edit(words[0]) { lines in
                try #require(lines[line].contains(words[2]))
                lines[line] = lines[line].replacingOccurrences(of: words[2], with: words[3])
            }
        case "alter":
            // alter FILE LINE: another first digit of the first hash of a proof, whatever it is
            let line = try #require(Int(words[1]))
            try edit(words[0]) { lines in
                let digit = try #require(
                    lines[line].firstIndex(of: "\"").map(lines[line].index(after:))
                )
                let other = lines[line][digit] == "A" ? "B" : "A"
                lines[line].replaceSubrange(digit...digit, with: other)
            }
        case "delete":
            let line = try #require(Int(words[1]))
            try edit(words[0]) { $0.remove(at: line) }
        case "duplicate":
            let line = try #require(Int(words[1]))
            try edit(words[0]) { $0.insert($0[line], at: line) }
        case "swap":
            let (a, b) = (try #require(Int(words[1])), try #require(Int(words[2])))
            try edit(words[0]) { $0.swapAt(a, b) }
        case "cut":
            let line = try #require(Int(words[1]))
            try edit(words[0]) { $0.removeSubrange(line...) }
        case "append":
            try rewrite(words[0]) {
                $0 += Data((words.dropFirst().joined(separator: " ") + "\n").utf8)
            }
        case "crlf":
            try rewrite(words[0]) { data in
                data = Data(data.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] })
            }
        case "bom": try rewrite(words[0]) { $0 = Data([0xEF, 0xBB, 0xBF]) + $0 }
        case "truncate":
            let count = try #require(Int(words[1]))
            try rewrite(words[0]) { $0.removeLast(count) }
        case "flip":
            let place = try #require(Int(words[1]))
            try rewrite(words[0]) { $0[place] ^= 1 }
        case "digests": try fixDigests()
        case "older":
            try FileManager.default.removeItem(atPath: path("checkpoint"))
            try FileManager.default.copyItem(atPath: ground.kept, toPath: path("checkpoint"))
        case "resign": try resign()
        default: Issue.record("no such step: \(step)")
        }
    }

    /// What `lienket verify` says.
    func verdict(_ anchors: AuditAnchors) throws -> AuditVerdict {
        let since = try anchors.since.map { try String(contentsOfFile: $0, encoding: .utf8) }
        let report = try BundleVerifier(
            anchors: BundleAnchors(
                keys: anchors.key == nil ? [] : [ground.key],
                since: [since].compactMap { $0 }
            )
        ).verify(folder) { _, _ in true }
        return VerifyVerb.verdict(report)
    }

    private func path(_ name: String) -> String { "\(folder)/\(name)" }

    private func rewrite(_ name: String, _ change: (inout Data) throws -> Void) throws {
        let url = URL(fileURLWithPath: path(name))
        var data = try Data(contentsOf: url)
        try change(&data)
        try data.write(to: url)
    }

    private func edit(_ name: String, _ change: (inout [String]) throws -> Void) throws {
        try rewrite(name) { data in
            var lines = String(decoding: data, as: UTF8.self).split(separator: "\n").map(
                String.init
            )
            try change(&lines)
            data = Data((lines.joined(separator: "\n") + (lines.isEmpty ? "" : "\n")).utf8)
        }
    }

    /// Makes the manifest's digests fit the files again, as an attacker would.
    private func fixDigests() throws {
        try rewrite("manifest.json") { data in
            let old = try BundleManifest(json: Array(data))
            var files: [BundleManifest.File] = []
            for file in old.files {
                guard let bytes = FileManager.default.contents(atPath: path(file.name)) else {
                    continue
                }
                let digest = SHA256.hash(data: bytes).map { String(format: "%02x", $0) }.joined()
                files.append(BundleManifest.File(name: file.name, sha256: digest))
            }
            data = Data(
                try BundleManifest(
                    origin: old.origin,
                    form: old.form,
                    first: old.first,
                    count: old.count,
                    size: old.size,
                    files: files
                ).encoded()
            )
        }
    }

    /// Makes checkpoint and hashes fit the leaves again, under a key of the attacker's own.
    private func resign() throws {
        let leaves = try #require(FileManager.default.contents(atPath: path("leaves.jsonl")))
        var tree = MerkleFrontier.empty
        var hashes = Data()
        for leaf in leaves.split(separator: 0x0A) {
            let hash = MerkleHash.leaf(Array(leaf))
            hashes += hash.bytes
            _ = try tree.append(hash)
        }
        try hashes.write(to: URL(fileURLWithPath: path("hashes.bin")))
        let signer = try NoteSignerKey.generate(name: ground.key.name)
        let note = try Checkpoint(origin: signer.name, size: tree.size, root: tree.root)
            .signed(by: signer).encoded
        try Data(note.utf8).write(to: URL(fileURLWithPath: path("checkpoint")))
    }
}
