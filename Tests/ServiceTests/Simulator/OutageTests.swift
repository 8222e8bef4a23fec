import Population
import Testing

@testable import ProgramSupport

/// A command file over the simulator, which goes away in the middle and comes back.
@Suite struct OutageTests {
    @Test func everyRowIsAccountedFor() throws {
        let desk = try Desk(.demonstration)
        let simulator = try Simulator(
            path: EmbeddedRegistry.path(beside: desk.store),
            folder: desk.folder,
            ["--outage-after", "40", "--outage-for", "12", "--quiet"]
        )
        let citizens = (0..<100).map { ["C-8", "C-9", "C-43", "C-1", "C-10"][$0 % 5] }
        let table = try desk.file("all.csv", "id\n" + citizens.map { $0 + "\n" }.joined())
        let file = try desk.file("each.lk", "each \(table) refresh {id} --force --commit\n")
        let base = [
            "--registry", simulator.url, "--case", "T", "--reason", "thử", "--yes", "--format",
            "jsonl",
        ]
        var endings = try desk.call(base + ["run", file]).lines
        #expect(endings.last?.outcome == "unavailable" && endings.count < 100)
        endings.removeLast()
        // While it is away the run is gone on with in vain; then it goes to the end.
        for _ in 0..<8 where endings.count < 100 {
            let run = try desk.call(base + ["run", "--resume", "1"])
            endings += run.lines.filter { $0.outcome != "unavailable" }
            #expect(run.status == 0 || run.status == 69, "\(run.all)")
        }
        #expect(endings.count == 100, "\(endings.count)")
        #expect(endings.allSatisfy { ["ok", "unchanged"].contains($0.outcome) })
        let places = endings.compactMap { $0.json["line"] as? Int }
        #expect(places == Array(2...101), "in the order of the file, each once")
        #expect(try desk.isSound())
    }
}
