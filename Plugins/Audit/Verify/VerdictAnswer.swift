import CommandKit
import Identity

/// How the verdict on a log, or on a part of it that was exported, reads.
public enum VerdictAnswer {
    /// The keys of its data, in order.
    public static let keys = [
        "origin", "first", "count", "size", "root", "verdict", "firstBad", "unsealed", "fault",
        "witnesses",
    ]

    /// The answer: a success only when something from outside vouches for everything.
    ///
    /// - Parameters:
    ///   - verdict: what was found.
    ///   - isExport: whether it is about an export or a receipt, not about a store.
    /// - Returns: the answer.
    public static func answer(_ verdict: AuditVerdict, isExport: Bool = false) -> Answer {
        let data: DataObject = [
            "origin": .string(verdict.origin), "first": .int(verdict.first),
            "count": .int(verdict.count), "size": .int(verdict.size),
            "root": .string(verdict.root), "verdict": .string(verdict.code ?? "verified"),
            "firstBad": verdict.firstBad.map(DataValue.int) ?? .null,
            "unsealed": .int(verdict.unsealed), "fault": .text(verdict.fault),
            "witnesses": .array(verdict.witnesses.map(DataValue.string)),
        ]
        let words = VerdictWords(verdict, isExport: isExport)
        var pairs = [Pair(Phrase(vi: "Số bản ghi", en: "Records"), .value(.int(verdict.count)))]
        if verdict.count != verdict.size {
            pairs.append(
                Pair(Phrase(vi: "Thuộc cây có", en: "Of a tree of"), .value(.int(verdict.size)))
            )
        }
        if !verdict.root.isEmpty {
            pairs.append(
                Pair(Phrase(vi: "Gốc Merkle", en: "Merkle root"), .value(.string(verdict.root)))
            )
        }
        if let fault = verdict.fault {
            pairs.append(Pair(Phrase(vi: "Chỗ sai", en: "What is wrong"), .value(.string(fault))))
        }
        for witness in verdict.witnesses {
            pairs.append(
                Pair(Phrase(vi: "Bên chứng kiến", en: "Witness"), .value(.string(witness)))
            )
        }
        let view = View([
            .pairs(pairs),
            .note(
                words.message,
                verdict.code == nil ? .good : verdict.isConsistent ? .caution : .bad
            ),
        ])
        guard let code = verdict.code else { return Answer(data, view: view) }
        let error = CommandError(
            code,
            words.message,
            hint: words.hint,
            outcome: verdict.isConsistent ? .refused : .failed
        )
        return Answer(data, view: view, outcome: error.outcome, error: error)
    }
}

/// A verdict in words, and what to do then.
struct VerdictWords {
    let message: Phrase
    let hint: Phrase

    init(_ verdict: AuditVerdict, isExport: Bool = false) {
        switch verdict.code {
        case nil:
            message = Phrase(
                vi: "✓ \(verdict.count) bản ghi khớp với khóa hoặc mốc ký được đưa từ ngoài",
                en: "✓ \(verdict.count) records agree with the key or checkpoint given from outside"
            )
        case "verify.no-anchor":
            message = Phrase(
                vi: "Nhật ký nhất quán, nhưng không có gì từ ngoài kho chứng thực",
                en: "The log is consistent, but nothing from outside this store vouches for it"
            )
        case "verify.unsealed-tail":
            message = Phrase(
                vi:
                    "Nhật ký nhất quán, nhưng \(verdict.unsealed) bản ghi cuối chưa được chứng thực",
                en: "The log is consistent, but nothing vouches for the last "
                    + "\(verdict.unsealed) records"
            )
        case "verify.tampered":
            message = Phrase(
                vi: "Nhật ký đã bị sửa, từ bản ghi \(verdict.firstBad ?? 0)",
                en: "The log has been altered, from record \(verdict.firstBad ?? 0)"
            )
        case "verify.unknown-key":
            message = Phrase(
                vi: "Chữ ký không phải của khóa được đưa",
                en: "The signature is not by the key given"
            )
        case "verify.rolled-back":
            message = Phrase(
                vi: "Nhật ký cũ hơn hoặc khác bản đã ký",
                en: "The log is older than, or another than, what was signed"
            )
        case "verify.incomplete":
            message = Phrase(
                vi: "Thiếu một phần: \(verdict.fault ?? "?")",
                en: "A part is missing: \(verdict.fault ?? "?")"
            )
        default:
            message = Phrase(vi: "Chữ ký không hợp lệ", en: "The signature is not valid")
        }
        hint = VerdictWords.hint(verdict, isExport: isExport)
    }

    private static func hint(_ verdict: AuditVerdict, isExport: Bool) -> Phrase {
        let command = isExport ? "lienket verify …" : "audit verify"
        return switch verdict.code {
        case "verify.no-anchor":
            Phrase(
                vi: "đưa khóa công khai đã lưu ở ngoài: \(command) --key VKEY",
                en: "give the public key kept elsewhere: \(command) --key VKEY"
            )
        case "verify.unsealed-tail":
            Phrase(
                vi: "đưa khóa công khai (--key VKEY) hoặc mốc ký mới hơn (--since TỆP)",
                en: "give the public key (--key VKEY) or a newer checkpoint (--since FILE)"
            )
        case "verify.incomplete":
            Phrase(vi: "xin lại bản xuất đầy đủ", en: "ask for the whole export")
        case "verify.unknown-key":
            Phrase(
                vi: "kiểm tra lại khóa với nơi đã giao khóa; nếu đúng, báo quản trị viên",
                en: "check the key with whoever gave it; if it is right, tell an admin"
            )
        default:
            isExport
                ? Phrase(
                    vi: "không dùng bản này; báo nơi đã giao và kiểm toán viên",
                    en: "do not rely on this; tell whoever gave it, and the auditors"
                )
                : Phrase(
                    vi: "ngừng dùng kho này và báo quản trị viên",
                    en: "stop using this store and tell an admin"
                )
        }
    }
}
