import Foundation

@testable import AuditLog

/// Reads a file of the test bundle.
func vector(_ name: String) throws -> String {
    let url = Bundle.module.bundleURL.appendingPathComponent("Vectors/\(name)")
    return try String(contentsOf: url, encoding: .utf8)
}

/// The project key of audit-log.md s2.4 (c).
enum ProjectKey {
    static let seed = (0..<32).map { UInt8($0) }
    static let name = "audit.example.vn/console"
    static let skey =
        "PRIVATE+KEY+audit.example.vn/console+75b3f92b+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f"
    static let vkey =
        "audit.example.vn/console+75b3f92b+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"
    static let witnessSeed = (32..<64).map { UInt8($0) }
    static let witnessVkey =
        "witness.example.vn/w1+2e3c1cb1+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X"

    static func signer() throws -> NoteSignerKey { try NoteSignerKey(skey: skey) }
    static func witness() throws -> NoteSignerKey {
        try NoteSignerKey(
            name: "witness.example.vn/w1",
            algorithm: .cosignature,
            seed: witnessSeed
        )
    }
}

/// A log in memory; everything in it may be altered, as by someone with the database file.
final class MemoryLog: LogStorage {
    var headValue: LogHead?
    var leaves: [Int64: [UInt8]] = [:]
    var hashes: [Int64: MerkleHash] = [:]
    var kept: [Int64: [StoredOpening]] = [:]
    var hashReads = 0

    init() {}

    convenience init(copying other: MemoryLog) {
        self.init()
        (headValue, leaves, hashes, kept) =
            (other.headValue, other.leaves, other.hashes, other.kept)
    }

    func head() throws -> LogHead? { headValue }
    func leafCount() throws -> Int64 { (leaves.keys.max() ?? -1) + 1 }
    func leaf(at seq: Int64) throws -> [UInt8]? { leaves[seq] }
    func openings(at seq: Int64) throws -> [StoredOpening] { kept[seq] ?? [] }
    func hash(at storedIndex: Int64) throws -> MerkleHash {
        hashReads += 1
        guard let hash = hashes[storedIndex] else { throw MerkleError.missingHash(storedIndex) }
        return hash
    }

    func putLeaf(_ bytes: [UInt8], at seq: Int64) throws {
        guard leaves.updateValue(bytes, forKey: seq) == nil else { throw Taken() }
    }
    func putHashes(_ added: [StoredHash]) throws {
        for item in added {
            guard hashes.updateValue(item.hash, forKey: item.index) == nil else { throw Taken() }
        }
    }
    func putOpening(_ opening: StoredOpening, at seq: Int64) throws {
        kept[seq, default: []].append(opening)
    }
    func setHead(_ head: LogHead) throws { headValue = head }

    struct Taken: Error {}
}

extension MemoryLog {
    /// A log of honest records signed by the project key.
    static func honest(_ count: Int, from log: MemoryLog = MemoryLog()) throws -> MemoryLog {
        let appender = AuditAppender(signer: try ProjectKey.signer())
        for _ in 0..<count {
            try appender.append(sampleDraft(number: Int(try log.leafCount())), to: log)
        }
        return log
    }

    /// Rebuilds hashes and the head from the records, as an attacker without the log key can.
    func rebuild(note: String?) throws {
        var frontier = MerkleFrontier.empty
        hashes = [:]
        for seq in 0..<(try leafCount()) {
            for item in try frontier.append(.leaf(leaves[seq] ?? [])) {
                hashes[item.index] = item.hash
            }
        }
        headValue = LogHead(
            size: frontier.size,
            root: frontier.root,
            lastTime: headValue?.lastTime ?? "",
            note: note
        )
    }

    /// Rebuilds everything and signs it with some key.
    func resign(with key: NoteSignerKey) throws {
        try rebuild(note: nil)
        let size = headValue?.size ?? 0
        let root = headValue?.root ?? .empty
        let checkpoint = try Checkpoint(origin: key.name, size: size, root: root)
        try rebuild(note: checkpoint.signed(by: key).encoded)
    }

    /// Replaces one text by another of a record's bytes.
    func edit(_ seq: Int64, _ old: String, _ new: String) {
        let text = String(decoding: leaves[seq] ?? [], as: UTF8.self)
        leaves[seq] = Array(text.replacingOccurrences(of: old, with: new).utf8)
    }
}

/// A record such as the console writes, with two committed values.
func sampleDraft(number: Int, time: String? = nil) -> LeafDraft {
    let second = String(format: "%02d", number % 60)
    let minute = String(format: "%02d", number / 60 % 60)
    var draft = LeafDraft(
        leaf: AuditLeaf(
            id: UUIDv7.make(milliseconds: 1_767_578_586_000 + Int64(number)),
            t: time ?? "2026-01-05T02:\(minute):\(second).005Z",
            act: "citizen.show",
            actor: .init(login: "lan", role: "agent", uid: 1001, via: "sudo"),
            app: "lienket/1.0.0",
            host: "desk-1",
            sess: "s-1",
            outcome: "ok",
            n: 1,
            fields: [
                .init(name: "phone", shown: .full), .init(name: "personalId", shown: .masked),
            ]
        )
    )
    draft.commitTarget(type: "citizen", name: "target.personalId", value: "079123456789")
    draft.commit(name: "reason", value: "Công dân gọi \(number)")
    return draft
}
