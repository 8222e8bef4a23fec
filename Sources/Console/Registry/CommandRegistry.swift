import CommandKit
import Identity

/// Every command there is, by plugin and by name: a value that never changes once made.
///
/// Names are compared folded, English and Vietnamese alike, so `status`, `trạng-thái` and
/// `TRANG-THAI` are one name.
package struct CommandRegistry: Sendable {
    /// A command with the plugin that brought it.
    package struct Entry: Sendable {
        /// The plugin's id.
        package let plugin: String
        /// The command.
        package let command: any Command
        /// The command's manifest.
        package let manifest: CommandManifest
    }

    /// A plugin with its commands.
    package struct Group: Sendable {
        /// The plugin's id.
        package let id: String
        /// What the plugin is for.
        package let summary: Phrase
        /// Its commands in order.
        package let manifests: [CommandManifest]
    }

    /// Words of command files that no command may take.
    package static let reserved = ["set", "each", "expect", "at"]

    /// All commands in the order of registration.
    package private(set) var entries: [Entry] = []
    /// The plugins in the order of registration.
    package private(set) var groups: [Group] = []
    /// Commands by the folded first word of their names.
    private(set) var heads: [String: Head] = [:]

    /// What a first word leads to.
    struct Head: Sendable {
        /// The command of that one word.
        var single: Int?
        /// Commands by their folded second word, in either language.
        var second: [(key: String, index: Int)] = []
        /// The second words as they are shown, in order: English, and Vietnamese with diacritics.
        var members: [Int] = []
    }

    /// Makes a registry.
    ///
    /// - Throws: `registry.duplicate-plugin`, `registry.duplicate-name`, `registry.reserved-name`,
    ///   `registry.bad-name`.
    package init(_ plugins: [any CommandPlugin]) throws(CommandError) {
        // Growing the table by and by took a fiftieth of a start.
        heads.reserveCapacity(96)
        entries.reserveCapacity(64)
        for plugin in plugins { try add(plugin) }
    }

    /// The same registry with one more plugin (a process plugin after its handshake).
    ///
    /// - Throws: as `init`.
    package func adding(_ plugin: any CommandPlugin) throws(CommandError) -> CommandRegistry {
        var copy = self
        try copy.add(plugin)
        return copy
    }

    /// All manifests in the order of registration.
    package var manifests: [CommandManifest] { entries.map(\.manifest) }

    /// The command of a manifest.
    package func command(named name: String) -> (any Command)? {
        entries.first { $0.manifest.name == name }?.command
    }

    /// The entry of a manifest.
    package func entry(named name: String) -> Entry? {
        entries.first { $0.manifest.name == name }
    }

    /// The commands whose first word is `word`, in either language and any spelling; empty when there
    /// are no two-word commands of that head.
    package func members(of word: String) -> [CommandManifest] {
        (heads[CommandName.key(word)]?.members ?? []).map { entries[$0].manifest }
    }

    /// Why a word cannot become an alias; nil when it can.
    package func refusalOfAlias(_ word: String) -> CommandError? {
        let key = CommandName.key(word)
        guard CommandName.isWord(key) else { return .badName(word) }
        guard heads[key] == nil, !CommandRegistry.reserved.contains(key) else {
            return CommandError(
                "usage.alias-taken",
                Phrase(
                    vi: "Tên này đã là một lệnh",
                    en: "This name already is a command"
                ),
                hint: Phrase(vi: "Chọn tên khác", en: "Choose another name"),
                outcome: .invalid
            )
        }
        return nil
    }

    private mutating func add(_ plugin: any CommandPlugin) throws(CommandError) {
        guard !groups.contains(where: { $0.id == plugin.id }) else {
            throw CommandError(
                "registry.duplicate-plugin",
                Phrase(
                    vi: "Đã có phần mở rộng “\(plugin.id)”",
                    en: "There already is a plugin “\(plugin.id)”"
                ),
                outcome: .failed
            )
        }
        let commands = plugin.commands
        for command in commands {
            let manifest = command.manifest
            let english = try keys(manifest.name)
            let vietnamese = try keys(manifest.vietnamese)
            guard english.count == vietnamese.count else { throw .badName(manifest.vietnamese) }
            let index = entries.count
            entries.append(Entry(plugin: plugin.id, command: command, manifest: manifest))
            try insert(index, english, vietnamese)
        }
        groups.append(
            Group(id: plugin.id, summary: plugin.summary, manifests: commands.map(\.manifest))
        )
    }

    /// Puts a command under all spellings of its name.
    private mutating func insert(
        _ index: Int,
        _ english: [String],
        _ vietnamese: [String]
    ) throws(CommandError) {
        for first in CommandRegistry.distinct(english[0], vietnamese[0]) {
            var head = heads[first] ?? Head()
            if english.count == 1 {
                guard head.single == nil else { throw .duplicateName(entries[index].manifest.name) }
                head.single = index
            } else {
                for second in CommandRegistry.distinct(english[1], vietnamese[1]) {
                    guard !head.second.contains(where: { $0.key == second }) else {
                        throw .duplicateName(entries[index].manifest.name)
                    }
                    head.second.append((second, index))
                }
                head.members.append(index)
            }
            heads[first] = head
        }
    }

    /// Two spellings, or one when they are the same.
    private static func distinct(_ a: String, _ b: String) -> [String] { a == b ? [a] : [a, b] }

    /// The folded words of a name.
    private func keys(_ name: String) throws(CommandError) -> [String] {
        let keys = CommandName.words(name).map(CommandName.key)
        guard (1...2).contains(keys.count), keys.allSatisfy(CommandName.isWord) else {
            throw .badName(name)
        }
        guard let first = keys.first, !CommandRegistry.reserved.contains(first) else {
            throw CommandError(
                "registry.reserved-name",
                Phrase(
                    vi: "“\(name)” là từ dành riêng của tệp lệnh",
                    en: "“\(name)” is a reserved word of command files"
                ),
                outcome: .failed
            )
        }
        return keys
    }
}

extension CommandError {
    fileprivate static func duplicateName(_ name: String) -> CommandError {
        CommandError(
            "registry.duplicate-name",
            Phrase(
                vi: "Tên của lệnh “\(name)” trùng với một lệnh khác",
                en: "The name of the command “\(name)” is another command's too"
            ),
            outcome: .failed
        )
    }

    fileprivate static func badName(_ name: String) -> CommandError {
        CommandError(
            "registry.bad-name",
            Phrase(
                vi: "“\(Escaping.visible(name))” không dùng làm tên lệnh được",
                en: "“\(Escaping.visible(name))” cannot be the name of a command"
            ),
            hint: Phrase(
                vi: "Một hoặc hai từ gồm chữ, số và gạch nối, bắt đầu bằng chữ",
                en: "One or two words of letters, digits and hyphens that begin with a letter"
            ),
            outcome: .failed
        )
    }
}
