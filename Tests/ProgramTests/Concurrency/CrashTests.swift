import Foundation
import Glibc
import Testing

@testable import ProgramSupport

extension SeveralProcesses {
    @Suite struct Crashes {
        @Test func killedAtRandomMoments() throws {
            let desk = try Desk()
            let crowd = Crowd(desk, processes: 5, linesEach: 25)
            let until = Clock.now + 12
            while crowd.kills < 40, Clock.now < until { try crowd.round(kills: 4) }
            #expect(crowd.kills >= 20)
            #expect(crowd.failures.isEmpty, "\(crowd.failures.prefix(5))")
            try crowd.check()
        }

        /// A process that died between its question to the population database and the answer.
        @Test func questionsWithoutAnAnswer() throws {
            let desk = try Desk()
            let text =
                "case open T --reason \"công dân\"\n"
                + String(repeating: "refresh C-8 --force\n", count: 400)
            var orphans = 0
            let until = Clock.now + 10
            while orphans == 0, Clock.now < until {
                let run = try desk.start(["--format", "jsonl"], input: .text(text))
                try Clock.wait("lines") { run.output.utf8.count > 500 || !run.isRunning }
                usleep(UInt32.random(in: 0...3000))
                run.signal(SIGKILL)
                _ = try run.wait()
                let phases = try desk.records().compactMap { $0["phase"] as? String }
                orphans =
                    phases.filter { $0 == "intent" }.count - phases.filter { $0 == "result" }.count
                if phases.count > 900 { break }
            }
            #expect(try desk.isSound())
            let after = try desk.script(
                "case open U --reason \"công dân\"\nrefresh C-8 --force --commit --yes\nstatus C-8\n"
                    + "history C-8\nedit C-8 email a@example.vn --reason \"sửa lại\" --yes\n"
            )
            #expect(after.status == 0, "\(after.all.suffix(400))")
        }

        @Test func killedConsole() throws {
            let desk = try Desk()
            let terminal = try Terminal(desk, opensCase: true)
            try terminal.send("unlink C-29 vnpost --reason \"thử nghiệm\"\r")
            try terminal.expect("Gõ 4 ký tự cuối")
            terminal.signal(SIGKILL)
            #expect(try terminal.waitForEnd() == 1000 + SIGKILL)
            #expect(try desk.call(["exec", "whoami"]).status == 0)
            #expect(try desk.isSound())
        }
    }
}
