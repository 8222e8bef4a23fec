import Glibc

@testable import ProgramSupport

/// What the killed processes had shown.
final class Shown {
    /// A line of one process, with the word of its command.
    struct Line {
        let seq: Int64
        let command: String
        let outcome: String
        let code: String?
        let word: String
    }

    /// The lines of each process.
    private(set) var processes: [(ticket: String, lines: [Line])] = []
    private(set) var kills = 0
    /// What should not have been shown.
    private(set) var troubles: [String] = []

    /// Takes what a process has shown, and kills it if it lives.
    func take(_ writer: Writer) throws {
        let (status, lines, errors) = try writer.end()
        if status == 1000 + SIGKILL {
            kills += 1
        } else if status != 0, status != 2 {
            troubles.append("exit \(status): \(errors.prefix(300))")
        }
        var taken: [Line] = []
        for line in lines {
            guard let line, let place = line.json["line"] as? Int, let seq = line.seq,
                writer.file.words.indices.contains(place - 1)
            else {
                troubles.append("no result, or one without a record: \(line?.json ?? [:])")
                continue
            }
            // Somebody else refreshed the same citizen at the same time.
            let isConflict = line.command == "refresh" && line.code == "record.changed"
            if line.outcome != "ok", line.outcome != "unchanged", !isConflict {
                troubles.append("\(line.command): \(line.outcome) \(line.code ?? "-")")
            }
            taken.append(
                Line(
                    seq: Int64(seq),
                    command: line.command,
                    outcome: line.outcome,
                    code: line.code,
                    word: writer.file.words[place - 1]
                )
            )
        }
        processes.append((writer.file.ticket, taken))
    }
}
