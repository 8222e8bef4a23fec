import Foundation
import Testing

/// Whole sessions, as goldens: what is typed, and every character that comes back.
///
/// A transcript is a text file: lines that begin with `> ` are typed, `? ` answer the question asked
/// next, `@ ` are directions (`@ as hoa`, `@ wait 900`); everything else is what the console shows.
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
        case direction(String)
        case typed(String, answers: [String])
    }

    private var steps: [Step] = []

    init(_ text: String) {
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("# ") {
                steps.append(.comment(line))
            } else if line.hasPrefix("@ ") {
                steps.append(.direction(String(line.dropFirst(2))))
            } else if line.hasPrefix("> ") {
                steps.append(.typed(String(line.dropFirst(2)), answers: []))
            } else if line.hasPrefix("? "), case .typed(let typed, let answers)? = steps.last {
                steps[steps.count - 1] = .typed(typed, answers: answers + [String(line.dropFirst(2))])
            }
        }
    }

    /// The transcript as the console of today writes it.
    func replay() throws -> String {
        var login = "lan"
        if case .direction(let first)? = steps.first(where: { if case .direction = $0 { true } else { false } }),
            first.hasPrefix("as ")
        {
            login = String(first.dropFirst(3))
        }
        let desk = try Desk(as: login)
        var text = ""
        for step in steps {
            switch step {
            case .comment(let line): text += line + "\n"
            case .direction(let line):
                text += "@ \(line)\n"
                if line.hasPrefix("wait "), let seconds = Int64(line.dropFirst(5)) {
                    desk.pass(seconds: seconds)
                }
            case .typed(let line, let answers):
                text += "> \(line)\n"
                for answer in answers { text += "? \(answer)\n" }
                text += Self.shown(desk.type([line], answers: answers))
            }
        }
        return text
    }

    /// What the console showed for one line, without its greeting and with ids that never repeat
    /// made steady.
    private static func shown(_ screen: String) -> String {
        let lines = screen.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(3)
        return lines.joined(separator: "\n")
    }
}
