import CommandKit
import Identity

/// `relink`: opens the link that was closed last, or moves an active one from another profile of the
/// same person, in one step.
///
/// - Rule: R16, R17, R21; scenario 5.
struct RelinkCommand: Command {
    let manifest = CommandManifest(
        "relink",
        vietnamese: "nối-lại",
        summary: Phrase(
            vi: "Khôi phục liên kết đã hủy, hoặc chuyển liên kết từ hồ sơ khác của cùng một người",
            en: "Restore a closed link, or move one from another profile of the same person"
        ),
        parameters: [
            .citizen, .provider,
            .option(
                "from",
                .citizen,
                Phrase(
                    vi: "Hồ sơ đang giữ liên kết",
                    en: "The profile that holds the link now"
                ),
                sensitive: true
            ),
            .reason,
        ],
        effect: .destructive,
        access: .linking,
        needsCase: true,
        needsReason: true,
        act: "link.relink",
        data: ["citizen", "from", "links"],
        rows: "links",
        examples: [
            "relink C-10 vneid --from C-9 --reason 'Hai tài khoản của cùng một người'",
            "relink C-30 vneid --reason 'Công dân đề nghị liên kết lại'",
        ]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let provider = try invocation.requiredProvider()
        let target = try host.file(invocation.citizen())
        let source = try source(invocation, target: target, provider, host)
        if target.activeLink(provider) != nil, source?.activeLink(provider) == nil {
            return unchanged(target, provider)
        }
        guard let source else { return try restore(target, provider, invocation.reason, host) }
        return try move(from: source, to: target, provider, invocation.reason, host)
    }

    /// The other profile that the link comes from: the one named, or the one that holds it.
    private func source(
        _ invocation: Invocation,
        target: CitizenFile,
        _ provider: Provider,
        _ host: any Host
    ) throws -> CitizenFile? {
        if let named = invocation.citizen("from") { return try host.file(named) }
        guard target.activeLink(provider) == nil else { return nil }
        if provider == .vneid {
            return try target.linkedElsewhere.map { try host.file(.number($0)) }
        }
        guard let account = target.lastClosedLink(provider)?.account,
            let holder = try host.linkHolder(provider, account: account),
            holder != target.profile.id
        else { return nil }
        return try host.file(.number(holder))
    }

    private func unchanged(_ target: CitizenFile, _ provider: Provider) -> Reply {
        let id = target.profile.id
        let note = Phrase(
            vi: "\(id) đang có liên kết \(provider.name) rồi; không có gì thay đổi.",
            en: "\(id) has an active \(provider.name) link already; nothing has changed."
        )
        return .answer(answer(target, from: nil, outcome: .unchanged, note: note))
    }

    private func restore(
        _ target: CitizenFile,
        _ provider: Provider,
        _ reason: String?,
        _ host: any Host
    ) throws -> Reply {
        let id = target.profile.id
        let closed = target.lastClosedLink(provider)?.account ?? ""
        let file = try host.fileForLink(target, provider: provider, account: closed)
        let account = try RelinkRules.checkRestore(
            file: file,
            provider: provider,
            reason: reason,
            policies: host.policies,
            now: host.now
        )
        let change = LinkRules.change(id, provider: provider, account: account, now: host.now)
        let after = target.applying([change])
        let note = Phrase(
            vi: "Đã khôi phục liên kết \(provider.name) của \(id).",
            en: "Restored the \(provider.name) link of \(id)."
        )
        return .plan(
            Plan(
                [change],
                versions: [id: target.profile.version],
                preview: View(of: target.profile, []),
                result: answer(after, from: nil, note: note),
                planned: answer(after, from: nil, outcome: .planned, note: nil),
                challenge: account,
                isReversible: true
            )
        )
    }

    private func move(
        from source: CitizenFile,
        to target: CitizenFile,
        _ provider: Provider,
        _ reason: String?,
        _ host: any Host
    ) throws -> Reply {
        let (old, new) = (source.profile.id, target.profile.id)
        let held = source.activeLink(provider)?.account ?? ""
        let file = try host.fileForLink(target, provider: provider, account: held)
        let account = try RelinkRules.checkMove(
            from: source,
            to: file,
            provider: provider,
            reason: reason,
            policies: host.policies,
            now: host.now
        )
        let changes = RelinkRules.moveChanges(
            from: old,
            to: new,
            provider: provider,
            account: account,
            reason: (reason ?? "").trimmed,
            now: host.now
        )
        let after = target.applying(changes)
        let note = Phrase(
            vi: "Đã chuyển liên kết \(provider.name) từ \(old) sang \(new). Giấy tờ: sync \(new)",
            en: "Moved the \(provider.name) link from \(old) to \(new). Items: sync \(new)"
        )
        let second = RelinkRules.secondPerson(from: old, to: new)
        return .plan(
            Plan(
                changes,
                versions: [old: source.profile.version, new: target.profile.version],
                preview: MoveView.make(from: source, to: target, provider),
                result: answer(after, from: old, note: note),
                planned: answer(
                    after,
                    from: old,
                    outcome: .planned,
                    note: nil,
                    warnings: [second.message]
                ),
                challenge: account,
                secondPerson: second,
                isReversible: true
            )
        )
    }

    private func answer(
        _ file: CitizenFile,
        from: CitizenNumber?,
        outcome: Outcome = .ok,
        note: Phrase?,
        warnings: [Phrase] = []
    ) -> Answer {
        let data: DataObject = [
            "citizen": .citizen(file.profile.id),
            "from": .citizen(from),
            "links": LinkRow.data(of: file),
        ]
        let notes = note.map { [Block.note($0, .plain)] } ?? []
        let dry = outcome == .planned ? [Block.note(.dryRun, .caution)] : []
        return Answer(
            data,
            view: View(of: file.profile, notes + LinkRow.blocks(LinkRow.all(of: file)) + dry),
            outcome: outcome,
            warnings: warnings
        )
    }
}
