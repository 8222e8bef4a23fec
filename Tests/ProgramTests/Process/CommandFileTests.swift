import Glibc
import Testing

@testable import ProgramSupport

/// Command files as a process reads them.
@Suite struct CommandFiles {
    /// Nothing of a file runs when one line is wrong: there is but one record, of the refusal.
    private func rejected(_ bytes: [UInt8], _ code: String, at place: String) throws {
        let desk = try Desk()
        try Files.write(bytes, to: desk.folder + "/lệnh.lk")
        for input in ["file", "stdin"] {
            let isFile = input == "file"
            let call = try desk.call(
                isFile ? ["run", desk.folder + "/lệnh.lk"] : [],
                input: isFile ? .nothing : .bytes(bytes)
            )
            #expect(call.status == 64, "\(call.all.prefix(300))")
            #expect(call.out.isEmpty)
            #expect(call.err.contains("\(place): error[\(code)]"), "\(call.err.prefix(300))")
            #expect(call.err.utf8.count < 3000)
            #expect(!call.err.utf8.contains(0))
        }
        #expect(try desk.acts() == ["script.rejected", "script.rejected"])
        #expect(try desk.isSound())
    }

    @Test func aMegabyteInOneLine() throws {
        let long = String(repeating: "x", count: 1 << 20)
        try rejected(Array("whoami\nfind \(long)\n".utf8), "syntax.line-too-long", at: ":2:1")
        try rejected(Array("whoami\n\n# \(long)".utf8), "syntax.line-too-long", at: ":3:1")
    }

    @Test func nulBytes() throws {
        try rejected(Array("whoami\nfind a\0b\nwhoami\n".utf8), "syntax.nul-byte", at: ":2:7")
    }

    @Test func invalidText() throws {
        try rejected(
            Array("whoami\nfind \"a".utf8) + [0xFF, 0x22, 0x0A],
            "syntax.invalid-utf8",
            at: ":2:8"
        )
        try rejected(Array("whoami\n\n".utf8) + [0xE1, 0xBB], "syntax.invalid-utf8", at: ":3:1")
        try rejected([0xC0, 0xAF], "syntax.invalid-utf8", at: ":1:1")
        try rejected([0xED, 0xA0, 0x80], "syntax.invalid-utf8", at: ":1:1")
    }

    @Test func unknownWords() throws {
        try rejected(Array("whoami\nwho-ami\n".utf8), "usage.unknown-command", at: ":2:1")
        try rejected(Array("whoami --bogus\n".utf8), "usage.unknown-option", at: ":1:8")
    }

    @Test func markAndLineEndsOfOtherSystems() throws {
        let desk = try Desk()
        let call = try desk.call(
            ["--format", "jsonl"],
            input: .text("\u{FEFF}whoami\r\n\r\n# chú thích\r\nwhoami")
        )
        #expect(call.status == 0)
        #expect(call.lines.map { $0.json["line"] as? Int } == [1, 4])
    }

    @Test func emptyInput() throws {
        let desk = try Desk()
        for input in [Input.nothing, .text(""), .text("\n\n# nichts\n")] {
            let call = try desk.call([], input: input)
            #expect(call.status == 0 && call.all.isEmpty)
        }
    }

    @Test func closedInput() throws {
        let desk = try Desk()
        for words in [[], ["run", "-"]] {
            let call = try desk.call(words, input: .closed)
            #expect(call.status == 74)
            #expect(call.err.contains("error[file.unreadable]"))
        }
        #expect(try desk.call(["exec", "whoami"], input: .closed).status == 0)
        #expect(try desk.isSound())
    }

    @Test func severalFilesAndStandardInput() throws {
        let desk = try Desk()
        let one = try desk.file("một.lk", "set A CALL-5\nsource hai.lk\n")
        _ = try desk.file("hai.lk", "case open ${A} --reason \"công dân gọi\"\n")
        let call = try desk.call(
            ["--format", "jsonl", "run", one, "-"],
            input: .text("status C-1\n")
        )
        #expect(call.status == 0, "\(call.all)")
        #expect(call.lines.map(\.command) == ["case open", "status"])
        #expect(call.lines.map { $0.json["file"] as? String } == [desk.folder + "/hai.lk", "-"])
    }

    /// An error would show a line of what is kept there.
    @Test func theStoresOwnFilesAreNoCommandFiles() throws {
        let desk = try Desk()
        symlink(desk.home + "/audit.key", desk.folder + "/link.lk")
        for path in [desk.home + "/audit.key", desk.folder + "/link.lk", desk.store] {
            let call = try desk.call(["run", path])
            #expect(call.status == 74 && call.out.isEmpty)
            #expect(!call.err.contains("PRIVATE"))
        }
    }

    @Test func stopsAtTheFirstFailure() throws {
        let desk = try Desk()
        let text = "case open T --reason \"công dân\"\nshow C-999\n-show C-998\nwhoami\n"
        let stopped = try desk.script(text)
        #expect(stopped.status == 1 && stopped.lines.count == 2)
        let on = try desk.script(text, ["--keep-going"])
        #expect(on.status == 2 && on.lines.count == 4)
        #expect(try desk.script("-" + "show C-1\nwhoami\n").status == 0)
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func signalsStopAfterTheRunningLine(_ signal: Int32) throws {
        let desk = try Desk()
        let text = String(repeating: "whoami\n", count: 30_000)
        let run = try desk.start(["--format", "jsonl"], input: .text(text))
        try Clock.wait("first lines") { run.output.utf8.count > 2000 }
        run.signal(signal)
        #expect(try run.wait() == 128 + signal)
        #expect(run.errors.contains("Đã dừng sau lệnh đang chạy"))
        let lines = Desk.Call(status: 0, out: run.output, err: "").lines
        #expect(lines.count < 30_000)
        #expect(run.output.hasSuffix("}\n"))
        #expect(try desk.acts().count == lines.count || lines.count >= 1000)
        #expect(try desk.isSound())
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func signalsEndTheWaitForInput(_ signal: Int32) throws {
        let desk = try Desk()
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw Trouble("pipe") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { ends.forEach { close($0) } }
        let run = try desk.start([], input: .descriptor(ends[0]))
        _ = Glibc.write(ends[1], "whoami\n", 7)
        // The store is open and the signals are caught once the first line has been taken.
        try Clock.wait("the first line is read") {
            var waiting: Int32 = 0
            _ = ioctl(ends[0], UInt(FIONREAD), &waiting)
            return waiting == 0
        }
        run.signal(signal)
        #expect(try run.wait(within: 10) == 128 + signal)
        #expect(run.output.isEmpty)
        #expect(try desk.acts().isEmpty)
    }
}
