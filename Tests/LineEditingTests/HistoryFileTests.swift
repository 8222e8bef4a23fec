import Glibc
import Testing

@testable import LineEditing

@Suite struct HistoryFiles {
    @Test func keepsLinesExactly() throws {
        let path = temporaryPath()
        defer { unlink(path) }
        let file = HistoryFile(path: path)
        #expect(try file.load() == [])
        let lines = ["đường \\n", "hai\ndòng", "ba\\\\", "b\r"]
        for line in lines {
            try file.append(line)
        }
        #expect(try file.load() == lines)
        var status = stat()
        #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    }

    @Test func loadsTheLastAndShortens() throws {
        let path = temporaryPath()
        defer { unlink(path) }
        let file = HistoryFile(path: path, limit: 3)
        for number in 1...13 {
            try file.append("\(number)")
        }
        #expect(try file.load() == ["11", "12", "13"])
        #expect(contents(of: path) == "11\n12\n13\n")
    }

    @Test func refusesWhatIsNotPrivate() throws {
        let path = temporaryPath()
        defer { unlink(path) }
        let file = HistoryFile(path: path)
        try file.append("một")
        for mode: mode_t in [0o640, 0o604, 0o620] {
            chmod(path, mode)
            #expect(throws: HistoryFile.Problem.notPrivate) { try file.load() }
            #expect(throws: HistoryFile.Problem.notPrivate) { try file.append("hai") }
        }
    }

    @Test func refusesLinksAndFolders() throws {
        let path = temporaryPath()
        let link = temporaryPath()
        defer {
            unlink(path)
            unlink(link)
        }
        try HistoryFile(path: path).append("một")
        #expect(symlink(path, link) == 0)
        #expect(throws: HistoryFile.Problem.notAFile) { try HistoryFile(path: link).load() }
        #expect(throws: HistoryFile.Problem.notAFile) { try HistoryFile(path: link).append("x") }
        #expect(throws: HistoryFile.Problem.notAFile) { try HistoryFile(path: "/tmp").load() }
        #expect(throws: HistoryFile.Problem.self) { try HistoryFile(path: "/tmp/no/x").append("x") }
    }

    @Test func survivesBadBytes() throws {
        let path = temporaryPath()
        defer { unlink(path) }
        let file = open(path, O_WRONLY | O_CREAT, 0o600)
        let bytes: [UInt8] = [0x61, 0xFF, 0x0A, 0x00, 0x62, 0x5C]
        #expect(write(file, bytes, bytes.count) == bytes.count)
        close(file)
        #expect(try HistoryFile(path: path).load() == ["a\u{FFFD}", "b"])
    }

    @Test func whatIsKept() {
        #expect(HistoryFile.isKept("a", after: nil))
        #expect(!HistoryFile.isKept("a", after: "a"))
        #expect(!HistoryFile.isKept(" a", after: nil))
        #expect(!HistoryFile.isKept("", after: nil))
        #expect(!HistoryFile.isKept("\t", after: nil))
    }
}
