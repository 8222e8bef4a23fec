import CommandKit
import Console
import Identity
import Testing

@testable import lienket

/// The k-th write, sync, truncation, deletion or opening of a file fails, for every k: a command is
/// done as on a sound disk, or it is refused and nothing of it is there.
@Suite struct KthWrites {
    @Test func theRowsNameEveryCommand() throws {
        let registry = try CommandRegistry(Wiring.plugins)
        let parser = LineParser(registry: registry)
        let named = try EveryCommand.rows.compactMap { row in
            let text = row.text.replacing("{seq}", with: "0").replacing("{", with: "")
                .replacing("}", with: "")
            return try parser.parse(try Tokenizer.tokenize(LineText(text)))?.invocation.manifest
                .name
        }
        #expect(Set(named) == Set(registry.manifests.map(\.name)))
    }

    @Test(arguments: EveryCommand.rows) func once(_ row: CommandRow) throws {
        try Sweep(row: row, lasts: false, isFull: false)()
    }

    @Test(arguments: EveryCommand.rows) func fromThenOn(_ row: CommandRow) throws {
        try Sweep(row: row, lasts: true, isFull: true)()
    }
}
