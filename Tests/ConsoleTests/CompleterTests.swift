import CommandKit
import Identity
import Testing

@testable import Console

@Suite struct CompleterTests {
    static let context = CompletionContext(
        language: .en,
        references: [.init("C-1", "Đ*** T*** Du"), .init("C-12", "N*** A")],
        tickets: [.init("HD-7", "open")],
        agents: [.init("lan", "Lan")],
        aliases: [.init("tt", "status C-1")],
        files: { folder in
            folder.isEmpty
                ? [
                    .init("main.lk", isFolder: false), .init("my file.lk", isFolder: false),
                    .init("sub", isFolder: true), .init(".hidden", isFolder: false),
                ]
                : folder == "sub/"
                    ? [.init("a b", isFolder: true), .init("it's", isFolder: false)] : []
        }
    )

    func complete(_ line: String) throws -> Completion {
        Completer(registry: try Fixture.registry())
            .complete(line, cursor: line.utf8.count, Self.context)
    }

    @Test(arguments: [
        ("sta", 0..<3, ["status"]), ("STA", 0..<3, ["status"]),
        ("trang", 0..<5, ["trang-thai"]), ("trạng", 0..<7, ["trạng-thái"]),
        ("li", 0..<2, ["links", "link"]), ("liê", 0..<4, ["liên-kết"]),
        ("t", 0..<1, ["tim", "trang-thai", "tro-giup", "tt"]),
        ("ca", 0..<2, ["cap-nhat", "case"]), ("vu", 0..<2, ["vu-viec"]),
        ("case ", 5..<5, ["open", "note", "list"]), ("case o", 5..<6, ["open"]),
        ("vụ-việc ", 12..<12, ["mở", "ghi", "danh-sách"]), ("vu-viec d", 8..<9, ["danh-sach"]),
        ("unlink ", 7..<7, [".", "C-1", "C-12", "vneid", "vnpost"]),
        ("unlink C-1 ", 11..<11, ["vneid", "vnpost"]),
        ("unlink C-1 vn", 11..<13, ["vneid", "vnpost"]),
        ("unlink C-1 vneid ", 17..<17, ["--reason", "--yes", "--format", "--dry-run"]),
        ("unlink C-1 vneid --reason x --", 28..<30, ["--yes", "--format", "--dry-run"]),
        ("unlink C-1 vneid --reason ", 26..<26, []),
        ("links --format ", 15..<15, ["table", "json", "jsonl", "csv", "markdown"]),
        ("links --format=j", 15..<16, ["json", "jsonl"]),
        ("reveal pho", 7..<10, ["phone"]),
        ("reveal phone p", 13..<14, ["personalId", "phone", "placeOfBirth", "permanentAddress"]),
        ("reveal Quê", 7..<11, ["hometown"]), ("reveal 'quê q", 7..<14, ["'hometown'"]),
        ("policy set unlink", 11..<17, ["unlink.last-login"]),
        ("case open H", 10..<11, ["HD-7"]), ("help un", 5..<7, ["unlink"]),
        ("source m", 7..<8, ["main.lk", "'my file.lk'"]),
        ("source \"my", 7..<10, ["\"my file.lk\""]),
        ("source ", 7..<7, ["main.lk", "'my file.lk'", "sub/"]), ("source .", 7..<8, [".hidden"]),
        ("source sub/", 7..<11, ["'sub/a b/", "\"sub/it's\""]),
        ("zzz ", 4..<4, []), ("status # ", 9..<9, []), ("", 0..<0, ["find"]),
    ])
    func offers(_ line: String, _ range: Range<Int>, _ texts: [String]) throws {
        let completion = try complete(line)
        #expect(completion.range == range)
        if line.isEmpty {
            #expect(completion.candidates.first?.text == texts[0])
        } else {
            #expect(completion.candidates.map(\.text) == texts)
        }
    }

    @Test func describes() throws {
        #expect(try complete("sta").candidates == [Candidate("status", description: "does status")])
        #expect(try complete("case").candidates.first?.description == "open · note · list")
        #expect(try complete("source su").candidates.first?.isFinal == false)
        #expect(try complete("unlink C-12").candidates.first?.description == "N*** A")
    }

    @Test func looksAtWhatStandsBeforeTheCursor() throws {
        let completer = Completer(registry: try Fixture.registry())
        let completion = completer.complete("sta C-1", cursor: 3, Self.context)
        #expect(completion.range == 0..<3)
        #expect(completion.candidates.map(\.text) == ["status"])
        #expect(completer.complete("sta", cursor: 99, Self.context).range == 0..<3)
        #expect(completer.complete("sta", cursor: -1, Self.context).range == 0..<0)
    }
}
