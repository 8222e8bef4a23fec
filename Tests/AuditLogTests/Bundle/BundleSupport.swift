import Foundation
import Testing

@testable import AuditLog

/// A bundle in memory; everything in it may be altered, as by someone who forwards it.
struct TestBundle {
    var files: [String: [UInt8]] = [:]
    var origin = ProjectKey.name
    var first: Int64
    var count: Int64
    var size: Int64

    /// Exports records of a log, as the console does; `since` is the note of an earlier checkpoint
    /// to prove growth from.
    init(
        _ log: MemoryLog,
        _ range: Range<Int64>,
        since: String? = nil,
        openings: Bool = false
    ) throws {
        let note = try #require(log.headValue?.note)
        size = try Checkpoint(text: SignedNote(note).text).size
        (first, count) = (range.lowerBound, Int64(range.count))
        files["checkpoint"] = Array(note.utf8)
        files["vkey"] = Array("\(ProjectKey.vkey)\n".utf8)
        files["leaves.jsonl"] = range.flatMap { (log.leaves[$0] ?? []) + [0x0A] }
        if range == 0..<size {
            files["hashes.bin"] = range.flatMap { MerkleHash.leaf(log.leaves[$0] ?? []).bytes }
        } else {
            files["proofs.jsonl"] = try range.flatMap { seq in
                let proof = try InclusionProof(index: seq, size: size, store: log)
                let words = proof.hashes.map { "\"\($0.base64)\"" }
                return Array("[\(words.joined(separator: ","))]\n".utf8)
            }
        }
        if let since {
            let old = try Checkpoint(text: SignedNote(since).text).size
            let proof = try ConsistencyProof(oldSize: old, newSize: size, store: log)
            let lines = proof.hashes.map { "\($0.base64)\n" }.joined()
            files["consistency"] = Array("old \(old)\n\(lines)\n\(note)".utf8)
        }
        if openings {
            files["openings.jsonl"] = range.flatMap { seq in
                (log.kept[seq] ?? []).sorted { $0.name < $1.name }.flatMap {
                    BundleOpening(seq: seq, name: $0.name, disclosure: $0.text).encoded() + [0x0A]
                }
            }
        }
        try fixManifest()
    }

    /// Makes the manifest say what the bundle is now.
    mutating func fixManifest() throws {
        files["manifest.json"] = nil
        let digests = files.map { name, bytes in
            BundleManifest.File(name: name, sha256: Hex.encode(Array(sha256([bytes]))))
        }
        files["manifest.json"] = try BundleManifest(
            origin: origin,
            first: first,
            count: count,
            size: size,
            files: digests
        ).encoded()
    }

    /// Edits a file's lines, each without its line break.
    mutating func lines(_ name: String, _ edit: (inout [[UInt8]]) throws -> Void) rethrows {
        var lines = (files[name] ?? []).split(separator: 0x0A, omittingEmptySubsequences: false)
            .dropLast().map { Array($0) }
        try edit(&lines)
        files[name] = lines.flatMap { $0 + [0x0A] }
    }

    /// Replaces one text by another in a file.
    mutating func edit(_ name: String, _ old: String, _ new: String) {
        let text = String(decoding: files[name] ?? [], as: UTF8.self)
        files[name] = Array(text.replacingOccurrences(of: old, with: new).utf8)
    }

    func write(to folder: BundleDirectory) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            try FileManager.default.removeItem(atPath: "\(folder.path)/\(name)")
        }
        for (name, bytes) in files {
            try Data(bytes).write(to: URL(fileURLWithPath: "\(folder.path)/\(name)"))
        }
    }

    func report(
        _ anchors: BundleAnchors = BundleAnchors(),
        threads: Int = 1
    ) throws -> BundleReport {
        let folder = try BundleDirectory()
        try write(to: folder)
        return try BundleVerifier(anchors: anchors, threads: threads).verify(folder.path)
    }
}

/// A folder of its own, gone with the test.
final class BundleDirectory {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "bundle-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// A log as it grew, and every checkpoint it had.
///
/// `@unchecked`: one that tests share is only copied.
struct GrownLog: @unchecked Sendable {
    let log: MemoryLog
    /// The note at each size, from 0.
    var notes: [String] = []

    init(_ count: Int) throws {
        log = MemoryLog()
        let signer = try ProjectKey.signer()
        let empty = try Checkpoint(origin: signer.name, size: 0, root: .empty)
        notes.append(try empty.signed(by: signer).encoded)
        for _ in 0..<count {
            _ = try MemoryLog.honest(1, from: log)
            notes.append(try #require(log.headValue?.note))
        }
    }

    /// A copy to alter.
    var copy: GrownLog { GrownLog(log: MemoryLog(copying: log), notes: notes) }

    private init(log: MemoryLog, notes: [String]) {
        (self.log, self.notes) = (log, notes)
    }

    /// The log as it was at an earlier size.
    func at(_ size: Int) throws -> MemoryLog {
        let copy = try log.cut(to: Int64(size))
        let root = copy.headValue?.root ?? .empty
        copy.headValue = LogHead(
            size: Int64(size),
            root: root,
            lastTime: "",
            note: notes[size]
        )
        return copy
    }
}

extension BundleAnchors {
    static func key(since: [String] = []) throws -> BundleAnchors {
        BundleAnchors(keys: [try NoteVerifierKey(vkey: ProjectKey.vkey)], since: since)
    }
}
