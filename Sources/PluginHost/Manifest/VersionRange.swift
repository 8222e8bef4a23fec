/// The protocol versions that a plugin speaks: `>=1.0 <2.0`.
struct VersionRange: Sendable, Hashable {
    /// A protocol version.
    struct Version: Sendable, Hashable, Comparable {
        let major: Int
        let minor: Int

        init(_ major: Int, _ minor: Int) {
            self.major = major
            self.minor = minor
        }

        /// Reads `1.0`.
        init?(_ text: some StringProtocol) {
            let parts = text.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 2, let major = Int(parts[0]), let minor = Int(parts[1]),
                (0...999).contains(major), (0...999).contains(minor), "\(major).\(minor)" == text
            else { return nil }
            self.init(major, minor)
        }

        static func < (a: Version, b: Version) -> Bool { (a.major, a.minor) < (b.major, b.minor) }

        var text: String { "\(major).\(minor)" }
    }

    /// The versions that this lienket speaks, newest first.
    static let spoken = [Version(1, 0)]

    private let least: Version
    private let below: Version

    /// Reads `>=A <B`.
    init?(_ text: String) {
        let words = text.split(separator: " ")
        guard words.count == 2, words[0].hasPrefix(">="), words[1].hasPrefix("<"),
            let least = Version(words[0].dropFirst(2)), let below = Version(words[1].dropFirst()),
            least < below
        else { return nil }
        self.least = least
        self.below = below
    }

    /// The versions that both speak, newest first.
    var common: [Version] { VersionRange.spoken.filter { $0 >= least && $0 < below } }
}
