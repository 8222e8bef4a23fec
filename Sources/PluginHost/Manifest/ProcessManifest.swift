import CommandKit
import Identity

/// The manifest of a process plugin, read and checked.
struct ProcessManifest: Sendable {
    /// Its id.
    let id: String
    /// Its version.
    let version: String
    /// The protocol versions that it speaks.
    let protocols: VersionRange
    /// The executable, relative to the folder.
    let program: String
    /// What it is for.
    let summary: Phrase
    /// What it asks for.
    let grants: [String]
    /// Seconds without a command after which it is told to leave.
    let idleStop: Int64
    /// Its commands.
    let commands: [ProcessCommandManifest]

    /// Whether it may talk to other machines.
    var usesNetwork: Bool { grants.contains("network") }

    /// The largest manifest, in bytes.
    static let largest = 262_144

    static let keys: Set<String> = [
        "schema", "id", "version", "protocol", "kind", "exec", "summary", "requires",
        "idleStopSeconds", "commands",
    ]

    /// Reads a manifest for a command.
    ///
    /// - Throws: `plugin.bad-manifest`.
    static func read(_ text: some Collection<UInt8>) throws(CommandError) -> ProcessManifest {
        do {
            return try ProcessManifest(text)
        } catch {
            throw .badManifest(error)
        }
    }

    /// Reads a manifest.
    ///
    /// - Throws: `ManifestProblem`.
    init(_ text: some Collection<UInt8>) throws(ManifestProblem) {
        guard text.count <= ProcessManifest.largest else {
            throw ManifestProblem(
                place: "",
                what: Phrase(vi: "lớn hơn 256 KiB", en: "is larger than 256 KiB")
            )
        }
        guard let value = JSONValue(text) else {
            throw ManifestProblem(place: "", what: Phrase(vi: "không phải JSON", en: "is no JSON"))
        }
        let table = try ManifestTable(value, at: "", keys: ProcessManifest.keys)
        _ = try table.number("schema", 1...1, usual: nil)
        _ = try table.word("kind", ["process"])
        id = try table.text("id")
        guard PluginNames.isID(id) else {
            throw table.problem(
                "id",
                Phrase(
                    vi: "phải gồm 2–6 phần chữ thường, số, gạch nối, cách nhau bằng dấu chấm; "
                        + "không bắt đầu bằng lienket, plugin hay một từ của lienket",
                    en: "must be 2 to 6 parts of small letters, digits and hyphens with dots; "
                        + "the first is not lienket, plugin or another word of lienket's"
                )
            )
        }
        version = try table.text("version")
        guard PluginNames.isVersion(version) else {
            throw table.problem("version", Phrase(vi: "phải như 1.0.0", en: "must be like 1.0.0"))
        }
        let range = try table.text("protocol")
        guard let protocols = VersionRange(range) else {
            throw table.problem(
                "protocol",
                Phrase(vi: "phải như >=1.0 <2.0", en: "must be like >=1.0 <2.0")
            )
        }
        self.protocols = protocols
        program = try table.text("exec")
        guard PluginNames.isInside(program) else {
            throw table.problem(
                "exec",
                Phrase(
                    vi: "phải là đường dẫn bên trong thư mục",
                    en: "must be a path inside the folder"
                )
            )
        }
        summary = try table.phrase("summary")
        grants = try table.texts("requires", 0...30)
        if let other = grants.first(where: { !PluginGrants.all.contains($0) }) {
            throw table.problem(
                "requires",
                Phrase(vi: "không có quyền “\(other)”", en: "there is no permission “\(other)”")
            )
        }
        idleStop = try table.number("idleStopSeconds", 1...3600, usual: 60)
        var commands: [ProcessCommandManifest] = []
        for command in try table.tables("commands", 1...100, keys: ProcessCommandManifest.keys) {
            commands.append(try ProcessCommandManifest(command, plugin: id))
        }
        self.commands = commands
    }
}

/// The shapes of a plugin's names.
enum PluginNames {
    static func isID(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return text.utf8.count <= 64 && (2...6).contains(parts.count)
            && !reservedHeads.contains(String(parts[0])) && parts.allSatisfy { isLowerWord($0) }
    }

    /// First parts that would make a plugin's codes look like lienket's own.
    private static let reservedHeads: Set<String> = [
        "lienket", "plugin", "usage", "syntax", "verify", "audit", "store", "confirm", "command",
        "conduct", "file", "output", "registry", "population",
    ]

    static func isVersion(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 3
            && parts.allSatisfy { (1...6).contains($0.utf8.count) && $0.utf8.allSatisfy(isDigit) }
    }

    /// Whether a path stays inside the folder that it is relative to.
    static func isInside(_ path: String) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." } && !path.hasPrefix("/")
            && path.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    }

    /// Small letters, digits and hyphens, a letter first.
    static func isLowerWord(_ text: some StringProtocol) -> Bool {
        guard let first = text.utf8.first, (97...122).contains(first) else { return false }
        return text.utf8.allSatisfy { (97...122).contains($0) || isDigit($0) || $0 == 45 }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}

/// What a plugin can be granted.
enum PluginGrants {
    /// The built-in commands that it may read with.
    static let reads = ["find", "show", "status", "links", "guide", "dossiers", "documents"].map {
        "citizen.\($0)"
    }
    /// The built-in commands that it may plan.
    static let operations = [
        "citizen.edit", "citizen.sync", "link.link", "link.unlink", "link.relink", "case.note",
    ]
    /// Everything, as `requires` spells it.
    static let all =
        reads.map { "host.read:\($0)" } + operations.map { "host.op:\($0)" } + ["network"]
}
