import CommandKit
import Identity

/// What `link`, `unlink` and `relink` show of a citizen's links.
enum LinkAnswer {
    /// Which links are shown.
    enum Scope {
        /// The active ones, after a link to this provider.
        case linked(Provider)
        /// All of them, so that the one just closed can be seen.
        case unlinked
    }

    /// An answer with the keys `citizen,links`.
    static func make(
        _ file: CitizenFile,
        _ scope: Scope,
        outcome: Outcome = .ok,
        note: Phrase?,
        warnings: [Phrase] = []
    ) -> Answer {
        let data: DataObject = [
            "citizen": .citizen(file.profile.id),
            "links": .array(rows(file, scope).map(\.data)),
        ]
        return Answer(
            data,
            view: view(file, scope, note: note, isPlanned: outcome == .planned),
            outcome: outcome,
            warnings: warnings
        )
    }

    /// The citizen's heading, the note, and the list of links.
    static func view(
        _ file: CitizenFile,
        _ scope: Scope,
        note: Phrase?,
        isPlanned: Bool = false
    ) -> View {
        let notes = note.map { [Block.note($0, .plain)] } ?? []
        let closing = isPlanned ? [Block.note(.dryRun, .caution)] : []
        return View(of: file.profile, notes + LinkRow.blocks(rows(file, scope)) + closing)
    }

    /// The rows that a scope shows.
    static func rows(_ file: CitizenFile, _ scope: Scope) -> [LinkRow] {
        switch scope {
        case .linked: LinkRow.all(of: file)
        case .unlinked: LinkRow.all(of: file, closed: true)
        }
    }
}

extension CitizenFile {
    /// The file as it will be once link changes of this citizen are in, to show their result.
    func applying(_ changes: [Change]) -> CitizenFile {
        var file = self
        for change in changes where change.citizen == profile.id {
            switch change {
            case .openLink(_, let provider, let account, let on):
                file.links.append(
                    Link(
                        id: 0,
                        citizen: profile.id,
                        provider: provider,
                        account: account,
                        linkedOn: on
                    )
                )
            case .closeLink(_, let provider, let account, let on, let reason):
                let open = file.links.lastIndex {
                    $0.provider == provider && $0.account == account && $0.isActive
                }
                guard let open else { continue }
                file.links[open].closedOn = on
                file.links[open].reason = reason
            case .setField(_, let key, _, let to): file.profile.identity[key] = to
            case .setAccountStatus(_, _, let to): file.profile.status = to
            default: continue
            }
        }
        return file
    }
}

extension Host {
    /// The file with what the rules look at for one account: its VNPost account whatever its number,
    /// and the other profile that holds the account.
    ///
    /// - Rule: R16, R17.
    func fileForLink(
        _ file: CitizenFile,
        provider: Provider,
        account: String
    ) throws -> CitizenFile {
        var file = file
        if provider == .vnpost, !file.vnpost.contains(where: { $0.postID == account }),
            let found = try vnpost(account)
        {
            file.vnpost.append(found)
        }
        if provider == .vneid, file.linkedElsewhere == nil,
            let holder = try linkHolder(provider, account: account), holder != file.profile.id
        {
            file.linkedElsewhere = holder
        }
        return file
    }
}

extension Invocation {
    /// The provider, which the line must have given.
    func requiredProvider() throws -> Provider {
        if let provider { return provider }
        throw CommandError(
            "usage.missing-argument",
            Phrase(
                vi: "Thiếu bên cấp tài khoản: vneid hoặc vnpost.",
                en: "The issuer is missing: vneid or vnpost."
            ),
            hint: Phrase("help \(manifest.name)"),
            outcome: .invalid
        )
    }
}

extension String {
    /// Without white space at either end.
    var trimmed: String {
        let start = drop(while: \.isWhitespace)
        let end = start.lastIndex { !$0.isWhitespace }
        return end.map { String(start[...$0]) } ?? ""
    }
}
