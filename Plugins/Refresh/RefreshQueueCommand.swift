import CommandKit
import Identity

/// `refresh queue`: the refreshes that wait for the population service; `run` works them off.
///
/// - Rule: K19.
struct RefreshQueueCommand: Command {
    let manifest = CommandManifest(
        "refresh queue",
        vietnamese: "cập-nhật hàng-đợi",
        summary: Phrase(
            vi: "Xem các lượt cập nhật đang chờ CSDL dân cư; run để hỏi lần lượt",
            en: "Show the refreshes that wait for the population database; run asks them in turn"
        ),
        parameters: [
            .word(
                "ACTION",
                .optional,
                .choice(["list", "run", "drop"]),
                Phrase(
                    vi: "list (mặc định): xem; run: hỏi lần lượt; drop: bỏ khỏi hàng đợi",
                    en: "list (default): show; run: ask in turn; drop: take out of the queue"
                )
            ),
            .word(
                "REF",
                .anyNumber,
                .citizen,
                Phrase(vi: "Công dân bỏ khỏi hàng đợi", en: "Citizens to take out of the queue"),
                sensitive: true
            ),
            .option(
                "limit",
                .integer(1...100_000),
                Phrase(
                    vi: "Nhiều nhất bao nhiêu hồ sơ (mặc định 1000)",
                    en: "How many at most (default 1000)"
                )
            ),
        ],
        effect: .write,
        confirmedBy: "run",
        isExternal: true,
        isLong: true,
        access: .change,
        needsCase: true,
        act: "refresh.queue",
        data: ["items", "waiting", "asked", "answered"],
        rows: "items",
        examples: ["refresh queue", "refresh queue run", "refresh queue drop C-8"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let limit = invocation.integer("limit") ?? 1000
        switch invocation.text("ACTION") {
        case "run": return try work(limit, host)
        case "drop": return try drop(invocation.citizens(), host)
        default:
            let queued = try host.queuedRefreshes(limit: limit)
            return .answer(
                RefreshQueueReply.list(queued, count: try host.queuedRefreshCount())
            )
        }
    }

    /// The refreshes themselves, each with a question and a record of its own.
    private func work(_ limit: Int, _ host: any Host) throws -> Reply {
        let waiting = try host.queuedRefreshCount()
        let refresh = RefreshCommand().manifest
        let invocations = try host.queuedRefreshes(limit: limit).map { queued in
            Invocation(
                manifest: refresh,
                values: ["REF": [.citizen(.number(queued.citizen))]],
                flags: queued.commits ? ["force", "commit"] : ["force"]
            )
        }
        return .errands(
            Errands(invocations) { .answer(RefreshQueueReply.worked($0, of: waiting)) }
        )
    }

    private func drop(_ references: [CitizenReference], _ host: any Host) throws -> Reply {
        let profiles =
            try references.isEmpty
            ? [host.profile(nil)] : references.map(host.profile)
        return .plan(
            Plan(
                profiles.map { .dropQueued($0.id) },
                versions: [:],
                result: Answer(
                    RefreshQueueReply.keys(
                        items: profiles.map { .object(["citizen": .citizen($0.id)]) }
                    ),
                    view: View([
                        .note(
                            Phrase(
                                vi: "Đã bỏ khỏi hàng đợi; hồ sơ giữ nguyên.",
                                en: "Taken out of the queue; the records stay as they are."
                            ),
                            .good
                        )
                    ])
                )
            )
        )
    }
}
