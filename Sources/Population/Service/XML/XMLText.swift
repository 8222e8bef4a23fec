/// XML being written, element by element.
package struct XMLText: Sendable {
    /// What was written so far.
    package private(set) var text: String

    /// Begins a document in UTF-8.
    package init() {
        text = #"<?xml version="1.0" encoding="UTF-8"?>"#
    }

    /// Writes an element with elements in it.
    ///
    /// - Parameters:
    ///   - name: the name with its prefix.
    ///   - namespaces: prefixes that it declares, and what they stand for.
    ///   - content: writes what is inside.
    package mutating func element(
        _ name: String,
        namespaces: [(prefix: String, name: String)] = [],
        _ content: (inout XMLText) -> Void
    ) {
        text += "<\(name)"
        for namespace in namespaces {
            text += " xmlns:\(namespace.prefix)=\"\(Self.escaped(namespace.name))\""
        }
        text += ">"
        content(&self)
        text += "</\(name)>"
    }

    /// Writes an element with text in it, whatever the text holds.
    package mutating func element(_ name: String, _ value: String) {
        text += value.isEmpty ? "<\(name)/>" : "<\(name)>\(Self.escaped(value))</\(name)>"
    }

    /// The text with all signs of XML escaped; what XML 1.0 cannot hold becomes U+FFFD.
    package static func escaped(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
            case "'": escaped.append(contentsOf: "&apos;".unicodeScalars)
            case "\r": escaped.append(contentsOf: "&#13;".unicodeScalars)
            case "\t", "\n": escaped.append(scalar)
            case "\u{FFFE}", "\u{FFFF}": escaped.append("\u{FFFD}")
            default: escaped.append(scalar.value < 0x20 ? "\u{FFFD}" : scalar)
            }
        }
        return String(escaped)
    }
}
