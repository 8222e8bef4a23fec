import Foundation
import Glibc
import Testing

@testable import ProgramSupport

/// Changes outside of which nobody knows whether they took effect.
@Suite struct UnknownOutcomes {
    private func unsettled(_ house: PluginDesk) throws -> [[String: Any]] {
        try house.list()["unsettled"] as? [[String: Any]] ?? []
    }

    @Test func isListedUntilItIsSettled() throws {
        let house = try PluginDesk()
        #expect(try house.add(try house.hostile("crash-apply")).status == 0)
        let call = try house.run("crash-apply run", ["--yes"])
        #expect(call.status == 7)
        #expect(call.lines.last?.outcome == "unknown")
        let open = try #require(try unsettled(house).first)
        #expect(open["plugin"] as? String == "vn.hostile.crash-apply")
        #expect(open["login"] as? String == "lan")
        let key = try #require(open["key"] as? String)
        let settle = "plugin settle \(key.prefix(12)) not-done --reason 'Bên kia không thấy'\n"
        #expect(try house.desk.script(settle, ["--yes"], login: "lan").status == 5)
        #expect(try house.desk.script(settle, ["--yes"], login: "admin").status == 0)
        #expect(try unsettled(house).isEmpty)
        #expect(
            try house.desk.script(settle, ["--yes"], login: "admin").lines.last?.code
                == "plugin.no-such-operation"
        )
    }

    @Test func aConsoleThatIsKilledLeavesItListedAndNoProcess() throws {
        let house = try PluginDesk()
        let folder = try house.hostile("silent-apply")
        let file = folder + "/plugin.json"
        let manifest = Files.text(file).replacing(
            "\"timeoutMs\": 500",
            with: "\"timeoutMs\": 60000"
        )
        #expect(manifest.contains("60000"))
        try Files.write(Array(manifest.utf8), to: file)
        #expect(try house.add(folder).status == 0)
        let console = try house.desk.start(
            ["--yes", "--case", "C", "--reason", "Gọi hỏi", "exec", "silent-apply", "run"]
        )
        let deadline = Clock.now + 20
        while try unsettled(house).isEmpty, Clock.now < deadline { usleep(50_000) }
        #expect(!PluginDesk.processes(naming: folder).isEmpty)
        kill(console.pid, SIGKILL)
        _ = try console.wait()
        while !PluginDesk.processes(naming: folder).isEmpty, Clock.now < deadline { usleep(20_000) }
        #expect(PluginDesk.processes(naming: folder).isEmpty)
        #expect(try unsettled(house).count == 1)
        // The question that was left open has an answer since: nobody knows.
        let records = try house.desk.records().filter {
            $0["act"] as? String == "plugin.vn.hostile.silent-apply.silent-apply.run"
        }
        #expect(records.compactMap { $0["code"] as? String } == ["command.no-result"])
    }
}

/// Plans that need more than a yes.
@Suite struct PlansOfPlugins {
    /// The rules, and the second person, of the built-in command hold for a plugin's plan.
    @Test func aSecondPersonAgreesToAPluginsPlan() throws {
        let house = try PluginDesk()
        let folder = try house.hostile("undeclared-destructive")
        let file = folder + "/plugin.json"
        let text = Files.text(file).replacing("\"write\"", with: "\"destructive\"")
        try Files.write(Array(text.utf8), to: file)
        #expect(try house.add(folder).status == 0)
        let asked = try house.run("undeclared-destructive run", ["--yes"])
        #expect(asked.lines.last?.outcome == "pending", "\(asked.all)")
        #expect(asked.lines.last?.code == "link.last-login")
        let linked = try house.run("links C-1").lines.last?.data["links"] as? [[String: Any]] ?? []
        #expect(linked.contains { $0["state"] as? String == "active" })
        let request = asked.lines.last?.data["request"] as? Int ?? 0
        let agreed = try house.run("request approve \(request)", ["--yes"], as: "hoa")
        #expect(agreed.status == 0, "\(agreed.all)")
        let after = try house.run("links C-1").lines.last?.data["links"] as? [[String: Any]] ?? []
        #expect(!after.contains { $0["provider"] as? String == "vneid" })
    }
}

/// How far a plugin sees.
@Suite struct WallsOfPlugins {
    /// The console's memory, environment and files, the store, other descriptors, the terminal.
    @Test func aPluginFindsNothingOfTheConsole() throws {
        let house = try PluginDesk()
        #expect(try house.add(try house.hostile("peeks")).status == 0)
        let walls =
            try house.desk.script("plugin show vn.hostile.peeks\n", login: "admin")
            .lines.last?.data["walls"] as? [String]
        let options = ["--store", house.desk.store, "--case", "C", "--reason", "Gọi hỏi"]
        let call = try house.desk.script("peeks run\n", options)
        let items = call.lines.last?.data["items"] as? [[String: Any]] ?? []
        let found = Set(items.compactMap { $0["word"] as? String })
        #expect(call.status == 0, "\(call.all)")
        // Where the kernel lets no walls be built, the store's files are there as for its user.
        let files = ["store.sqlite", "registry.sqlite", "audit.key", "audit.checkpoint"]
        let isHidden = walls?.contains("store") == true
        #expect(isHidden ? found.isEmpty : found.isSubset(of: files), "\(found)")
    }
}
