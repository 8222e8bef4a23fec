import AuditLog
import Foundation
import Glibc
import Testing

@testable import ProgramSupport

/// Every command on a disk without a free byte: it says so, shows nothing, and works again afterwards.
@Suite(.enabled(if: SmallDisk.isPossible, "only root can mount a small file system"))
struct EveryCommandOnAFullDisk {
    /// Commands are run without a case, so that their own record is the first that fails.
    private func smallDisk() throws -> SmallDisk {
        let disk = try SmallDisk(kilobytes: 2048)
        let made = try disk.desk.call(["init", "--demo"], login: nil)
        #expect(made.status == 0, "\(made.all)")
        let optional = try disk.desk.script(
            "policy set case optional --reason 'Thử đĩa đầy' --yes\n",
            login: "admin"
        )
        #expect(optional.status == 0, "\(optional.all)")
        return disk
    }

    /// The line with its places filled, after what comes before it.
    private func prepare(_ row: CommandRow, _ desk: Desk, _ serial: Int) throws -> String {
        var seq = 0
        for line in row.before {
            let text = try line.text.replacing("{plugin}", with: plugin(desk, "1.0.0"))
            let run = try desk.script(text + "\n", ["--yes"], login: line.login)
            seq = run.lines.last?.seq ?? 0
        }
        let out = "\(desk.folder)/out-\(serial)"
        let file = try desk.file("commands.lk", "whoami\n")
        return try row.text.replacing("{seq}", with: "\(seq)").replacing("{out}", with: out)
            .replacing("{file}", with: file)
            .replacing("{plugin}", with: plugin(desk, "1.0.0"))
            .replacing("{other}", with: plugin(desk, "1.1.0")) + "\n"
    }

    private func plugin(_ desk: Desk, _ version: String) throws -> String {
        try StubPlugin.make(in: desk.folder, version: version)
    }

    /// Options that a line needs: what belongs to a case has one.
    private func options(_ row: CommandRow) -> [String] {
        row.text.hasPrefix("case ")
            ? ["--yes", "--case", "CALL-1", "--reason", "thử đĩa"] : ["--yes"]
    }

    @Test func nothingIsShownWithoutItsRecord() throws {
        let disk = try smallDisk()
        let desk = disk.desk
        for (serial, row) in EveryCommand.rows.enumerated() {
            let text = try prepare(row, desk, serial)
            let size = try desk.logSize()
            try disk.fill()
            let full = try desk.script(text, options(row), login: row.login)
            let word = text.split(separator: " ")[0]
            // Everything is shown by `exec` as it is by a file.
            let alone = try desk.call(["--format", "jsonl", "exec", "whoami"], login: row.login)
            disk.free()
            #expect(full.status == 8, "\(row): \(full.status) \(full.all)")
            #expect(full.err.contains("error[audit.unwritable]"), "\(row): \(full.err)")
            #expect(alone.status == 8, "\(row): \(alone.all)")
            for line in full.lines + alone.lines {
                #expect(line.json["data"] is NSNull && line.seq == nil, "\(word): \(full.out)")
                #expect(line.code == "audit.unwritable", "\(word): \(full.out)")
            }
            #expect(try desk.logSize() == size, "\(row)")
            let after = try desk.script(text, options(row), login: row.login)
            #expect(![7, 8, 74, 75].contains(after.status), "\(row): \(after.all)")
            #expect(after.lines.last?.seq ?? 0 >= size, "\(row): \(after.all)")
        }
        #expect(try desk.isSound())
    }

    /// The room ends somewhere in a file of changes.
    @Test func whatWasShownIsThere() throws {
        let disk = try smallDisk()
        let desk = disk.desk
        var shown: [Int: String] = [:]
        for pages in 0..<24 {
            let word = "p\(pages)"
            let text = (0..<30).map {
                "edit C-2 email \(word)x\($0)@example.vn --reason 'thử \(word)x\($0)'\ncase note ghi\n"
            }.joined()
            try disk.fill(leaving: pages)
            let run = try desk.script(text, ["--case", "T", "--reason", "thử", "--yes"])
            disk.free()
            #expect(run.status == 8 || run.status == 0, "\(pages): \(run.all)")
            for line in run.lines where line.outcome == "ok" {
                shown[line.seq ?? -1] = line.command
            }
            #expect(run.lines.allSatisfy { $0.outcome == "ok" || $0.json["data"] is NSNull })
        }
        let acts = try StoreImage(desk.store).records.map(\.leaf)
        #expect(!shown.isEmpty)
        for (seq, command) in shown {
            let leaf = acts.indices.contains(seq) ? acts[seq] : nil
            #expect(leaf?.outcome == "ok", "\(command) \(seq)")
        }
        // Nobody was killed, so whatever is on record was shown.
        let done = acts.filter {
            ["citizen.edit", "case.note"].contains($0.act) && $0.outcome == "ok"
        }
        #expect(Set(done.map { Int($0.seq) }) == Set(shown.keys))
        #expect(try desk.isSound())
    }
}

extension Desk {
    /// How many records the log has, past the program.
    fileprivate func logSize() throws -> Int { Int(try StoreImage(store).headSize) }
}
