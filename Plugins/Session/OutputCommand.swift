import CommandKit
import Identity

/// `output`: writes results in another format from now on.
struct OutputCommand: Command {
    let manifest = CommandManifest(
        "output",
        vietnamese: "định-dạng",
        summary: Phrase(vi: "Đổi định dạng kết quả", en: "Write results in another format"),
        parameters: [
            .word(
                "FORMAT",
                .required,
                .choice(Parameter.formats),
                Phrase(vi: "Định dạng", en: "The format")
            )
        ],
        effect: .console,
        access: .console,
        act: "session.output",
        data: ["format"],
        examples: ["output json"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let format = invocation.text("FORMAT") ?? "table"
        return .answer(
            Answer(
                ["format": .string(format)],
                view: View([
                    .note(
                        Phrase(
                            vi: "Định dạng từ nay: \(format)",
                            en: "Format from now on: \(format)"
                        ),
                        .muted
                    )
                ]),
                session: [.format(format)]
            )
        )
    }
}
