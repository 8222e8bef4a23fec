import CommandKit
import Identity

/// `source`: runs a command file here.
struct SourceCommand: Command {
    let manifest = CommandManifest(
        "source",
        vietnamese: "nạp",
        summary: Phrase(vi: "Chạy một tệp lệnh ở đây", en: "Run a command file here"),
        parameters: [
            .word("FILE", .required, .path, Phrase(vi: "Tệp lệnh", en: "The command file"))
        ],
        effect: .console,
        access: .console,
        act: "session.source",
        data: ["file"],
        examples: ["source buoi-sang.lk"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let path = invocation.text("FILE") ?? ""
        return .answer(
            Answer(["file": .string(path)], view: View(), session: [.source(path)])
        )
    }
}
