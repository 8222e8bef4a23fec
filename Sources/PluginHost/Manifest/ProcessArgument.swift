import CommandKit
import Identity

/// Reads an argument of a manifest.
enum ProcessArgument {
    static let keys: Set<String> = [
        "name", "kind", "type", "summary", "required", "many", "sensitive", "complete", "choices",
        "range",
    ]

    static func parameter(_ table: ManifestTable) throws(ManifestProblem) -> Parameter {
        let name = try table.text("name")
        let kind = try table.word("kind", ["positional", "option", "flag"])
        let isWord = kind == "positional"
        guard isWord ? isPlaceholder(name) : PluginNames.isLowerWord(name) else {
            throw table.problem(
                "name",
                Phrase(
                    vi: "phải như REF (từ) hoặc reason (tùy chọn)",
                    en: "must be like REF (a word) or reason (an option)"
                )
            )
        }
        let summary = try table.phrase("summary")
        let isSensitive = try table.flag("sensitive", usual: false)
        if kind == "flag" {
            if let key = [
                "type", "required", "many", "sensitive", "complete", "choices", "range",
            ].first(
                where: table.has
            ) {
                throw table.problem(
                    key,
                    Phrase(vi: "không dùng với flag", en: "does not go with a flag")
                )
            }
            return .flag(name, summary)
        }
        let type = try type(table)
        if !isWord {
            if let key = ["required", "many"].first(where: table.has) {
                throw table.problem(
                    key,
                    Phrase(vi: "chỉ dùng với positional", en: "goes with positional only")
                )
            }
            return .option(name, type, summary, sensitive: isSensitive || type == .citizen)
        }
        let isRequired = try table.flag("required", usual: true)
        let place: Parameter.Place =
            try table.flag("many", usual: false)
            ? (isRequired ? .oneOrMore : .anyNumber) : (isRequired ? .required : .optional)
        return .word(name, place, type, summary, sensitive: isSensitive || type == .citizen)
    }

    private static func type(_ table: ManifestTable) throws(ManifestProblem) -> ValueType {
        let word = try table.word(
            "type",
            ["text", "integer", "choice", "date", "citizen", "field", "provider"]
        )
        if table.has("complete") {
            _ = try table.word("complete", ["dynamic"])
            guard word == "text" else {
                throw table.problem(
                    "complete",
                    Phrase(vi: "chỉ dùng với text", en: "goes with text only")
                )
            }
        }
        for (key, owner) in [("choices", "choice"), ("range", "integer")]
        where table.has(key) && word != owner {
            throw table.problem(
                key,
                Phrase(vi: "chỉ dùng với \(owner)", en: "goes with \(owner) only")
            )
        }
        switch word {
        case "integer": return .integer(try range(table))
        case "choice":
            let choices = try table.texts("choices", 1...50)
            guard choices.allSatisfy({ PluginNames.isLowerWord($0) }) else {
                throw table.problem(
                    "choices",
                    Phrase(vi: "gồm các từ chữ thường", en: "must be words of small letters")
                )
            }
            return .choice(choices)
        case "date": return .date
        case "citizen": return .citizen
        case "field": return .field
        case "provider": return .provider
        default: return table.has("complete") ? .offered : .text
        }
    }

    private static func range(_ table: ManifestTable) throws(ManifestProblem) -> ClosedRange<Int> {
        guard table.has("range") else { return Int(Int32.min)...Int(Int32.max) }
        let ends = try table.list("range", 2...2).compactMap(\.integer)
        guard ends.count == 2, ends[0] <= ends[1] else {
            throw table.problem(
                "range",
                Phrase(vi: "phải là [ít nhất, nhiều nhất]", en: "must be [least, most]")
            )
        }
        return Int(ends[0])...Int(ends[1])
    }

    /// Capital letters, digits and hyphens.
    private static func isPlaceholder(_ text: String) -> Bool {
        guard let first = text.utf8.first, (65...90).contains(first) else { return false }
        return text.utf8.allSatisfy { (65...90).contains($0) || (48...57).contains($0) || $0 == 45 }
    }
}
