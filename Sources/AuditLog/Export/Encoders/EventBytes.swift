import Crypto

extension [UInt8] {
    /// Appends two bytes.
    mutating func append(_ first: UInt8, _ second: UInt8) {
        append(first)
        append(second)
    }

    /// Appends a text that is part of the program.
    mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { append(contentsOf: $0) }
    }

    /// Appends an integer in decimal.
    mutating func append(decimal number: Int64) {
        JSONText.append(number, to: &self)
    }

    /// Appends a byte as two lower-case digits.
    mutating func append(hexadecimal byte: UInt8) {
        append(Hex.digit(byte >> 4))
        append(Hex.digit(byte & 15))
    }

    /// Appends bytes as lower-case digits.
    mutating func append(hexadecimal bytes: some Sequence<UInt8>) {
        for byte in bytes { append(hexadecimal: byte) }
    }
}

extension ExportEvent {
    /// Appends the record's hash in the tree, 64 digits.
    func appendLeafHash(to out: inout [UInt8]) {
        out.append(hexadecimal: MerkleHash.leaf(bytes).bytes)
    }

    /// Appends the SHA-256 of the record alone, 64 digits; it is not the one in the tree.
    func appendRawHash(to out: inout [UInt8]) {
        var hasher = SHA256()
        bytes.withUnsafeBytes { hasher.update(bufferPointer: $0) }
        hasher.finalize().withUnsafeBytes { out.append(hexadecimal: $0) }
    }
}
