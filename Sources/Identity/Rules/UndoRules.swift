/// Taking back one `edit`, `unlink` or `relink`.
public enum UndoRules {
    /// The commands that can be undone.
    public static let commands: Set<String> = ["edit", "unlink", "relink"]

    /// The changes that take `changes` back, last one first.
    ///
    /// `expected` holds the record versions as the command left them, `actual` as they are now.
    ///
    /// - Rule: contract, `undo`; R19, R30.
    public static func inverse(
        of changes: [Change],
        command: String,
        expected: [CitizenNumber: Int64],
        actual: [CitizenNumber: Int64],
        reason: String,
        now: Instant
    ) throws(Refusal) -> [Change] {
        guard commands.contains(command) else { throw notUndoable }
        for (citizen, version) in expected.sorted(by: { $0.key < $1.key }) {
            try requireUnchanged(citizen, expected: version, actual: actual[citizen])
        }
        let today = VietnamTime.date(at: now)
        var taken: [Change] = []
        for change in changes.reversed() {
            guard let inverse = change.inverse(on: today, reason: reason) else { throw notUndoable }
            taken.append(inverse)
        }
        guard !taken.isEmpty else { throw notUndoable }
        return taken
    }

    /// Checks that the taking back breaks no rule of its own: a link that is opened again must be
    /// lawful today, a field that the population database has verified since stays.
    ///
    /// `file` is the file of one profile in the changes; those of others are passed over.
    ///
    /// - Rule: R13, R14, R16, R17, R20, R33.
    public static func check(
        _ changes: [Change],
        file: CitizenFile,
        policies: PolicyBook,
        now: Instant
    ) throws(Refusal) {
        let id = file.profile.id
        for change in changes where change.citizen == id {
            switch change {
            case .setField(_, let key, _, _): try EditRules.check(file.profile, key)
            case .openLink(_, let provider, let account, _):
                var freed = file
                if let other = file.linkedElsewhere, changes.closeLink(of: other) {
                    freed.linkedElsewhere = nil
                }
                try LinkRules.checkStanding(
                    file: freed,
                    provider: provider,
                    account: account,
                    policies: policies,
                    now: now
                )
            case .closeLink(_, let provider, _, _, let reason):
                try UnlinkRules.check(
                    file: file,
                    provider: provider,
                    reason: reason,
                    policies: policies,
                    now: now
                )
            default: continue
            }
        }
    }

    /// The refusal that stands until a second person approves: taking back a move between two
    /// profiles, or a taking back that closes the last lawful login.
    ///
    /// - Rule: R22; contract, `relink --from`.
    public static func secondPerson(
        _ changes: [Change],
        file: CitizenFile,
        policies: PolicyBook,
        now: Instant
    ) -> Refusal? {
        let profiles = Set(changes.compactMap(\.citizen)).sorted()
        if let first = profiles.first, let last = profiles.last, first != last {
            return RelinkRules.secondPerson(from: first, to: last)
        }
        for change in changes where change.citizen == file.profile.id {
            guard case .closeLink(_, let provider, _, _, _) = change else { continue }
            if let refusal = UnlinkRules.secondPerson(
                file: file,
                provider: provider,
                policies: policies,
                now: now
            ) {
                return refusal
            }
        }
        return nil
    }

    /// Refuses when somebody has changed the record since it was shown.
    public static func requireUnchanged(
        _ citizen: CitizenNumber,
        expected: Int64,
        actual: Int64?
    ) throws(Refusal) {
        guard actual != expected else { return }
        throw Refusal(
            "record.changed",
            Phrase(
                vi: "Chưa thực hiện gì: hồ sơ \(citizen) đã có thay đổi khác kể từ lúc đó.",
                en: "Nothing was done: record \(citizen) has changed since then."
            ),
            hint: Phrase(vi: "xem lại: show \(citizen)", en: "look again: show \(citizen)")
        )
    }

    private static let notUndoable = Refusal(
        "undo.not-possible",
        Phrase(
            vi: "Chưa hoàn tác gì: thao tác này không hoàn tác được; chỉ hoàn tác được edit, "
                + "unlink và relink.",
            en: "This cannot be undone; only edit, unlink and relink can."
        ),
        hint: Phrase("audit list")
    )
}

extension [Change] {
    /// Whether one of the changes closes a link of `citizen`.
    fileprivate func closeLink(of citizen: CitizenNumber) -> Bool {
        contains {
            guard case .closeLink(let other, _, _, _, _) = $0 else { return false }
            return other == citizen
        }
    }
}
