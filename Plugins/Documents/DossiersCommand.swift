import CommandKit
import Identity

/// `dossiers`: what the citizen submitted and how far it has come.
///
/// - Rule: R26.
struct DossiersCommand: Command {
    let manifest = CommandManifest(
        "dossiers",
        vietnamese: "hồ-sơ",
        summary: Phrase(
            vi: "Xem các hồ sơ dịch vụ công của công dân",
            en: "Show a citizen's dossiers"
        ),
        parameters: [.citizen],
        effect: .read,
        access: .lookup,
        needsCase: true,
        act: "citizen.dossiers",
        data: ["items"],
        rows: "items",
        examples: ["dossiers C-1"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let file = try host.file(invocation.citizen())
        let data: DataObject = [
            "items": .array(file.dossiers.map(item))
        ]
        let blocks = DossierCounters(file.dossiers).blocks + [.table(table(file.dossiers))]
        return .answer(Answer(data, view: View(of: file.profile, blocks)))
    }

    private func item(_ dossier: Dossier) -> DataValue {
        .object([
            "code": .string(dossier.code),
            "procedure": .string(dossier.procedure),
            "agency": .string(dossier.agency),
            "state": .number(dossier.state.rawValue),
            "stateLabel": .string(dossier.state.label.vi),
            "submittedOn": .date(dossier.submittedOn),
            "updatedOn": .day(dossier.updatedOn),
        ])
    }

    /// The day of submission, and that of the last update when there was one.
    private func days(_ dossier: Dossier) -> Phrase {
        let updated = dossier.updatedOn.map { "; \($0.display)" } ?? ""
        return Phrase(dossier.submittedOn.display + updated)
    }

    private func table(_ dossiers: [Dossier]) -> Table {
        Table(
            [
                Phrase(vi: "Mã hồ sơ", en: "Code"), Phrase(vi: "Thủ tục", en: "Procedure"),
                Phrase(vi: "Cơ quan", en: "Agency"), Phrase(vi: "Trạng thái", en: "State"),
                Phrase(vi: "Nộp; cập nhật", en: "Submitted; updated"),
            ],
            rows: dossiers.map { dossier in
                [
                    .value(.string(dossier.code)), .value(.string(dossier.procedure)),
                    .value(.string(dossier.agency)),
                    .phrase(
                        Phrase(
                            vi: "\(dossier.state.rawValue) \(dossier.state.label.vi)",
                            en: "\(dossier.state.rawValue) \(dossier.state.label.en)"
                        ),
                        dossier.state.isCompleted ? .muted : .plain
                    ),
                    .phrase(days(dossier)),
                ]
            },
            empty: Phrase(vi: "Chưa nộp hồ sơ nào", en: "No dossiers")
        )
    }
}
