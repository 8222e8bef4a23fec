import Foundation
import Identity
import Testing

/// Whole sessions, as goldens: what is typed, and every character that comes back.
///
/// A transcript is a text file: lines that begin with `> ` are typed, `? ` answer the question asked
/// next, `@ ` are directions (see ``Direction``); everything else is what the console shows.
/// Recording one (`RECORD=1`) writes the file and fails the run.
@Suite(.serialized) struct GoldenTranscriptTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Transcripts")

    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".txt") }.sorted()
    }()

    @Test(arguments: names) func replays(_ name: String) throws {
        let file = Self.folder.appendingPathComponent(name)
        let golden = try String(contentsOf: file, encoding: .utf8)
        let replayed = try Transcript(golden).replay()
        guard ProcessInfo.processInfo.environment["RECORD"] == nil else {
            try replayed.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(name): look at the difference, then test again")
            return
        }
        #expect(replayed == golden, "\(name) differs: RECORD=1 to see how")
    }

    @Test func thereAreTranscripts() { #expect(Self.names.count >= 12) }
}

/// A transcript's script: the typed lines with the answers to what they ask.
struct Transcript {
    private enum Step {
        case comment(String)
        case direction(Direction)
        case typed(String, answers: [String])
    }

    private var steps: [Step] = []

    init(_ text: String) {
        for line in Self.lines(of: text) {
            if line.hasPrefix("# ") {
                steps.append(.comment(line))
            } else if line.hasPrefix("@ "), let direction = Direction(line.dropFirst(2)) {
                steps.append(.direction(direction))
            } else if line.hasPrefix("> ") {
                steps.append(.typed(String(line.dropFirst(2)), answers: []))
            } else if line.hasPrefix("? "), case .typed(let typed, let answers)? = steps.last {
                let answer = String(line.dropFirst(2))
                steps[steps.count - 1] = .typed(typed, answers: answers + [answer])
            }
        }
    }

    /// The transcript as the console of today writes it.
    func replay() throws -> String {
        var login = "lan"
        var language = Language.vi
        for case .direction(let direction) in steps {
            switch direction {
            case .sit(let name): login = name
            case .language(let chosen): language = chosen
            case .wait, .population: continue
            }
        }
        let desk = try Desk(as: login, language: language)
        var text = ""
        for step in steps {
            switch step {
            case .comment(let line): text += line + "\n"
            case .direction(let direction):
                text += "@ \(direction)\n"
                switch direction {
                case .wait(let seconds): desk.pass(seconds: seconds)
                case .population(let isUp): try Self.population(of: desk, isUp: isUp)
                case .sit, .language: continue
                }
            case .typed(let line, let answers):
                text += "> \(line)\n"
                for answer in answers { text += "? \(answer)\n" }
                text += Self.shown(desk.type([line], answers: answers))
            }
        }
        return text
    }

    /// Takes the population database away from the desk, or gives it back.
    private static func population(of desk: Desk, isUp: Bool) throws {
        let here = desk.folder.path + "/registry.sqlite"
        let away = desk.folder.path + "/registry.away"
        try FileManager.default.moveItem(atPath: isUp ? away : here, toPath: isUp ? here : away)
    }

    /// Lines by line feeds alone: CSV ends its own with CR LF, which is one character to Swift.
    static func lines(of text: String) -> [String] {
        text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            .map { String(String.UnicodeScalarView($0)) }
    }

    /// What the console showed for one line, without its greeting.
    ///
    /// Hashes, roots and the leaf of an audit record, which never repeat, stand as dots.
    private static func shown(_ screen: String) -> String {
        var lines: [String] = []
        var isLeaf = false
        for line in Self.lines(of: screen).dropFirst(3) {
            if isLeaf, line.hasPrefix(" ") { continue }
            isLeaf = line.hasPrefix("Lá ") || line.hasPrefix("Leaf ")
            lines.append(isLeaf ? String(line.prefix(13)) + "…" : line)
        }
        return lines.joined(separator: "\n")
            .replacing(/[0-9a-f]{64}/, with: "…")
            .replacing(/[0-9A-Za-z+\/]{43}=/, with: "…")
    }
}

/// What a transcript says besides lines and answers.
enum Direction: CustomStringConvertible {
    /// `as hoa`: who sits at the console, from the start.
    case sit(String)
    /// `lang en`: the console's language, from the start.
    case language(Language)
    /// `wait 900`: that many seconds pass.
    case wait(Int64)
    /// `population down`, `population up`: an outage begins or ends.
    case population(isUp: Bool)

    init?(_ text: Substring) {
        let words = text.split(separator: " ")
        guard words.count == 2 else { return nil }
        switch words[0] {
        case "as": self = .sit(String(words[1]))
        case "lang":
            guard let language = Language(rawValue: String(words[1])) else { return nil }
            self = .language(language)
        case "wait":
            guard let seconds = Int64(words[1]) else { return nil }
            self = .wait(seconds)
        case "population": self = .population(isUp: words[1] == "up")
        default: return nil
        }
    }

    var description: String {
        switch self {
        case .sit(let login): "as \(login)"
        case .language(let language): "lang \(language.rawValue)"
        case .wait(let seconds): "wait \(seconds)"
        case .population(let isUp): "population \(isUp ? "up" : "down")"
        }
    }
}
