import CommandKit
import Identity

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
