import CommandKit
import Identity

/// `undo`: takes back one `edit`, `unlink` or `relink`, if nothing has touched the record since.
///
/// - Rule: R16, R17, R19, R22.
struct UndoCommand: Command {
    let manifest = CommandManifest(
        "undo",
        vietnamese: "hoàn-tác",
        summary: Phrase(
            vi: "Hoàn tác một lần sửa, hủy liên kết hoặc nối lại theo số nhật ký",
            en: "Take back one edit, unlink or relink by its audit number"
        ),
        parameters: [
            .word(
                "EVENT",
                .required,
                .integer(0...Int.max),
                Phrase(
                    vi: "Số của việc đó trong nhật ký (xem history)",
                    en: "Its number in the audit log (see history)"
                )
            )
        ],
        effect: .destructive,
        access: .linking,
        needsCase: true,
        act: "change.undo",
        data: ["event", "command", "citizen", "changes"],
        rows: "changes",
        examples: ["undo 41"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let seq = Int64(invocation.integer("EVENT") ?? -1)
        let effect = try effect(seq, host)
        guard UndoRules.commands.contains(effect.command) else {
            throw UndoErrors.notReversible(seq)
        }
        let files = try Set(effect.changes.compactMap(\.citizen)).sorted().map {
            try host.file(.number($0))
        }
        guard let first = files.first else { throw UndoErrors.notReversible(seq) }
        guard effect.undoneBy == nil else { return undoneBefore(effect, first.profile) }
        let versions = Dictionary(
            files.map { ($0.profile.id, $0.profile.version) },
            uniquingKeysWith: { a, _ in a }
        )
        let reason = "Hoàn tác nhật ký số \(seq)"
        let changes = try UndoRules.inverse(
            of: effect.changes,
            command: effect.command,
            expected: effect.versions,
            actual: versions,
            reason: reason,
            now: host.now
        )
        let checked = try files.map { try opened($0, changes, host) }
        for file in checked {
            try UndoRules.check(changes, file: file, policies: host.policies, now: host.now)
        }
        let second = checked.lazy.compactMap {
            UndoRules.secondPerson(changes, file: $0, policies: host.policies, now: host.now)
        }.first
        let done = answer(
            effect,
            changes,
            files,
            note: Phrase(
                vi: "Đã hoàn tác nhật ký số \(seq).",
                en: "Took audit number \(seq) back."
            )
        )
        return .plan(
            Plan(
                changes,
                versions: versions,
                preview: View(files.map { .heading(Phrase($0.profile.heading)) }),
                result: done,
                planned: answer(effect, changes, files, outcome: .planned, note: nil),
                challenge: challenge(changes, first),
                secondPerson: second,
                undoes: seq
            )
        )
    }

    /// What the audited command did; an approval stands for the command that asked for it.
    private func effect(_ seq: Int64, _ host: any Host) throws -> RecordedEffect {
        guard let effect = try host.effect(of: seq) else {
            throw try host.auditRecord(seq) == nil
                ? UndoErrors.notFound(seq) : UndoErrors.notReversible(seq)
        }
        for case .decideRequest(let number, .approved, _, _) in effect.changes {
            guard let request = try host.request(number) else { continue }
            return RecordedEffect(
                seq: seq,
                command: request.command,
                changes: request.changes,
                versions: effect.versions,
                undoneBy: effect.undoneBy
            )
        }
        return effect
    }

    /// The file with what the rules look at for the accounts that are linked again.
    private func opened(
        _ file: CitizenFile,
        _ changes: [Change],
        _ host: any Host
    ) throws -> CitizenFile {
        var file = file
        for case .openLink(file.profile.id, let provider, let account, _) in changes {
            file = try host.fileForLink(file, provider: provider, account: account)
        }
        return file
    }

    /// The account that a link change is about; the last four characters of the citizen's own
    /// number (or of the reference, when there is none) for an edit.
    private func challenge(_ changes: [Change], _ file: CitizenFile) -> String {
        for change in changes {
            switch change {
            case .openLink(_, _, let account, _), .closeLink(_, _, let account, _, _):
                return account
            default: continue
            }
        }
        return file.profile.identity.value(.personalId) ?? file.profile.id.description
    }

    private func undoneBefore(_ effect: RecordedEffect, _ profile: PortalProfile) -> Reply {
        let note = Phrase(
            vi: "Nhật ký số \(effect.seq) đã được hoàn tác từ trước.",
            en: "Audit number \(effect.seq) had been taken back before."
        )
        var answer = answer(
            effect,
            [],
            [],
            outcome: .unchanged,
            note: note
        )
        answer.data?["citizen"] = .citizen(profile.id)
        answer.view = View(of: profile, [.note(note, .plain)])
        return .answer(answer)
    }

    private func answer(
        _ effect: RecordedEffect,
        _ changes: [Change],
        _ files: [CitizenFile],
        outcome: Outcome = .ok,
        note: Phrase?
    ) -> Answer {
        let data: DataObject = [
            "event": .int(effect.seq),
            "command": .string(effect.command),
            "citizen": .citizen(files.first?.profile.id),
            "changes": .array(changes.compactMap { UndoneChange($0)?.data }),
        ]
        return Answer(data, view: view(effect, changes, files, note: note), outcome: outcome)
    }

    private func view(
        _ effect: RecordedEffect,
        _ changes: [Change],
        _ files: [CitizenFile],
        note: Phrase?
    ) -> View {
        let headings = files.map { Block.heading(Phrase($0.profile.heading)) }
        let rows = changes.compactMap { UndoneChange($0)?.cells }
        let table = Table(
            UndoneChange.columns,
            rows: rows,
            empty: Phrase(vi: "Không có thay đổi nào", en: "No changes")
        )
        let notes = note.map { [Block.note($0, .good)] } ?? [.note(.dryRun, .caution)]
        return View(headings + [.table(table)] + notes)
    }
}
