import Crypto

/// One SHA-256 hash of the Merkle tree, 32 bytes (RFC 6962 s2.1).
public struct MerkleHash: Hashable, Sendable {
    /// The length of a hash in bytes.
    public static let length = 32

    /// The root of a tree without records, SHA-256 of nothing.
    public static let empty = MerkleHash(digest: SHA256().finalize())

    // Four words in place: a million hashes are no million allocations.
    private let words: SIMD4<UInt64>

    /// The 32 bytes.
    public var bytes: [UInt8] { withUnsafeBytes(of: words) { Array($0) } }

    /// Takes over bytes that are a hash already.
    /// - Parameter bytes: exactly 32 bytes, else the result is nil.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.length else { return nil }
        words = bytes.withUnsafeBytes { $0.loadUnaligned(as: SIMD4<UInt64>.self) }
    }

    /// Reads a hash from 64 lower-case hexadecimal digits.
    /// - Parameter hex: the digits; anything else gives nil.
    public init?(hex: some StringProtocol) {
        guard let bytes = Hex.decode(hex) else { return nil }
        self.init(bytes)
    }

    /// Reads a hash from canonical padded base64, as checkpoints and proofs write it.
    /// - Parameter base64: 44 characters; anything else gives nil.
    public init?(base64: some StringProtocol) {
        guard let bytes = Base64.decode(base64) else { return nil }
        self.init(bytes)
    }

    private init(digest: SHA256Digest) {
        words = digest.withUnsafeBytes { $0.loadUnaligned(as: SIMD4<UInt64>.self) }
    }

    /// Hashes a log record: SHA-256(0x00 || record).
    /// - Parameter bytes: the exact bytes of the record.
    /// - Returns: the leaf hash.
    public static func leaf(_ bytes: [UInt8]) -> MerkleHash {
        bytes.withUnsafeBytes { leaf($0) }
    }

    /// Hashes a log record where it lies.
    /// - Parameter bytes: the exact bytes of the record.
    /// - Returns: the leaf hash.
    public static func leaf(_ bytes: UnsafeRawBufferPointer) -> MerkleHash {
        var hasher = SHA256()
        withUnsafeBytes(of: UInt8(0x00)) { hasher.update(bufferPointer: $0) }
        hasher.update(bufferPointer: bytes)
        return MerkleHash(digest: hasher.finalize())
    }

    /// Hashes two neighbouring subtrees: SHA-256(0x01 || left || right).
    /// - Parameters:
    ///   - left: the hash of the earlier records.
    ///   - right: the hash of the later records.
    /// - Returns: the hash of the subtree that holds both.
    public static func node(_ left: MerkleHash, _ right: MerkleHash) -> MerkleHash {
        var hasher = SHA256()
        withUnsafeBytes(of: UInt8(0x01)) { hasher.update(bufferPointer: $0) }
        withUnsafeBytes(of: (left.words, right.words)) { hasher.update(bufferPointer: $0) }
        return MerkleHash(digest: hasher.finalize())
    }

    /// The hash as 64 lower-case hexadecimal digits.
    public var hex: String { Hex.encode(bytes) }

    /// The hash as 44 characters of padded base64.
    public var base64: String { Base64.encode(bytes) }
}

extension MerkleHash: CustomStringConvertible {
    /// The hash in hexadecimal.
    public var description: String { hex }
}

/// SHA-256 of several byte arrays one after another.
func sha256(_ parts: [[UInt8]]) -> SHA256Digest {
    var hasher = SHA256()
    for part in parts {
        part.withUnsafeBytes { hasher.update(bufferPointer: $0) }
    }
    return hasher.finalize()
}
