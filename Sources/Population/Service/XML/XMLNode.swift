/// An element of a document that was read.
///
/// Attributes, comments and processing instructions are not kept: the exchange has none that matter.
package struct XMLNode: Sendable, Equatable {
    /// The local name, without a prefix.
    package let name: String
    /// The namespace that the prefix stands for; empty when the element is in none.
    package let namespace: String
    /// The elements in it, in their order.
    package internal(set) var children: [XMLNode] = []
    /// All its own character data, CDATA included, with blanks as they came.
    package internal(set) var characters = ""

    /// The character data without XML blanks at both ends; may be empty.
    package var text: String {
        let bytes = characters.utf8
        guard let first = bytes.firstIndex(where: { !Self.isBlank($0) }),
            let last = bytes.lastIndex(where: { !Self.isBlank($0) })
        else { return "" }
        return String(decoding: bytes[first...last], as: UTF8.self)
    }

    /// The first child with a local name, in whatever namespace.
    package func child(_ name: String) -> XMLNode? {
        children.first { $0.name == name }
    }

    /// Whether neither it nor an element in it has any text.
    package var isBlank: Bool {
        text.isEmpty && children.allSatisfy(\.isBlank)
    }

    /// Every element below that fits, in document order; does not look inside one that does.
    package func descendants(where fits: (XMLNode) -> Bool) -> [XMLNode] {
        children.flatMap { fits($0) ? [$0] : $0.descendants(where: fits) }
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }
}
