/// The rules and the key id of C2SP signed-note key names.
enum NoteName {
    /// Whether a name may stand in a key or signature line: not empty, no `+`, no Unicode white
    /// space, no control character.
    static func isValid(_ name: some StringProtocol) -> Bool {
        !name.isEmpty
            && name.unicodeScalars.allSatisfy {
                $0 != "+" && $0.value >= 0x20 && !$0.properties.isWhitespace
            }
    }

    /// SHA-256(name || 0x0A || type || public key), first four bytes, big-endian.
    static func keyID(name: String, algorithm: NoteAlgorithm, publicKey: [UInt8]) -> UInt32 {
        let digest = sha256([Array(name.utf8), [0x0A, algorithm.rawValue], publicKey])
        return digest.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Compares names byte for byte; Swift's `==` would equate different Unicode spellings.
    static func areSame(_ first: String, _ second: String) -> Bool {
        first.utf8.elementsEqual(second.utf8)
    }
}

/// The big-endian bytes of an integer.
func bigEndianBytes<T: FixedWidthInteger>(_ value: T) -> [UInt8] {
    withUnsafeBytes(of: value.bigEndian) { Array($0) }
}
