/// How much XML is read before it is refused.
package enum XMLLimits {
    /// Bytes of a document, after decompression: 1 MiB.
    package static let bytes = 1 << 20
    /// Elements inside each other.
    package static let depth = 32
    /// Elements of a document.
    package static let elements = 10_000
    /// Bytes of UTF-8 of one element's own text: 64 KiB.
    package static let text = 1 << 16
}

/// Why a document was not read.
package enum XMLProblem: Error, Hashable, Sendable {
    /// It is not well-formed XML in an encoding that is known.
    case malformed
    /// It has a document type: entities and outside files are never looked at.
    case documentType
    /// It goes beyond one of `XMLLimits`.
    case tooLarge
}
