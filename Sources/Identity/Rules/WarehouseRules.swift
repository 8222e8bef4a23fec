/// Copying warehouse items from the portal to VNeID: one way, again and again, never twice, never
/// losing one.
public enum WarehouseRules {
    /// How many dossiers the portal counts as completed and as in processing.
    ///
    /// - Rule: R26.
    public struct DossierCounts: Hashable, Sendable {
        /// Hồ sơ đã hoàn thành.
        public let completed: Int
        /// Hồ sơ đang xử lý.
        public let processing: Int

        /// Counts dossiers by their public state code.
        public init(_ dossiers: [Dossier]) {
            completed = dossiers.count { $0.state.isCompleted }
            processing = dossiers.count - completed
        }
    }

    /// Refuses to copy unless the profile is linked to the VNeID of field 3's own number.
    ///
    /// - Rule: R16, R24; scenario 9. Never another person's items.
    public static func requireLinked(_ file: CitizenFile) throws(Refusal) {
        let id = file.profile.id
        try LinkRules.requireLivingHolder(file.profile)
        guard let link = file.activeLink(.vneid) else {
            throw Refusal(
                "sync.not-linked",
                Phrase(
                    vi: "Chưa đồng bộ: \(id) chưa liên kết VNeID.",
                    en: "Nothing was copied: \(id) is not linked with VNeID; there is nowhere to "
                        + "copy to."
                ),
                hint: Phrase("guide \(id)")
            )
        }
        try LinkRules.requireEqualNumber(file, provider: .vneid, account: link.account)
    }

    /// The items that a sync would copy: this profile's own that are pending or failed, without
    /// those whose number and issuer have been copied already or stand earlier in the list.
    ///
    /// - Rule: R24, R28.
    public static func itemsToCopy(_ file: CitizenFile) -> [WarehouseDocument] {
        let own = file.documents.filter { $0.citizen == file.profile.id }
        var seen = Set(own.filter { $0.sync == .copied }.map(Paper.init))
        return own.filter { $0.sync != .copied && seen.insert(Paper($0)).inserted }
    }

    /// The items that a sync passes over because the same paper is there already.
    ///
    /// - Rule: R28.
    public static func itemsSkipped(_ file: CitizenFile) -> [WarehouseDocument] {
        let copying = Set(itemsToCopy(file).map(\.id))
        return file.documents.filter {
            $0.citizen == file.profile.id && $0.sync != .copied && !copying.contains($0.id)
        }
    }

    /// Whether an item may go from one sync state to another: a copied one stays copied.
    ///
    /// - Rule: R24, R25, R27. Nothing flows back and nothing is taken away.
    public static func allows(from: SyncState, to: SyncState) -> Bool {
        from != .copied || to == .copied
    }

    /// Whether a plan leaves every copied item where it is.
    ///
    /// - Rule: R25, R27. True of every unlink and relink.
    public static func keepsItems(_ changes: [Change]) -> Bool {
        changes.allSatisfy { change in
            guard case .setDocument(_, _, let from, let to, _, _) = change else { return true }
            return allows(from: from, to: to)
        }
    }

    /// Refuses a plan after which the dossiers are not the same as before.
    ///
    /// - Rule: R26. Linking moves no dossier and finishes none.
    public static func requireSameCounts(
        before: [Dossier],
        after: [Dossier]
    ) throws(Refusal) {
        guard DossierCounts(before) != DossierCounts(after) else { return }
        throw Refusal(
            "sync.dossiers-differ",
            Phrase(
                vi: "Số hồ sơ trước và sau khi liên kết không bằng nhau; chưa thực hiện gì.",
                en: "The number of dossiers would not be the same before and after; nothing was "
                    + "done."
            )
        )
    }

    /// What makes two items the same paper; an item without a number is only itself.
    private struct Paper: Hashable {
        let number: String
        let issuer: String
        let id: Int64?

        init(_ document: WarehouseDocument) {
            number = document.number
            issuer = document.issuer
            id = document.number.isEmpty ? document.id : nil
        }
    }
}
