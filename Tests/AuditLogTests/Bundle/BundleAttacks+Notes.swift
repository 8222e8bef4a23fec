import Foundation
import Testing

@testable import AuditLog

extension BundleAttackTests {
    /// Attacks on the checkpoint.
    static let notes: [Attack] = [
        Attack("signature altered", .badSignature, "checkpoint") { bundle, _ in
            let text = String(decoding: bundle.files["checkpoint"] ?? [], as: UTF8.self)
            let note = try SignedNote(text)
            var payload = note.signatures[0].payload
            payload[9] ^= 4
            let bad = NoteSignature(
                unchecked: note.signatures[0].name,
                keyID: note.signatures[0].keyID,
                payload: payload
            )
            let encoded = try SignedNote(text: note.text, signatures: [bad]).encoded
            bundle.files["checkpoint"] = Array(encoded.utf8)
        },
        Attack("root altered", .badSignature, "checkpoint") { bundle, grown in
            let root = try MerkleTree.root(size: 10, store: grown.log).base64
            bundle.edit("checkpoint", root, MerkleHash.empty.base64)
        },
        Attack("size altered", .badSignature, "checkpoint") { bundle, _ in
            bundle.edit("checkpoint", "\n10\n", "\n9\n")
        },
        Attack("size altered to the largest number", .badSignature, "checkpoint") { bundle, _ in
            bundle.edit("checkpoint", "\n10\n", "\n9223372036854775807\n")
        },
        Attack("origin altered", .unknownKey, "checkpoint") { bundle, _ in
            bundle.edit("checkpoint", "audit.example.vn/console\n10", "other\n10")
        },
        Attack("line added to the text", .badSignature, "checkpoint") { bundle, _ in
            bundle.edit("checkpoint", "=\n\n", "=\nx\n\n")
        },
        Attack("checkpoint garbled", .badSignature, "checkpoint") { bundle, _ in
            bundle.files["checkpoint"] = Array("garbage".utf8)
        },
        Attack("checkpoint emptied", .badSignature, "checkpoint") { bundle, _ in
            bundle.files["checkpoint"] = []
        },
        Attack("checkpoint of 100 KiB", .badSignature, "checkpoint") { bundle, _ in
            bundle.files["checkpoint"]? += [UInt8](repeating: 0x41, count: 100_000)
        },
        Attack("CR in the checkpoint", .badSignature, "checkpoint") { bundle, _ in
            bundle.edit("checkpoint", "\n", "\r\n")
        },
        Attack("only a stranger's signature", .unknownKey, "checkpoint") { bundle, grown in
            let key = try NoteSignerKey.generate(name: "stranger")
            let text = try SignedNote(grown.notes[10]).text
            let note = try SignedNote(text: text, signatures: [try key.sign(text: text)])
            bundle.files["checkpoint"] = Array(note.encoded.utf8)
        },
        Attack("a line by a stranger added", .tampered(firstBad: 0), "checkpoint", fixes: false) {
            bundle,
            grown in
            let key = try NoteSignerKey.generate(name: "stranger")
            let note = try SignedNote(grown.notes[10])
            let line = try key.sign(text: note.text)
            let more = try SignedNote(text: note.text, signatures: note.signatures + [line])
            bundle.files["checkpoint"] = Array(more.encoded.utf8)
        },
    ]
}
