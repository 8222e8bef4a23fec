/// What our receipts carry in `extra`: the record itself, and those of its openings that go along.
///
/// The bytes are the record's, exactly as they are hashed, then each disclosure on a line of its own;
/// no line break ends them.
public struct ReceiptContents: Hashable, Sendable {
    /// The record's exact bytes.
    public let leaf: [UInt8]

    /// The openings that go along.
    public let disclosures: [Disclosure]

    /// Collects what goes along.
    /// - Parameters:
    ///   - leaf: the record's exact bytes, a line without its break.
    ///   - disclosures: openings of the record, each once.
    public init(leaf: [UInt8], disclosures: [Disclosure] = []) {
        self.leaf = leaf
        self.disclosures = disclosures
    }

    /// Reads the extra bytes of a receipt; they prove nothing by themselves.
    /// - Parameter bytes: the bytes.
    /// - Throws: `ReceiptError.noRecord`, or `.malformedDisclosure`.
    public init(_ bytes: [UInt8]) throws {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        guard let leaf = lines.first, !leaf.isEmpty else { throw ReceiptError.noRecord }
        let disclosures = try lines.dropFirst().map { line in
            guard let text = String(validating: line, as: UTF8.self),
                let disclosure = try? Disclosure(text: text)
            else { throw ReceiptError.malformedDisclosure }
            return disclosure
        }
        guard Set(disclosures.map(\.text)).count == disclosures.count else {
            throw ReceiptError.malformedDisclosure
        }
        self.init(leaf: Array(leaf), disclosures: disclosures)
    }

    /// The bytes for a receipt's `extra`.
    public var encoded: [UInt8] {
        disclosures.reduce(into: leaf) { bytes, disclosure in
            bytes.append(0x0A)
            bytes += disclosure.text.utf8
        }
    }
}
