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
        line(result).text
    }

    /// A value on its own, without a line break at its end.
    package func text(_ value: PlainValue) -> String {
        var out = JSONBytes(isPretty: isPretty)
        out.append(value, indent: 0)
        return out.text
    }

    /// One result as bytes, ended by a line break.
    package func line(_ result: ResultEnvelope) -> JSONBytes {
        var out = JSONBytes(isPretty: isPretty, capacity: 2048)
        append(result, to: &out)
        return out
    }

    private func append(_ result: ResultEnvelope, to out: inout JSONBytes) {
        let answer = result.answer
        out.open("{", indent: 2)
        out.key("v", isFirst: true)
        out.append(1)
        member("file", result.file.map(PlainValue.string), &out)
        member("line", result.line.map { .int(Int64($0)) }, &out)
        member("command", result.command.map(PlainValue.string), &out)
        member("outcome", .string(answer.outcome.rawValue), &out)
        member("data", answer.data.map(PlainValue.object), &out)
        member("error", answer.error.map(plain), &out)
        member(
            "audit",
            result.auditSeq.map {
                .object(PlainObject(entries: [.init(key: "seq", value: .int($0))]))
            },
            &out
        )
        out.close("}", indent: 0)
        out.lineBreak()
    }

    private func member(_ key: StaticString, _ value: PlainValue?, _ out: inout JSONBytes) {
        out.next(indent: 2)
        out.key(key)
        out.append(value ?? .null, indent: 2)
    }

    private func plain(_ error: ErrorText) -> PlainValue {
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
    }
}
