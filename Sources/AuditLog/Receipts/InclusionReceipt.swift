/// Proof that one record is under a signed checkpoint, in one text (C2SP tlog-proof v1).
///
/// It shows no other record. Whoever holds the log's public key checks it without the log, at any
/// later time, with any tool that knows the format.
public struct InclusionReceipt: Hashable, Sendable {
    /// The first line of every receipt.
    public static let header = "c2sp.org/tlog-proof@v1"

    /// The customary ending of a receipt's file name.
    public static let fileExtension = "tlog-proof"

    /// The record's index, from 0.
    public let index: Int64

    /// The sibling hashes, the record's own sibling first.
    public let hashes: [MerkleHash]

    /// The signed checkpoint, the whole note with its signatures.
    public let checkpoint: String

    /// Bytes that no signature covers, never empty; ours are `ReceiptContents`.
    public let extra: [UInt8]?

    /// Puts a receipt together; nothing is checked before `ReceiptVerifier` does.
    /// - Parameters:
    ///   - index: the record's index, from 0.
    ///   - hashes: the inclusion proof's hashes.
    ///   - checkpoint: the signed checkpoint, the whole note.
    ///   - extra: bytes that go along; none when nil or empty.
    public init(index: Int64, hashes: [MerkleHash], checkpoint: String, extra: [UInt8]? = nil) {
        self.index = index
        self.hashes = hashes
        self.checkpoint = checkpoint
        self.extra = extra.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Reads a receipt; accepts exactly what `text` writes.
    /// - Parameter text: the whole receipt.
    /// - Throws: `ReceiptError`.
    public init(text: String) throws {
        var reader = ProofText(text)
        guard let header = reader.line(), header.utf8.elementsEqual(Self.header.utf8) else {
            throw ReceiptError.notAReceipt
        }
        let encoded = reader.value(of: "extra")
        guard let index = reader.number(of: "index") else { throw ReceiptError.notAReceipt }
        let extra = encoded.flatMap { Base64.decode($0) }
        guard encoded == nil || extra?.isEmpty == false,
            let hashes = reader.hashes(atMost: InclusionProof.maximumCount)
        else { throw ReceiptError.damaged(index: index) }
        let note = reader.remainder
        guard let signed = try? SignedNote(note), (try? Checkpoint(text: signed.text)) != nil else {
            throw ReceiptError.malformedCheckpoint(index: index)
        }
        self.init(index: index, hashes: hashes, checkpoint: note, extra: extra)
    }

    /// The receipt as text.
    public var text: String {
        let extra = extra.map { "extra \(Base64.encode($0))\n" } ?? ""
        return "\(Self.header)\n\(extra)index \(index)\n\(ProofText.lines(hashes))\(checkpoint)"
    }
}

/// Why a receipt could not be read.
public enum ReceiptError: Error, Hashable, Sendable {
    /// The header or the index is not there: the text is no receipt, or only a part of one.
    case notAReceipt
    /// The extra bytes or the hashes are not well formed, or are too many.
    case damaged(index: Int64)
    /// What follows the hashes is not the note of a checkpoint.
    case malformedCheckpoint(index: Int64)
    /// The extra bytes hold no record.
    case noRecord
    /// The extra bytes hold something that is no disclosure, or one twice.
    case malformedDisclosure
}
