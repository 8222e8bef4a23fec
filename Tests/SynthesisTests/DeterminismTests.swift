import Glibc
import Testing

@testable import Synthesis

@Suite("The same size and seed give the same bytes")
struct DeterminismTests {
    @Test("twice the same")
    func repeats() throws {
        let first = try SeedFiles(citizens: 700, seed: 42)
        let second = try SeedFiles(citizens: 700, seed: 42)
        for name in SeedFiles.names {
            #expect(try first.bytes(name) == second.bytes(name), "\(name).csv")
        }
    }

    @Test("another seed, another population")
    func seedsDiffer() throws {
        let first = try SeedFiles(citizens: 50, seed: 1)
        let second = try SeedFiles(citizens: 50, seed: 2)
        #expect(try first.bytes("citizens") != second.bytes("citizens"))
    }

    /// A change here means that every population differs from the ones written before: say so in the
    /// CHANGELOG.
    @Test("the digest of 50 citizens from seed 1")
    func golden() throws {
        #expect(try SeedFiles(citizens: 50, seed: 1).digest() == 0x4207_5C8F_64B0_0282)
    }

    @Test("a smaller population begins a larger one")
    func prefix() throws {
        let small = try SeedFiles(citizens: 40, seed: 5).rows("citizens")
        let large = try SeedFiles(citizens: 90, seed: 5).rows("citizens")
        #expect(Array(large.prefix(40)) == small)
    }
}

@Suite("Where a population may be written")
struct TargetTests {
    @Test("a folder that holds something is refused and left alone")
    func notEmpty() throws {
        let files = try SeedFiles(citizens: 3, seed: 1)
        let before = try files.digest()
        #expect(throws: SeedError.folderNotEmpty(files.folder)) {
            try SyntheticPopulation(citizens: 3, seed: 2).write(to: files.folder)
        }
        #expect(try files.digest() == before)
    }

    @Test("files belong to their owner only")
    func mode() throws {
        let files = try SeedFiles(citizens: 3, seed: 1)
        for name in SeedFiles.names {
            var status = stat()
            #expect(stat("\(files.folder)/\(name).csv", &status) == 0)
            #expect(status.st_mode & 0o777 == 0o600)
        }
    }

    @Test("a file in the folder's place, a missing parent, a size out of range")
    func refusals() throws {
        let files = try SeedFiles(citizens: 1, seed: 1)
        let file = "\(files.folder)/agents.csv"
        #expect(throws: SeedError.notAFolder(file)) {
            try SyntheticPopulation(citizens: 1, seed: 1).write(to: file)
        }
        let lost = "\(files.folder)/none/deeper"
        #expect(throws: SeedError.system(path: lost, code: ENOENT)) {
            try SyntheticPopulation(citizens: 1, seed: 1).write(to: lost)
        }
        #expect(throws: SeedError.sizeOutOfRange(0)) {
            try SyntheticPopulation(citizens: 0, seed: 1)
        }
    }
}
