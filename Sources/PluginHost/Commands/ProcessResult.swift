import CommandKit
import Identity

/// What a plugin says in the end: errors in its own words, and how a change outside went.
enum ProcessResult {
    /// How many characters of a plugin's own words are shown.
    private static let longestText = 300

    /// How a change outside ended; nil while it goes on.
    static func ending(
        _ message: PluginInstance.Message,
        _ command: ProcessCommandManifest,
        _ instance: PluginInstance,
        shown: (ProcessRows) -> Answer
    ) throws -> OutsideStep.Ending? {
        switch message.kind {
        case "progress": return nil
        case "error": return .failed(error(message.body, instance))
        case "result": break
        default: throw instance.broken("t", message.line)
        }
        switch message.body["status"]?.string {
        case "ok":
            var rows = ProcessRows(command.columns)
            if let wrong = rows.take(message.body["rows"], bytes: message.line.count) {
                throw instance.broken(wrong)
            }
            return .done(shown(rows))
        case "failed":
            return .failed(
                error(message.body["error"] ?? ["code": "failed"], instance)
            )
        case "unknown": return .unknown(instance.trouble(.outcomeUnknown).error)
        default: throw instance.broken("status", message.line)
        }
    }

    /// An error in the plugin's own words.
    ///
    /// Its code stands behind the plugin's whole id, so that it is never one of lienket's own.
    static func error(_ body: JSONValue, _ instance: PluginInstance) -> CommandError {
        let word = body["code"]?.string ?? ""
        let code = PluginNames.isLowerWord(word) && word.utf8.count <= 40 ? word : "failed"
        let usual = Phrase(vi: "Phần mở rộng từ chối", en: "The plugin says no")
        return CommandError(
            "\(instance.manifest.id).\(code)",
            body["message"].flatMap(phrase) ?? usual,
            hint: body["hint"].flatMap(phrase),
            outcome: outcome(body["outcome"]?.string)
        )
    }

    private static func outcome(_ word: String?) -> Outcome {
        switch word {
        case "not-found": .notFound
        case "invalid": .invalid
        case "failed": .failed
        default: .refused
        }
    }

    /// A text in both languages, or one for both.
    static func phrase(_ value: JSONValue) -> Phrase? {
        if let text = value.string { return Phrase(cut(text)) }
        guard let vi = value["vi"]?.string, let en = value["en"]?.string else { return nil }
        return Phrase(vi: cut(vi), en: cut(en))
    }

    private static func cut(_ text: String) -> String {
        text.count <= longestText ? text.nfc : String(text.prefix(longestText)).nfc + "…"
    }
}
