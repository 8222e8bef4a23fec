import Foundation
import Glibc
import Testing

@testable import ProgramSupport

/// Several processes on one store, one suite after the other.
@Suite(.serialized) enum SeveralProcesses {}

extension SeveralProcesses {
    @Suite struct Writers {
        @Test func nobodySeesTheOthers() throws {
            let desk = try Desk()
            let crowd = Crowd(desk, processes: 6, linesEach: 60)
            let until = Clock.now + 3
            repeat { try crowd.round() } while Clock.now < until
            #expect(crowd.failures.isEmpty, "\(crowd.failures.prefix(5))")
            try crowd.check()
        }

        @Test func oneOfManyInitialisesTheStore() throws {
            let desk = try Desk(nil)
            let launches = try (0..<6).map { _ in try desk.start(["init", "--demo"], login: nil) }
            let statuses = try launches.map { try $0.wait() }
            #expect(statuses.filter { $0 == 0 }.count == 1)
            #expect(
                zip(launches, statuses).allSatisfy { launch, status in
                    status == 0 || (status == 1 && launch.errors.contains("store.exists"))
                }
            )
            #expect(try desk.isSound())
            #expect(!Files.names(in: desk.home).contains { $0.contains(".new-") })
        }

        @Test func oneOfManyImports() throws {
            let desk = try Desk(.real)
            let launches = try (0..<5).map { _ in
                try desk.start(["import", Paths.demonstration], login: nil)
            }
            let statuses = try launches.map { try $0.wait() }
            #expect(statuses.sorted() == [0, 64, 64, 64, 64])
            #expect(try desk.call(["doctor"], login: nil).out.contains(" 66 C"))
        }

        @Test func oneOfTwoUnlinks() throws {
            let desk = try Desk()
            let text =
                "case open T --reason \"công dân\"\nunlink C-29 vnpost --reason \"công dân yêu cầu\"\n"
            let launches = try (0..<6).map { _ in
                try desk.start(["--format", "jsonl", "--yes"], input: .text(text))
            }
            var outcomes: [String] = []
            for launch in launches {
                #expect(try launch.wait() == 0)
                let lines = Desk.Call(status: 0, out: launch.output, err: "").lines
                outcomes.append(lines.last?.outcome ?? "")
            }
            #expect(outcomes.sorted() == ["ok"] + Array(repeating: "unchanged", count: 5))
        }
    }
}
