import AuditLog
import CommandKit
import Identity
import Store

/// Carries out an export: which records, in which form, into which folder.
struct AuditExporter {
    let desk: AuditDesk
    let export: AuditExport
    let progress: (Int64, Int64) throws -> Void

    /// Writes the folder, all of it or nothing; only looks when the desk may not write.
    func run() throws -> AuditExportReceipt {
        let store = desk.context.store
        let log = try PagedLog(store)
        guard let head = log.head(), let note = head.note else { throw AuditExporter.nothing }
        let stretch = try AuditStretch(store: store, size: head.size).resolve(export.range)
        let since = try export.since.map(checkpoint)
        let task = try LogExport(
            log,
            note: note,
            key: desk.context.auditKey(),
            stretch: stretch,
            opens: export.opens,
            progress: { try progress($0, Int64(stretch.count)) }
        )
        let folder = ExportFolder(export.folder, closed: desk.context.closedFiles)
        guard !desk.dryRun else {
            try folder.check()
            return receipt(head, stretch.lowerBound, Int64(stretch.count), files: [])
        }
        let manifest = try folder.fill { try write(task, since: since, to: folder) }
        let files = manifest.files.map(\.name) + ["manifest.json"]
        return receipt(head, manifest.first, manifest.count, files: files.sorted())
    }

    private func write(
        _ task: LogExport<PagedLog>,
        since: Checkpoint?,
        to folder: ExportFolder
    ) throws -> BundleManifest {
        do {
            guard export.form != .bundle else {
                return try task.writeBundle(since: since, to: folder)
            }
            let admits = try visibility()
            let encoder: any EventEncoder =
                switch export.form {
                case .ocsf, .bundle: OCSFEncoder(origin: task.key.name, version: Version.number)
                case .cef: CEFEncoder(origin: task.key.name, version: Version.number)
                case .ecs: ECSEncoder(origin: task.key.name, version: Version.number)
                case .csv: EventTableEncoder(origin: task.key.name, version: Version.number)
                }
            return try task.writeEvents(
                as: encoder,
                form: export.form.rawValue,
                to: folder,
                admits: admits
            )
        } catch ExportError.anotherHistory {
            throw AuditExporter.rolledBack
        }
    }

    /// Which records the agent may hand out.
    private func visibility() throws -> @Sendable (AuditLeaf) -> Bool {
        let agents = try desk.context.store.read { try $0.agents() }
        let units = Dictionary(agents.map { ($0.login, $0.unit) }) { first, _ in first }
        let agent = desk.agent
        return { agent.maySee(login: $0.actor.login, unit: units[$0.actor.login] ?? "") }
    }

    /// The checkpoint in a file that was kept earlier, signed by this log.
    private func checkpoint(_ path: String) throws -> Checkpoint {
        let text = try AnchorFile(closed: desk.context.closedFiles).text(path)
        guard let note = try? SignedNote(text), let checkpoint = try? Checkpoint(text: note.text),
            (try? note.verify(with: [desk.context.auditKey()])) != nil
        else { throw AuditCheck.badAnchor }
        return checkpoint
    }

    private func receipt(_ head: LogHead, _ first: Int64, _ count: Int64, files: [String])
        -> AuditExportReceipt
    {
        AuditExportReceipt(
            first: first,
            count: count,
            size: head.size,
            root: head.root.base64,
            files: files
        )
    }

    private static let nothing = CommandError(
        "audit.empty",
        Phrase(vi: "Chưa xuất gì: nhật ký chưa có bản ghi", en: "Nothing was exported: no records"),
        outcome: .notFound
    )

    private static let rolledBack = CommandError(
        "verify.rolled-back",
        Phrase(
            vi: "Chưa xuất gì: nhật ký không nối tiếp mốc ký (checkpoint) được đưa",
            en: "Nothing was exported: the log does not continue the checkpoint given"
        ),
        hint: Phrase(
            vi: "ngừng dùng kho này và báo quản trị viên",
            en: "stop using this store and tell an admin"
        ),
        outcome: .failed
    )
}
