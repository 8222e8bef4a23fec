import CommandKit
import Identity

/// `use`: makes a citizen the current one, or clears it.
struct UseCommand: Command {
    let manifest = CommandManifest(
        "use",
        vietnamese: "chọn",
        summary: Phrase(
            vi: "Chọn công dân cho các lệnh sau; “-” để bỏ chọn",
            en: "Make a citizen the current one; “-” clears it"
        ),
        parameters: [
            .word(
                "REF",
                .required,
                .citizen,
                Phrase(
                    vi: "Công dân: C-12 hoặc một định danh; “-” để bỏ chọn",
                    en: "Citizen: C-12 or an identifier; “-” clears the current one"
                ),
                sensitive: true
            )
        ],
        effect: .read,
        access: .lookup,
        needsCase: true,
        act: "citizen.use",
        data: ["citizen", "fullName"],
        examples: ["use C-1", "use -"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let reference = invocation.citizen()
        if reference == .identifier("-") || invocation.text("REF") == "-" { return cleared() }
        let profile = try host.file(reference).profile
        let data: DataObject = [
            "citizen": .citizen(profile.id),
            "fullName": .text(profile.identity.value(.fullName)),
        ]
        let view = View(
            of: profile,
            [
                .note(
                    Phrase(
                        vi: "Các lệnh sau dùng công dân này khi không ghi REF.",
                        en: "Commands without REF now mean this citizen."
                    ),
                    .muted
                )
            ]
        )
        return .answer(Answer(data, view: view, session: [.use(profile.id)]))
    }

    private func cleared() -> Reply {
        let view = View([
            .note(
                Phrase(vi: "Không còn công dân nào đang chọn.", en: "There is no current citizen."),
                .plain
            )
        ])
        return .answer(
            Answer(["citizen": .null, "fullName": .null], view: view, session: [.use(nil)])
        )
    }
}
