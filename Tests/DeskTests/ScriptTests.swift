import Console
import Foundation
import Identity
import Store
import Testing

@testable import lienket

/// Command files: checked as a whole, run line by line, and what the exit status says.
@Suite struct ScriptTests {
    static let open = Desk.open

    @Test(arguments: [
        "stauts C-1", "status --nope", "status C-1 C-2 C-3", "status 'C-1", "link C-1 vneid",
        "status ${NOBODY}", "sta C-1", "help nothing", "source khong-co.lk",
    ])
    func aMistakeInTheLastLineAndNothingRuns(_ mistake: String) throws {
        let desk = try Desk()
        let size = try desk.auditSize
        let run = desk.run(Self.open + "status C-1\n" + mistake, yes: true, keepGoing: true)
        #expect(run.status == (mistake.hasPrefix("source") ? 66 : 64))
        #expect(run.out.isEmpty)
        #expect(run.err.hasPrefix("-:3:"))
        #expect(try desk.trail(from: size).allSatisfy { $0.hasPrefix("script.rejected") })
        #expect(try desk.auditSize == size + 1)
    }

    @Test func everyMistakeIsToldAtOnce() throws {
        let run = try Desk().run("a\nb\nwhoami\nstatus --x\n'")
        for place in ["-:1:1:", "-:2:1:", "-:4:8:", "-:5:1:"] { #expect(run.err.contains(place)) }
        #expect(!run.err.contains("-:3:"))
    }

    @Test func valuesAreOneWordAndNeverReadAgain() throws {
        let desk = try Desk()
        let results = try desk.results(
            Self.open + """
                set NAME 'tran thi mai'
                find ${NAME}
                set TRICK '${NAME}'
                case note ${TRICK}
                set OPTION --limit
                case note ${OPTION}
                set BLANKS 'a  "b" #c'
                case note ${BLANKS}
                case note "x${BLANKS}y"
                case note '${BLANKS}'
                case note \\${BLANKS}
                """
        )
        #expect(results.map(\.ending) == Array(repeating: "ok -", count: results.count))
        #expect(results[1].data["total"] as? Int == 2)
        let notes = (results.last?.data["notes"] as? [[String: Any]] ?? []).map {
            $0["text"] as? String
        }
        #expect(
            notes == [
                "${NAME}", "--limit", "a  \"b\" #c", "xa  \"b\" #cy", "${BLANKS}", "${BLANKS}",
            ]
        )
    }

    @Test(arguments: [
        "set A status\n${A} C-1", "set A sta\n${A}tus C-1", "set A set\n${A} B C\nwhoami",
        "set A source\n${A} x.lk", "set A -\n${A}status",
    ])
    func aCommandIsNeverPutIn(_ text: String) throws {
        let run = try Desk().run(text)
        #expect(run.status == 64)
        #expect(run.err.contains("-:2:1: error[syntax.substituted-command]"), "\(run.err)")
        #expect(run.out.isEmpty)
    }

    @Test func aSetNeedsANameAndAValue() throws {
        for line in ["set", "set A", "set A b c", "set 1A b", "set A-B c", "set '' b"] {
            let run = try Desk().run(line)
            #expect(run.status == 64, "\(line)")
            #expect(run.out.isEmpty)
        }
        #expect(try Desk().run("set TÊN_1 x\nset A \"${TÊN_1}\"\nalias").status == 0)
    }

    @Test func aRunStopsAtTheFirstFailureWithItsStatus() throws {
        for (line, status) in [
            ("status C-999", 1), ("status 271460123", 1), ("status", 1), ("status C-59", 1),
            ("edit C-2 email x --reason 'Đổi'", 1),
        ] {
            let desk = try Desk()
            let run = desk.run(Self.open + line + "\nwhoami", yes: true)
            #expect(run.status == Int32(status), "\(line)")
            #expect(run.out.split(separator: "\n").count == 2, "\(line)")
            #expect(!run.out.contains("whoami"))
        }
    }

    @Test func keepGoingGoesOnAndSaysSo() throws {
        let run = try Desk().run(Self.open + "status C-999\nwhoami", keepGoing: true)
        #expect(run.status == 2)
        #expect(run.out.contains("\"command\":\"whoami\""))
        #expect(try Desk().run(Self.open + "whoami", keepGoing: true).status == 0)
    }

    @Test func aHyphenForgivesItsLineAlone() throws {
        let run = try Desk().run(Self.open + "- status C-999\n-status C-998\nwhoami")
        #expect(run.status == 0)
        #expect(run.out.split(separator: "\n").count == 4)
        #expect(try Desk().run(Self.open + "- status C-999\nstatus C-999\nwhoami").status == 1)
        // A mistake is still a mistake of the whole file.
        #expect(try Desk().run("- stauts C-1\nwhoami").status == 64)
    }

    @Test(arguments: [
        "edit C-2 email a@example.com --reason 'Đổi'", "link C-3 vneid 079085990003",
        "unlink C-29 vnpost --reason 'Đề nghị'", "relink C-30 vneid --reason 'Nhầm'", "undo 1",
        "sync C-22", "refresh C-8 --commit",
    ])
    func changesNeedAYes(_ line: String) throws {
        let desk = try Desk()
        let before = try desk.state()
        let run = desk.run(Self.open + "whoami\n" + line)
        #expect(run.status == 4)
        #expect(run.out.isEmpty)
        #expect(run.err.contains("-:3:1: error[confirm.missing]"))
        #expect(try desk.state() == before)
        #expect(desk.run(Self.open + line + " --yes").status != 4)
        #expect(try Desk().run(Self.open + line, yes: true).status != 4)
        #expect(try Desk().run(Self.open + line, dryRun: true).status != 4)
    }

    @Test func refreshWithoutCommitNeedsNone() throws {
        let desk = try Desk()
        let before = try desk.version("C-8")
        let result = try desk.last("refresh C-8", yes: false)
        #expect(result.ending == "ok -")
        #expect(result.data["committed"] as? Bool == false)
        #expect(try desk.version("C-8") == before)
    }

    @Test func aDryRunOfAWholeFileChangesNothing() throws {
        let desk = try Desk()
        let before = try desk.state()
        let results = try desk.results(
            Self.open + """
                edit C-2 email a@example.com --reason 'Đổi'
                unlink C-29 vnpost --reason 'Đề nghị'
                refresh C-8 --commit
                status C-2
                """,
            dryRun: true
        )
        #expect(
            results.map(\.ending) == [
                "planned -", "planned -", "planned -", "planned -", "ok -",
            ]
        )
        #expect(try desk.state() == before)
        #expect(try desk.store.read { try $0.supportCases(limit: 10) }.isEmpty)
    }

    @Test func aDryRunOfALineOpensNoCase() throws {
        let desk = try Desk()
        let results = try desk.results(
            "case open CALL-9 --reason 'Thử' --dry-run\nstatus C-2\n"
        )
        #expect(results.map(\.ending) == ["planned -", "refused conduct.case-required"])
        let screen = desk.type(["case open CALL-9 --reason 'Thử' --dry-run", "status C-2"])
        #expect(screen.contains("error[conduct.case-required]"))
        #expect(!screen.contains("Hồng Nhung"))
    }

    @Test func quitEndsAFileEarly() throws {
        let run = try Desk().run("whoami\nquit\nstatus C-999")
        #expect(run.status == 0)
        #expect(run.out.split(separator: "\n").count == 2)
    }

    @Test func vietnameseNamesWorkInFiles() throws {
        let results = try Desk().results(
            "vụ-việc mở CALL-1 --reason 'Gọi hỏi'\ntrạng-thái C-2\nTRANG-THAI C-2\n"
                + "tra\u{323}ng-tha\u{301}i C-2"
        )
        #expect(results.map(\.ending) == ["ok -", "ok -", "ok -", "ok -"])
        #expect(results.last?["command"] as? String == "status")
    }
}
