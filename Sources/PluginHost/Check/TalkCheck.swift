import CommandKit
import Glibc
import Identity

/// How a plugin talks, apart from what it says: greetings, manners, and how it leaves.
public struct TalkCheck {
    /// One thing that was looked at.
    public struct Finding: Sendable {
        /// What was looked at.
        public let what: Phrase
        /// What is wrong; nil when nothing is.
        public let problem: Phrase?
    }

    private let record: InstalledPlugin
    private let manifest: ProcessManifest
    private let nursery = Nursery(adopts: false)

    /// Prepares to look at a plugin.
    ///
    /// - Throws: `CommandError` when its manifest is none.
    public init(_ found: ExaminedPlugin) throws {
        record = found.record
        manifest = try ProcessManifest.read(found.record.manifest.utf8)
    }

    /// Starts the plugin a few times and looks.
    public func findings() -> [Finding] {
        var findings = [
            look(
                Phrase(
                    vi: "chào lại trong 2 giây, chọn phiên bản giao thức",
                    en: "greets within 2 s, picks a protocol version"
                ),
                offering: ["1.9", "1.0"]
            ) { _ in nil },
            look(
                Phrase(
                    vi: "báo lỗi khi lệnh không có",
                    en: "answers an unknown command with an error"
                )
            ) { try unknownCommand($0) },
            look(
                Phrase(
                    vi: "bỏ qua thông điệp lạ và cancel đến muộn",
                    en: "ignores unknown messages and a late cancel"
                )
            ) { instance in
                _ = try unknownCommand(instance)
                try instance.tell(["t": "x-later", "id": 1, "more": ["a", 1, true]])
                try instance.tell(["t": "cancel", "id": 1])
                return try unknownCommand(instance)
            },
            leaving(Phrase(vi: "rời đi khi được chào tạm biệt", en: "leaves on goodbye")) {
                $0.sayGoodbye()
            },
            leaving(Phrase(vi: "rời đi khi đầu vào đóng", en: "leaves at the end of its input")) {
                $0.process.closeInput()
            },
        ]
        for command in manifest.commands {
            for parameter in command.manifest.parameters where parameter.type == .offered {
                findings.append(offers(command.manifest.name, parameter.name))
            }
        }
        return findings
    }

    /// Asks for a command that there is not.
    private func unknownCommand(_ instance: PluginInstance) throws -> Phrase? {
        try instance.request(
            "plan",
            [
                "command": "no-such command", "args": [:],
                "ctx": [
                    "agent": "lan", "role": "agent", "locale": "vi",
                    "now": "2026-01-01T00:00:00.000Z", "ticket": .null, "citizen": .null,
                    "dryRun": true, "scripted": true,
                ],
            ],
            time: 2000,
            unless: { false }
        ) { message, _ in
            message.kind == "error" ? Phrase??.some(nil) : .some(TalkCheck.answered(message.kind))
        }
    }

    /// Asks for values of an argument; a busy machine is no reason to blame the plugin.
    private func offers(_ command: String, _ argument: String) -> Finding {
        var finding = offersOnce(command, argument)
        for _ in 0..<4 where finding.problem != nil { finding = offersOnce(command, argument) }
        return finding
    }

    private func offersOnce(_ command: String, _ argument: String) -> Finding {
        look(
            Phrase(vi: "\(command): gợi ý \(argument)", en: "\(command): offers for \(argument)")
        ) { instance in
            try instance.request(
                "complete",
                [
                    "command": .string(command), "arg": .string(argument), "prefix": "",
                    "words": [""], "limit": 50,
                ],
                time: 150,
                unless: { false }
            ) { message, _ in
                guard message.kind == "candidates", let items = message.body["items"]?.array else {
                    return Phrase??.some(TalkCheck.answered(message.kind))
                }
                return items.allSatisfy { $0["v"]?.string != nil }
                    ? .some(nil) : .some(Phrase(vi: "mục thiếu v", en: "an item without v"))
            }
        }
    }

    private static func answered(_ kind: String) -> Phrase {
        Phrase(vi: "trả lời “\(kind)”", en: "answered “\(kind)”")
    }

    /// Starts the plugin, looks, and ends it.
    private func look(
        _ what: Phrase,
        offering protocols: [String]? = nil,
        _ body: (PluginInstance) throws -> Phrase?
    ) -> Finding {
        switch nursery.start(PluginLaunch(manifest, in: record.folder, hidden: [])) {
        case .failure(let errno): return Finding(what: what, problem: Phrase(errno.text))
        case .success(let process):
            defer { nursery.kill(process) }
            let instance = PluginInstance(manifest, process, FolderSeal(record))
            do {
                try instance.greet(.vi, from: "0", offering: protocols, unless: { false })
                return Finding(what: what, problem: try body(instance))
            } catch let trouble as PluginTrouble {
                return Finding(what: what, problem: trouble.error.message)
            } catch {
                return Finding(what: what, problem: Phrase("\(type(of: error))"))
            }
        }
    }

    private func leaving(_ what: Phrase, _ tell: (PluginInstance) -> Void) -> Finding {
        look(what) { instance in
            tell(instance)
            let deadline = PluginClock.after(milliseconds: 2000)
            while !instance.process.isOver, PluginClock.now() < deadline { usleep(5000) }
            return instance.process.isOver
                ? nil : Phrase(vi: "sau 2 giây vẫn còn", en: "it is there after 2 s")
        }
    }
}
