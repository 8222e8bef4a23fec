import Foundation

/// The address of a population service, checked.
///
/// `https://` to anywhere; `http://` only to this machine: `localhost`, `127.0.0.0/8`, `::1`.
public struct ServiceURL: Hashable, Sendable {
    /// The address as it was given.
    public let text: String
    /// Whether it is called by TLS.
    public let isSecure: Bool

    /// Reads an address.
    ///
    /// - Throws: `ServiceProblem.url`, `.userInURL`, `.plainText`.
    public init(_ text: String) throws(ServiceProblem) {
        let isPrintable = text.utf8.allSatisfy {
            $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\")
        }
        guard isPrintable, let parts = URLComponents(string: text), parts.url != nil,
            let scheme = parts.scheme?.lowercased(), scheme == "http" || scheme == "https",
            let host = parts.host, !host.isEmpty, parts.fragment == nil
        else { throw .url }
        guard parts.user == nil, parts.password == nil, !Self.authority(text).contains("@") else {
            throw .userInURL
        }
        if let port = parts.port, !(1...65_535).contains(port) { throw .url }
        guard scheme == "https" || Self.isLoopback(host.lowercased()) else { throw .plainText }
        self.text = text
        isSecure = scheme == "https"
    }

    /// What stands between the slashes and the path.
    private static func authority(_ text: String) -> Substring {
        guard let slashes = text.firstRange(of: "//") else { return text[...] }
        return text[slashes.upperBound...].prefix { !"/?#".contains($0) }
    }

    private static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host == "::1" || host == "[::1]" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.first == "127"
            && parts.allSatisfy { part in
                (1...3).contains(part.utf8.count)
                    && part.utf8.allSatisfy { $0 >= 48 && $0 <= 57 }
                    && (part.utf8.count == 1 || part.first != "0")
                    && (Int(part).map { $0 <= 255 } ?? false)
            }
    }
}
