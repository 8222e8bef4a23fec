import AuditLog
import Foundation
import GRDB
import Identity
import Store

/// A directory that goes with the test.
final class Scratch {
    let path: String

    init() throws {
        let base = FileManager.default.temporaryDirectory.path
        path = "\(base)/lienket-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700]
        )
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    var store: String { path + "/store/store.sqlite" }
    var registry: String { path + "/store/registry.sqlite" }

    /// Makes a store.
    func makeStore() throws -> SQLiteStore {
        try SQLiteStore.create(at: store, demonstration: true, origin: testOrigin, now: testNow)
    }

    /// Writes a seed file.
    func seed(_ name: String, _ text: String, in directory: String = "seeds") throws {
        let folder = "\(path)/\(directory)"
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    }

    /// Loads the seed files.
    @discardableResult
    func load(_ store: SQLiteStore, from directory: String = "seeds") throws -> ImportReport {
        try SeedImporter.load(
            directory: "\(path)/\(directory)",
            into: store,
            registryPath: registry,
            now: testNow
        )
    }

    /// The errors of an import that must fail.
    func errors(_ store: SQLiteStore) throws -> SeedErrors {
        do {
            try load(store)
        } catch let errors as SeedErrors {
            return errors
        }
        return SeedErrors(errors: [], isCapped: false)
    }

    /// A connection beside the store, as somebody without manners would make it.
    func raw() throws -> DatabaseQueue { try DatabaseQueue(path: store) }

    /// Sets permission bits.
    func chmod(_ path: String, _ mode: Int) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    /// The permission bits of a file.
    func mode(_ path: String) throws -> Int {
        let found = try FileManager.default.attributesOfItem(atPath: path)
        return (found[.posixPermissions] as? Int) ?? 0
    }
}

let testOrigin = "test.lienket.vn/1"
/// 2025-11-23T08:00:00Z.
let testNow = Instant(milliseconds: 1_763_884_800_000)
let testDay = VietnamTime.date(at: testNow)

let c1 = CitizenNumber(1)
let c2 = CitizenNumber(2)
let c3 = CitizenNumber(3)

let citizenHeader =
    "ref,kind,civil_servant,username,account_status,full_name,cmnd9,personal_id,date_of_birth,"
    + "phone,gender,place_of_birth,email,hometown,permanent_address,states,verified_at,created_on,"
    + "last_login_at,phone_changed_on,notifications\n"

/// Three citizens, two of them with the same CMND, and what belongs to them.
let smallCitizens =
    citizenHeader + """
        C-1,personal,0,Trungdu,active,Đặng Trung Du,219999999,052089999999,1989-04-12,0905000001,\
        male,"phường Lê Lợi, tỉnh Bình Định",Trungdu@example.com,Quy Nhơn,Số 3 Trần Phú,\
        NNNNTNNDNN,2023-12-30T01:15:00Z,2020-02-10,2025-11-20T03:05:00Z,,4
        C-2,personal,0,nhung,active,Nguyễn Thị Hồng Nhung,219999999,001191990002,1991-07-23,\
        0980000002,female,Hà Nội,,Hà Nội,Hà Nội,DDDDDDDMDD,,2021-08-16,,now-3d,0
        C-3,personal,1,,locked,Trần Văn Quý,,,1955,,,,,,,DMMDMMMMMM,,,now-2h,,

        """

/// A record about nothing, with two openings.
func testDraft(_ value: String = "bí mật", at now: Instant = testNow) -> LeafDraft {
    var draft = LeafDraft(
        leaf: AuditLeaf(
            id: UUIDv7.make(milliseconds: now.milliseconds),
            t: now.iso,
            act: "citizen.status",
            actor: AuditLeaf.Actor(login: "lan", role: "agent", uid: 1000, via: "tty"),
            app: "lienket/1.0.0",
            host: "h",
            sess: "s",
            outcome: "ok"
        )
    )
    draft.commit(name: "reason", value: value)
    draft.commitTicket("T-1")
    return draft
}
