import CommandKit
import Identity

/// Writes views as Markdown (GitHub's tables); nothing from the store is read as markup.
package struct MarkdownRenderer: Sendable {
    /// The language of labels.
    package let language: Language

    /// Makes a renderer.
    package init(language: Language) {
        self.language = language
    }

    /// A result's view; an error as a quote with its code.
    package func text(_ result: ResultEnvelope) -> String {
        var out = text(result.answer.view)
        if let error = result.answer.error {
            if !out.isEmpty { out += "\n" }
            out += "> **error[\(escaped(error.code))]** \(escaped(error.message.text(language)))\n"
            if let hint = error.hint { out += "> hint: \(escaped(hint.text(language)))\n" }
        }
        return out
    }

    /// A view, its blocks parted by blank lines.
    package func text(_ view: PlainView) -> String {
        view.blocks.map(block).joined(separator: "\n")
    }

    private func block(_ block: PlainView.Block) -> String {
        switch block {
        case .heading(let phrase): return "## \(escaped(phrase.text(language)))\n"
        case .pairs(let pairs):
            return pairs.map { "- \(escaped($0.label.text(language))): \(cell($0.cell))\n" }
                .joined()
        case .table(let columns, let rows, let empty):
            guard !rows.isEmpty else { return "*\(escaped(empty.text(language)))*\n" }
            var out = line(columns.map { escaped($0.text(language)) })
            out += line(
                columns.indices.map { column in
                    rows.allSatisfy { column < $0.count && $0[column].isNumber } ? "--:" : "---"
                }
            )
            for row in rows { out += line(row.map(cell)) }
            return out
        case .note(let phrase, let tone):
            let text = phrase.text(language)
            return CellText.mark(tone, before: text) + escaped(text) + "\n"
        case .say(let text):
            return text.split(separator: "\n").map { "> \(escaped(String($0)))\n" }.joined()
        case .verbatim(let text): return "```\n\(Escaping.visibleKeepingLines(text))```\n"
        }
    }

    private func line(_ cells: [String]) -> String {
        "| " + cells.joined(separator: " | ") + " |\n"
    }

    private func cell(_ cell: PlainCell) -> String {
        let words = CellText.text(cell, language)
        let text = CellText.mark(cell.tone, before: words) + escapedMarkup(words)
        return cell.tone == .strong ? "**\(text)**" : text
    }

    private func escaped(_ text: String) -> String { escapedMarkup(Escaping.visible(text)) }

    /// The text with a backslash before whatever Markdown or HTML would read.
    private func escapedMarkup(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if "\\`*_[]<>|~&#!".unicodeScalars.contains(scalar) { result.append("\\") }
            result.append(scalar)
        }
        return String(result)
    }
}
