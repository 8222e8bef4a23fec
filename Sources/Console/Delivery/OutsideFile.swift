import AuditLog
import CommandKit
import Glibc
import Identity

/// A new file outside the store, for its owner alone (0600).
final class OutsideFile: ExportFile {
    private let descriptor: Int32
    private let path: String
    private var isOpen = true

    /// Makes the file.
    ///
    /// - Throws: `CommandError` `output.exists` when there is one, `file.not-found` when its folder is
    ///   missing, `output.failed`.
    init(_ path: String) throws {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw OutsideFile.failure(path, errno) }
    }

    deinit { if isOpen { _ = close(descriptor) } }

    func write(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let slice = UnsafeRawBufferPointer(rebasing: rest)
                let count = Glibc.write(descriptor, slice.baseAddress, slice.count)
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { throw OutsideFile.failure(path, errno) }
                rest = rest.dropFirst(count)
            }
        }
    }

    func finish() throws {
        isOpen = false
        guard fsync(descriptor) == 0 else {
            let problem = errno
            _ = close(descriptor)
            throw OutsideFile.failure(path, problem)
        }
        guard close(descriptor) == 0 else { throw OutsideFile.failure(path, errno) }
    }

    /// Writes a text to a new file, all of it or nothing.
    ///
    /// - Throws: as `init`.
    static func deliver(_ text: String, to path: String, closed: [String]) throws {
        try requireOutside(path, closed: closed)
        guard access(path, F_OK) != 0 else { throw failure(path, EEXIST) }
        let draft = path + ".partial"
        unlink(draft)
        do {
            let file = try OutsideFile(draft)
            try file.write(Array(text.utf8))
            try file.finish()
            try publish(draft, as: path)
        } catch {
            unlink(draft)
            throw error
        }
    }

    /// Gives a finished draft its name, durably; never in the place of another file.
    static func publish(_ draft: String, as path: String) throws {
        // A hard link never takes the place of a file that came meanwhile.
        guard link(draft, path) == 0 else { throw failure(path, errno) }
        unlink(draft)
        sync(folderOf: path)
    }

    /// Makes a name in a folder durable.
    static func sync(folderOf path: String) {
        let folder = open(parent(of: path), O_RDONLY | O_CLOEXEC | O_DIRECTORY)
        guard folder >= 0 else { return }
        _ = fsync(folder)
        _ = close(folder)
    }

    /// The folder that a path is in.
    static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Keeps what is handed out apart from the store: nobody backs up, moves or opens the two together.
    static func requireOutside(_ path: String, closed: [String]) throws {
        let folders = Set(closed.map(parent).compactMap(DiskFiles.resolved))
        guard let folder = DiskFiles.resolved(parent(of: path)), folders.contains(folder) else {
            return
        }
        throw CommandError(
            "output.beside-store",
            Phrase(
                vi: "Chưa ghi gì: không ghi vào thư mục của kho dữ liệu",
                en: "Nothing was written: nothing is written into the store's folder"
            ),
            hint: Phrase(vi: "chọn thư mục khác", en: "choose another folder"),
            outcome: .refused
        )
    }

    /// Why a file could not be made or written.
    static func failure(_ path: String, _ problem: Int32) -> CommandError {
        // Somebody may name a file after a citizen.
        let folder = PersonalData.redacted(parent(of: path))
        let path = PersonalData.redacted(path)
        return switch problem {
        case EEXIST, ENOTEMPTY:
            CommandError(
                "output.exists",
                Phrase(
                    vi: "Chưa ghi gì: đã có \(path), không ghi đè",
                    en: "Nothing was written: \(path) is there already and is not replaced"
                ),
                hint: Phrase(vi: "chọn tên khác", en: "choose another name"),
                outcome: .refused
            )
        case ENOENT, ENOTDIR:
            CommandError(
                "file.not-found",
                Phrase(
                    vi: "Chưa ghi gì: không có thư mục \(folder)",
                    en: "Nothing was written: there is no folder \(folder)"
                ),
                hint: Phrase(vi: "tạo thư mục trước", en: "make the folder first"),
                outcome: .notFound
            )
        default:
            CommandError(
                "output.failed",
                Phrase(
                    vi: "Chưa ghi gì: \(path): \(String(cString: strerror(problem)))",
                    en: "Nothing was written: \(path): \(String(cString: strerror(problem)))"
                ),
                hint: Phrase(
                    vi: "kiểm tra dung lượng đĩa và quyền thư mục",
                    en: "check the disk's free space and the folder's permissions"
                ),
                outcome: .failed
            )
        }
    }
}
