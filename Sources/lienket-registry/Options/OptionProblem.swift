import Identity

/// What is wrong with a command line.
enum OptionProblem: Error, Equatable {
    case unknown(String)
    case missing(String)
    case noValue(String)
    case noValueWanted(String)
    case repeated(String)
    case wrong(String, Phrase)
    case needs(String, String)

    /// One line for people.
    var message: Phrase {
        switch self {
        case .unknown(let word):
            Phrase(
                vi: "không có tùy chọn \(word); xem --help",
                en: "unknown argument \(word); see --help"
            )
        case .missing(let name):
            Phrase(vi: "thiếu \(name); xem --help", en: "\(name) is missing; see --help")
        case .noValue(let name):
            Phrase(vi: "\(name) cần một giá trị", en: "\(name) needs a value")
        case .noValueWanted(let name):
            Phrase(vi: "\(name) không nhận giá trị", en: "\(name) takes no value")
        case .repeated(let name):
            Phrase(vi: "\(name) được cho hai lần", en: "\(name) is given twice")
        case .wrong(let name, let wanted):
            Phrase(vi: "\(name) phải là \(wanted.vi)", en: "\(name) has to be \(wanted.en)")
        case .needs(let name, let other):
            Phrase(vi: "\(name) cần \(other)", en: "\(name) needs \(other)")
        }
    }

    /// A word of the command line without control characters, short enough for one line.
    static func printable(_ word: String) -> String {
        let kept = word.unicodeScalars.prefix(60).filter {
            $0.value >= 32 && !(127...159).contains($0.value) && !$0.properties.isBidiControl
        }
        return String(String.UnicodeScalarView(kept))
    }
}
