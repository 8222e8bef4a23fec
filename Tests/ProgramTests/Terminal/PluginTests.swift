import Foundation
import Glibc
import Testing

@testable import ProgramSupport

extension AtATerminal {
    /// Process plugins with somebody at the keyboard.
    @Suite struct WithPlugins {
        /// A plugin that has a minute for its answers.
        private func patient(_ name: String, _ house: PluginDesk) throws -> String {
            let folder = try house.hostile(name)
            let file = folder + "/plugin.json"
            let text = Files.text(file).replacing(
                "\"timeoutMs\": 500",
                with: "\"timeoutMs\": 60000"
            )
            try Files.write(Array(text.utf8), to: file)
            #expect(try house.add(folder).status == 0)
            return folder
        }

        private func wait(until isSo: () -> Bool) {
            let deadline = Clock.now + 20
            while !isSo(), Clock.now < deadline { usleep(10_000) }
            #expect(isSo())
        }

        @Test func addingShowsWhatItMayDoAndAsks() throws {
            let house = try PluginDesk()
            let folder = try house.example("nudge")
            let terminal = try Terminal(house.desk, login: "admin")
            try terminal.send("plugin add \(folder)\r")
            try terminal.expect("host.op:citizen.edit")
            try terminal.expect("Thực hiện? [có/KHÔNG] ")
            #expect(try terminal.enter("không").contains("confirm.declined"))
            #expect(try house.state(of: "vn.example.nudge") == nil)
            try terminal.send("plugin add \(folder)\r")
            try terminal.expect("Thực hiện? [có/KHÔNG] ")
            #expect(try terminal.enter("có").contains("nudge email"))
            #expect(try house.state(of: "vn.example.nudge") == "enabled")
        }

        @Test func aPlannedChangeIsShownAndAskedAbout() throws {
            let house = try PluginDesk()
            #expect(try house.add(try house.example("nudge")).status == 0)
            let terminal = try Terminal(house.desk, opensCase: true)
            try terminal.send("nudge email C-6 tam@example.vn --reason \"công dân đọc\"\r")
            try terminal.expect("Sẽ thay đổi")
            try terminal.expect("Thực hiện? [có/KHÔNG] ")
            #expect(try terminal.enter("").contains("confirm.declined"))
            #expect(try house.value(of: "email", in: "C-6") != "tam@example.vn")
        }

        @Test func tabOffersWhatThePluginOffers() throws {
            let house = try PluginDesk()
            #expect(try house.add(try house.example("parcel")).status == 0)
            let terminal = try Terminal(house.desk, opensCase: true)
            // It runs now, so that Tab need not wait for its start.
            _ = try terminal.enter("parcel track P-7")
            try terminal.send("parcel tr\t")
            try terminal.send("P-11")
            // On a busy machine the plugin may be too late for the first Tab.
            for _ in 0..<10 {
                try terminal.send("\t")
                if (try? terminal.expect("P-110", within: 1)) != nil { break }
            }
            try terminal.send("5\r")
            try terminal.expect("P-115")
        }

        @Test func controlCGivesThePromptBack() throws {
            let house = try PluginDesk()
            let folder = try patient("ignores-term", house)
            let terminal = try Terminal(house.desk, opensCase: true)
            try terminal.send("ignores-term run\r")
            wait { !PluginDesk.processes(naming: folder).isEmpty }
            try terminal.send("\u{3}")
            try terminal.expect("command.interrupted")
            try terminal.expect("> ")
            #expect(try terminal.enter("whoami").contains("lan"))
            try terminal.send("\u{4}")
            #expect(try terminal.waitForEnd() == 0)
            #expect(PluginDesk.processes(naming: folder).isEmpty)
        }

        @Test func controlCWhileItChangesSomethingLeavesTheOutcomeOpen() throws {
            let house = try PluginDesk()
            let folder = try patient("silent-apply", house)
            let terminal = try Terminal(house.desk, opensCase: true)
            try terminal.send("silent-apply run\r")
            try terminal.expect("Thực hiện? [có/KHÔNG] ")
            try terminal.send("có\r")
            wait { ((try? house.list())?["unsettled"] as? [Any])?.isEmpty == false }
            try terminal.send("\u{3}")
            try terminal.expect("plugin.outcome-unknown")
            #expect(((try house.list())["unsettled"] as? [Any])?.count == 1)
            try terminal.send("\u{4}")
            #expect(try terminal.waitForEnd() == 0)
            #expect(PluginDesk.processes(naming: folder).isEmpty)
        }

        @Test func aPluginThatNobodyNeedsIsToldToLeave() throws {
            let house = try PluginDesk()
            let folder = try house.example("parcel")
            let file = folder + "/plugin.json"
            let text = Files.text(file)
                .replacing(/"idleStopSeconds": \d+,/, with: "")
                .replacing("\"exec\"", with: "\"idleStopSeconds\": 1, \"exec\"")
            try Files.write(Array(text.utf8), to: file)
            #expect(try house.add(folder).status == 0)
            let terminal = try Terminal(house.desk, opensCase: true)
            #expect(try terminal.enter("parcel track P-7").contains("P-7"))
            wait { PluginDesk.processes(naming: folder).isEmpty }
            #expect(try terminal.enter("parcel track P-8").contains("P-8"))
        }

        @Test func aPluginThatIsKilledStartsAgain() throws {
            let house = try PluginDesk()
            let folder = try house.example("parcel")
            #expect(try house.add(folder).status == 0)
            let first = try Terminal(house.desk, opensCase: true)
            let second = try Terminal(house.desk, opensCase: true)
            for terminal in [first, second] {
                #expect(try terminal.enter("parcel track P-7").contains("P-7"))
            }
            // Two consoles, a process each.
            let running = PluginDesk.processes(naming: folder)
            #expect(running.count == 2)
            running.forEach { kill($0, SIGKILL) }
            for terminal in [first, second] {
                #expect(try terminal.enter("parcel track P-8").contains("P-8"))
            }
        }
    }
}
