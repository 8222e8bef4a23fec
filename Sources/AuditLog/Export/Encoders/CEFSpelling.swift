/// A field of CEF's header: pipes and backslashes are escaped, hidden characters shown.
enum CEFHeaderSpelling: TextSpelling {
    static func keeps(_ ascii: UInt8) -> Bool {
        ascii >= 0x20 && ascii != 0x7C && ascii != 0x5C && ascii != 0x7F
    }

    static func append(_ scalar: UInt32, to out: inout [UInt8]) {
        switch scalar {
        case 0x5C, 0x7C: out.append(0x5C, UInt8(scalar))
        default: appendVisible(scalar, to: &out)
        }
    }

    /// Appends `\u{…}` with its backslash escaped: CEF has no escape of its own for it.
    static func appendVisible(_ scalar: UInt32, to out: inout [UInt8]) {
        out.append(0x5C)
        VisibleSpelling.append(scalar, to: &out)
    }
}

/// A value of CEF's extension: equals signs, backslashes and line breaks are escaped, other hidden
/// characters shown.
enum CEFValueSpelling: TextSpelling {
    static func keeps(_ ascii: UInt8) -> Bool {
        ascii >= 0x20 && ascii != 0x3D && ascii != 0x5C && ascii != 0x7F
    }

    static func append(_ scalar: UInt32, to out: inout [UInt8]) {
        switch scalar {
        case 0x0A: out.append(0x5C, 0x6E)
        case 0x0D: out.append(0x5C, 0x72)
        case 0x3D, 0x5C: out.append(0x5C, UInt8(scalar))
        default: CEFHeaderSpelling.appendVisible(scalar, to: &out)
        }
    }
}
