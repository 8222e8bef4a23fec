/// A made-up population of portal profiles, written as seed files.
///
/// The same size and seed give the same bytes on every machine; nothing depends on the clock, the
/// locale or the order of a hash table. Memory does not grow with the population.
public struct SyntheticPopulation: Sendable {
    /// The sizes that can be written: 1 to 100 million portal profiles.
    public static let sizes = 1...100_000_000

    /// How many portal profiles, `C-1` to `C-citizens`.
    public let citizens: Int
    /// What the random choices start from.
    public let seed: UInt64

    /// Describes a population.
    ///
    /// - Parameters:
    ///   - citizens: How many portal profiles, within ``sizes``.
    ///   - seed: Any number.
    /// - Throws: ``SeedError/sizeOutOfRange(_:)``.
    public init(citizens: Int, seed: UInt64) throws(SeedError) {
        guard Self.sizes.contains(citizens) else { throw .sizeOutOfRange(citizens) }
        self.citizens = citizens
        self.seed = seed
    }

    /// Writes the nine seed files into a folder, which is made if it does not exist.
    ///
    /// Files are readable by their owner only. After an error the files that this call made are gone.
    ///
    /// - Parameters:
    ///   - path: The folder: new, or empty.
    ///   - progress: Called now and then with the number of profiles written so far.
    /// - Throws: ``SeedError``; a folder that holds something is refused and left as it is.
    public func write(
        to path: String,
        progress: (_ written: Int) -> Void = { _ in }
    ) throws(SeedError) {
        let folder = try SeedFolder(at: path)
        do {
            var generator = PopulationGenerator(seed: seed, folder: folder)
            while generator.written < citizens {
                let batch = min(citizens, generator.written + Self.batch)
                while generator.written < batch { generator.nextHousehold(limit: citizens) }
                try folder.checkFailure()
                progress(generator.written)
            }
            generator.writeAgents()
            try folder.finish()
        } catch {
            folder.discard()
            throw error
        }
    }

    /// Profiles between two looks at failures and two reports of progress.
    private static let batch = 10_000
}
