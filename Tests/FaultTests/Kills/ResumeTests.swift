import Glibc
import Testing

@testable import ProgramSupport

/// Runs that are killed and gone on with: every line takes effect once, in order.
@Suite struct KilledRuns {
    @Test(arguments: [false, true]) func goOnExactlyBehindTheirLastEffect(_ isTable: Bool) throws {
        let desk = try Desk()
        let count = 400
        let notes = (1...count).map { "ghi chú \($0)" }
        let opened = "case open CALL-7 --reason 'Công dân gọi'\n"
        var text = opened + notes.map { "case note '\($0)'\n" }.joined()
        if isTable {
            _ = try desk.file("notes.csv", "text\n" + notes.map { $0 + "\n" }.joined())
            text = opened + "each notes.csv case note {text}\n"
        }
        let path = try desk.file("notes.lk", text)
        var words = ["--format", "jsonl", "run", path]
        var shown: [String] = []
        var kills = 0
        while true {
            let launch = try desk.start(words, login: "lan")
            let death = Clock.now + Double.random(in: 0.08...0.35)
            while launch.isRunning, Clock.now < death { usleep(2000) }
            if launch.isRunning {
                launch.signal(SIGKILL)
                kills += 1
            }
            let status = try launch.wait()
            let whole = launch.output.lastIndex(of: "\n").map { launch.output[...$0] } ?? ""
            shown += whole.split(separator: "\n").compactMap { Desk.Line(String($0)) }
                .filter { $0.outcome == "ok" && $0.command == "case note" }
                .map { "\($0.json["line"] ?? 0)" }
            if status == 0 { break }
            // The first one may have died before it had run anything.
            let runs = try desk.call(["--format", "json", "exec", "run", "list"], login: "lan")
            if runs.out.contains("\"run\": 1") {
                words = ["--format", "jsonl", "run", "--resume", "1"]
            }
            guard kills < 200 else { throw Trouble("no end: \(launch.errors)") }
        }
        #expect(kills > 0)
        let show = try desk.script("case open CALL-7 --reason 'Xem lại'\ncase show CALL-7\n")
        let found = try #require(show.lines.last?.json["data"] as? [String: Any])
        let kept = (found["notes"] as? [[String: Any]] ?? []).compactMap { $0["text"] as? String }
        #expect(kept == notes)
        // What was shown was shown once: a line that was not shown may be in effect all the same.
        #expect(Set(shown).count == shown.count)
        #expect(try desk.isSound())
        let run = try desk.call(["--format", "json", "exec", "run", "show", "1"], login: "lan")
        #expect(run.out.contains("\"state\": \"finished\""), "\(run.all)")
    }
}
