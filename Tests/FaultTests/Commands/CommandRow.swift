import Testing

/// One line for one command that works on the demonstration, with what must come before it.
///
/// `{seq}` stands for the audit number of the last line before, `{out}` for a file outside the store
/// that is not there yet, `{file}` for a command file, `{plugin}` and `{other}` for folders of two versions
/// of one plugin.
struct CommandRow: Sendable, CustomTestStringConvertible {
    /// What somebody types.
    struct Line: Sendable {
        let login: String
        let text: String
    }

    /// The line.
    let text: String
    /// Who types it.
    let login: String
    /// What they and others have typed before.
    let before: [Line]

    init(_ text: String, as login: String = "lan", after before: String...) {
        self.text = text
        self.login = login
        self.before = before.map { line in
            let parts = line.split(separator: ": ", maxSplits: 1).map(String.init)
            return parts.count == 2 && parts[0].allSatisfy(\.isLetter)
                ? Line(login: parts[0], text: parts[1]) : Line(login: login, text: line)
        }
    }

    var testDescription: String { text }

    /// Whether the role works under support cases.
    static func opensCases(_ login: String) -> Bool { login != "thu" && login != "admin" }
}
