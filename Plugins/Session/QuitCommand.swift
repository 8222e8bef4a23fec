import CommandKit
import Identity

/// `quit`: leaves the console, or ends a command file early.
struct QuitCommand: Command {
    let manifest = CommandManifest(
        "quit",
        vietnamese: "thoát",
        summary: Phrase(vi: "Rời bàn điều khiển", en: "Leave the console"),
        effect: .console,
        access: .console,
        act: "session.quit",
        data: [],
        examples: ["quit"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        .answer(Answer(nil, view: View(), session: [.quit]))
    }
}
