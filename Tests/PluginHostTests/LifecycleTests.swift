import Foundation
import Glibc
import Testing

@testable import ProgramSupport

/// Adding, switching, upgrading and removing plugins, and what is refused.
@Suite struct PluginLifecycle {
    private let id = "vn.example.parcel"

    private func admin(_ house: PluginDesk, _ line: String, _ options: [String] = ["--yes"]) throws
        -> Desk.Call
    {
        try house.desk.script(line + "\n", options, login: "admin")
    }

    @Test func onlyAnAdministratorAddsAndIsAsked() throws {
        let house = try PluginDesk()
        let folder = try house.example("parcel")
        #expect(try house.run("plugin add \(folder)", ["--yes"]).status == 5)
        #expect(try admin(house, "plugin add \(folder)", []).status == 4)
        let plan = try house.desk.call(
            ["exec", "plugin", "add", folder, "--dry-run"],
            login: "admin"
        )
        #expect(plan.out.contains("host.read:citizen.show"), "\(plan.all)")
        #expect(try house.state(of: id) == nil)
        #expect(try house.add(folder).status == 0)
        #expect(try house.state(of: id) == "enabled")
        #expect(try house.add(folder).lines.last?.code == "plugin.exists")
    }

    @Test func disabledUpgradedRemoved() throws {
        let house = try PluginDesk()
        let folder = try house.example("parcel")
        #expect(try house.add(folder).status == 0)
        #expect(try admin(house, "plugin disable \(id)").status == 0)
        #expect(try admin(house, "plugin disable \(id)").lines.last?.outcome == "unchanged")
        #expect(try house.run("parcel track P-7").lines.last?.code == "plugin.disabled")
        #expect(try house.state(of: id) == "disabled")
        #expect(try admin(house, "plugin enable \(id)").status == 0)
        #expect(try house.run("parcel track P-7").status == 0)
        #expect(try house.run("\(id):parcel track P-7").status == 0)

        // A new version that asks for more.
        let file = folder + "/plugin.json"
        let manifest = Files.text(file)
            .replacing("\"1.0.0\"", with: "\"1.1.0\"")
            .replacing(
                "\"host.read:citizen.show\"",
                with: "\"host.read:citizen.show\", \"host.op:link.unlink\""
            )
        try Files.write(Array(manifest.utf8), to: file)
        let program = Files.text(folder + "/parcel.py").replacing("\"1.0.0\"", with: "\"1.1.0\"")
        try Files.write(Array(program.utf8), to: folder + "/parcel.py")
        #expect(try house.run("parcel track P-7").lines.last?.code == "plugin.changed")
        #expect(try admin(house, "plugin verify").status == 6)
        let plan = try house.desk.call(
            ["--lang", "en", "exec", "plugin", "upgrade", folder, "--dry-run"],
            login: "admin"
        )
        #expect(plan.out.contains("New permissions: host.op:link.unlink"), "\(plan.all)")
        #expect(try admin(house, "plugin upgrade \(folder)").status == 0)
        #expect(try admin(house, "plugin upgrade \(folder)").lines.last?.outcome == "unchanged")
        #expect(try house.run("parcel track P-7").status == 0)
        #expect(try admin(house, "plugin verify").status == 0)

        #expect(try admin(house, "plugin remove \(id)").status == 0)
        #expect(try house.run("parcel track P-7").status == 64)
        #expect(try admin(house, "plugin remove \(id)").lines.last?.code == "plugin.not-found")
        #expect(Files.exists(file))
    }

    @Test func whatChangesAfterwardsIsRefused() throws {
        let house = try PluginDesk()
        let folder = try house.example("parcel")
        #expect(try house.add(folder).status == 0)
        let program = Files.text(folder + "/parcel.py")
        try Files.write(Array((program + "\n# changed\n").utf8), to: folder + "/parcel.py")
        let changed = try house.run("parcel track P-7")
        #expect(changed.status == 6)
        #expect(changed.lines.last?.code == "plugin.changed", "\(changed.all)")
        #expect(changed.lines.last?.seq != nil)
        #expect(try house.state(of: id) == "broken")
        try Files.write(Array(program.utf8), to: folder + "/parcel.py")
        #expect(try house.run("parcel track P-7").status == 0)
        chmod(folder + "/parcel.py", 0o777)
        #expect(try house.run("parcel track P-7").status == 6)
        chmod(folder + "/parcel.py", 0o755)
        try Files.write([], to: folder + "/more.txt")
        #expect(try house.run("parcel track P-7").status == 6)
        rename(folder, folder + "-gone")
        #expect(try house.run("parcel track P-7").status == 6)
        #expect(try house.state(of: id) == "broken")
        // The rest of the console does not mind.
        #expect(try house.run("whoami").status == 0)
    }

    @Test func rolesCasesAndOwnRecordsHold() throws {
        let house = try PluginDesk()
        #expect(try house.add(try house.example("parcel")).status == 0)
        #expect(try house.run("parcel show C-1", as: "son").status == 0)
        #expect(try house.run("parcel show C-1", as: "hoa").status == 0)
        #expect(try house.desk.script("parcel show C-1\n", login: "thu").status == 5)
        #expect(
            try house.desk.script("parcel show C-1\n", login: "lan").lines.last?.code
                == "conduct.case-required"
        )
        #expect(try house.run("parcel show C-59").lines.last?.code == "conduct.own-record")
        #expect(try house.run("parcel show C-9999").lines.last?.outcome == "not-found")
        let history = try house.run("parcel show C-2\nhistory C-2")
        let items = history.lines.last?.data["items"] as? [[String: Any]] ?? []
        #expect(
            items.contains { $0["command"] as? String == "plugin.vn.example.parcel.parcel.show" },
            "\(history.all)"
        )
    }
}
