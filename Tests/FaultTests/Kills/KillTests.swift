import Glibc
import Testing

@testable import ProgramSupport

/// Four processes write to one store and are killed, hundreds of times.
@Suite struct Kills {
    private static let atLeast = 320

    @Test func nothingThatWasShownIsLost() throws {
        let desk = try Desk()
        let shown = Shown()
        let before = try StoreImage(desk.store)
        var serial = 0
        var audits: [Launch] = []
        var writers: [Writer] = []
        func start(_ index: Int) throws -> Writer {
            serial += 1
            let file = CommandFile(serial: serial, writer: index, lines: 60)
            return try Writer(desk, file, login: ["lan", "minh", "hoa", "quang"][index])
        }
        for index in 0..<4 { writers.append(try start(index)) }
        let until = Clock.now + 150
        while shown.kills < Kills.atLeast, Clock.now < until {
            for index in writers.indices where writers[index].attend() {
                try shown.take(writers[index])
                writers[index] = try start(index)
                // The others write meanwhile.
                if shown.kills / 100 > audits.count {
                    audits.append(
                        try desk.start(
                            ["--format", "jsonl", "exec", "audit", "verify"],
                            login: "thu"
                        )
                    )
                }
            }
            usleep(500)
        }
        for writer in writers { try shown.take(writer) }
        for audit in audits {
            #expect(try audit.wait(within: 60) == 1)
            #expect(audit.output.contains("verify.no-anchor"), "\(audit.output)\(audit.errors)")
        }
        #expect(shown.kills >= 300)
        #expect(shown.troubles.isEmpty, "\(shown.troubles.prefix(5))")
        #expect(try desk.isSound())
        try Replay(before: before, after: StoreImage(desk.store)).check(shown)
    }
}
