import CommandKit
import Identity

/// `audit prove`: a receipt that proves one record, and no other, to whoever has the log's key.
struct AuditProveCommand: Command {
    let manifest = CommandManifest(
        "audit prove",
        vietnamese: "kiểm-toán chứng-minh",
        summary: Phrase(
            vi: "Lập biên nhận (tlog-proof) chứng minh một bản ghi mà không lộ bản ghi khác",
            en: "Write a receipt (tlog-proof) that proves one record without showing any other"
        ),
        parameters: [
            AuditRow.seq,
            .option(
                "to",
                .path,
                Phrase(vi: "Tệp sẽ tạo; không có thì in ra", en: "The file to make; else printed")
            ),
            .flag(
                "open",
                Phrase(
                    vi: "Kèm phần mở của bản ghi: vụ việc, lý do, công dân",
                    en: "With the record's openings: case, reason, citizen"
                )
            ),
        ],
        effect: .read,
        isLong: true,
        access: .audit,
        act: "audit.prove",
        data: ["seq", "file", "receipt"],
        examples: ["audit prove 41", "audit prove 41 --open --to /tmp/41.tlog-proof"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        guard host.agent.role != .admin else { throw AuditRow.adminVerifiesOnly }
        let seq = Int64(invocation.integer("SEQ") ?? 0)
        let opens = invocation.has("open")
        guard let receipt = try host.receipt(seq, opens: opens) else { throw AuditRow.notFound }
        let file = invocation.text("to")
        let said = Phrase(
            vi:
                "Đã ghi biên nhận vào \(file ?? ""); kiểm tra: lienket verify \(file ?? "") --key VKEY",
            en:
                "Wrote the receipt to \(file ?? ""); check it: lienket verify \(file ?? "") --key VKEY"
        )
        var answer = Answer(
            ["seq": .int(seq), "file": .text(file), "receipt": .string(receipt)],
            view: View([file == nil ? .verbatim(receipt) : .note(said, .good)]),
            count: 1
        )
        answer.committed = [Commitment("proved", "\(seq)")]
        if opens { answer.handedOut = ["openings:full"] }
        guard let file else { return .answer(answer) }
        return .deliver(FileDelivery(receipt, to: file, answer: answer))
    }
}
