import CommandKit
import Identity

/// `policy set`: changes a policy; the change and its reason are audited.
struct PolicySetCommand: Command {
    let manifest = CommandManifest(
        "policy set",
        vietnamese: "chính-sách đặt",
        summary: Phrase(vi: "Đổi một chính sách", en: "Change a policy"),
        parameters: [
            .word(
                "NAME",
                .required,
                .policy,
                Phrase(vi: "Tên chính sách", en: "The policy's name")
            ),
            .word("VALUE", .required, .text, Phrase(vi: "Giá trị mới", en: "The new value")),
            .reason,
        ],
        effect: .destructive,
        access: .administer,
        needsReason: true,
        act: "policy.set",
        data: ["name", "value", "default", "source", "allowed", "summary"],
        examples: ["policy set unlink.last-login warn --reason \"Chỉ đạo số 12\" --yes"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let name = invocation.text("NAME") ?? ""
        let value = invocation.text("VALUE") ?? ""
        guard let policy = Policy.named(name) else {
            throw CommandError(
                "policy.not-found",
                Phrase(vi: "Không có chính sách này", en: "There is no such policy"),
                hint: Phrase("policy list"),
                outcome: .notFound
            )
        }
        guard policy.values.allows(value) else {
            throw CommandError(
                "policy.invalid-value",
                Phrase(
                    vi: "Chưa thay đổi: \(name) nhận \(PolicyRow.allowed(policy))",
                    en: "Nothing was changed: \(name) takes \(PolicyRow.allowed(policy))"
                ),
                hint: Phrase("policy set \(name) \(policy.defaultValue) --reason \"…\""),
                outcome: .invalid
            )
        }
        let old = host.policies.value(policy)
        let answer = Answer(
            PolicyRow.data(policy, value: value, language: host.language),
            view: View([
                .note(
                    old == value
                        ? Phrase(
                            vi: "\(name) vốn đã là \(value); không có gì thay đổi.",
                            en: "\(name) was \(value) already; nothing has changed."
                        )
                        : Phrase("\(name): \(old) → \(value)"),
                    old == value ? .plain : .good
                )
            ]),
            outcome: old == value ? .unchanged : .ok
        )
        guard old != value else { return .answer(answer) }
        return .plan(
            Plan(
                [.setPolicy(name: name, from: old, to: value)],
                versions: [:],
                result: answer
            )
        )
    }
}
