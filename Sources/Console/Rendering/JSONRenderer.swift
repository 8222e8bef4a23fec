import CommandKit
import Identity

/// Writes results as JSON: eight keys in a fixed order, dates `yyyy-MM-dd`, times in UTC.
///
/// Every character that could mislead a terminal is written as `\uXXXX`, so that the text is the same
/// for a program and harmless for a reader.
package struct JSONRenderer: Sendable {
    /// The language of messages.
    package let language: Language
    /// Whether a result is spread over several lines.
    package let isPretty: Bool

    /// Makes a renderer.
    package init(language: Language, isPretty: Bool) {
        self.language = language
        self.isPretty = isPretty
    }

    /// One result, ended by a line break.
    package func text(_ result: ResultEnvelope) -> String {
        let answer = result.answer
        let error: PlainValue =
            answer.error.map { error in
                .object(
                    PlainObject(entries: [
                        .init(key: "code", value: .string(error.code)),
                        .init(key: "message", value: .string(error.message.text(language))),
                        .init(
                            key: "hint",
                            value: error.hint.map { .string($0.text(language)) } ?? .null
                        ),
                    ])
                )
            } ?? .null
        let audit: PlainValue =
            result.auditSeq.map { seq in
                .object(PlainObject(entries: [.init(key: "seq", value: .int(seq))]))
            } ?? .null
        let object = PlainObject(entries: [
            .init(key: "v", value: .int(1)),
            .init(key: "file", value: result.file.map(PlainValue.string) ?? .null),
            .init(key: "line", value: result.line.map { .int(Int64($0)) } ?? .null),
            .init(key: "command", value: result.command.map(PlainValue.string) ?? .null),
            .init(key: "outcome", value: .string(answer.outcome.rawValue)),
            .init(key: "data", value: answer.data.map(PlainValue.object) ?? .null),
            .init(key: "error", value: error),
            .init(key: "audit", value: audit),
        ])
        var out = ""
        write(.object(object), indent: 0, to: &out)
        out += "\n"
        return out
    }

    /// A value on its own, without a line break at its end.
    package func text(_ value: PlainValue) -> String {
        var out = ""
        write(value, indent: 0, to: &out)
        return out
    }

    private func write(_ value: PlainValue, indent: Int, to out: inout String) {
        switch value {
        case .null: out += "null"
        case .bool(let flag): out += flag ? "true" : "false"
        case .int(let number): out += String(number)
        case .string(let text): JSONRenderer.write(text, to: &out)
        case .date(let date): out += "\"\(date.iso)\""
        case .time(let instant): out += "\"\(instant.iso)\""
        case .personal(let data, _): JSONRenderer.write(data, to: &out)
        case .array(let values):
            list(values, "[", "]", indent, &out) { value, indent, out in
                write(value, indent: indent, to: &out)
            }
        case .object(let object):
            list(object.entries, "{", "}", indent, &out) { entry, indent, out in
                JSONRenderer.write(entry.key, to: &out)
                out += isPretty ? ": " : ":"
                write(entry.value, indent: indent, to: &out)
            }
        }
    }

    private func list<T>(
        _ items: [T],
        _ open: String,
        _ close: String,
        _ indent: Int,
        _ out: inout String,
        _ item: (T, Int, inout String) -> Void
    ) {
        out += open
        for (index, element) in items.enumerated() {
            if index > 0 { out += "," }
            if isPretty { out += "\n" + String(repeating: " ", count: indent + 2) }
            item(element, indent + 2, &out)
        }
        if isPretty, !items.isEmpty { out += "\n" + String(repeating: " ", count: indent) }
        out += close
    }

    /// A string with its quotes.
    static func write(_ text: String, to out: inout String) {
        out += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            default:
                if Escaping.isHostile(scalar) {
                    for unit in UTF16.width(scalar) == 1
                        ? [UInt16(truncatingIfNeeded: scalar.value)]
                        : [UTF16.leadSurrogate(scalar), UTF16.trailSurrogate(scalar)]
                    {
                        let digits = String(unit, radix: 16)
                        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                    }
                } else {
                    out.unicodeScalars.append(scalar)
                }
            }
        }
        out += "\""
    }
}
