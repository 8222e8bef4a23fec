/// A date of birth: a whole date, or only a year, as some people have it in the population database.
public enum BirthDate: Hashable, Sendable {
    /// Day, month and year are known.
    case full(CivilDate)
    /// Only the year is known.
    case year(Int)

    /// Reads `yyyy-MM-dd` or `yyyy`; nil for anything else.
    public init?(iso text: String) {
        if let date = CivilDate(iso: text) {
            self = .full(date)
        } else if text.utf8.count == 4, let year = Array(text.utf8)[...].decimal, year >= 1800 {
            self = .year(year)
        } else {
            return nil
        }
    }

    /// The year of birth.
    public var year: Int {
        switch self {
        case .full(let date): date.year
        case .year(let year): year
        }
    }

    /// `yyyy-MM-dd` or `yyyy`, as in data.
    public var iso: String {
        switch self {
        case .full(let date): date.iso
        case .year(let year): String(year)
        }
    }

    /// `dd/MM/yyyy` or `yyyy`, as in tables.
    public var display: String {
        switch self {
        case .full(let date): date.display
        case .year(let year): String(year)
        }
    }
}
