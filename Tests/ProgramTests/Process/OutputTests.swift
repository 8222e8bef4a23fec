import Glibc
import Testing

@testable import ProgramSupport

/// Standard output that does not take what it is given.
@Suite struct OutputStreams {
    private let three = "whoami\nwhoami\nwhoami\n"

    @Test(arguments: [
        ["--help"], ["--version"], ["doctor"], ["exec", "whoami"],
        ["--format", "json", "exec", "whoami"],
        ["--format", "csv", "exec", "help"],
    ])
    func fullDisk(_ words: [String]) throws {
        let desk = try Desk()
        let login = words.contains("exec") ? "lan" : nil
        for output in [Destination.path("/dev/full"), .closed] {
            let call = try desk.call(words, login: login, output: output)
            #expect(call.status == 74, "\(call.err)")
            #expect(call.err.hasPrefix("error[output.failed]: "))
        }
        #expect(try desk.isSound())
    }

    @Test func aRunStopsWhenNobodyCanSeeIt() throws {
        let desk = try Desk()
        let call = try desk.call([], input: .text(three), output: .path("/dev/full"))
        #expect(call.status == 74)
        #expect(call.err.contains("No space left on device"))
        #expect(try desk.acts() == ["session.whoami"])
    }

    @Test func closedStreamsAreNotTheStore() throws {
        let desk = try Desk()
        let before = try desk.records().count
        for redirection in [">&-", "<&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"] {
            let call = try desk.shell(
                "\"$0\" --as lan run <(printf 'whoami\\n') \(redirection); echo status $?"
            )
            #expect(
                call.out.hasSuffix(
                    redirection.contains(">&-") && !redirection.hasPrefix("2")
                        ? "status 74\n" : "status 0\n"
                ),
                "\(redirection): \(call.all)"
            )
        }
        #expect(try desk.records().count == before + 6)
        #expect(try desk.isSound())
    }

    @Test func aReaderThatHasSeenEnough() throws {
        let desk = try Desk()
        _ = try desk.file("many.lk", String(repeating: "whoami\n", count: 2000))
        let call = try desk.shell(
            "\"$0\" --as lan --format jsonl run \"$HOME/many.lk\" | head -1; echo status ${PIPESTATUS[0]}"
        )
        let lines = call.out.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.first.flatMap { Desk.Line(String($0)) }?.outcome == "ok")
        #expect(lines.last == "status 74")
        #expect(call.err.isEmpty)
        #expect(try desk.records().count < 1000)
        #expect(try desk.isSound())
    }

    @Test func messagesThatNobodyTakesDoNotMatter() throws {
        let desk = try Desk()
        let call = try desk.shell(
            "\"$0\" --as lan exec nope 2>/dev/full; echo $?; \"$0\" --as lan exec whoami 2>&-; echo $?"
        )
        #expect(call.out.hasPrefix("64\n") && call.out.hasSuffix("\n0\n"))
    }

    @Test func noProgressAndNoPromptWithoutATerminal() throws {
        let desk = try Desk(.real)
        let call = try desk.call(["import", Paths.demonstration], login: nil)
        #expect(call.status == 0 && call.out.isEmpty)
        #expect(!call.err.contains("\r") && !call.err.contains("█"))
        #expect(!call.err.contains("\u{1B}"))
    }
}
