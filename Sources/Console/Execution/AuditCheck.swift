import AuditLog
import CommandKit
import Identity
import Store

/// Recomputes the audit log of a store.
package struct AuditCheck {
    private let reader: any StoreReader

    /// Makes a check of one store state.
    package init(reader: any StoreReader) {
        self.reader = reader
    }

    /// Checks every leaf, every stored hash, every opening and the newest signature.
    ///
    /// - Parameters:
    ///   - outsideKey: a vkey that came from outside the store; without one nothing is vouched for.
    ///   - ownKey: the store's own key, which shows no more than that the log is consistent.
    /// - Throws: `CommandError` `verify.bad-key` when the outside key is no key.
    /// - Returns: what was found.
    package func verify(outsideKey: String?, ownKey: NoteVerifierKey) throws -> AuditVerdict {
        let key = try outsideKey.map(AuditCheck.parse) ?? ownKey
        let report = try LogVerifier(anchors: LogAnchors(keys: [key]))
            .verify(try reader.auditLog())
        let isAnchored = report.covered && outsideKey != nil
        let (code, bad): (String?, Int64?) =
            switch report.verdict {
            case .ok: (isAnchored ? nil : "verify.no-anchor", nil)
            case .unsealedTail: ("verify.unsealed-tail", nil)
            case .tampered(let first): ("verify.tampered", first)
            case .rolledBack: ("verify.rolled-back", nil)
            case .badSignature: ("verify.bad-signature", nil)
            case .unknownKey: ("verify.unknown-key", nil)
            }
        return AuditVerdict(
            size: report.size,
            root: report.root?.base64 ?? "",
            code: code,
            firstBad: bad,
            unsealed: max(0, report.size - report.coveredSize)
        )
    }

    /// Reads a vkey as it was typed.
    private static func parse(_ vkey: String) throws -> NoteVerifierKey {
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
}
