import CPluginProcess
import Glibc

/// How a plugin's process is started, and what it may use.
struct PluginLaunch: Sendable {
    /// The executable, an absolute path.
    let program: String
    /// Its folder, which is its working directory.
    let folder: String
    /// Whether it is to have no network.
    let cutsNetwork: Bool
    /// What it is not to find: folders and files.
    let hidden: [String]

    /// How a plugin in a folder is started.
    init(_ manifest: ProcessManifest, in folder: String, hidden: [String]) {
        self.init(
            program: "\(folder)/\(manifest.program)",
            folder: folder,
            cutsNetwork: !manifest.usesNetwork,
            hidden: hidden
        )
    }

    /// How a program in a folder is started.
    init(program: String, folder: String, cutsNetwork: Bool, hidden: [String]) {
        self.program = program
        self.folder = folder
        self.cutsNetwork = cutsNetwork
        // Not a folder that the plugin itself is in.
        self.hidden = hidden.filter { !(folder + "/").hasPrefix($0 + "/") }
    }

    /// The walls that a process stands behind, as far as the kernel let them be built.
    struct Walls: OptionSet, Sendable {
        let rawValue: Int32
        /// It has no network.
        static let network = Walls(rawValue: Int32(PLUGIN_WALL_NETWORK))
        /// It does not find the store.
        static let hiding = Walls(rawValue: Int32(PLUGIN_WALL_HIDING))
    }

    private static let limits = plugin_limits(
        data_bytes: 1 << 30,
        cpu_seconds: 300,
        open_files: 256,
        file_bytes: 64 << 20
    )

    private var environment: [String] {
        [
            "PATH=/usr/local/bin:/usr/bin:/bin", "LANG=C.UTF-8", "HOME=\(folder)",
            "TZ=" + (getenv("TZ").map { String(cString: $0) } ?? "Asia/Ho_Chi_Minh"),
            "LIENKET_PLUGIN=1",
            "LIENKET_PROTOCOL=" + VersionRange.spoken.map(\.text).joined(separator: ","),
        ]
    }

    /// Starts the process; it ends with the thread that calls.
    ///
    /// - Returns: the process, or an errno.
    func start() -> Result<PluginProcess, Errno> {
        var ends = [Int32](repeating: -1, count: 6)
        defer { for end in ends where end >= 0 { close(end) } }
        for pair in 0..<3 {
            var both: [Int32] = [-1, -1]
            guard pipe(&both) == 0 else { return .failure(Errno(code: errno)) }
            for end in both { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            ends.replaceSubrange((pair * 2)..<(pair * 2 + 2), with: both)
        }
        var standing: Int32 = 0
        var problem: Int32 = 0
        let streams = [ends[0], ends[3], ends[5]]
        let child = environment.withCStrings { variables in
            hidden.withCStrings { hidden in
                plugin_start(
                    program,
                    folder,
                    variables,
                    streams,
                    PluginLaunch.limits,
                    plugin_walls(
                        cuts_network: cutsNetwork ? 1 : 0,
                        hidden: UnsafeRawPointer(hidden)
                            .assumingMemoryBound(to: UnsafePointer<CChar>?.self)
                    ),
                    &standing,
                    &problem
                )
            }
        }
        guard child > 0 else { return .failure(Errno(code: problem)) }
        let process = PluginProcess(
            pid: child,
            walls: Walls(rawValue: standing),
            input: ends[1],
            output: ends[2],
            errors: ends[4]
        )
        (ends[1], ends[2], ends[4]) = (-1, -1, -1)
        return .success(process)
    }
}

/// An error number of the system.
struct Errno: Error {
    let code: Int32

    /// What the system says of it.
    var text: String { String(cString: strerror(code)) }
}

extension [String] {
    /// The strings as an array of C strings ended by NULL, for as long as `body` runs.
    fileprivate func withCStrings<T>(
        _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> T
    ) -> T {
        var pointers: [UnsafeMutablePointer<CChar>?] = map { strdup($0) }
        pointers.append(nil)
        defer { for pointer in pointers { free(pointer) } }
        return pointers.withUnsafeMutableBufferPointer { buffer in
            // Never empty: it ends with NULL.
            body(buffer.baseAddress.unsafelyUnwrapped)
        }
    }
}
