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
        /// Whether it is a process plugin.
        package let isProcess: Bool
    }

    /// Words of command files that no command may take.
    package static let reserved = ["set", "each", "expect", "at"]

    /// All commands in the order of registration.
    package private(set) var entries: [Entry] = []
    /// The plugins in the order of registration.
    package private(set) var groups: [Group] = []
    /// Commands by the folded first word of their names.
    private(set) var heads: [String: Head] = [:]
    /// Commands by their English name.
    private var names: [String: Int] = [:]

    /// What a first word leads to.
    struct Head: Sendable {
        /// The command of that one word.
        var single: Int?
        /// Commands by their folded second word, in either language.
        var second: [String: Int] = [:]
        /// The commands of two words, in order.
        var members: [Int] = []
        /// The plugin that brought it.
        var plugin = ""
    }

    /// Makes a registry.
    ///
    /// - Throws: `registry.duplicate-plugin`, `registry.duplicate-name`, `registry.reserved-name`,
    ///   `registry.bad-name`.
    package init(_ plugins: [any CommandPlugin]) throws(CommandError) {
        // Growing the table by and by took a fiftieth of a start.
        heads.reserveCapacity(96)
        entries.reserveCapacity(64)
        names.reserveCapacity(64)
        for plugin in plugins { try add(plugin, isProcess: false) }
    }

    /// The same registry with one more process plugin; its commands stand below first words of its own.
    ///
    /// - Throws: as `init`; `plugin.name-clash` when a first word is somebody else's.
    package func adding(_ plugin: any CommandPlugin) throws(CommandError) -> CommandRegistry {
        var copy = self
        try copy.add(plugin, isProcess: true)
        return copy
    }

    /// The same registry with a process plugin whose commands are only reached as `id:command`, since
    /// their names are somebody else's.
    package func addingBehindID(_ plugin: any CommandPlugin) throws(CommandError) -> CommandRegistry
    {
        var copy = self
        try copy.add(plugin, isProcess: true, prefix: plugin.id + ":")
        return copy
    }

    /// All manifests in the order of registration.
    package var manifests: [CommandManifest] { entries.map(\.manifest) }

    /// The command of a manifest.
    package func command(named name: String) -> (any Command)? { entry(named: name)?.command }

    /// The entry of a manifest.
    package func entry(named name: String) -> Entry? { names[name].map { entries[$0] } }

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

    private mutating func add(
        _ plugin: any CommandPlugin,
        isProcess: Bool,
        prefix: String = ""
    ) throws(CommandError) {
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
        var manifests: [CommandManifest] = []
        for command in plugin.commands {
            let manifest = command.manifest.named(behind: prefix)
            let english = try keys(manifest.name, prefix)
            let vietnamese = try keys(manifest.vietnamese, prefix)
            guard english.count == vietnamese.count else { throw .badName(manifest.vietnamese) }
            if isProcess { try check([english[0], vietnamese[0]], plugin.id) }
            let index = entries.count
            entries.append(Entry(plugin: plugin.id, command: command, manifest: manifest))
            try insert(index, english, vietnamese)
            names[manifest.name] = index
            manifests.append(manifest)
        }
        groups.append(
            Group(
                id: plugin.id,
                summary: plugin.summary,
                manifests: manifests,
                isProcess: isProcess
            )
        )
    }

    /// Whether first words are free, or this plugin's already.
    private func check(_ words: [String], _ plugin: String) throws(CommandError) {
        for word in words {
            guard let head = heads[word], head.plugin != plugin else { continue }
            throw CommandError(
                "plugin.name-clash",
                Phrase(
                    vi: "\(plugin): từ “\(word)” đã là lệnh của \(head.plugin)",
                    en: "\(plugin): the word “\(word)” is a command of \(head.plugin) already"
                ),
                hint: Phrase(
                    vi: "phần mở rộng cần từ đầu lệnh của riêng mình",
                    en: "a plugin needs a first word of its own"
                ),
                outcome: .refused
            )
        }
    }

    /// Puts a command under all spellings of its name.
    private mutating func insert(
        _ index: Int,
        _ english: [String],
        _ vietnamese: [String]
    ) throws(CommandError) {
        for first in CommandRegistry.distinct(english[0], vietnamese[0]) {
            var head = heads[first] ?? Head()
            head.plugin = entries[index].plugin
            if english.count == 1 {
                guard head.single == nil else { throw .duplicateName(entries[index].manifest.name) }
                head.single = index
            } else {
                for second in CommandRegistry.distinct(english[1], vietnamese[1]) {
                    guard head.second.updateValue(index, forKey: second) == nil else {
                        throw .duplicateName(entries[index].manifest.name)
                    }
                }
                head.members.append(index)
            }
            heads[first] = head
        }
    }

    /// Two spellings, or one when they are the same.
    private static func distinct(_ a: String, _ b: String) -> [String] { a == b ? [a] : [a, b] }

    /// The folded words of a name.
    private func keys(_ name: String, _ prefix: String) throws(CommandError) -> [String] {
        let keys = CommandName.words(name).map(CommandName.key)
        guard (1...2).contains(keys.count),
            keys.allSatisfy({
                CommandName.isWord($0.hasPrefix(prefix) ? String($0.dropFirst(prefix.count)) : $0)
            })
        else { throw .badName(name) }
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
