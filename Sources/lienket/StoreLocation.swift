import Glibc

/// Where the store and what stands beside it are.
struct StoreLocation {
    /// The store's file.
    let store: String

    /// `--store`, then `$LIENKET_STORE`, then the user's data directory.
    init(option: String?) {
        if let option {
            store = option
        } else if let variable = StoreLocation.environment("LIENKET_STORE") {
            store = variable
        } else if let data = StoreLocation.environment("XDG_DATA_HOME") {
            store = data + "/lienket/store.sqlite"
        } else {
            store = (StoreLocation.environment("HOME") ?? "") + "/.local/share/lienket/store.sqlite"
        }
    }

    /// The embedded population registry beside the store.
    var registry: String { directory + "/" + StoreLocation.registryName }

    /// The store's own files, which no command file may be.
    var files: [String] { [store] + StoreLocation.companions.map { directory + "/" + $0 } }

    private static let registryName = "registry.sqlite"
    /// The names of what belongs to a store beside its file.
    private static let companions = [registryName, "audit.key", "audit.checkpoint"]

    /// What no plugin is to find: the folder of the store, and where a plugin is in that folder, the
    /// files; absolute.
    var closed: [String] {
        guard let folder = realpath(directory, nil) else { return [] }
        defer { free(folder) }
        let path = String(cString: folder)
        let names =
            ["", "-journal", "-wal", "-shm"].map { name + $0 }
            + StoreLocation.companions + ["population.toml"]
        return [path] + names.map { path + "/" + $0 }
    }

    /// The store's name in its folder.
    ///
    /// A string, not a part of one: appending a part looks through every conformance of the program
    /// when that is first done, a twentieth of a short command's time.
    private var name: String {
        store.lastIndex(of: "/").map { String(store[store.index(after: $0)...]) } ?? store
    }

    /// The folder that holds the store.
    var directory: String {
        guard let slash = store.lastIndex(of: "/") else { return "." }
        return slash == store.startIndex ? "/" : String(store[..<slash])
    }

    /// The demonstration seeds: beside the working directory, above the program, or installed.
    static func demonstrationSeeds() -> String? {
        var candidates = ["Seeds/demo"]
        var folder = executable()
        for _ in 0..<5 {
            guard let slash = folder.lastIndex(of: "/") else { break }
            folder = String(folder[..<slash])
            candidates.append(folder + "/Seeds/demo")
        }
        candidates += ["/usr/local/share/lienket/Seeds/demo", "/usr/share/lienket/Seeds/demo"]
        return candidates.first { access($0 + "/citizens.csv", R_OK) == 0 }
    }

    /// A non-empty environment variable.
    static func environment(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }

    /// The program's own path.
    private static func executable() -> String {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        guard count > 0 else { return "" }
        return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
