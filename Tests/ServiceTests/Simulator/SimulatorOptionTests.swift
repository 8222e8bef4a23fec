import Testing

@testable import ProgramSupport

@Suite struct SimulatorOptionTests {
    private func run(_ words: [String]) throws -> (status: Int32, out: String, err: String) {
        let folder = try Files.makeFolder()
        defer { Files.removeFolder(folder) }
        let launch = try Launch(
            Paths.simulator,
            words,
            environment: ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"],
            folder: folder
        )
        let status = try launch.wait()
        return (status, launch.output, launch.errors)
    }

    @Test func helpComesInBothLanguages() throws {
        let vietnamese = try run(["--help"])
        #expect(vietnamese.status == 0 && vietnamese.out.hasPrefix("Cách dùng:"))
        let english = try run(["--help", "--lang", "en"])
        #expect(english.status == 0 && english.out.hasPrefix("Usage:"))
    }

    @Test(arguments: [
        [], ["--registry"], ["--registry", "a", "--port", "65536"], ["--registry", "a", "--bogus"],
        ["--registry", "a", "--latency", "5"], ["--registry", "a", "--latency", "9ms-1ms"],
        ["--registry", "a", "--fail-rate", "1.1"], ["--registry", "a", "--outage-for", "1"],
        ["--registry", "a", "--quota", "0/s"], ["--registry", "a", "--key", "k"],
        ["--registry", "a", "--tls", "--key", "k"], ["--registry", "a", "--registry", "b"],
        ["--registry", "a", "--quiet=1"], ["--registry", "a", "--lang", "fr"],
    ]) func badUsageIsToldOf(_ words: [String]) throws {
        let ended = try run(words)
        #expect(ended.status == 64)
        #expect(ended.err.hasPrefix("lienket-registry: "))
        #expect(ended.out.isEmpty)
    }

    @Test func aMissingFileIsToldOf() throws {
        #expect(try run(["--registry", "/khong/co.sqlite"]).status == 66)
    }
}
