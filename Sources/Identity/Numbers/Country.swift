/// A country as the first three digits of a personal number name it, when the birth was registered
/// abroad.
public struct Country: Hashable, Sendable {
    /// Three digits, `101`…`295`.
    public let code: String
    /// The name in the list of the codes; approximate.
    public let name: String

    /// The country with the three-digit code of a personal number (`139`).
    public static func code(_ code: String) -> Country? {
        let bytes = Array(code.utf8)
        guard bytes.count == 3, let number = bytes[...].decimal else { return nil }
        return numbered(number)
    }

    /// Every code in its order.
    public static let all: [Country] = names.enumerated().map { index, name in
        Country(code: String(firstNumber + index), name: name)
    }

    /// The country whose code has this value, 101…295.
    static func numbered(_ number: Int) -> Country? {
        let index = number - firstNumber
        return all.indices.contains(index) ? all[index] : nil
    }

    private static let firstNumber = 101
}
