/// Issues personal numbers, CMND and phone numbers that never repeat, without keeping what was issued.
///
/// A personal number is place, century and sex, year, and a serial. Each such cell has a counter, and
/// the serial is a bijection of it; so memory stays at one word a cell, whatever the population.
struct NumberIssuer {
    /// Years of birth that a cell exists for.
    static let years = 1930...2026
    private let origins: [Origin]
    private var cells: [UInt32]
    private var cmndCells: [UInt32] = Array(repeating: 0, count: 100)
    private var sharedCMND = 0

    /// Starts with nothing issued.
    init(origins: [Origin]) {
        self.origins = origins
        cells = Array(repeating: 0, count: origins.count * 2 * Self.years.count)
    }

    /// The next number for a birth registered at origin `origin`, `PPPGYYNNNNNN`.
    ///
    /// Serials begin with 9 up to 100,000 people a cell, so that they look made up.
    mutating func personalNumber(origin: Int, female: Bool, year: Int) -> Int {
        let bounded = min(max(year, Self.years.lowerBound), Self.years.upperBound)
        let cell =
            (origin * 2 + (female ? 1 : 0)) * Self.years.count + bounded - Self.years.lowerBound
        let count = Int(cells[cell])
        cells[cell] &+= 1
        let block = count / 100_000
        let serial = (9 - block % 10) * 100_000 + count % 100_000 * 61_051 % 100_000
        let century = (bounded - 1900) / 100 * 2 + (female ? 1 : 0)
        return ((origins[origin].code * 10 + century) * 100 + bounded % 100) * 1_000_000 + serial
    }

    /// The next CMND with this prefix; never one of the range that was issued twice.
    mutating func cmnd(prefix: Int) -> Int {
        let cell = prefix % 100
        while true {
            let count = Int(cmndCells[cell])
            cmndCells[cell] &+= 1
            let number = cell * 10_000_000 + (count * 6_104_929 + cell * 47_117) % 10_000_000
            if number < 271_450_001 || number > 271_500_000 { return number }
        }
    }

    /// A CMND of the range 271450001–271500000, to be held by two people; nil once it is used up.
    mutating func sharedCMNDNumber() -> Int? {
        guard sharedCMND < 50_000 else { return nil }
        defer { sharedCMND += 1 }
        return 271_450_001 + sharedCMND * 7_919 % 50_000
    }

    /// The mobile number of person `index`, without the leading 0; its own up to 300 million people.
    static func phone(_ index: Int) -> Int {
        let prefix = prefixes[index % prefixes.count]
        return prefix * 10_000_000 + (index / prefixes.count * 7_368_787 + 13) % 10_000_000
    }

    private static let prefixes = [
        32, 33, 34, 35, 36, 37, 38, 39, 86, 96, 97, 98, 81, 82, 83, 84, 85, 88, 91, 94, 70, 76, 77,
        78, 79, 89, 90, 93, 56, 58,
    ]
}
