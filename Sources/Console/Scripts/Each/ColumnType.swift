import CommandKit
import Identity

/// The type that a column of a CSV file declares behind its name: `id:citizen`, `born:birth`.
///
/// A column without one holds text; whatever it is used for checks it again.
enum ColumnType: String, CaseIterable, Sendable {
    case text, citizen, number, date, birth, province, provider, field, ticket

    /// The type of values that commands know.
    var valueType: ValueType {
        switch self {
        case .text: .text
        case .citizen: .citizen
        case .number: .integer(Int.min...Int.max)
        case .date: .date
        case .birth: .birth
        case .province: .province
        case .provider: .provider
        case .field: .field
        case .ticket: .ticket
        }
    }

    /// Whether a cell holds such a value; an empty cell holds text only.
    func admits(_ text: String) -> Bool {
        self == .text || (!text.isEmpty && ValueCheck.admits(text, valueType))
    }
}

/// A column of a CSV file.
struct EachColumn: Sendable, Hashable {
    /// Its name, as `{name}` in the command.
    let name: String
    /// What its cells hold.
    let type: ColumnType

    /// Reads a cell of the header: `name` or `name:type`.
    ///
    /// - Returns: nil when the name is empty or the type is none.
    init?(_ cell: String) {
        let parts = cell.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            .map { $0.trimmed }
        guard let name = parts.first, !name.isEmpty else { return nil }
        self.name = name
        guard parts.count > 1 else {
            type = .text
            return
        }
        guard let type = ColumnType(rawValue: parts[1].lowercased()) else { return nil }
        self.type = type
    }
}

extension Substring {
    /// Without blanks at both ends.
    fileprivate var trimmed: String {
        let inside = drop { $0.isWhitespace }
        return String(inside.reversed().drop { $0.isWhitespace }.reversed())
    }
}
