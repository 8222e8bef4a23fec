import CommandKit
import Identity

/// `documents`: the items of the portal's warehouse and whether they have reached VNeID's.
///
/// - Rule: R24, R28.
struct DocumentsCommand: Command {
    let manifest = CommandManifest(
        "documents",
        vietnamese: "giấy-tờ",
        summary: Phrase(
            vi: "Xem giấy tờ trong Kho dữ liệu và tình trạng sao chép sang VNeID",
            en: "Show warehouse items and whether they have been copied to VNeID"
        ),
        parameters: [.citizen],
        effect: .read,
        access: .lookup,
        needsCase: true,
        act: "citizen.documents",
        data: ["items"],
        rows: "items",
        examples: ["documents C-1"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let file = try host.file(invocation.citizen())
        let data: DataObject = [
            "items": .array(file.documents.map { item($0, file.profile) })
        ]
        let blocks: [Block] = [counts(file.documents), .table(table(file))]
        return .answer(Answer(data, view: View(of: file.profile, blocks)))
    }

    private func item(_ document: WarehouseDocument, _ profile: PortalProfile) -> DataValue {
        .object([
            "id": .int(document.id),
            "kind": .string(document.kind.rawValue),
            "number": document.protectedNumber(profile),
            "issuer": .string(document.issuer),
            "title": .string(document.title),
            "issuedOn": .day(document.issuedOn),
            "sync": .string(document.sync.rawValue),
            "copiedOn": .day(document.copiedOn),
            "failure": .text(document.failure),
        ])
    }

    private func counts(_ documents: [WarehouseDocument]) -> Block {
        let copied = documents.count { $0.sync == .copied }
        let pending = documents.count { $0.sync == .pending }
        let failed = documents.count { $0.sync == .failed }
        return .note(
            Phrase(
                vi: "Kho dữ liệu VNeID: \(copied) đã sao chép, \(pending) đang chờ, \(failed) lỗi",
                en: "VNeID warehouse: \(copied) copied, \(pending) pending, \(failed) failed"
            ),
            failed > 0 ? .bad : pending > 0 ? .caution : .plain
        )
    }

    /// Copied on which day, or still waiting, or why it failed.
    private func standing(_ document: WarehouseDocument) -> Phrase {
        switch document.sync {
        case .pending: return document.sync.marked
        case .copied:
            guard let day = document.copiedOn else { return document.sync.marked }
            return Phrase(vi: "✓ ngày \(day.display)", en: "✓ on \(day.display)")
        case .failed:
            guard let code = document.failure else { return document.sync.marked }
            let label = SyncFailure(code: code).label
            return Phrase(vi: "✗ lỗi: \(label.vi)", en: "✗ failed: \(label.en)")
        }
    }

    private func table(_ file: CitizenFile) -> Table {
        Table(
            [
                Phrase(vi: "Mã", en: "Id"), Phrase(vi: "Loại", en: "Kind"),
                Phrase(vi: "Số", en: "Number"), Phrase(vi: "Tên giấy tờ", en: "Title"),
                Phrase(vi: "Nơi cấp", en: "Issuer"), Phrase(vi: "Ngày cấp", en: "Issued"),
                Phrase(vi: "Sang VNeID", en: "To VNeID"),
            ],
            rows: file.documents.map { document in
                [
                    .value(.int(document.id)), .phrase(document.kind.shortLabel),
                    .value(document.protectedNumber(file.profile)),
                    .value(.string(document.title)), .value(.string(document.issuer)),
                    .value(.day(document.issuedOn)),
                    .phrase(standing(document), document.sync.tone),
                ]
            },
            empty: Phrase(vi: "Kho dữ liệu không có giấy tờ nào", en: "The warehouse is empty")
        )
    }
}
