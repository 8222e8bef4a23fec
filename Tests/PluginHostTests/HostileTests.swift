import Foundation
import Testing

@testable import ProgramSupport

/// Plugins that misbehave: each gets the right error and a record, changes nothing, leaves no process
/// behind, and the console goes on.
@Suite struct HostilePlugins {
    /// A way to misbehave, and what has to come of it.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        /// The error code; nil when the command works all the same.
        let code: String?
        let status: Int32
        var testDescription: String { name }

        /// Whether it tries to change something.
        var mayChange: Bool {
            name.hasSuffix("-op") || name.hasSuffix("-apply") || name.contains("destr")
        }

        /// Whether something of it may be in the way of the next command.
        var mayLinger: Bool {
            [
                "slow", "forks", "ignores-term", "long-line", "garbage", "exits", "memory", "twice",
                "late-second", "stderr-flood", "silent-apply",
            ].contains(name)
        }

        /// Whether it shows when it is added.
        var isSeenAtOnce: Bool {
            guard let code else { return false }
            return code.hasPrefix("plugin.bad-")
                || ["plugin.exposed", "plugin.name-clash", "plugin.protocol-mismatch"].contains(
                    code
                )
        }
    }

    static let cases: [Case] = ((try? PluginDesk.make(["--list"])) ?? "").split(separator: "\n")
        .compactMap { line in
            let parts = line.split(separator: "\t").map(String.init)
            guard parts.count == 3, let status = Int32(parts[2]) else { return nil }
            return Case(name: parts[0], code: parts[1] == "-" ? nil : parts[1], status: status)
        }

    nonisolated(unsafe) private static let shared = Result { try PluginDesk() }

    @Test func thereAreCases() { #expect(Self.cases.count >= 48) }

    @Test(arguments: cases) func cannotHurt(_ plugin: Case) throws {
        let house = try Self.shared.get()
        let folder = try house.hostile(plugin.name)
        let added = try house.add(folder)
        if plugin.isSeenAtOnce {
            #expect(added.status == plugin.status, "\(added.all)")
            #expect(added.lines.last?.code == plugin.code, "\(added.all)")
            #expect(added.lines.last?.seq != nil)
            #expect(try house.state(of: "vn.hostile.\(plugin.name)") == nil)
            return
        }
        #expect(added.status == 0, "\(added.all)")
        let before = plugin.mayChange ? try record(house) : ""
        let used = try house.run("\(plugin.name) run", ["--yes"])
        let line = try #require(used.lines.last, "\(used.all)")
        #expect(used.status == plugin.status, "\(used.all)")
        #expect(line.code == plugin.code, "\(used.all)")
        #expect(line.seq != nil)
        #expect(plugin.code == nil || line.json["data"] is NSNull)
        #expect(used.all.unicodeScalars.allSatisfy { !isHostile($0) }, "\(used.all)")
        #expect(try (plugin.mayChange ? record(house) : "") == before)
        #expect(PluginDesk.processes(naming: folder).isEmpty)
        guard plugin.mayLinger else { return }
        // In one session as well, the next command works.
        let after = try house.run("-\(plugin.name) run\nwhoami", ["--yes"])
        #expect(after.lines.last?.command == "whoami")
        #expect(after.lines.last?.outcome == "ok", "\(after.all)")
    }

    /// What the commands might have changed.
    private func record(_ house: PluginDesk) throws -> String {
        let call = try house.run("status C-6\nlinks C-1 --all\nstatus C-1")
        return try call.lines.map { line in
            let data = try JSONSerialization.data(withJSONObject: line.data, options: .sortedKeys)
            return String(decoding: data, as: UTF8.self)
        }.joined(separator: "\n")
    }

    private func isHostile(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A: false
        case ..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
