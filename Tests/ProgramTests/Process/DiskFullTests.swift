import Glibc
import Testing

@testable import ProgramSupport

/// A disk that is full, or a file that may not grow: one clear error, and nothing half done.
@Suite struct FullDisks {
    private let notes =
        "case open T --reason \"công dân gọi\"\n"
        + (0..<200).map { "case note \"ghi chú \($0) \(String(repeating: "dài ", count: 400))\"\n" }
        .joined()

    /// Runs `body` with a small file system of its own; not without root.
    private func onSmallDisk(kilobytes: Int, _ body: (Desk) throws -> Void) throws {
        let desk = try Desk(nil)
        let place = desk.folder + "/đĩa"
        mkdir(place, 0o700)
        guard mount("tmpfs", place, "tmpfs", 0, "size=\(kilobytes)k,mode=0700") == 0 else { return }
        defer { umount2(place, Int32(MNT_DETACH)) }
        try body(Desk(at: place, folder: desk.folder))
    }

    @Test func writingUntilItIsFull() throws {
        try onSmallDisk(kilobytes: 560) { desk in
            #expect(try desk.call(["init", "--demo"], login: nil).status == 0)
            let run = try desk.script(notes)
            #expect(run.status == 8)
            let last = run.lines.last
            #expect(last?.code == "audit.unwritable")
            #expect(run.lines.dropLast().allSatisfy { $0.outcome == "ok" })
            // What was shown is there, what was refused is not, and both are told apart by the log.
            let acts = try desk.records().filter { $0["act"] as? String == "case.note" }
            #expect(acts.filter { $0["outcome"] as? String == "ok" }.count == run.lines.count - 2)
            #expect(try desk.call(["doctor"], login: nil).status == 0)
            let verified = try desk.script("audit verify\n", login: "thu")
            #expect(verified.lines.first?.code == "verify.no-anchor", "\(verified.all)")
        }
    }

    @Test func importing() throws {
        try onSmallDisk(kilobytes: 600) { desk in
            #expect(try desk.call(["init"], login: nil).status == 0)
            let fillers = (0..<60).map { "\(desk.home)/filler-\($0)" }
            for path in fillers { try? Files.write([UInt8](repeating: 0, count: 4096), to: path) }
            let call = try desk.call(["import", Paths.demonstration], login: nil)
            #expect(call.status == 8, "\(call.all)")
            #expect(call.err.hasPrefix("error[store.unwritable]: "))
            #expect(call.err.split(separator: "\n").count == 2)
            #expect(try desk.call(["doctor"], login: nil).out.contains(" 0 C"))
            fillers.forEach { unlink($0) }
            #expect(try desk.call(["import", Paths.demonstration], login: nil).status == 0)
            #expect(try desk.call(["doctor"], login: nil).status == 0)
        }
    }

    @Test func makingAStore() throws {
        for kilobytes in [4, 40, 100, 200, 280] {
            try onSmallDisk(kilobytes: kilobytes) { desk in
                let call = try desk.call(["init", "--demo"], login: nil)
                #expect(call.status == 8, "\(kilobytes): \(call.all)")
                #expect(call.err.contains("error[store.unwritable]: "))
            }
        }
    }

    @Test func backingUp() throws {
        let small = try Desk()
        try onSmallDisk(kilobytes: 100) { desk in
            let call = try small.call(["backup", desk.home + "/copy"], login: nil)
            #expect(call.status == 8)
            #expect(call.err.hasPrefix("error[store.unwritable]: "))
            #expect(!Files.names(in: desk.home).contains { $0.hasPrefix("copy") })
        }
        #expect(try small.isSound())
    }

    @Test(arguments: [270, 300, 340])
    func aLimitOnFiles(_ kilobytes: Int) throws {
        let desk = try Desk()
        _ = try desk.file("notes.lk", notes)
        let run = try desk.shell(
            "(ulimit -f \(kilobytes); exec \"$0\" --as lan --format jsonl run \"$HOME/notes.lk\")"
                + " | cat; exit ${PIPESTATUS[0]}"
        )
        #expect(run.status == 8, "\(run.err)")
        #expect(run.lines.last?.outcome != "ok" || run.err.contains("error["))
        let shown = run.lines.filter { $0.outcome == "ok" && $0.command == "case note" }
        let kept = try desk.records().filter {
            $0["act"] as? String == "case.note" && $0["outcome"] as? String == "ok"
        }
        #expect(kept.count == shown.count)
        #expect(try desk.isSound())
    }
}
