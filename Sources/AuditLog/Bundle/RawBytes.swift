#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension UnsafeRawBufferPointer {
    /// Where the first line break is, at the speed of the C library.
    var firstIndexOfLineBreak: Int? {
        guard let baseAddress, let found = memchr(baseAddress, 0x0A, count) else { return nil }
        return UnsafeRawPointer(found) - baseAddress
    }

    /// Whether two stretches of memory hold the same bytes.
    func isSame(as other: UnsafeRawBufferPointer) -> Bool {
        guard count == other.count else { return false }
        guard let baseAddress, let otherBase = other.baseAddress else { return true }
        return memcmp(baseAddress, otherBase, count) == 0
    }
}

extension MerkleHash {
    /// Takes over 32 bytes where they lie; nil for any other number.
    init?(raw bytes: UnsafeRawBufferPointer) {
        guard bytes.count == Self.length else { return nil }
        self = .empty
        withUnsafeMutableBytes(of: &self) { $0.copyMemory(from: bytes) }
    }
}

/// Reads 32 bytes from 44 characters of canonical padded base64 without building anything.
struct HashText {
    /// The characters of one hash.
    static let length = 44

    /// What each character means; 255 for those that mean nothing.
    private let values: [UInt8]

    init() {
        var values = [UInt8](repeating: 255, count: 256)
        let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        for (value, character) in alphabet.utf8.enumerated() {
            values[Int(character)] = UInt8(value)
        }
        self.values = values
    }

    /// Reads a hash.
    /// - Returns: nil for anything but 43 characters of the alphabet, the unused bits zero, and `=`.
    func hash(_ text: UnsafeRawBufferPointer) -> MerkleHash? {
        guard text.count == Self.length, text[43] == 0x3D else { return nil }
        return withUnsafeTemporaryAllocation(byteCount: 36, alignment: 8) { out in
            var (pending, count, all): (UInt32, Int, UInt8) = (0, 0, 0)
            for position in 0..<44 {
                let value = position == 43 ? 0 : values[Int(text[position])]
                all |= value
                pending = pending << 6 | UInt32(value & 63)
                if position & 3 == 3 {
                    out[count] = UInt8(truncatingIfNeeded: pending >> 16)
                    out[count + 1] = UInt8(truncatingIfNeeded: pending >> 8)
                    out[count + 2] = UInt8(truncatingIfNeeded: pending)
                    count += 3
                }
            }
            // The 33rd byte is what the last character has too much, and the padding.
            guard all < 64, out[32] == 0 else { return nil }
            return MerkleHash(raw: UnsafeRawBufferPointer(rebasing: out[..<32]))
        }
    }
}
