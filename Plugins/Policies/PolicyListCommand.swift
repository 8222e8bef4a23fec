import CommandKit
import Identity

/// `policy list`: every policy with its value, default and source.
struct PolicyListCommand: Command {
    let manifest = CommandManifest(
        "policy list",
        vietnamese: "chính-sách danh-sách",
        summary: Phrase(
            vi: "Mọi chính sách với giá trị, mặc định và nguồn",
            en: "Every policy with its value, default and source"
        ),
        effect: .read,
        access: .administer,
        act: "policy.list",
        data: ["items"],
        rows: "items",
        examples: ["policy list"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let rows: [[Cell]] = Policy.all.map { policy in
            let value = host.policies.value(policy)
            return [
                .value(.string(policy.name)),
                value == policy.defaultValue
                    ? .value(.string(value))
                    : .phrase(
                        Phrase(
                            vi: "\(value) (mặc định \(policy.defaultValue))",
                            en: "\(value) (default \(policy.defaultValue))"
                        ),
                        .caution
                    ),
                .value(.string(policy.source)), .phrase(policy.summary),
            ]
        }
        let table = Table(
            [
                Phrase(vi: "Chính sách", en: "Policy"), Phrase(vi: "Giá trị", en: "Value"),
                Phrase(vi: "Nguồn", en: "Source"),
                Phrase(vi: "Quy định điều gì", en: "What it decides"),
            ],
            rows: rows,
            empty: Phrase(vi: "không có", en: "none")
        )
        let items = Policy.all.map {
            DataValue.object(
                PolicyRow.data($0, value: host.policies.value($0), language: host.language)
            )
        }
        return .answer(Answer(["items": .array(items)], view: View([.table(table)])))
    }
}

/// A policy as data.
enum PolicyRow {
    static func data(_ policy: Policy, value: String, language: Language) -> DataObject {
        [
            "name": .string(policy.name), "value": .string(value),
            "default": .string(policy.defaultValue), "source": .string(policy.source),
            "allowed": .string(allowed(policy)),
            "summary": .string(policy.summary.text(language)),
        ]
    }

    /// The values that a policy may take, in words.
    static func allowed(_ policy: Policy) -> String {
        switch policy.values {
        case .words(let words): words.joined(separator: "|")
        case .number(let range): "\(range.lowerBound)…\(range.upperBound)"
        case .code: "a…z 0…9 . _ -"
        }
    }
}
