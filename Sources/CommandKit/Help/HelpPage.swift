import Identity

/// What `help` shows, from the manifests alone.
public enum HelpPage {
    /// All commands, a table a plugin.
    public static func overview(_ manifests: [CommandManifest], plugins: [PluginSummary]) -> View {
        var blocks: [Block] = []
        for plugin in plugins {
            let own = manifests.filter { plugin.commands.contains($0.name) }
            guard !own.isEmpty else { continue }
            blocks.append(.heading(plugin.summary))
            blocks.append(.table(table(own)))
        }
        blocks.append(
            .note(
                Phrase(
                    vi:
                        "help LỆNH nói rõ từng lệnh; tên tiếng Việt gõ có dấu hay không dấu đều được",
                    en: "help COMMAND tells more; Vietnamese names may be typed without diacritics"
                ),
                .muted
            )
        )
        return View(blocks)
    }

    /// The commands that share a first word (`help case`).
    public static func group(_ manifests: [CommandManifest]) -> View {
        View([.table(table(manifests))])
    }

    /// One command: how it is written, what it takes, what it needs, what it returns.
    public static func command(_ manifest: CommandManifest) -> View {
        var blocks: [Block] = [
            .heading(
                Phrase(
                    vi: "\(manifest.name) · \(manifest.vietnamese)",
                    en: "\(manifest.name) · \(manifest.vietnamese)"
                )
            ),
            .note(manifest.summary, .plain),
            .pairs(
                [pair("Cách viết", "Usage", Phrase(usage(manifest)))] + needs(manifest)
            ),
        ]
        let parameters = manifest.positionals + manifest.options
        if !parameters.isEmpty {
            blocks.append(.heading(Phrase(vi: "Tham số và tùy chọn", en: "Words and options")))
            blocks.append(.pairs(parameters.map { Pair(Phrase($0.usage), .phrase($0.summary)) }))
        }
        blocks.append(.heading(Phrase(vi: "Tùy chọn chung", en: "Options of every command")))
        blocks.append(
            .pairs(Parameter.common.map { Pair(Phrase($0.usage), .phrase($0.summary)) })
        )
        if !manifest.examples.isEmpty {
            blocks.append(.heading(Phrase(vi: "Ví dụ", en: "Examples")))
            blocks += manifest.examples.map { .note(Phrase("  \($0)"), .plain) }
        }
        return View(blocks)
    }

    /// The data of `help COMMAND`.
    public static func data(_ manifest: CommandManifest, _ language: Language) -> DataObject {
        [
            "name": .string(manifest.name),
            "vietnamese": .string(manifest.vietnamese),
            "summary": .string(manifest.summary.text(language)),
            "usage": .string(usage(manifest)),
            "effect": .string(manifest.effect.rawValue),
            "external": .bool(manifest.isExternal || manifest.changesOutside),
            "access": .string(manifest.access.rawValue),
            "needsCase": .bool(manifest.needsCase),
            "needsReason": .bool(manifest.needsReason),
            "data": .array(manifest.data.map(DataValue.string)),
            "examples": .array(manifest.examples.map(DataValue.string)),
        ]
    }

    /// `unlink [REF] PROVIDER --reason TEXT`; options that may be left out are in brackets.
    public static func usage(_ manifest: CommandManifest) -> String {
        let words = manifest.positionals.map(\.usage)
        let options = manifest.options.map { option in
            option.name == "reason" && manifest.needsReason ? option.usage : "[\(option.usage)]"
        }
        return ([manifest.name] + words + options).joined(separator: " ")
    }

    private static func table(_ manifests: [CommandManifest]) -> Table {
        Table(
            [
                Phrase(vi: "Lệnh", en: "Command"), Phrase(vi: "Tiếng Việt", en: "Vietnamese"),
                Phrase(vi: "Công dụng", en: "What it does"),
            ],
            rows: manifests.map { manifest in
                [
                    .phrase(Phrase(manifest.name), .strong), .phrase(Phrase(manifest.vietnamese)),
                    .phrase(manifest.summary),
                ]
            },
            empty: Phrase(vi: "Không có lệnh nào", en: "No commands")
        )
    }

    /// Effect, role, case, reason and data, one pair each.
    private static func needs(_ manifest: CommandManifest) -> [Pair] {
        var pairs = [
            pair("Tác động", "Effect", effect(manifest)),
            pair("Vai trò", "Roles", roles(manifest.access)),
        ]
        if manifest.needsCase {
            pairs.append(
                pair("Vụ việc", "Case", Phrase(vi: "phải đang mở", en: "must be open"))
            )
        }
        if manifest.needsReason {
            pairs.append(
                pair("Lý do", "Reason", Phrase(vi: "--reason bắt buộc", en: "--reason is required"))
            )
        }
        if let word = manifest.confirmation {
            pairs.append(
                pair(
                    "Ghi thật",
                    "Takes effect",
                    Phrase(vi: "chỉ khi có \(word)", en: "only with \(word)")
                )
            )
        }
        if !manifest.data.isEmpty {
            pairs.append(pair("Dữ liệu", "Data", Phrase(manifest.data.joined(separator: ", "))))
        }
        return pairs
    }

    private static func pair(_ vi: String, _ en: String, _ value: Phrase) -> Pair {
        Pair(Phrase(vi: vi, en: en), .phrase(value))
    }

    private static func effect(_ manifest: CommandManifest) -> Phrase {
        let effect = manifest.effect.phrase
        if manifest.changesOutside {
            return Phrase(
                vi: "thay đổi hệ thống khác; " + effect.vi,
                en: "changes another system; " + effect.en
            )
        }
        guard manifest.isExternal else { return effect }
        return Phrase(
            vi: effect.vi + "; hỏi hệ thống bên ngoài",
            en: effect.en + "; asks an outside system"
        )
    }

    private static func roles(_ access: Access) -> Phrase {
        let roles = Role.allCases.filter { $0.allows(access) }
        if roles.count == Role.allCases.count { return Phrase(vi: "mọi vai trò", en: "every role") }
        return Phrase(roles.map(\.rawValue).joined(separator: ", "))
    }
}

extension Effect {
    /// What it means for the agent, as help and completion say it.
    public var phrase: Phrase {
        switch self {
        case .console: Phrase(vi: "chỉ trong phiên làm việc", en: "only this session")
        case .read: Phrase(vi: "đọc", en: "reads")
        case .write:
            Phrase(vi: "ghi một hồ sơ, hỏi có hay không", en: "writes one record, asks yes or no")
        case .destructive:
            Phrase(
                vi: "không dễ đảo ngược hoặc liên quan nhiều hồ sơ, hỏi bốn số cuối của tài khoản",
                en: "destroys or crosses records, asks for the account's last four digits"
            )
        case .record: Phrase(vi: "ghi, không cần xác nhận", en: "writes, needs no confirmation")
        }
    }
}
