import Glibc
import Testing

@testable import ProgramSupport

/// `lienket backup` and `lienket doctor`.
@Suite struct Keeping {
    @Test func aCopyOfALiveStore() throws {
        let desk = try Desk()
        let text =
            "case open T --reason \"công dân\"\n"
            + String(repeating: "case note \"ghi\"\n", count: 20_000)
        let writer = try desk.start(["--format", "jsonl"], input: .text(text))
        try Clock.wait("the writer is at work") { writer.output.utf8.count > 1000 }
        let copies = (0..<3).map { "\(desk.folder)/copies/\($0)/store.sqlite" }
        mkdir(desk.folder + "/copies", 0o700)
        for copy in copies {
            mkdir(String(copy.dropLast(13)), 0o700)
            let call = try desk.call(["backup", copy], login: nil)
            #expect(call.status == 0, "\(call.err)")
            #expect(Files.mode(copy) == 0o600)
        }
        #expect(writer.isRunning)
        writer.signal(SIGTERM)
        #expect(try writer.wait() == 143)
        for copy in copies {
            try Files.write(
                Files.bytes(desk.home + "/audit.key"),
                to: String(copy.dropLast(12)) + "audit.key"
            )
            let verified = try desk.call(
                ["--store", copy, "--format", "jsonl"],
                login: "thu",
                input: .text("audit verify\n")
            )
            #expect(verified.lines.first?.code == "verify.no-anchor", "\(verified.all)")
            #expect(try desk.call(["--store", copy, "exec", "whoami"]).status == 0)
        }
    }

    @Test func backupsReplaceNothing() throws {
        let desk = try Desk()
        let there = try desk.file("there", "kept")
        let call = try desk.call(["backup", there], login: nil)
        #expect(call.status == 1 && call.err.contains("error[store.exists]"))
        #expect(Files.text(there) == "kept")
        symlink(desk.folder + "/elsewhere", desk.folder + "/link")
        #expect(try desk.call(["backup", desk.folder + "/link"], login: nil).status != 0)
        #expect(!Files.exists(desk.folder + "/elsewhere"))
        #expect(try desk.call(["backup", desk.folder + "/no/such"], login: nil).status == 8)
    }

    @Test func doctorOfAHealthyStore() throws {
        let desk = try Desk()
        let call = try desk.call(["doctor"], login: nil)
        #expect(call.status == 0 && call.err.isEmpty)
        #expect(!call.out.contains("✗"))
        #expect(call.out.split(separator: "\n").count >= 8)
        let english = try desk.call(["--lang", "en", "doctor"], login: nil)
        #expect(english.out.contains("Audit log"))
    }

    @Test func doctorTellsWhatIsMissing() throws {
        let desk = try Desk()
        unlink(desk.home + "/registry.sqlite")
        let call = try desk.call(["doctor"], login: nil)
        #expect(call.out.contains("registry.sqlite: không có"))
        unlink(desk.home + "/audit.key")
        #expect(try desk.call(["doctor"], login: nil).status == 8)
    }
}
