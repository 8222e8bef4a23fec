/// Which headers settings may add to a call.
enum HeaderRules {
    /// Headers that the client itself writes, by their names in lower case.
    private static let own: Set<String> = [
        "host", "connection", "content-length", "content-type", "transfer-encoding", "te",
        "trailer", "upgrade", "expect", "accept-encoding", "soapaction", "timestamp",
    ]

    /// Headers that are secrets, by their names in lower case.
    private static let secret: Set<String> = [
        "authorization", "proxy-authorization", "apikey", "api-key", "x-api-key", "cookie",
    ]

    /// Whether a name is a token of HTTP and not one of ours.
    static func isAllowed(_ name: String) -> Bool {
        !name.isEmpty && !own.contains(name.lowercased())
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"),
                    UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "a")...UInt8(ascii: "z"):
                    true
                default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
                }
            }
    }

    /// Whether the value may not stand in the settings file itself.
    static func isSecret(_ name: String) -> Bool { secret.contains(name.lowercased()) }

    /// Whether a value can be sent: visible ASCII and blanks.
    static func isValue(_ value: String) -> Bool {
        !value.isEmpty && value.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    }
}
