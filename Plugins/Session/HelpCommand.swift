import CommandKit
import Identity

/// `help`: all commands, or one of them in full.
struct HelpCommand: Command {
    let manifest = CommandManifest(
        "help",
        vietnamese: "trợ-giúp",
        summary: Phrase(vi: "Các lệnh, hoặc một lệnh đầy đủ", en: "All commands, or one in full"),
        parameters: [
            .word("COMMAND", .anyNumber, .command, Phrase(vi: "Tên lệnh", en: "The command's name"))
        ],
        effect: .console,
        access: .console,
        act: "session.help",
        data: ["commands"],
        rows: "commands",
        examples: ["help", "help unlink"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let name = invocation.texts("COMMAND").joined(separator: " ")
        let shown = name.isEmpty ? host.commands : try host.commands(matching: name)
        let view: View
        if shown.count == 1, let only = shown.first, !name.isEmpty {
            view = HelpPage.command(only)
        } else {
            view = HelpPage.overview(shown, plugins: host.plugins)
        }
        let data: DataObject = [
            "commands": .array(shown.map { .object(HelpPage.data($0, host.language)) })
        ]
        return .answer(Answer(data, view: view))
    }
}

extension Host {
    /// The command of this name, English or Vietnamese, or all commands of a group.
    fileprivate func commands(matching name: String) throws -> [CommandManifest] {
        let key = Folding.fold(name)
        let exact = commands.filter { $0.name == key || Folding.fold($0.vietnamese) == key }
        if !exact.isEmpty { return exact }
        let group = commands.filter {
            $0.name.hasPrefix(key + " ") || Folding.fold($0.vietnamese).hasPrefix(key + " ")
        }
        guard group.isEmpty else { return group }
        throw CommandError(
            "help.not-found",
            Phrase(vi: "Không có lệnh này", en: "There is no such command"),
            hint: Phrase("help"),
            outcome: .notFound
        )
    }
}
