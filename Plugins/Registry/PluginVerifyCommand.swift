import CommandKit
import Identity

/// `plugin verify`: whether added plugins are what was added.
struct PluginVerifyCommand: Command {
    let manifest = CommandManifest(
        "plugin verify",
        vietnamese: "phần-mở-rộng kiểm-tra",
        summary: Phrase(
            vi: "Kiểm tra tệp của các phần mở rộng có còn như lúc được thêm không",
            en: "Check whether the files of plugins are what was added"
        ),
        parameters: [
            .word(
                "ID",
                .optional,
                .text,
                Phrase(
                    vi: "Id của phần mở rộng; mặc định là tất cả",
                    en: "The plugin's id; all by default"
                )
            )
        ],
        effect: .read,
        isLong: true,
        access: .administer,
        act: "plugin.verify",
        data: ["items"],
        rows: "items",
        examples: ["plugin verify", "plugin verify vn.example.parcel"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let id = invocation.text("ID")
        let (plugins, language) = (host.plugins, host.language)
        return .outside(
            OutsideTalk { desk in
                let rows = try PluginRow.all(plugins, desk).filter {
                    $0.kind == "process" && (id == nil || $0.id == id)
                }
                if let id, rows.isEmpty {
                    throw plugins.contains { $0.id == id }
                        ? PluginErrors.isBuiltIn : PluginErrors.notFound
                }
                return .answer(answer(rows, language))
            }
        )
    }

    private func answer(_ rows: [PluginRow], _ language: Language) -> Answer {
        let broken = rows.filter { $0.state == "broken" }
        return Answer(
            ["items": .array(rows.map { .object($0.data(language)) })],
            view: View([
                .table(PluginRow.table(rows))
            ]),
            outcome: broken.isEmpty ? .ok : .failed,
            error: broken.first?.reason
        )
    }
}
