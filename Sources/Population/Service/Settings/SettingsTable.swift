import Identity
import TOMLKit

/// One table of a settings file: hands out values by key and type, then tells of what nobody took.
struct SettingsTable {
    /// The file, for errors.
    let path: String
    private let table: TOMLTable
    private let prefix: String
    private var taken: Set<String> = []

    /// Reads a whole file.
    init(path: String, text: String) throws(ServiceProblem) {
        self.path = path
        prefix = ""
        do {
            table = try TOMLTable(string: text)
        } catch {
            let begin = (error as? TOMLParseError)?.source.begin
            throw .syntax(path, line: begin?.line ?? 0, column: begin?.column ?? 0)
        }
    }

    private init(path: String, table: TOMLTable, prefix: String) {
        self.path = path
        self.table = table
        self.prefix = prefix
    }

    /// The keys in it.
    var keys: [String] { table.keys }

    /// A key as it stands in the file, with the tables around it.
    func name(_ key: String) -> String { prefix + key }

    /// A table inside; nil when it is not there.
    mutating func table(_ key: String) throws(ServiceProblem) -> SettingsTable? {
        guard let value = take(key) else { return nil }
        guard let inner = value.table else {
            throw .type(path, name(key), Phrase(vi: "một bảng", en: "a table"))
        }
        return SettingsTable(path: path, table: inner, prefix: name(key) + ".")
    }

    /// A text that is not empty; nil when it is not there.
    mutating func text(_ key: String) throws(ServiceProblem) -> String? {
        guard let value = take(key) else { return nil }
        guard let text = value.string, !text.isEmpty else {
            throw .type(path, name(key), Phrase(vi: "một chuỗi ký tự", en: "a text"))
        }
        return text
    }

    /// Whether a value is there and is a text.
    func isText(_ key: String) -> Bool { table[key]?.string != nil }

    /// A whole number within limits; nil when it is not there.
    mutating func whole(_ key: String, _ limits: ClosedRange<Int>) throws(ServiceProblem) -> Int? {
        guard let value = take(key) else { return nil }
        guard let number = value.int, limits.contains(number) else {
            let span = "\(limits.lowerBound)…\(limits.upperBound)"
            throw .range(
                path,
                name(key),
                Phrase(vi: "số nguyên trong khoảng \(span)", en: "a whole number in \(span)")
            )
        }
        return number
    }

    /// Seconds within limits, with or without a fraction; nil when they are not there.
    mutating func seconds(
        _ key: String,
        _ limits: ClosedRange<Double>
    ) throws(ServiceProblem) -> Double? {
        guard let value = take(key) else { return nil }
        guard let number = value.int.map(Double.init) ?? value.double, limits.contains(number)
        else {
            let span = "\(limits.lowerBound)…\(limits.upperBound)"
            throw .range(
                path,
                name(key),
                Phrase(vi: "số giây trong khoảng \(span)", en: "a number of seconds in \(span)")
            )
        }
        return number
    }

    /// Refuses a key that nobody asked for.
    func finish() throws(ServiceProblem) {
        if let unknown = table.keys.sorted().first(where: { !taken.contains($0) }) {
            throw .unknownKey(path, name(unknown))
        }
    }

    private mutating func take(_ key: String) -> (any TOMLValueConvertible)? {
        taken.insert(key)
        return table[key]
    }
}
