import AuditLog
import CommandKit
import Glibc
import Identity

/// A new folder outside the store that appears only when all of its files are there (0700, 0600).
struct ExportFolder: ExportSink {
    /// The folder to make.
    private let path: String
    private let closed: [String]
    /// Where the files are until the folder is whole.
    private var draft: String { path + ".partial" }

    /// Names the folder; nothing is made yet.
    init(_ path: String, closed: [String]) {
        var path = path
        while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
        self.path = path
        self.closed = closed
    }

    func file(_ name: String) throws -> any ExportFile { try OutsideFile("\(draft)/\(name)") }

    /// Whether the folder can be made: it is not there or is empty, and not beside the store.
    ///
    /// - Throws: `CommandError` `output.exists`, `file.not-found`, `output.beside-store`.
    func check() throws {
        try OutsideFile.requireOutside(path, closed: closed)
        guard access(OutsideFile.parent(of: path), F_OK) == 0 else {
            throw OutsideFile.failure(path, ENOENT)
        }
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFDIR, isEmpty(path) else {
            throw OutsideFile.failure(path, EEXIST)
        }
    }

    /// Makes the folder with what `body` writes; an error leaves nothing behind.
    ///
    /// - Throws: what `check` and `body` throw, `output.failed`, `output.busy` while another export
    ///   writes the same folder.
    func fill<T>(_ body: () throws -> T) throws -> T {
        try check()
        // What an export that was killed left behind; one that is running holds its lock.
        guard mkdir(draft, 0o700) == 0 || errno == EEXIST else {
            throw OutsideFile.failure(path, errno)
        }
        let folder = open(draft, O_RDONLY | O_CLOEXEC | O_DIRECTORY | O_NOFOLLOW)
        guard folder >= 0 else { throw OutsideFile.failure(path, errno) }
        defer { _ = close(folder) }
        guard flock(folder, LOCK_EX | LOCK_NB) == 0 else { throw ExportFolder.busy }
        clear()
        do {
            let result = try body()
            guard fsync(folder) == 0, rename(draft, path) == 0 else {
                throw OutsideFile.failure(path, errno)
            }
            OutsideFile.sync(folderOf: path)
            return result
        } catch {
            clear()
            rmdir(draft)
            throw error
        }
    }

    /// Removes the files of the draft.
    private func clear() {
        for name in names(draft) { unlink("\(draft)/\(name)") }
    }

    private func isEmpty(_ folder: String) -> Bool { names(folder).isEmpty }

    private func names(_ folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { place in
                place.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    private static let busy = CommandError(
        "output.busy",
        Phrase(
            vi: "Chưa xuất gì: một lần xuất khác đang ghi vào thư mục này",
            en: "Nothing was exported: another export is writing this folder"
        ),
        hint: Phrase(vi: "chọn thư mục khác", en: "choose another folder"),
        outcome: .busy
    )
}
