import CommandKit
import Identity

/// `plugin settle`: says how a change to another system went, of which nobody knew.
struct PluginSettleCommand: Command {
    let manifest = CommandManifest(
        "plugin settle",
        vietnamese: "phần-mở-rộng chốt",
        summary: Phrase(
            vi: "Chốt một thay đổi bên ngoài chưa rõ kết quả, sau khi đã hỏi bên kia",
            en: "Settle a change outside whose outcome was unknown, once the other side was asked"
        ),
        parameters: [
            .word(
                "KEY",
                .required,
                .text,
                Phrase(
                    vi: "Khóa của việc, hoặc phần đầu của khóa",
                    en: "The operation's key, or its beginning"
                )
            ),
            .word(
                "OUTCOME",
                .required,
                .choice(["done", "not-done"]),
                Phrase(vi: "Bên kia đã thay đổi hay chưa", en: "Whether the other side was changed")
            ),
            .reason,
        ],
        effect: .destructive,
        access: .administer,
        needsReason: true,
        act: "plugin.settle",
        data: ["key", "plugin", "outcome"],
        examples: ["plugin settle 3f9a12c4d5e6 done --reason 'Bên kia xác nhận đã mở phiếu' --yes"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let beginning = invocation.text("KEY") ?? ""
        let found = try host.outsideOperations().filter {
            !beginning.isEmpty && $0.key.hasPrefix(beginning)
        }
        guard found.count == 1, let operation = found.first else { throw notOne(found.count) }
        guard !operation.isUnderWay else { throw underWay }
        let outcome = invocation.text("OUTCOME") ?? ""
        var done = Answer(
            [
                "key": .string(operation.key), "plugin": .string(operation.plugin),
                "outcome": .string(outcome),
            ],
            view: View([.note(Phrase(vi: "Đã chốt.", en: "Settled."), .good)])
        )
        done.committed = [Commitment("operation", "\(operation.key) \(outcome)")]
        var planned = done
        planned.outcome = .planned
        planned.view = View([.note(.dryRun, .caution)])
        let (result, foreseen) = (done, planned)
        return .plan(
            Plan(
                [.settleOperation(key: operation.key)],
                versions: [:],
                preview: View([.table(UnsettledRow.table([operation]))]),
                result: result,
                planned: foreseen
            )
        )
    }

    private var underWay: CommandError {
        CommandError(
            "plugin.under-way",
            Phrase(
                vi: "Chưa chốt: việc này đang làm, kết quả còn có thể đến",
                en: "Nothing was settled: it is under way, and its outcome may still come"
            ),
            hint: Phrase("plugin list"),
            outcome: .refused
        )
    }

    private func notOne(_ count: Int) -> CommandError {
        CommandError(
            count == 0 ? "plugin.no-such-operation" : "plugin.several-operations",
            count == 0
                ? Phrase(vi: "Không có việc nào như vậy chưa chốt", en: "No such operation is open")
                : Phrase(
                    vi: "Nhiều việc bắt đầu như vậy",
                    en: "Several operations begin like this"
                ),
            hint: Phrase("plugin list"),
            outcome: count == 0 ? .notFound : .ambiguous
        )
    }
}
