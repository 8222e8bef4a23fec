/// A long file of mixed commands; every change in it has a word of its own.
struct CommandFile {
    /// A citizen whose e-mail address one writer alone changes.
    static let own = ["C-2", "C-10", "C-14", "C-34"]
    /// A citizen whose e-mail address everybody changes.
    static let shared = "C-7"
    /// A citizen whose link everybody closes and opens.
    static let linked = "C-29"
    /// Citizens whom everybody refreshes.
    static let refreshed = ["C-8", "C-12", "C-31", "C-33"]

    let ticket: String
    /// The words by line, from line 1; empty where there is none.
    let words: [String]
    let text: String

    init(serial: Int, writer: Int, lines count: Int) {
        ticket = "KILL-\(serial)"
        var words: [String] = []
        var text = ""
        for index in 0..<count {
            let word = "w\(serial)x\(index)"
            let citizen = Bool.random() ? CommandFile.own[writer] : CommandFile.shared
            switch Int.random(in: 0..<8) {
            case 0: text += "status \(citizen)\n"
            case 1, 2, 3:
                text += "edit \(citizen) email \(word)@example.vn --reason \"thử \(word)\"\n"
            case 4: text += "unlink \(CommandFile.linked) vnpost --reason \"thử \(word)\"\n"
            case 5: text += "relink \(CommandFile.linked) vnpost --reason \"thử \(word)\"\n"
            case 6: text += "case note \(word)\n"
            default:
                text += "refresh \(CommandFile.refreshed[index % 4]) --force --commit\n"
            }
            words.append(word)
        }
        self.words = words
        self.text = text
    }
}
