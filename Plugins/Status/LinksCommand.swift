import CommandKit
import Identity

/// `links`: the list of linked accounts, as the portal shows it.
///
/// - Rule: R18, R19.
struct LinksCommand: Command {
    let manifest = CommandManifest(
        "links",
        vietnamese: "liên-kết",
        summary: Phrase(
            vi: "Xem danh sách tài khoản liên kết",
            en: "Show the list of linked accounts"
        ),
        parameters: [
            .citizen,
            .flag(
                "all",
                Phrase(vi: "Cả các liên kết đã hủy", en: "Closed links as well")
            ),
        ],
        effect: .read,
        access: .lookup,
        needsCase: true,
        act: "citizen.links",
        data: ["citizen", "links"],
        rows: "links",
        examples: ["links C-1", "links C-1 --all"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let file = try host.file(invocation.citizen())
        let rows = LinkRow.all(of: file, closed: invocation.has("all"))
        let data: DataObject = [
            "citizen": .citizen(file.profile.id),
            "links": .array(rows.map(\.data)),
        ]
        return .answer(
            Answer(
                data,
                view: View(of: file.profile, LinkRow.blocks(rows) + closedNote(file, rows))
            )
        )
    }

    /// Says that there are closed links when they are not listed.
    private func closedNote(_ file: CitizenFile, _ rows: [LinkRow]) -> [Block] {
        let hidden = file.links.count - rows.count
        guard hidden > 0 else { return [] }
        return [
            .note(
                Phrase(
                    vi: "\(hidden) liên kết đã hủy: links \(file.profile.id) --all",
                    en: "\(hidden) closed: links \(file.profile.id) --all"
                ),
                .muted
            )
        ]
    }
}
