import Identity

/// The prompt: where one is, who one is, the open case, the current citizen.
enum LinePrompt {
    /// The prompt's text for this session.
    ///
    /// - Parameters:
    ///   - state: the session.
    ///   - isDemonstration: whether the store is one.
    ///   - isCutOff: whether the population service is left alone, since it has failed too often.
    ///   - language: of the environment's name.
    ///   - columns: of the window; a narrow one gets a short prompt.
    ///   - hasColor: a real store is red, a demonstration green, besides the word.
    /// - Returns: the prompt, with its trailing blank.
    static func text(
        _ state: SessionState,
        isDemonstration: Bool,
        isCutOff: Bool,
        language: Language,
        columns: Int,
        hasColor: Bool
    ) -> String {
        let place =
            isDemonstration
            ? Phrase(vi: "trình-diễn", en: "demo") : Phrase(vi: "THẬT", en: "REAL")
        var parts = [state.actor.agent.login]
        if let ticket = state.ticket { parts.append(Escaping.visible(ticket)) }
        if let citizen = state.current {
            parts.append("\(citizen)")
            if columns >= 72, let label = state.currentLabel { parts.append(label) }
        }
        if isCutOff { parts.append(Phrase(vi: "✗dân-cư", en: "✗npd").text(language)) }
        let body = columns < 48 ? parts.last ?? "" : parts.joined(separator: " ")
        let name = place.text(language)
        let colored = hasColor ? "\u{1B}[\(isDemonstration ? "32" : "1;31")m\(name)\u{1B}[0m" : name
        return "\(colored) \(body)> "
    }
}
