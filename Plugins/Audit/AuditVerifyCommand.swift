import CommandKit
import Identity

/// `audit verify`: recomputes the whole log of this store.
struct AuditVerifyCommand: Command {
    let manifest = CommandManifest(
        "audit verify",
        vietnamese: "kiểm-toán kiểm-tra",
        summary: Phrase(
            vi: "Tính lại toàn bộ nhật ký: từng lá, cây Merkle, chữ ký, phần mở",
            en: "Recompute the whole log: every leaf, the Merkle tree, signature, openings"
        ),
        parameters: [
            .option(
                "key",
                .text,
                Phrase(
                    vi: "Khóa công khai (vkey) đã nhận từ ngoài kho",
                    en: "The public key (vkey) that came from outside this store"
                )
            )
        ],
        effect: .read,
        access: .audit,
        act: "audit.verify",
        data: ["size", "root", "verdict", "firstBad", "unsealed"],
        examples: ["audit verify"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let found = try host.verifyAudit(key: invocation.text("key"))
        let data: DataObject = [
            "size": .int(found.size), "root": .string(found.root),
            "verdict": .string(found.code ?? "verified"),
            "firstBad": found.firstBad.map(DataValue.int) ?? .null,
            "unsealed": .int(found.unsealed),
        ]
        let view = View([
            .pairs([
                Pair(Phrase(vi: "Số bản ghi", en: "Records"), .value(.int(found.size))),
                Pair(Phrase(vi: "Gốc Merkle", en: "Merkle root"), .value(.string(found.root))),
            ]),
            .note(AuditVerifyCommand.words(found), found.code == nil ? .good : .caution),
        ])
        guard let code = found.code else { return .answer(Answer(data, view: view)) }
        let isConsistent = code == "verify.no-anchor" || code == "verify.unsealed-tail"
        let error = CommandError(
            code,
            AuditVerifyCommand.words(found),
            hint: AuditVerifyCommand.hint(code),
            outcome: isConsistent ? .refused : .failed
        )
        return .answer(Answer(data, view: view, outcome: error.outcome, error: error))
    }

    private static func words(_ found: AuditVerdict) -> Phrase {
        switch found.code {
        case nil:
            Phrase(
                vi: "✓ \(found.size) bản ghi khớp với khóa được đưa từ ngoài",
                en: "✓ \(found.size) records agree with the key given from outside"
            )
        case "verify.no-anchor":
            Phrase(
                vi: "Nhật ký nhất quán, nhưng không có gì từ ngoài kho chứng thực",
                en: "The log is consistent, but nothing from outside this store vouches for it"
            )
        case "verify.unsealed-tail":
            Phrase(
                vi: "\(found.unsealed) bản ghi cuối chưa được ký",
                en: "The last \(found.unsealed) records are not sealed"
            )
        case "verify.tampered":
            Phrase(
                vi: "Nhật ký đã bị sửa, từ bản ghi \(found.firstBad ?? 0)",
                en: "The log has been altered, from record \(found.firstBad ?? 0)"
            )
        case "verify.unknown-key":
            Phrase(
                vi: "Chữ ký không phải của khóa được đưa",
                en: "The signature is not by the key given"
            )
        case "verify.rolled-back":
            Phrase(vi: "Nhật ký cũ hơn bản đã ký", en: "The log is older than what was signed")
        default:
            Phrase(vi: "Chữ ký không hợp lệ", en: "The signature is not valid")
        }
    }

    private static func hint(_ code: String) -> Phrase {
        code == "verify.no-anchor"
            ? Phrase(
                vi: "đưa khóa công khai đã lưu ở ngoài: audit verify --key VKEY",
                en: "give the public key kept elsewhere: audit verify --key VKEY"
            )
            : Phrase(
                vi: "ngừng dùng kho này và báo quản trị viên",
                en: "stop using this store and tell an admin"
            )
    }
}
