import Identity

/// One item that `sync` takes up, and what comes of it.
struct SyncAttempt {
    /// How the warehouse answers.
    enum Verdict {
        /// It takes the item.
        case copies
        /// It turns the item down as before.
        case failsAgain
        /// It has the item already, from a paper with the same number and issuer.
        case isThereAlready
    }

    /// The item.
    let document: WarehouseDocument
    /// What comes of it.
    let verdict: Verdict

    /// The item's state afterwards.
    var to: SyncState { verdict == .copies ? .copied : document.sync }

    /// Why the item does not move on; nil when it does.
    var note: Phrase? {
        switch verdict {
        case .copies: nil
        case .failsAgain: document.failure.map { SyncFailure(code: $0).label }
        case .isThereAlready:
            Phrase(
                vi: "đã có trong Kho dữ liệu VNeID (cùng số, cùng nơi cấp), bỏ qua",
                en: "already in the VNeID warehouse (same number and issuer), skipped"
            )
        }
    }

    /// The attempts for a citizen's pending and failed items, in the order of the file.
    ///
    /// - Rule: R28. A conflict is skipped, not duplicated.
    static func all(of file: CitizenFile) -> [SyncAttempt] {
        let copying = WarehouseRules.itemsToCopy(file).map { document in
            let failure = document.failure.map(SyncFailure.init(code:))
            let isPermanent = document.sync == .failed && failure?.isPermanent ?? false
            return SyncAttempt(document: document, verdict: isPermanent ? .failsAgain : .copies)
        }
        let skipped = WarehouseRules.itemsSkipped(file).map {
            SyncAttempt(document: $0, verdict: .isThereAlready)
        }
        return (copying + skipped).sorted { $0.document.id < $1.document.id }
    }
}
