import CommandKit
import Identity

/// `plugin list`: every plugin with its state, and what is not settled.
struct PluginListCommand: Command {
    let manifest = CommandManifest(
        "plugin list",
        vietnamese: "phần-mở-rộng danh-sách",
        summary: Phrase(vi: "Mọi phần mở rộng và trạng thái", en: "Every plugin with its state"),
        effect: .read,
        isLong: true,
        access: .administer,
        act: "plugin.list",
        data: ["items", "unsettled"],
        rows: "items",
        examples: ["plugin list"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let plugins = host.plugins
        let language = host.language
        let open = try host.outsideOperations()
        return .outside(
            OutsideTalk { desk in
                let rows = try PluginRow.all(plugins, desk)
                return .answer(
                    Answer(
                        [
                            "items": .array(rows.map { .object($0.data(language)) }),
                            "unsettled": .array(open.map { .object(UnsettledRow.data($0)) }),
                        ],
                        view: View(
                            [.table(table(rows))]
                                + (open.isEmpty ? [] : [.table(UnsettledRow.table(open))])
                        )
                    )
                )
            }
        )
    }

    private func table(_ rows: [PluginRow]) -> Table {
        Table(
            [
                Phrase("Id"), Phrase(vi: "Loại", en: "Kind"),
                Phrase(vi: "Phiên bản", en: "Version"),
                Phrase(vi: "Trạng thái", en: "State"), Phrase(vi: "Số lệnh", en: "Commands"),
                Phrase(vi: "Để làm gì", en: "What it is for"),
            ],
            rows: rows.map(\.cells),
            empty: Phrase(vi: "không có", en: "none")
        )
    }
}

/// A change to another system whose outcome nobody knows.
enum UnsettledRow {
    static func data(_ operation: OutsideOperation) -> DataObject {
        [
            "key": .string(operation.key), "plugin": .string(operation.plugin),
            "command": .string(operation.command), "login": .string(operation.login),
            "startedAt": .time(operation.startedAt),
            "state": .string(operation.isUnderWay ? "under-way" : "unknown"),
        ]
    }

    static func table(_ operations: [OutsideOperation]) -> Table {
        Table(
            [
                Phrase(vi: "Việc chưa chốt", en: "Not settled"),
                Phrase(vi: "Phần mở rộng", en: "Plugin"), Phrase(vi: "Lệnh", en: "Command"),
                Phrase(vi: "Cán bộ", en: "Agent"), Phrase(vi: "Lúc", en: "At"),
                Phrase(vi: "Kết quả", en: "Outcome"),
            ],
            rows: operations.map {
                [
                    .value(.string(String($0.key.prefix(12)))), .value(.string($0.plugin)),
                    .value(.string($0.command)), .value(.string($0.login)),
                    .value(.time($0.startedAt)),
                    $0.isUnderWay
                        ? .phrase(Phrase(vi: "… đang làm", en: "… under way"), .muted)
                        : .phrase(Phrase(vi: "chưa rõ", en: "unknown"), .caution),
                ]
            },
            empty: Phrase(vi: "không có", en: "none")
        )
    }
}
