import CommandKit
import Identity

/// `audit export`: hands records out, as a bundle that proves itself or in a form that others read.
struct AuditExportCommand: Command {
    let manifest = CommandManifest(
        "audit export",
        vietnamese: "kiểm-toán xuất",
        summary: Phrase(
            vi: "Xuất nhật ký ra một thư mục: gói tự chứng minh, OCSF, CEF, ECS hoặc CSV",
            en: "Export the log to a folder: a bundle that proves itself, OCSF, CEF, ECS or CSV"
        ),
        parameters: [
            .option(
                "to",
                .path,
                Phrase(vi: "Thư mục sẽ tạo", en: "The folder to make")
            ),
            .reason,
            .rangeStart,
            .rangeEnd,
            .earlierCheckpoint,
            .option(
                "as",
                .choice(AuditExport.Form.allCases.map(\.rawValue)),
                Phrase(vi: "Dạng, mặc định bundle", en: "The form, bundle by default")
            ),
            .flag(
                "open",
                Phrase(
                    vi: "Kèm phần mở: vụ việc, lý do, công dân",
                    en: "With the openings: case, reason, citizen"
                )
            ),
        ],
        effect: .read,
        isLong: true,
        access: .audit,
        needsReason: true,
        act: "audit.export",
        data: ["folder", "form", "first", "count", "size", "root", "files"],
        examples: ["audit export --to /srv/audit/2026-11 --reason \"Bàn giao tháng 11\""]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        guard host.agent.role != .admin else { throw AuditRow.adminVerifiesOnly }
        let folder = try AuditRow.destination(invocation, command: "audit export --to DIR")
        let form = invocation.text("as").flatMap(AuditExport.Form.init(rawValue:)) ?? .bundle
        guard form != .bundle || host.agent.role.auditScope == .all else {
            throw AuditExportCommand.bundleIsWhole
        }
        let export = AuditExport(
            folder: folder,
            range: invocation.auditRange,
            since: invocation.text("since"),
            opens: invocation.has("open"),
            form: form
        )
        return .work(
            AuditWork(.export(export)) { finding, _ in
                guard case .exported(let receipt) = finding else { throw AuditRow.noFinding }
                return .answer(AuditExportCommand.answer(export, receipt))
            }
        )
    }

    private static func answer(_ export: AuditExport, _ receipt: AuditExportReceipt) -> Answer {
        let last = receipt.first + receipt.count - 1
        let records = receipt.count == 0 ? "0" : "\(receipt.count) (\(receipt.first)…\(last))"
        var answer = Answer(
            [
                "folder": .string(export.folder), "form": .string(export.form.rawValue),
                "first": .int(receipt.first), "count": .int(receipt.count),
                "size": .int(receipt.size), "root": .string(receipt.root),
                "files": .array(receipt.files.map(DataValue.string)),
            ],
            view: View([
                .pairs([
                    Pair(Phrase(vi: "Thư mục", en: "Folder"), .value(.string(export.folder))),
                    Pair(Phrase(vi: "Dạng", en: "Form"), .value(.string(export.form.rawValue))),
                    Pair(
                        Phrase(vi: "Số bản ghi", en: "Records"),
                        .value(.string(export.form == .bundle ? records : "\(receipt.count)"))
                    ),
                    Pair(Phrase(vi: "Cây có", en: "Tree of"), .value(.int(receipt.size))),
                    Pair(
                        Phrase(vi: "Gốc Merkle", en: "Merkle root"),
                        .value(.string(receipt.root))
                    ),
                    Pair(
                        Phrase(vi: "Tệp", en: "Files"),
                        .value(.string(receipt.files.joined(separator: ", ")))
                    ),
                ]),
                .note(
                    receipt.files.isEmpty
                        ? Phrase.dryRun
                        : export.form == .bundle
                            ? Phrase(
                                vi:
                                    "Kiểm tra trên máy khác: lienket verify \(export.folder) --key VKEY",
                                en:
                                    "Check on another machine: lienket verify \(export.folder) --key VKEY"
                            )
                            : Phrase(
                                vi: "Đã xuất; các tệp chỉ chủ sở hữu đọc được.",
                                en: "Exported; only the owner can read the files."
                            ),
                    .plain
                ),
            ]),
            count: Int(receipt.count)
        )
        answer.committed = [Commitment("file", export.folder)]
        if export.opens { answer.handedOut = ["openings:full"] }
        return answer
    }

    /// A bundle holds everybody's records: those who see only some of them take another form.
    private static let bundleIsWhole = CommandError(
        "conduct.not-permitted",
        Phrase(
            vi: "Chưa xuất gì: gói đầy đủ chỉ dành cho kiểm toán viên",
            en: "Nothing was exported: bundles are for auditors, they hold everybody's records"
        ),
        hint: Phrase(
            vi: "xuất phần mình được xem: audit export --as csv --to THƯ-MỤC --reason \"…\"",
            en: "export what you may see: audit export --as csv --to DIR --reason \"…\""
        ),
        outcome: .notPermitted
    )
}

extension Parameter {
    /// `--from SEQ|DATE`.
    static let rangeStart = Parameter.option(
        "from",
        .auditPlace,
        Phrase(vi: "Từ bản ghi số hoặc ngày này", en: "From this record or day on")
    )

    /// `--until SEQ|DATE`.
    static let rangeEnd = Parameter.option(
        "until",
        .auditPlace,
        Phrase(vi: "Đến hết bản ghi số hoặc ngày này", en: "Up to and with this record or day")
    )
}
