import CommandKit
import Identity

/// `audit checkpoint`: the newest signed state of the log, to be kept elsewhere.
struct AuditCheckpointCommand: Command {
    let manifest = CommandManifest(
        "audit checkpoint",
        vietnamese: "kiểm-toán mốc",
        summary: Phrase(
            vi: "In mốc ký (checkpoint) mới nhất, để lưu ở nơi khác hoặc gửi bên chứng kiến",
            en: "Print the newest signed checkpoint, to keep elsewhere or to give to a witness"
        ),
        parameters: [
            .option(
                "old",
                .integer(0...1_000_000_000_000),
                Phrase(
                    vi: "Số bản ghi bên chứng kiến đã biết: in thân yêu cầu cho lienket witness",
                    en: "How many records the witness has seen: print the body for lienket witness"
                )
            )
        ],
        effect: .read,
        access: .audit,
        act: "audit.checkpoint",
        data: ["origin", "size", "root", "note", "body"],
        examples: ["audit checkpoint", "audit checkpoint --old 0"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        guard let checkpoint = try host.checkpoint() else {
            throw CommandError(
                "audit.empty",
                Phrase(vi: "Nhật ký chưa có bản ghi nào", en: "The log has no records yet"),
                outcome: .notFound
            )
        }
        let body = try invocation.integer("old").map { try host.addCheckpoint(old: Int64($0)) }
        return .answer(
            Answer(
                [
                    "origin": .string(checkpoint.origin), "size": .int(checkpoint.size),
                    "root": .string(checkpoint.root), "note": .string(checkpoint.note),
                    "body": .text(body),
                ],
                view: View([.verbatim(body ?? checkpoint.note)])
            )
        )
    }
}
