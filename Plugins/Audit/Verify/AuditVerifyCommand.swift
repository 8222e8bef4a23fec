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
        parameters: [.outsideKey, .earlierCheckpoint],
        effect: .read,
        isLong: true,
        access: .audit,
        act: "audit.verify",
        data: VerdictAnswer.keys,
        examples: ["audit verify"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        .work(
            AuditWork(.verify(invocation.anchors)) { finding, _ in
                guard case .verdict(let verdict) = finding else { throw AuditRow.noFinding }
                return .answer(VerdictAnswer.answer(verdict))
            }
        )
    }
}

extension Parameter {
    /// `--key VKEY`: the log's public key, from outside the store.
    static let outsideKey = Parameter.option(
        "key",
        .text,
        Phrase(
            vi: "Khóa công khai (vkey) đã nhận từ ngoài kho",
            en: "The public key (vkey) that came from outside this store"
        )
    )

    /// `--since FILE`: a checkpoint that was kept earlier.
    static let earlierCheckpoint = Parameter.option(
        "since",
        .path,
        Phrase(
            vi: "Tệp mốc ký (checkpoint) đã lưu trước đây",
            en: "The file of a checkpoint that was kept earlier"
        )
    )
}

extension Invocation {
    /// What `--key` and `--since` bring from outside.
    var anchors: AuditAnchors { AuditAnchors(key: text("key"), since: text("since")) }
}
