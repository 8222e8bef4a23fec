import CommandKit
import Identity

/// `act-as`: sits down in another seeded agent's chair.
struct ActAsCommand: Command {
    let manifest = CommandManifest(
        "act-as",
        vietnamese: "đóng-vai",
        summary: Phrase(
            vi: "Đóng vai cán bộ khác (chỉ kho trình diễn)",
            en: "Act as another agent (demonstration stores only)"
        ),
        parameters: [
            .word(
                "LOGIN",
                .required,
                .agent,
                Phrase(vi: "Tên đăng nhập của cán bộ", en: "The agent's login")
            )
        ],
        effect: .console,
        access: .console,
        act: "training.act-as",
        data: ["login", "fullName", "role", "unit"],
        examples: ["act-as hoa"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        try Training.check(host)
        guard let agent = try host.agent(login: invocation.text("LOGIN") ?? "") else {
            throw CommandError(
                "agent.not-found",
                Phrase(vi: "Kho này không có cán bộ đó", en: "This store has no such agent"),
                hint: Phrase("act-as hoa"),
                outcome: .notFound
            )
        }
        let view = View([
            .note(
                Phrase(
                    vi: "Từ nay: \(agent.fullName) (\(agent.role.rawValue), \(agent.unit))",
                    en: "From now on: \(agent.fullName) (\(agent.role.rawValue), \(agent.unit))"
                ),
                .muted
            )
        ])
        return .answer(
            Answer(
                [
                    "login": .string(agent.login), "fullName": .string(agent.fullName),
                    "role": .string(agent.role.rawValue), "unit": .string(agent.unit),
                ],
                view: view,
                session: [.use(nil), .actAs(agent.login)]
            )
        )
    }
}
