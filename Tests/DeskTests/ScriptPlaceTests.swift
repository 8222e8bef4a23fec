import Console
import DisplayColumns
import Foundation
import Identity
import Testing

@testable import lienket

/// Where mistakes are said to be, what bytes a file may hold, and files that name other files.
@Suite struct ScriptPlaceTests {
    /// The place, code and caret column of a file's first mistake.
    private func mistake(_ text: String) throws -> (head: String, line: String, caret: Int) {
        let err = try Desk(language: .en).run(text).err
        let lines = err.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        try #require(lines.count > 2)
        let caret = lines[2].firstIndex(of: "^").map {
            lines[2].distance(from: lines[2].startIndex, to: $0) - 1
        }
        return (lines[0], lines[1], try #require(caret))
    }

    @Test(arguments: [
        ["whoami\nstatus --nope", "-:2:8: error[usage.unknown-option]", "8"],
        ["case note 'Trần Thị Mai' --nope", "-:1:26: error[usage.unknown-option]", "26"],
        [
            "case note 'Tra\u{302}\u{300}n Thi\u{323} Mai' --nope",
            "-:1:26: error[usage.unknown-option]", "26",
        ],
        ["case note '漢字' --nope", "-:1:18: error[usage.unknown-option]", "18"],
        ["trạng-thái C-1 C-2 C-3", "-:1:16: error[usage.too-many-arguments]", "16"],
        ["tra\u{323}ng-tha\u{301}i C-1 C-2", "-:1:16: error[usage.too-many-arguments]", "16"],
        ["case note \\\n'Trần' --nope", "-:2:8: error[usage.unknown-option]", "8"],
        ["\t status --nope", "-:1:", ""],
    ])
    func theCaretIsUnderTheMistake(_ row: [String]) throws {
        let found = try mistake(row[0])
        #expect(found.head.hasPrefix(row[1]))
        guard let column = Int(row[2]) else {
            let place = try #require(found.head.split(separator: ":").dropFirst(2).first)
            #expect(Int(place) == found.caret)
            return
        }
        #expect(found.caret == column)
        #expect(DisplayWidth.of(found.line) >= column)
    }

    @Test func crlfAndABOMAreFine() throws {
        let desk = try Desk()
        let run = desk.run("\u{FEFF}" + Desk.open.dropLast() + "\r\nstatus C-2\r\n\r\n# hết\r\n")
        #expect(run.status == 0)
        #expect(run.out.contains("\"line\":2,\"command\":\"status\""))
        let wrong = desk.run("\u{FEFF}whoami\r\nstatus --nope\r\n")
        #expect(wrong.err.hasPrefix("-:2:8: error[usage.unknown-option]"))
        #expect(!wrong.err.contains("\r"))
    }

    @Test func bytesThatAreNoTextAreToldByOffset() throws {
        let desk = try Desk(language: .en)
        let run = desk.runBytes(
            Array("whoami\ncase note Tr".utf8) + [0xE1, 0xBA] + Array("n\n".utf8)
        )
        #expect(run.status == 64)
        #expect(run.err.hasPrefix("-:2:13: error[syntax.invalid-utf8]"))
        #expect(run.err.contains("byte 19 "))
        #expect(run.out.isEmpty)
        let overlong = desk.runBytes([0xC0, 0xAF])
        #expect(overlong.err.contains("byte 0 "))
        let surrogate = desk.runBytes(Array("x".utf8) + [0xED, 0xA0, 0x80])
        #expect(surrogate.err.contains("byte 1 "))
    }

    @Test func aNULIsNoText() throws {
        for text in ["whoami\nstatus C-1\0", "whoami\n# \0", "whoami\n'\0'"] {
            let run = try Desk().run(text)
            #expect(run.status == 64)
            #expect(run.err.hasPrefix("-:2:"))
            #expect(run.err.contains("error[syntax.nul-byte]"))
            #expect(!run.err.contains("\0"))
            #expect(run.out.isEmpty)
        }
    }

    @Test func anUnfinishedLastLineIsAMistake() throws {
        #expect(try Desk().run("whoami \\").err.contains("error[syntax.unfinished-line]"))
        #expect(try Desk().run("whoami \\\n").err.contains("error[syntax.unfinished-line]"))
        #expect(try Desk().run("case open C \\\n --reason \"Gọi \\\n hỏi\"").status == 0)
    }

    @Test func errorsShowNoNumbersOfPeople() throws {
        let run = try Desk().run("status 052089999999 0905000001 trungdu.dang@example.com --nope")
        #expect(Canaries.found(in: run.err) == [])
        #expect(run.err.contains("•"))
    }

    // MARK: Files that name files

    @Test func includedFilesAreFoundBesideTheirIncluder() throws {
        let files = try Files([
            "main.lk": "source sub/a.lk\nwhoami\n", "sub/a.lk": "source b.lk\nsource ../c.lk\n",
            "sub/b.lk": "set T CALL-5\n", "c.lk": "case open ${T} --reason 'Gọi hỏi'\n",
        ])
        let run = try files.run("main.lk")
        #expect(run.status == 0)
        #expect(run.out.contains("\"ticket\":\"CALL-5\""))
        #expect(run.out.contains("sub/../c.lk\",\"line\":1"))
    }

    @Test func aMistakeTellsHowTheFileCameToBeRead() throws {
        let files = try Files([
            "main.lk": "whoami\nsource sub/a.lk\n", "sub/a.lk": "\nsource b.lk\n",
            "sub/b.lk": "# x\nstauts\n",
        ])
        let run = try files.run("main.lk")
        #expect(run.status == 64)
        #expect(run.out.isEmpty)
        let err = run.err.replacingOccurrences(of: files.folder.path + "/", with: "")
        #expect(err.hasPrefix("sub/b.lk:2:1: error[usage.unknown-command]"))
        #expect(err.hasSuffix("  from sub/a.lk:2\n  from main.lk:2\n"))
    }

    @Test func filesMayBeTwentyFiveDeep() throws {
        func chain(_ depth: Int) throws -> (status: Int32, out: String, err: String) {
            var texts = ["f\(depth).lk": "whoami\n"]
            for level in 0..<depth { texts["f\(level).lk"] = "source f\(level + 1).lk\n" }
            return try Files(texts).run("f0.lk")
        }
        #expect(try chain(25).status == 0)
        #expect(try chain(25).out.contains("whoami"))
        let deep = try chain(26)
        #expect(deep.status == 64)
        #expect(deep.out.isEmpty)
        #expect(deep.err.contains("error[syntax.nested-too-deep]"))
    }

    @Test(.timeLimit(.minutes(1))) func aFileThatIncludesItselfIsAMistake() throws {
        for text in [
            "whoami\nsource a.lk\n", "source a.lk\nsource a.lk\n", "source ./a.lk\nsource b.lk\n",
        ] {
            let run = try Files(["a.lk": text, "b.lk": "source ./a.lk\nsource a.lk\n"]).run("a.lk")
            #expect(run.status == 64)
            #expect(run.out.isEmpty)
            #expect(run.err.contains("error[syntax.nested-too-deep]"))
        }
    }

    @Test func aMissingOrUnreadableFileHasItsStatus() throws {
        #expect(try Files(["a.lk": "whoami\nsource nope.lk\n"]).run("a.lk").status == 66)
        #expect(try Files([:]).run("nope.lk").status == 66)
        #expect(try Files(["d/x.lk": ""]).run("d").status == 74)
        let both = try Files(["a.lk": "stauts\nsource nope.lk\n"]).run("a.lk")
        #expect(both.status == 64)
    }

    @Test func aDryRunOrAYesReachesTheFileThatIsSourced() throws {
        let edit = "edit C-2 email a@example.com --reason 'Đổi' --yes\n"
        let files = try Files(["a.lk": "source b.lk --dry-run\n", "b.lk": edit])
        let dry = try files.run("a.lk")
        #expect(dry.out.contains("\"planned\""))
        let path = files.folder.path + "/b.lk"
        let desk = try Desk()
        let before = try desk.state()
        _ = desk.type([Desk.open.trimmingCharacters(in: .newlines), "source \(path) --dry-run"])
        #expect(try desk.state() == before)
        _ = desk.type(["source \(path)"])
        #expect(try desk.state() != before)
    }
}

/// Command files in a folder of their own.
final class Files {
    let folder: URL

    init(_ texts: [String: String]) throws {
        folder = URL(fileURLWithPath: NSTemporaryDirectory())
            .appendingPathComponent("lienket-files-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in texts {
            let file = folder.appendingPathComponent(name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Runs one of the files at a fresh desk, under a case.
    func run(_ name: String) throws -> (status: Int32, out: String, err: String) {
        let desk = try Desk()
        _ = try desk.dispatch("case open CALL-1 --reason 'Gọi hỏi'")
        return desk.runFiles([folder.path + "/" + name])
    }
}

extension Desk {
    /// Runs bytes as a command file.
    func runBytes(_ bytes: [UInt8]) -> (status: Int32, out: String, err: String) {
        runFiles(["-"], source: OneFile(bytes: bytes))
    }

    /// Runs files from disk in order, as `lienket run` does.
    func runFiles(_ paths: [String], source: any FileSource = DiskFiles(), yes: Bool = false)
        -> (status: Int32, out: String, err: String)
    {
        var out = ""
        var err = ""
        let printer = ResultPrinter(
            language: dispatcher.context.language,
            colors: (false, false),
            isForTerminal: false,
            namesPlaces: true,
            columns: { 100 },
            write: { out += $0 },
            report: { err += $0 }
        )
        dispatcher.adopt(format: .jsonl)
        let reader = ScriptReader(registry: dispatcher.context.registry, files: source)
        let runner = ScriptRunner(
            dispatcher: dispatcher,
            output: printer,
            mode: RunMode(yes: yes, isFile: true),
            rules: StopRules(),
            stop: { nil }
        )
        return (runner.run(reader.read(paths)).status, out, err)
    }
}
