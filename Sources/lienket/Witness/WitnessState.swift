import AuditLog
import Console
import Glibc
import Identity

/// The witness's own directory: its key, and what it last cosigned of each log.
struct WitnessState {
    let directory: String

    /// The longest wait for another process at work here, in pauses of 20 ms.
    private static let maximumPauses = 250

    /// The largest file that is read; a record is a note and a line.
    private static let maximumLength = 1 << 20

    /// `--state`, then the user's state directory.
    init(option: String?) {
        if let option {
            directory = option
        } else if let state = StoreLocation.environment("XDG_STATE_HOME") {
            directory = state + "/lienket/witness"
        } else {
            directory =
                (StoreLocation.environment("HOME") ?? "") + "/.local/state/lienket/witness"
        }
    }

    /// Makes the directory if it is missing, and refuses one that others can use.
    func prepare() throws {
        try make(directory)
        var found = stat()
        guard lstat(directory, &found) == 0, found.st_mode & S_IFMT == S_IFDIR,
            found.st_uid == geteuid(), found.st_mode & 0o077 == 0
        else { throw WitnessFailure.exposed(directory) }
    }

    /// Does something while no other process works here; never while anything is waited for.
    func locked<Value>(_ body: () throws -> Value) throws -> Value {
        let path = directory + "/lock"
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw WitnessFailure.unusable(path) }
        // Closing it lets go of the lock.
        defer { _ = close(file) }
        var pauses = 0
        while flock(file, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR else {
                throw WitnessFailure.unusable(path)
            }
            guard pauses < WitnessState.maximumPauses else { throw WitnessFailure.busy(directory) }
            pauses += 1
            usleep(20_000)
        }
        return try body()
    }

    /// The witness's key; makes one at the first use.
    func key() throws -> (key: NoteSignerKey, isNew: Bool) {
        let name = "witness.key"
        if let text = try read(name) {
            guard text.last == "\n", let key = try? NoteSignerKey(skey: String(text.dropLast())),
                key.verifier.algorithm == .cosignature
            else { throw WitnessFailure.damaged("\(directory)/\(name)") }
            return (key, false)
        }
        let host = DeskSetup.hostName().filter {
            $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-")
        }
        let unique = Hex.encode((0..<4).map { _ in UInt8.random(in: .min ... .max) })
        let key = try NoteSignerKey.generate(
            name: "witness/\(host.isEmpty ? "localhost" : host)-\(unique)",
            algorithm: .cosignature
        )
        try write(key.skey + "\n", to: name)
        return (key, true)
    }

    /// What is remembered of a log; nil when it was never seen.
    func record(of origin: String) throws -> WitnessRecord? {
        let name = WitnessRecord.fileName(origin: origin)
        guard let text = try read(name) else { return nil }
        guard let record = try? WitnessRecord(text: text, origin: origin) else {
            throw WitnessFailure.damaged("\(directory)/\(name)")
        }
        return record
    }

    /// Remembers what was accepted, durably.
    func keep(_ record: WitnessRecord) throws {
        try write(record.text, to: WitnessRecord.fileName(origin: record.checkpoint.origin))
    }

    /// Makes a directory and the ones above it, each for the user alone.
    private func make(_ path: String) throws {
        var found = stat()
        guard !path.isEmpty, lstat(path, &found) != 0 else { return }
        if let slash = path.lastIndex(of: "/") { try make(String(path[..<slash])) }
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw WitnessFailure.unusable(path)
        }
    }

    /// A file's text; nil when there is no file.
    private func read(_ name: String) throws -> String? {
        let path = "\(directory)/\(name)"
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw errno == ELOOP ? WitnessFailure.exposed(path) : WitnessFailure.unusable(path)
        }
        defer { _ = close(file) }
        var found = stat()
        guard fstat(file, &found) == 0, found.st_mode & S_IFMT == S_IFREG,
            found.st_uid == geteuid(), found.st_mode & 0o077 == 0, found.st_nlink == 1
        else { throw WitnessFailure.exposed(path) }
        guard let bytes = FileBytes.read(file, atMost: WitnessState.maximumLength) else {
            throw WitnessFailure.unusable(path)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw WitnessFailure.damaged(path)
        }
        return text
    }

    /// Gives a file new contents, all of them or none, before it returns; the caller has the lock.
    private func write(_ text: String, to name: String) throws {
        let (path, draft) = ("\(directory)/\(name)", "\(directory)/.\(name).new")
        // What a crash left behind is nobody's any more.
        unlink(draft)
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw WitnessFailure.unusable(draft) }
        let isWritten = FileBytes.write(Array(text.utf8), to: file) && fsync(file) == 0
        let problem = errno
        _ = close(file)
        guard isWritten, rename(draft, path) == 0 else {
            let reason = isWritten ? errno : problem
            unlink(draft)
            throw WitnessFailure.unusable(path, reason)
        }
        let folder = open(directory, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
        guard folder >= 0 else { throw WitnessFailure.unusable(directory) }
        defer { _ = close(folder) }
        guard fsync(folder) == 0 else { throw WitnessFailure.unusable(directory) }
    }
}
