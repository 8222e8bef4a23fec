import Glibc
import Testing

@testable import ProgramSupport

/// Stores that must not be opened: each gets one clear error and is left alone.
@Suite struct StoreFiles {
    private func refused(_ desk: Desk, _ code: String, _ status: Int32 = 8) throws {
        let before = Files.bytes(desk.store)
        let call = try desk.call(["exec", "whoami"])
        #expect(call.status == status, "\(call.all)")
        #expect(call.out.isEmpty)
        #expect(call.err.hasPrefix("error[\(code)]: "), "\(call.err)")
        #expect(call.err.split(separator: "\n").count <= 2)
        #expect(Files.bytes(desk.store) == before)
        // doctor never ends with 0 then, and says why.
        if Files.exists(desk.store) {
            let doctor = try desk.call(["doctor"], login: nil)
            #expect(doctor.status == 8)
            #expect(doctor.out.contains("✗"))
        }
    }

    private func patch(_ path: String, at offset: Int, _ bytes: [UInt8]) throws {
        var all = Files.bytes(path)
        all.replaceSubrange(offset..<offset + bytes.count, with: bytes)
        try Files.write(all, to: path)
    }

    @Test func missing() throws {
        let desk = try Desk(nil)
        for words in [
            ["exec", "whoami"], ["import", Paths.demonstration], ["backup", "x"], ["run", "-"], [],
        ] {
            let call = try desk.call(words, login: nil)
            #expect(call.status == 66)
            #expect(call.err.hasPrefix("error[store.missing]"))
            #expect(call.err.contains("lienket init"))
        }
        #expect(!Files.exists(desk.store))
    }

    @Test func foreign() throws {
        let desk = try Desk(nil)
        mkdir(desk.home, 0o700)
        for text in ["", "no database", String(repeating: "x", count: 10_000)] {
            try Files.write(Array(text.utf8), to: desk.store)
            try refused(desk, "store.foreign")
        }
        // A database of another program: the mark (application_id) at 68 is not ours.
        let other = try Desk()
        try patch(other.store, at: 68, [0, 0, 0, 0])
        try refused(other, "store.foreign")
    }

    @Test func newer() throws {
        let desk = try Desk()
        try patch(desk.store, at: 60, [0, 0, 0, 99])
        try refused(desk, "store.newer")
    }

    @Test func torn() throws {
        let desk = try Desk()
        let whole = Files.bytes(desk.store)
        for length in [whole.count / 2, 4096, 5000, 100, 20] {
            try Files.write(Array(whole.prefix(length)), to: desk.store)
            let call = try desk.call(["exec", "whoami"])
            #expect(call.status == 8, "\(length): \(call.all)")
            #expect(call.err.hasPrefix("error[store."))
        }
    }

    @Test func overwrittenPages() throws {
        let desk = try Desk()
        let whole = Files.bytes(desk.store)
        for page in stride(from: 1, to: whole.count / 4096, by: 3) {
            var damaged = whole
            damaged.replaceSubrange(
                page * 4096..<(page + 1) * 4096,
                with: (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            )
            try Files.write(damaged, to: desk.store)
            let call = try desk.script(
                "case open T --reason \"công dân\"\nfind \"Đặng Trung Du\"\nshow C-1\n",
                ["--keep-going"]
            )
            #expect(
                call.status == 0 || call.status == 8 || call.status == 2,
                "\(page): \(call.all)"
            )
            #expect(call.lines.allSatisfy { $0.outcome == "ok" || $0.code != nil })
            #expect(try desk.call(["doctor"], login: nil).status == 8, "page \(page)")
        }
    }

    @Test(arguments: ["store.sqlite", "audit.key", "store.sqlite.lock", ""])
    func openToOthers(_ name: String) throws {
        let desk = try Desk()
        #expect(try desk.call(["exec", "whoami"]).status == 0)
        let path = name.isEmpty ? desk.home : "\(desk.home)/\(name)"
        let mode = Files.mode(path) ?? 0
        for bit in [0o040, 0o020, 0o004] as [UInt32] {
            chmod(path, mode | bit)
            try refused(desk, "store.exposed")
        }
        chmod(path, mode)
        #expect(try desk.call(["exec", "whoami"]).status == 0)
    }

    @Test func links() throws {
        let desk = try Desk()
        let real = desk.home + "/real.sqlite"
        rename(desk.store, real)
        symlink(real, desk.store)
        try refused(desk, "store.exposed")
        unlink(desk.store)
        link(real, desk.store)
        try refused(desk, "store.exposed")
        unlink(desk.store)
        mkdir(desk.store, 0o700)
        try refused(desk, "store.foreign")
        rmdir(desk.store)
        mkfifo(desk.store, 0o600)
        let call = try desk.call(["exec", "whoami"], within: 10)
        #expect(call.status == 8 && call.err.hasPrefix("error[store."))
    }

    @Test func key() throws {
        let desk = try Desk()
        let path = desk.home + "/audit.key"
        let other = try Desk()
        try Files.write(Files.bytes(other.home + "/audit.key"), to: path)
        let foreign = try desk.call(["exec", "whoami"])
        #expect(foreign.status == 8 && foreign.out.isEmpty)
        #expect(foreign.err.hasPrefix("error["))
        unlink(path)
        let call = try desk.call(["exec", "whoami"])
        #expect(call.status == 8 && call.out.isEmpty)
    }

    @Test func initRefusesWhatIsThere() throws {
        let desk = try Desk()
        let before = Files.bytes(desk.store)
        for words in [["init"], ["init", "--demo"]] {
            let call = try desk.call(words, login: nil)
            #expect(call.status == 1)
            #expect(call.err.hasPrefix("error[store.exists]"))
        }
        #expect(Files.bytes(desk.store) == before)
        // Nor does it take over a key that is there.
        unlink(desk.store)
        #expect(try desk.call(["init"], login: nil).status == 1)
        #expect(!Files.exists(desk.store))
    }

    @Test func initMakesPrivateFiles() throws {
        let desk = try Desk(nil)
        let store = desk.folder + "/sâu/hơn/store.sqlite"
        let call = try desk.call(["--store", store, "init"], login: nil)
        #expect(call.status == 0)
        #expect(call.out.split(separator: "\n").count == 1)
        #expect(Files.mode(desk.folder + "/sâu/hơn") == 0o700)
        for name in Files.names(in: desk.folder + "/sâu/hơn") {
            #expect(Files.mode(desk.folder + "/sâu/hơn/" + name) == 0o600, "\(name)")
        }
    }
}
