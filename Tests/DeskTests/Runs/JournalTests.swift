import CommandKit
import Foundation
import Identity
import Store
import Testing

@testable import Console

/// What is kept of a run, and how a run cut short goes on.
@Suite struct JournalTests {
    private let notes =
        "case open T-1 --reason 'Cuộc gọi'\n"
        + (1...20).map { "case note 'ghi chú \($0)'\n" }.joined()

    private func written(_ desk: Desk) throws -> [String] {
        try desk.store.read { try $0.supportCase("T-1")?.notes.map(\.text) ?? [] }
    }

    @Test func everyLineHasAState() throws {
        let desk = try Desk()
        let run = desk.run(
            "whoami\n-status C-1\nexpect refused status C-1\nstatus C-1\nwhoami\n",
            keepGoing: true
        )
        #expect(run.status == 2)
        let journal = try #require(desk.lastRun)
        #expect(journal.state == .finished && journal.next == 5 && journal.lines == 5)
        let reader = try desk.store.read { reader in
            (
                try reader.runParts(journal.number).flatMap(\.endings),
                try reader.runFailures(journal.number, from: 0, limit: 10),
                try reader.runCounts(journal.number)
            )
        }
        #expect(String(decoding: reader.0, as: UTF8.self) == "orrRo")
        #expect(reader.1.map(\.line) == [3] && reader.1.map(\.code) == ["conduct.case-required"])
        #expect(reader.1.first?.place == "-:4" && reader.1.first?.seq != nil)
        #expect(
            reader.2 == [
                RunCount(command: "status", outcome: "refused", count: 3),
                RunCount(command: "whoami", outcome: "ok", count: 2),
            ]
        )
    }

    @Test func aStoppedRunGoesOnBehindItsLastEffect() throws {
        let desk = try Desk()
        var count = 0
        let first = desk.run(notes) {
            count += 1
            return count > 12 ? 130 : nil
        }
        #expect(first.status == 130)
        let stopped = try #require(desk.lastRun)
        #expect(stopped.state == .stopped && stopped.next < 21 && stopped.next > 1)
        #expect(try written(desk).count == stopped.next - 1)
        let second = desk.run(notes, resuming: try desk.dispatcher.runToResume(stopped.number))
        #expect(second.status == 0)
        #expect(try written(desk) == (1...20).map { "ghi chú \($0)" })
        #expect(try desk.store.read { try $0.run(stopped.number)?.state } == .finished)
        #expect(throws: CommandError.self) { try desk.dispatcher.runToResume(stopped.number) }
    }

    @Test func aLineThatFailedRunsAgainAndMayBeMended() throws {
        let desk = try Desk()
        let text = "case open T-1 --reason 'Cuộc gọi'\ncase note a\nstatus C-77777\ncase note b\n"
        #expect(desk.run(text).status == 1)
        let run = try #require(desk.lastRun)
        #expect(run.next == 2)
        let mended = text.replacingOccurrences(of: "C-77777", with: "C-1")
        #expect(desk.run("\n# khác bố cục\n" + mended, resuming: run).status == 0)
        #expect(try written(desk) == ["a", "b"])
        #expect(try desk.store.read { try $0.runFailureCount(run.number) } == 0)
    }

    @Test func aFileChangedBeforeThatPlaceIsRefusedWithTheLine() throws {
        let desk = try Desk()
        let text = "case open T-1 --reason 'Cuộc gọi'\ncase note a\nstatus C-77777\n"
        _ = desk.run(text)
        let run = try #require(desk.lastRun)
        for changed in [
            text.replacingOccurrences(of: "note a", with: "note b"),
            "case open T-1 --reason 'Cuộc gọi'\n", "whoami\n" + text,
        ] {
            let again = desk.run(changed, resuming: run)
            #expect(again.status == 64 && again.out.isEmpty)
            #expect(again.err.contains("error[run.changed]"))
        }
        let line = desk.run(
            text.replacingOccurrences(of: "note a", with: "note b"),
            resuming: run
        )
        #expect(line.err.contains("-:2:1:"))
        #expect(try written(desk) == ["a"])
    }

    @Test func aRunThatAnotherHasTakenOverKeepsNothing() throws {
        let desk = try Desk()
        _ = desk.run("whoami\nstatus C-77777\n")
        let run = try #require(desk.lastRun)
        // The same run is gone on with twice at once: who comes second has nothing to say.
        var stale = run
        stale.session = "another"
        let late = desk.run("whoami\nwhoami\n", resuming: stale)
        #expect(late.status != 0 && late.out.contains("run.taken-over"))
        #expect(desk.run("whoami\nwhoami\n", resuming: run).status == 0)
    }

    @Test func theSessionIsBackAtItsPlace() throws {
        let desk = try Desk()
        let text = """
            case open T-1 --reason 'Cuộc gọi'
            use C-2
            output json
            reveal all --reason 'Xác minh người gọi'
            status C-77777
            show
            """
        _ = desk.run(text)
        let run = try #require(desk.lastRun)
        let later = try desk.colleague("lan")
        try later.takeSeat(of: run, format: nil)
        #expect(later.state.ticket == "T-1" && later.state.current == CitizenNumber(2))
        #expect(later.state.format == .json && later.state.reveals.isEmpty)
    }

    @Test func journalsAreForTheirOwnersAndThoseWhoMayReadTheirRecords() throws {
        let desk = try Desk()
        _ = desk.run("whoami\n")
        let number = try #require(desk.lastRun?.number)
        let sees = ["lan": true, "hoa": true, "thu": true, "son": false, "admin": false]
        for (login, expected) in sees {
            let session = try desk.colleague(login)
            let result = try Desk.send("run show \(number)", to: session)
            #expect((result.outcome == .ok) == expected, "\(login)")
            if login != "lan" {
                #expect(throws: CommandError.self) { try session.runToResume(number) }
            }
        }
    }

    @Test func aPersonalNumberInALineIsNowhereInTheJournal() throws {
        let desk = try Desk()
        _ = desk.run("case open T-1 --reason 'Cuộc gọi'\nstatus 012345678901\n")
        let run = try #require(desk.lastRun)
        let failure = try desk.store.read { try $0.runFailures(run.number, from: 0, limit: 1) }
        #expect(failure.first?.code == "citizen.not-found")
        #expect(!"\(failure)\(run)".contains("012345678901"))
    }
}
