import CommandKit
import Identity

/// Putting refreshes into the queue, and telling of it.
enum RefreshQueueReply {
    /// The plan that puts citizens into the queue.
    static func put(_ profiles: [PortalProfile], commits: Bool, ticket: String?) -> Reply {
        let ids = profiles.map(\.id)
        @Sendable func answer(_ outcome: Outcome) -> Answer {
            Answer(
                [
                    "items": .array(
                        ids.map { .object(["citizen": .citizen($0), "queued": .bool(true)]) }
                    )
                ],
                view: View([
                    .note(
                        Phrase(
                            vi: outcome == .planned
                                ? "Sẽ xếp hàng \(ids.count) hồ sơ."
                                : "Đã xếp hàng \(ids.count) hồ sơ. Hỏi khi CSDL dân cư hoạt động "
                                    + "lại: refresh queue run",
                            en: outcome == .planned
                                ? "\(ids.count) record(s) would be put into the queue."
                                : "\(ids.count) record(s) put into the queue. Once the population "
                                    + "database is back: refresh queue run"
                        ),
                        .good
                    )
                ]),
                outcome: outcome,
                count: ids.count
            )
        }
        return .plan(
            Plan(
                ids.map { .queueRefresh($0, commits: commits, ticket: ticket) },
                versions: [:],
                result: answer(.ok),
                planned: answer(.planned)
            )
        )
    }

    /// The keys of `refresh queue`, whatever was asked of it.
    static func keys(
        items: [DataValue],
        waiting: Int? = nil,
        asked: Int? = nil,
        answered: Int? = nil
    ) -> DataObject {
        [
            "items": .array(items), "waiting": waiting.map(DataValue.number) ?? .null,
            "asked": asked.map(DataValue.number) ?? .null,
            "answered": answered.map(DataValue.number) ?? .null,
        ]
    }

    /// The queue as a table.
    static func list(_ queued: [QueuedRefresh], count: Int) -> Answer {
        Answer(
            keys(items: queued.map { .object(data($0)) }, waiting: count),
            view: View([
                .table(
                    Table(
                        [
                            Phrase(vi: "Số", en: "No."), Phrase(vi: "Công dân", en: "Citizen"),
                            Phrase(vi: "Xếp hàng lúc", en: "Queued at"),
                            Phrase(vi: "Cán bộ", en: "Agent"),
                            Phrase(vi: "Ghi luôn", en: "Commits"),
                            Phrase(vi: "Đã thử", en: "Tries"),
                        ],
                        rows: queued.map { refresh in
                            [
                                .value(.int(refresh.number)), .value(.citizen(refresh.citizen)),
                                .value(.time(refresh.requestedAt)), .value(.string(refresh.login)),
                                .phrase(
                                    refresh.commits
                                        ? Phrase(vi: "có", en: "yes")
                                        : Phrase(vi: "không", en: "no")
                                ),
                                .value(.int(Int64(refresh.tries))),
                            ]
                        },
                        empty: Phrase(
                            vi: "không có hồ sơ nào chờ cập nhật",
                            en: "no refresh waits"
                        )
                    )
                )
            ])
        )
    }

    /// What came of working the queue off.
    static func worked(_ endings: [Errands.Ending], of waiting: Int) -> Answer {
        let answered = endings.filter { !isOutage($0) }.count
        let left = waiting - answered
        var answer = Answer(
            keys(items: [], waiting: left, asked: endings.count, answered: answered),
            view: View([
                .note(
                    Phrase(
                        vi: "Đã hỏi \(endings.count), có trả lời \(answered), còn chờ \(left).",
                        en: "Asked \(endings.count), answered \(answered), still waiting \(left)."
                    ),
                    left == 0 ? .good : .caution
                )
            ]),
            outcome: endings.isEmpty ? .unchanged : .ok,
            count: answered
        )
        if let outage = endings.last(where: isOutage), let code = outage.code {
            answer.outcome = outage.outcome
            answer.error = CommandError(
                code,
                Phrase(
                    vi:
                        "CSDL quốc gia về dân cư chưa trả lời hết; còn \(left) hồ sơ trong hàng đợi.",
                    en: "The population database did not answer all; \(left) record(s) still wait."
                ),
                hint: Phrase(
                    vi: "chạy lại sau: refresh queue run",
                    en: "go on later: refresh queue run"
                ),
                outcome: outage.outcome
            )
        }
        return answer
    }

    private static func isOutage(_ ending: Errands.Ending) -> Bool {
        ending.outcome == .unavailable || ending.code?.hasPrefix("population.") == true
    }

    private static func data(_ refresh: QueuedRefresh) -> DataObject {
        [
            "number": .int(refresh.number), "citizen": .citizen(refresh.citizen),
            "requestedAt": .time(refresh.requestedAt), "login": .string(refresh.login),
            "commits": .bool(refresh.commits), "tries": .int(Int64(refresh.tries)),
        ]
    }
}
