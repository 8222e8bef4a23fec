import CommandKit
import Identity

/// One command of a process plugin, as its manifest says.
struct ProcessCommandManifest: Sendable {
    /// What drives parsing, help, completion, permission, confirmation and audit.
    let manifest: CommandManifest
    /// Whether it changes another system.
    let isExternal: Bool
    /// The deadline of `plan` and of `apply`, in milliseconds.
    let timeout: Int64
    /// The columns of its rows.
    let columns: [ProcessColumn]

    static let keys: Set<String> = [
        "name", "vietnamese", "summary", "args", "effect", "access", "needsCase", "needsReason",
        "timeoutMs", "output", "examples",
    ]

    init(_ table: ManifestTable, plugin: String) throws(ManifestProblem) {
        let name = try table.text("name")
        let words = name.split(separator: " ", omittingEmptySubsequences: false)
        guard (1...2).contains(words.count), words.allSatisfy({ PluginNames.isLowerWord($0) })
        else {
            throw table.problem(
                "name",
                Phrase(
                    vi: "phải là một hoặc hai từ chữ thường không dấu",
                    en: "must be one or two words of small ASCII letters"
                )
            )
        }
        let effect = try table.word("effect", ["read", "write", "destructive", "external"])
        isExternal = effect == "external"
        timeout = try table.number("timeoutMs", 100...120_000, usual: 10_000)
        var parameters: [Parameter] = []
        for argument in try table.tables("args", 0...20, keys: ProcessArgument.keys) {
            parameters.append(try ProcessArgument.parameter(argument))
        }
        try ProcessCommandManifest.check(parameters, table)
        var columns: [ProcessColumn] = []
        for column in try table.tables("output", 1...40, keys: ProcessColumn.keys) {
            columns.append(try ProcessColumn(column))
        }
        guard Set(columns.map(\.name)).count == columns.count else {
            throw table.problem(
                "output",
                Phrase(vi: "có tên cột trùng nhau", en: "has a column twice")
            )
        }
        self.columns = columns
        let needsReason = try table.flag("needsReason", usual: false)
        if needsReason, !parameters.contains(where: { $0.name == "reason" && $0.place == .option })
        {
            throw table.problem(
                "needsReason",
                Phrase(vi: "cần tùy chọn reason trong args", en: "needs an option reason in args")
            )
        }
        manifest = CommandManifest(
            name,
            vietnamese: try table.text("vietnamese"),
            summary: try table.phrase("summary"),
            parameters: parameters,
            effect: effect == "read" ? .read : effect == "destructive" ? .destructive : .write,
            isLong: true,
            changesOutside: effect == "external",
            access: try ProcessCommandManifest.access(table, effect),
            needsCase: try table.flag("needsCase", usual: true),
            needsReason: needsReason,
            act: "plugin.\(plugin)." + name.split(separator: " ").joined(separator: "."),
            data: effect == "read" ? ["items"] : ["items", "plan"],
            rows: "items",
            examples: try table.texts("examples", 1...10)
        )
    }

    /// Who may run it.
    private static func access(_ table: ManifestTable, _ effect: String) throws(ManifestProblem)
        -> Access
    {
        let usual = effect == "read" ? "lookup" : effect == "destructive" ? "linking" : "change"
        let word = try table.word(
            "access",
            ["lookup", "history", "change", "linking"],
            usual: usual
        )
        return Access(rawValue: word) ?? .change
    }

    /// Options of every line, and of the program itself, which `exec` would take for its own.
    private static let taken = Set(Parameter.common.map(\.name)).union([
        "store", "registry", "lang", "color", "case", "keep-going", "as", "bom", "help", "version",
    ])

    /// Whether the arguments can be told apart.
    private static func check(_ parameters: [Parameter], _ table: ManifestTable)
        throws(ManifestProblem)
    {
        guard Set(parameters.map { $0.name.lowercased() }).count == parameters.count else {
            throw table.problem("args", Phrase(vi: "có tên trùng nhau", en: "has a name twice"))
        }
        if let taken = parameters.first(where: { $0.isNamed && taken.contains($0.name) }) {
            throw table.problem(
                "args",
                Phrase(
                    vi: "--\(taken.name) đã có ở mọi lệnh",
                    en: "--\(taken.name) is every command's"
                )
            )
        }
        let words = parameters.filter { !$0.isNamed }
        if words.dropLast().contains(where: { $0.place == .oneOrMore || $0.place == .anyNumber }) {
            throw table.problem(
                "args",
                Phrase(vi: "chỉ từ cuối được có many", en: "only the last word may have many")
            )
        }
        let firstOptional = words.firstIndex { $0.place == .optional } ?? words.count
        if words[firstOptional...].contains(where: { $0.place == .required }) {
            throw table.problem(
                "args",
                Phrase(
                    vi: "từ bắt buộc không đứng sau từ tùy chọn",
                    en: "a required word stands behind an optional one"
                )
            )
        }
    }
}
