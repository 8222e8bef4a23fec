// `String._nfc` and `String._nfd` are the standard library's own normaliser, the one behind `==`.
// They need no Foundation; should they ever go away, this file is the only one to change.
@_spi(_Unicode) import Swift

extension String {
    /// The text in Unicode normalisation form C, the form in which everything is stored.
    ///
    /// Text that cannot need it (ASCII, precomposed Latin and Vietnamese) is returned as it is.
    public var nfc: String {
        if isPlainlyComposed { return self }
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: _nfc)
        return String(scalars)
    }

    /// The text in Unicode normalisation form D: letters first, their marks after them.
    public var nfd: String {
        if utf8.allSatisfy({ $0 < 0x80 }) { return self }
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: _nfd)
        return String(scalars)
    }

    /// Whether every scalar lies in blocks whose members are their own form C in any company.
    ///
    /// U+0000…U+02FF and U+1E00…U+1EFF hold all of Vietnamese, neither a combining mark nor a
    /// singleton decomposition.
    private var isPlainlyComposed: Bool {
        if utf8.allSatisfy({ $0 < 0x80 }) { return true }
        return unicodeScalars.allSatisfy {
            $0.value < 0x300 || (0x1E00...0x1EFF).contains($0.value)
        }
    }
}
