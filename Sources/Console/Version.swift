/// The program's version.
package enum Version {
    /// Semantic version, without a leading `v`.
    package static let number = "0.1.0"
}
