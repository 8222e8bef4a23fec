/// Whether the population database knows the person as living.
enum RegistryStanding: Equatable {
    case alive
    case deceased
    case missing
    /// The number was cancelled; with a successor when it was re-established.
    case cancelled
}

/// One synthetic person as the population database has them.
struct Person {
    /// The person's place in the population, from 0.
    var index: Int
    var name: PersonName
    var female: Bool
    var birthDay: Day
    var birthYear: Int
    /// Only the year of birth is known.
    var yearOnly: Bool
    /// 12 digits.
    var number: Int
    /// 9 digits; 0 when the person never had one.
    var cmnd: Int
    /// Whether somebody else holds the same CMND.
    var sharesCMND: Bool
    var birthplace: Place
    var hometown: Place
    var address: Address
    /// Mobile number without the leading 0.
    var phone: Int
    var standing: RegistryStanding = .alive
}

/// Draws people.
struct PersonMaker {
    private let origins: OriginTable
    private let names: NameMaker
    private let birthYears: Weighted<Int>
    private(set) var issuer: NumberIssuer
    private var nextIndex = 0
    private var cmndToShare = 0

    /// Makes a maker that has made nobody yet.
    init(origins: OriginTable, names: NameMaker) {
        self.origins = origins
        self.names = names
        issuer = NumberIssuer(origins: origins.origins)
        birthYears = Weighted((1935...2011).map { ($0, Self.weight(of: $0)) }, or: 1980)
    }

    /// Draws the next person.
    mutating func person(_ random: inout SplitMix64) -> Person {
        let female = random.chance(5020)
        let year = birthYears.pick(&random)
        let first = SeedCalendar.day(year, 1, 1)
        let birthDay = first + random.below(SeedCalendar.day(year + 1, 1, 1) - first)
        let home = origins.byPopulation.pick(&random)
        let abroad = random.chance(30)
        let origin = abroad ? origins.byEmigration.pick(&random) : home
        let residence = random.chance(7800) ? home : origins.byPopulation.pick(&random)
        let number = issuer.personalNumber(origin: origin, female: female, year: year)
        let cmnd = cmnd(born: year, abroad: abroad, home: home, &random)
        defer { nextIndex += 1 }
        return Person(
            index: nextIndex,
            name: names.name(female: female, born: year, &random),
            female: female,
            birthDay: birthDay,
            birthYear: year,
            yearOnly: random.chance(50),
            number: number,
            cmnd: cmnd.number,
            sharesCMND: cmnd.shared,
            birthplace: origins.place(in: origin, &random),
            hometown: origins.place(in: home, &random),
            address: Address(
                number: random.between(1, 399),
                street: origins.streets.pick(&random),
                place: origins.place(in: residence, &random)
            ),
            phone: NumberIssuer.phone(nextIndex)
        )
    }

    /// The person after their number was re-established with a corrected year of birth.
    mutating func reestablished(_ person: Person, origin: Int) -> Person {
        var renewed = person
        renewed.birthDay += 366
        renewed.birthYear = SeedCalendar.civil(renewed.birthDay).year
        renewed.number = issuer.personalNumber(
            origin: origin,
            female: person.female,
            year: renewed.birthYear
        )
        renewed.standing = .alive
        return renewed
    }

    /// The origin whose code stands at the front of a personal number.
    func origin(of number: Int) -> Int {
        let code = number / 1_000_000_000
        return origins.origins.firstIndex { $0.code == code } ?? 0
    }

    /// A CMND for most people born before 2001; a few share one of the range that was issued twice.
    private mutating func cmnd(
        born year: Int,
        abroad: Bool,
        home: Int,
        _ random: inout SplitMix64
    ) -> (number: Int, shared: Bool) {
        guard year <= 2001, !abroad, random.chance(year <= 1998 ? 9850 : 5000) else {
            return (0, false)
        }
        if cmndToShare != 0 {
            defer { cmndToShare = 0 }
            return (cmndToShare, true)
        }
        if year < 1992, random.chance(5), let shared = issuer.sharedCMNDNumber() {
            cmndToShare = shared
            return (shared, true)
        }
        return (issuer.cmnd(prefix: origins.origins[home].cmndPrefix), false)
    }

    private static func weight(of year: Int) -> Int {
        switch year {
        case ..<1950: 25
        case ..<1960: 80
        case ..<1970: 140
        case ..<1980: 190
        case ..<1996: 235
        case ..<2005: 200
        case ..<2009: 110
        default: 40
        }
    }
}
