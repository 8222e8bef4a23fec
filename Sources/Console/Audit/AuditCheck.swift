import AuditLog
import CommandKit
import Identity
import Store

/// Recomputes the audit log of a store.
package struct AuditCheck {
    private let store: any Store
    /// Reads the files that an auditor brings.
    private let files: AnchorFile

    /// Makes a check of a store.
    package init(store: any Store, files: AnchorFile = AnchorFile()) {
        self.store = store
        self.files = files
    }

    /// Checks every leaf, every stored hash, every opening, every kept checkpoint and the newest
    /// signature; holds no lock for longer than it takes to read a stretch.
    ///
    /// - Parameters:
    ///   - anchors: what came from outside; without any nothing is vouched for.
    ///   - ownKey: the store's own key, which shows no more than that the log is consistent.
    ///   - progress: is told how many records have been read; a thrown error ends the check.
    /// - Throws: `CommandError` `verify.bad-key` when the outside key is no key, `verify.bad-anchor`
    ///   when the file is no checkpoint of this log; `file.not-found`.
    /// - Returns: what was found.
    package func verify(
        _ anchors: AuditAnchors,
        ownKey: NoteVerifierKey,
        progress: (_ read: Int64, _ size: Int64) throws -> Void = { _, _ in }
    ) throws -> AuditVerdict {
        let outside = try anchors.key.map(AuditCheck.parse)
        let since = try anchors.since.map(files.text)
        let report: LogReport
        do {
            report = try LogVerifier(
                anchors: LogAnchors(
                    keys: [outside ?? ownKey],
                    checkpoints: [since].compactMap { $0 }
                )
            ).verify(try PagedLog(store), progress: progress)
        } catch is LogVerifierError {
            throw AuditCheck.badAnchor
        }
        if report.verdict == .ok,
            let first = try store.read({ try ReviewCheck(reader: $0).firstForged() })
        {
            return AuditCheck.forgedReview(first, report, origin: ownKey.name)
        }
        // The store's own key vouches for nothing that the store says.
        let isVouched = outside == nil ? since != nil : report.covered || report.coveredSize > 0
        let vouched = try outside == nil ? since.map(AuditCheck.size) ?? 0 : report.coveredSize
        return AuditCheck.verdict(
            report,
            origin: ownKey.name,
            vouched: isVouched ? vouched : nil
        )
    }

    /// The verdict on a log whose reviewers' verdicts are not those on record.
    private static func forgedReview(_ first: Int64, _ report: LogReport, origin: String)
        -> AuditVerdict
    {
        AuditVerdict(
            origin: origin,
            count: report.size,
            size: report.size,
            root: report.root?.base64 ?? "",
            code: "verify.tampered",
            firstBad: first,
            unsealed: report.size,
            fault: "review"
        )
    }

    /// The verdict on a report, when so many records are vouched for from outside; nil when nothing is.
    private static func verdict(_ report: LogReport, origin: String, vouched: Int64?)
        -> AuditVerdict
    {
        let unsealed = max(0, report.size - (vouched ?? 0))
        let (code, bad): (String?, Int64?) =
            switch report.verdict {
            case .ok where vouched == report.size: (nil, nil)
            case .ok where vouched == nil: ("verify.no-anchor", nil)
            case .ok, .unsealedTail: ("verify.unsealed-tail", nil)
            case .tampered(let first): ("verify.tampered", first)
            case .rolledBack: ("verify.rolled-back", nil)
            case .badSignature: ("verify.bad-signature", nil)
            case .unknownKey: ("verify.unknown-key", nil)
            }
        return AuditVerdict(
            origin: origin,
            count: report.size,
            size: report.size,
            root: report.root?.base64 ?? "",
            code: code,
            firstBad: bad,
            unsealed: unsealed,
            fault: report.fault.map { "\($0)" }
        )
    }

    /// How many records a checkpoint is of.
    private static func size(_ note: String) throws -> Int64 {
        try Checkpoint(text: SignedNote(note).text).size
    }

    /// Reads a vkey as it was typed.
    package static func parse(_ vkey: String) throws -> NoteVerifierKey {
        guard let key = try? NoteVerifierKey(vkey: vkey) else {
            throw CommandError(
                "verify.bad-key",
                Phrase(
                    vi: "Chưa kiểm tra: khóa không đúng dạng tên+mã+khóa",
                    en: "Nothing was checked: the key is not of the form name+id+key"
                ),
                hint: Phrase("audit verify --key VKEY"),
                outcome: .invalid
            )
        }
        return key
    }

    /// A file that is no checkpoint, or one of another log.
    package static let badAnchor = CommandError(
        "verify.bad-anchor",
        Phrase(
            vi: "Chưa kiểm tra: tệp không phải mốc ký (checkpoint) của nhật ký này",
            en: "Nothing was checked: the file is not a checkpoint of this log"
        ),
        hint: Phrase("audit verify --since CHECKPOINT"),
        outcome: .invalid
    )
}
