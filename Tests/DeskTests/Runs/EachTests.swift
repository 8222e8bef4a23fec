import CommandKit
import Foundation
import Identity
import Store
import Testing

@testable import Console

/// `each FILE.csv COMMAND…`: a command over the rows of a table.
@Suite struct EachTests {
    private func file(_ text: String, _ desk: Desk, _ name: String = "rows.csv") throws -> String {
        let folder = desk.folder.path + "/tables"
        try? FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true
        )
        let path = "\(folder)/\(name)"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    private func results(_ out: String) throws -> [[String: Any]] {
        try out.split(separator: "\n").map {
            try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    private let opened = "case open T-1 --reason 'Cuộc gọi'\n"

    @Test func aRowIsARunOfTheCommandAtItsPlaceInTheTable() throws {
        let desk = try Desk()
        let path = try file("\u{FEFF}why,id\r\na,C-1\r\n\"b, c\",C-2\r\n", desk)
        let run = desk.run(opened + "each \(path) status {id}")
        #expect(run.status == 0)
        let results = try results(run.out).dropFirst()
        #expect(results.map { $0["command"] as? String } == ["status", "status"])
        #expect(results.map { $0["line"] as? Int } == [2, 3])
        #expect(results.allSatisfy { $0["file"] as? String == path })
        #expect(results.allSatisfy { $0.count == 8 })
    }

    @Test(arguments: [
        "C-1 --yes", "C-1; quit", "--format json", "'", "\"", "${TICKET}", "{id}", "C-1\nquit",
        "$(id)", "-", "#", "\\", "C-1 C-2",
    ])
    func aValueIsOneWordWhateverItHolds(_ value: String) throws {
        let desk = try Desk()
        let quoted = "\"" + value.replacingOccurrences(of: "\"", with: "\"\"") + "\""
        let path = try file("text\n\(quoted)\n", desk)
        let run = desk.run(opened + "set TICKET C-9\neach \(path) case note {text}")
        let notes = try desk.store.read { try $0.supportCase("T-1")?.notes ?? [] }
        #expect(run.status == 0 && notes.map(\.text) == [value.nfc])
    }

    @Test(arguments: [
        ("id\nC-1\n", "status {who}", "syntax.undefined-column"),
        ("id,id\nC-1,C-2\n", "status {id}", "each.bad-header"),
        ("id:people\nC-1\n", "status {id}", "each.bad-header"),
        ("", "status {id}", "each.bad-header"),
        ("id\nC-1\n", "--where who=x status {id}", "syntax.undefined-column"),
        ("id\nC-1\n", "", "usage.each"),
        ("id\nC-1\n", "--nope status {id}", "usage.each"),
        ("id\nC-1\n", "{id}", "syntax.substituted-command"),
        ("id,why\nC-1,a\nC-2\n", "status {id}", "each.bad-row"),
        ("id,why\nC-1,a\nC-2,\"b\n", "status {id}", "each.bad-row"),
        ("id,born:date\nC-1,2024-02-30\n", "status {id}", "each.bad-cell"),
        ("id:citizen,n:number\nC-1,x\n", "status {id}", "each.bad-cell"),
        ("id,n\nC-1,20\nC-2,x\n", "find a --limit {n}", "usage.bad-value"),
        ("id\nC-1\n", "unlink {id} vneid --reason 'Mất máy'", "confirm.missing"),
    ])
    func nothingRunsWhenTheTableOrTheLineIsWrong(_ text: String, _ line: String, _ code: String)
        throws
    {
        let desk = try Desk()
        let path = try file(text, desk)
        let run = desk.run(opened + "each \(path) \(line)")
        #expect(run.out.isEmpty && run.err.contains("error[\(code)]"), "\(run.err)")
        #expect(run.status == (code == "confirm.missing" ? 4 : 64))
        #expect(try desk.store.read { try $0.supportCase("T-1") } == nil)
    }

    @Test func whereKeepsRowsThatAgree() throws {
        let desk = try Desk()
        let path = try file("id,p,k\nC-1,052,a\nC-2,001,a\nC-3,052,b\nC-4,052,a\n", desk)
        let run = desk.run(opened + "each \(path) --where p=052 --where=k=a status {id}")
        let lines = try results(run.out).dropFirst().map { $0["line"] as? Int }
        #expect(run.status == 0 && lines == [2, 5])
    }

    @Test func rowsThatFailAreKeptAndRunAgainOnceMended() throws {
        let desk = try Desk()
        let path = try file(
            "id,n:number,note\nC-1,1,x\nC-77777,2,\"a \"\"b\"\", c\"\nC-2,x,y\nC-3,3,\n",
            desk
        )
        let rejects = desk.folder.path + "/tables/rejects.csv"
        let run = desk.run(opened + "each \(path) --rejects \(path)-1 status {id}\n")
        #expect(run.status == 2)
        let line = "each \(path) --rejects \(rejects) status {id}\n"
        let second = desk.run(opened + line)
        #expect(second.status == 2)
        #expect(try results(second.out).count == 4)
        let text = try String(contentsOfFile: rejects, encoding: .utf8)
        let rows = text.split(separator: "\r\n").map(String.init)
        #expect(rows.count == 3 && rows[0] == "id,n:number,note,reject_code,reject_reason")
        #expect(rows[1].hasPrefix("C-77777,2,\"a \"\"b\"\", c\",citizen.not-found,"))
        #expect(rows[2].hasPrefix("C-2,x,y,each.bad-cell,"))
        #expect(desk.lastRun?.state == .finished)
        // Mended, the file runs as it is; what failed again would go to another file.
        let mended = text.replacingOccurrences(of: "C-77777", with: "C-4")
            .replacingOccurrences(of: ",x,y", with: ",4,y")
        let again = try file(mended, desk, "again.csv")
        let third = desk.run(opened + "each \(again) --rejects \(rejects)2 status {id}\n")
        #expect(third.status == 0)
        #expect(!FileManager.default.fileExists(atPath: rejects + "2"))
        // A file that is there is never replaced.
        let fourth = desk.run(opened + line)
        #expect(fourth.err.contains("output.exists") && fourth.status != 0)
        #expect(try String(contentsOfFile: rejects, encoding: .utf8) == text)
    }

    @Test func whatAnEachLineExpectsHoldsForEachRow() throws {
        let desk = try Desk()
        let path = try file("id,how\nC-1,x\nC-77777,y\n", desk)
        let run = desk.run(opened + "expect not-found each \(path) --where how=y status {id}")
        #expect(run.status == 0)
        #expect(desk.run(opened + "- each \(path) status {id}\nwhoami").status == 0)
    }

    @Test func aTableThatIsStillBeingWrittenStopsTheRun() throws {
        let desk = try Desk()
        let path = try file("id\n" + String(repeating: "C-1\n", count: 2000), desk)
        var looks = 0
        let run = desk.run(
            opened + "each \(path) status {id}",
            stop: {
                looks += 1
                // Long after the check, while rows are running.
                if looks == 40, let file = FileHandle(forWritingAtPath: path) {
                    file.seekToEndOfFile()
                    file.write(Data("C-2\n".utf8))
                }
                return nil
            }
        )
        #expect(run.err.contains("error[each.file-changed]"), "\(run.err.suffix(300))")
        #expect(run.status == 1 && desk.lastRun?.state == .stopped)
        #expect((desk.lastRun?.next ?? 0) < 2001)
    }

    @Test func nothingIsWrittenBesideTheStore() throws {
        let desk = try Desk()
        let path = try file("id\nC-77777\n", desk)
        let beside = desk.folder.path + "/rejects.csv"
        let run = desk.run(opened + "each \(path) --rejects \(beside) status {id}")
        #expect(run.status == 64 && run.out.isEmpty)
        #expect(run.err.contains("error[output.beside-store]"))
    }

    @Test func theStoresOwnFilesAreNoTables() throws {
        let desk = try Desk()
        for name in ["store.sqlite"] {
            let path = desk.folder.path + "/" + name
            let reader = ScriptReader(
                registry: desk.dispatcher.context.registry,
                files: DiskFiles(closed: [path])
            )
            let script = desk.folder.path + "/each.lk"
            try "each \(path) status {id}".write(toFile: script, atomically: false, encoding: .utf8)
            var walk = reader.read([script]).walk
            guard case .fault(let fault) = walk.next() else {
                Issue.record("the store was read")
                return
            }
            #expect(fault.error.code == "file.unreadable")
        }
    }
}
