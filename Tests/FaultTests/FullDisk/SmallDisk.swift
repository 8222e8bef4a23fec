import Glibc

@testable import ProgramSupport

/// A small file system of its own with the demonstration store on it, which can be filled to the last
/// byte.
final class SmallDisk {
    /// Whether this process may mount one.
    static let isPossible: Bool = {
        guard let folder = try? Files.makeFolder() else { return false }
        defer { rmdir(folder) }
        guard mount("tmpfs", folder, "tmpfs", 0, "size=4k") == 0 else { return false }
        return umount2(folder, Int32(MNT_DETACH)) == 0
    }()

    let desk: Desk
    private let outer: Desk
    private let place: String
    private var filler: String { place + "/filler" }

    init(kilobytes: Int) throws {
        outer = try Desk(nil)
        place = outer.folder + "/đĩa"
        mkdir(place, 0o700)
        guard mount("tmpfs", place, "tmpfs", 0, "size=\(kilobytes)k,mode=0700") == 0 else {
            throw Trouble("mount: errno \(errno)")
        }
        desk = Desk(at: place, folder: outer.folder)
    }

    deinit { umount2(place, Int32(MNT_DETACH)) }

    /// Leaves so many pages free, the room that the store's journal has kept included.
    func fill(leaving pages: Int = 0) throws {
        guard truncate(desk.store + "-journal", 0) == 0 || errno == ENOENT else {
            throw Trouble("journal: errno \(errno)")
        }
        let file = open(filler, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Trouble("filler: errno \(errno)") }
        defer { close(file) }
        var found = statvfs()
        guard fstatvfs(file, &found) == 0 else { throw Trouble("statvfs: errno \(errno)") }
        let bytes = max(Int(found.f_bavail) - pages, 0) * Int(found.f_bsize)
        guard bytes == 0 || posix_fallocate(file, 0, off_t(bytes)) == 0 else {
            throw Trouble("the disk cannot be filled")
        }
    }

    /// Gives the room back.
    func free() { unlink(filler) }
}
