/// Draws person after person and writes all rows of each at once.
struct PopulationGenerator {
    /// Portal profiles written so far.
    private(set) var written = 0
    private let seed: UInt64
    private var people: PersonMaker
    private let profiles: ProfileMaker
    private let citizenRows: CitizenRows
    private let warehouse: WarehouseRows
    private let accounts: AccountWriter
    private var agents: AgentRows

    /// Starts an empty population in `folder`.
    init(seed: UInt64, folder: SeedFolder) {
        self.seed = seed
        var lexicon = Lexicon()
        let origins = OriginTable(&lexicon)
        let names = NameMaker(&lexicon)
        let cells = RowWriter(lexicon: lexicon)
        people = PersonMaker(origins: origins, names: names)
        profiles = ProfileMaker(names: names, lexicon: lexicon)
        citizenRows = CitizenRows(
            cells: cells,
            citizens: folder.citizens,
            registry: folder.registry
        )
        warehouse = WarehouseRows(
            cells: cells,
            dossiers: folder.dossiers,
            documents: folder.documents
        )
        accounts = AccountWriter(
            rows: AccountRows(
                cells: cells,
                vneid: folder.vneid,
                vnpost: folder.vnpost,
                links: folder.links,
                logins: folder.logins
            )
        )
        agents = AgentRows(cells: cells, file: folder.agents)
    }

    /// Writes the next profile, and whoever belongs to it.
    ///
    /// That may be a relative, a second profile of the same person, somebody without a profile; never
    /// more than `limit` profiles in all.
    mutating func nextHousehold(limit: Int) {
        var random = SplitMix64(seed: seed, index: written)
        let person = people.person(&random)
        let kind = random.below(1000)
        if kind < 970 {
            personal(person, limit: limit, &random)
        } else {
            other(kind < 995 ? .organisation : .admin, person, &random)
        }
        if random.chance(200) {
            let outsider = people.person(&random)
            citizenRows.registryPerson(outsider)
            accounts.outsider(outsider, &random)
        }
    }

    /// Writes agents.csv; two of them are citizens of the population.
    func writeAgents() {
        agents.write()
    }

    private mutating func personal(
        _ drawn: Person,
        limit: Int,
        _ random: inout SplitMix64
    ) {
        var person = drawn
        let situation = Situation.personal.pick(&random)
        switch situation {
        case .deceasedAccount, .deceasedUnnoticed: person.standing = .deceased
        case .missingPerson: person.standing = .missing
        case .cancelled, .reestablished: person.standing = .cancelled
        case .birthDiffers: person.yearOnly = false
        default: break
        }
        written += 1
        let profile = profiles.personal(written, person, situation, &random)
        citizenRows.citizen(profile)
        var successor: Person?
        if situation == .reestablished {
            successor = people.reestablished(person, origin: people.origin(of: person.number))
        }
        if situation != .unknownPerson {
            citizenRows.registryPerson(person, successor: successor?.number ?? 0)
        }
        if let successor { citizenRows.registryPerson(successor) }
        var relative: Person?
        if situation.involvesRelative {
            let drawn = people.person(&random)
            citizenRows.registryPerson(drawn)
            relative = drawn
        }
        accounts.accounts(of: profile, relative: relative, successor: successor, &random)
        warehouse.dossiers(profile, &random)
        warehouse.documents(profile, &random)
        if profile.states[.personalID] == .population { agents.consider(person) }
        if written < limit, situation.isVerified, person.standing == .alive, random.chance(62) {
            second(person, firstIsLinked: situation.hasOwnLink, &random)
        }
    }

    /// A second profile of somebody who has one already: no population row, no accounts of its own.
    private mutating func second(
        _ person: Person,
        firstIsLinked: Bool,
        _ random: inout SplitMix64
    ) {
        written += 1
        let profile = profiles.personal(written, person, .duplicate, &random)
        citizenRows.citizen(profile)
        accounts.duplicateLogin(profile, firstIsLinked: firstIsLinked, &random)
        warehouse.dossiers(profile, &random)
        warehouse.documents(profile, &random)
    }

    private mutating func other(
        _ kind: ProfileKind,
        _ person: Person,
        _ random: inout SplitMix64
    ) {
        written += 1
        let profile = profiles.other(written, kind, person, &random)
        citizenRows.citizen(profile)
        warehouse.dossiers(profile, &random)
    }
}
