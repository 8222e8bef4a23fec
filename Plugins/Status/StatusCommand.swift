import CommandKit
import Identity

/// `status`: the ten identity fields with their marks, as the portal's identity page shows them.
///
/// - Rule: R7.
struct StatusCommand: Command {
    let manifest = CommandManifest(
        "status",
        vietnamese: "trạng-thái",
        summary: Phrase(
            vi: "Xem mười trường thông tin định danh và trạng thái xác minh",
            en: "Show the ten identity fields and their verification state"
        ),
        parameters: [.citizen],
        effect: .read,
        access: .lookup,
        needsCase: true,
        act: "citizen.status",
        data: ["citizen", "fields"],
        rows: "fields",
        examples: ["status C-1", "status"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let profile = try host.profile(invocation.citizen())
        let rows = FieldRow.all(of: profile)
        let data: DataObject = [
            "citizen": .citizen(profile.id),
            "fields": .array(rows.map(\.data)),
        ]
        let outage = try host.lastOutage(profile.id)
        return .answer(
            Answer(
                data,
                view: View(
                    of: profile,
                    [.table(FieldRow.table(rows))] + StatusCommand.row(outage) + legend
                )
            )
        )
    }

    /// That the last question to the population database came to no answer, and when.
    private static func row(_ outage: PopulationOutage?) -> [Block] {
        guard let outage else { return [] }
        return [
            .pairs([
                Pair(
                    Phrase(vi: "Lần hỏi gần nhất", en: "Last question"),
                    .value(.time(outage.at))
                ),
                Pair(
                    Phrase(vi: "CSDL dân cư", en: "Population database"),
                    .phrase(outage.sentence, .bad)
                ),
            ])
        ]
    }

    /// The document's notes on the icons, letter for letter.
    private var legend: [Block] {
        let title = Block.note(
            Phrase(
                vi: "Ghi chú về các biểu tượng dữ liệu:",
                en: "Notes on the icons:"
            ),
            .plain
        )
        let states: [FieldState] = [.verified, .declared, .missing]
        return [title] + states.map { .note($0.legend, $0.tone) }
    }
}
