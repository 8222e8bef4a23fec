import CommandKit
import Identity

/// Checks a word against the type that its parameter wants.
enum ValueCheck {
    /// The typed value or, for `all`, values.
    ///
    /// - Throws: `usage.bad-value`, or `usage.personal-data` for a ticket that looks like somebody's
    ///   number: tickets are kept in clear.
    static func value(
        _ word: Word,
        _ parameter: Parameter,
        registry: CommandRegistry? = nil
    ) throws(LineError) -> [ArgumentValue] {
        guard let values = read(word.text, parameter.type, registry) else {
            throw .badValue(
                parameter,
                nearest: nearest(word.text, parameter.type, registry),
                at: word.span
            )
        }
        if parameter.type == .ticket, PersonalData.isLikely(word.text) {
            throw .personalData(at: word.span)
        }
        return values
    }

    /// Whether a text is a value of a type.
    static func admits(_ text: String, _ type: ValueType) -> Bool { read(text, type, nil) != nil }

    private static func read(
        _ text: String,
        _ type: ValueType,
        _ registry: CommandRegistry?
    ) -> [ArgumentValue]? {
        switch type {
        case .citizen: return text.isEmpty ? nil : [.citizen(CitizenReference(text))]
        case .provider:
            return Provider(rawValue: CommandName.key(text)).map { [.provider($0)] }
        case .field: return field(text).map { [.field($0)] }
        case .fieldOrAll:
            if CommandName.key(text) == "all" { return FieldKey.allCases.map { .field($0) } }
            return field(text).map { [.field($0)] }
        case .text, .offered: return [.text(text)]
        case .integer(let range):
            guard let number = integer(text), range.contains(number) else { return nil }
            return [.integer(number)]
        case .birth:
            if let date = BirthDate(iso: text) { return [.birth(date)] }
            return slashed(text).map { [.birth(.full($0))] }
        case .date: return (CivilDate(iso: text) ?? slashed(text)).map { [.date($0)] }
        case .auditPlace:
            if let day = CivilDate(iso: text) ?? slashed(text) { return [.date(day)] }
            return integer(text).flatMap { $0 >= 0 ? [.integer($0)] : nil }
        case .province: return Province.matching(text).map { [.text($0.code)] }
        case .choice(let words):
            let key = CommandName.key(text)
            return words.first { CommandName.key($0) == key }.map { [.text($0)] }
        case .policy:
            return Policy.named(CommandName.key(text)).map { [.text($0.name)] }
        case .command: return command(text, registry).map { [.text($0)] }
        case .path: return text.isEmpty ? nil : [.text(text)]
        case .agent: return isLogin(text) ? [.text(text)] : nil
        case .ticket: return isTicket(text) ? [.text(text)] : nil
        }
    }

    /// A field by its key in any case, or by its label in either language.
    private static func field(_ text: String) -> FieldKey? {
        let key = CommandName.key(text)
        return FieldKey.allCases.first {
            $0.rawValue == text || CommandName.key($0.rawValue) == key
                || CommandName.key($0.label.vi) == key || CommandName.key($0.label.en) == key
        }
    }

    /// A whole number: digits, perhaps a minus, nothing else.
    private static func integer(_ text: String) -> Int? {
        guard text.utf8.allSatisfy({ (48...57).contains($0) || $0 == UInt8(ascii: "-") }) else {
            return nil
        }
        return Int(text)
    }

    /// A day as people in Vietnam write it: `d/M/yyyy`.
    private static func slashed(_ text: String) -> CivilDate? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[2].utf8.count == 4,
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }),
            parts[0].utf8.count <= 2, parts[1].utf8.count <= 2,
            let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2])
        else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }

    /// The name of a command, or of the head of several.
    private static func command(_ text: String, _ registry: CommandRegistry?) -> String? {
        guard let registry else { return text }
        let words = CommandName.words(text)
        switch registry.look(up: words, prefixes: false) {
        case .found(let entry, let count): return count == words.count ? entry.manifest.name : nil
        case .incomplete(let members):
            return members.first.flatMap { CommandName.words($0.name).first }
        case .ambiguous, .unknown: return nil
        }
    }

    /// As operating systems allow logins: letters, digits, `.`, `_`, `-`, `@`, at most 64.
    private static func isLogin(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count) && text.utf8.allSatisfy { isWordByte($0, "._-@") }
    }

    /// Letters, digits and `. _ - / #`, at most 64, with a letter or digit first.
    private static func isTicket(_ text: String) -> Bool {
        guard (1...64).contains(text.utf8.count), let first = text.utf8.first else { return false }
        return isWordByte(first, "") && text.utf8.allSatisfy { isWordByte($0, "._-/#") }
    }

    private static func isWordByte(_ byte: UInt8, _ others: String) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122: true
        default: others.utf8.contains(byte)
        }
    }

    /// Allowed words that resemble what was typed.
    private static func nearest(
        _ text: String,
        _ type: ValueType,
        _ registry: CommandRegistry?
    ) -> [String] {
        switch type {
        case .provider: Nearest.names(to: text, among: Provider.allCases.map(\.rawValue))
        case .field, .fieldOrAll: Nearest.names(to: text, among: FieldKey.allCases.map(\.rawValue))
        case .choice(let words): Nearest.names(to: text, among: words)
        case .policy: Nearest.names(to: text, among: Policy.all.map(\.name))
        case .command: Nearest.names(to: text, among: registry?.headNames ?? [])
        default: []
        }
    }
}
