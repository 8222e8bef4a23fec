import Identity

/// The words of a command line, taken apart: names with values, and names alone.
struct OptionWords {
    /// Options that take a value.
    static let valued = [
        "--registry", "--address", "--port", "--latency", "--fail-rate", "--malformed",
        "--outage-after", "--outage-for", "--quota", "--seed", "--procedures", "--officers",
        "--certificate", "--key", "--save-certificate", "--client-ca", "--lang",
    ]
    /// Options that take none.
    static let flags = ["--tls", "--quiet", "--show-different", "--help", "-h"]

    private var values: [String: String] = [:]
    private var found: Set<String> = []

    /// Reads `--name value`, `--name=value` and `--name`.
    init(_ words: some Sequence<String>) throws(OptionProblem) {
        var rest = Array(words)[...]
        while let word = rest.popFirst() {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts.first ?? "")
            if Self.flags.contains(name) {
                guard parts.count == 1 else { throw .noValueWanted(name) }
                found.insert(name)
                continue
            }
            guard Self.valued.contains(name) else {
                throw .unknown(OptionProblem.printable(word))
            }
            guard let value = parts.count > 1 ? String(parts[1]) : rest.popFirst(), !value.isEmpty
            else { throw .noValue(name) }
            guard values.updateValue(value, forKey: name) == nil else { throw .repeated(name) }
        }
    }

    /// Whether an option without a value is there.
    func has(_ flag: String) -> Bool { found.contains(flag) }

    /// An option's value; nil when it is not there.
    func text(_ name: String) -> String? { values[name] }

    /// A whole number within limits; nil when it is not there.
    func whole(_ name: String, _ limits: ClosedRange<Int>) throws(OptionProblem) -> Int? {
        guard let text = values[name] else { return nil }
        guard let number = Int(text), limits.contains(number) else {
            throw .wrong(
                name,
                Phrase(
                    vi: "số nguyên trong khoảng \(limits.lowerBound)…\(limits.upperBound)",
                    en: "a whole number in \(limits.lowerBound)…\(limits.upperBound)"
                )
            )
        }
        return number
    }

    /// A part of one; nil when it is not there.
    func part(_ name: String) throws(OptionProblem) -> Double? {
        guard let text = values[name] else { return nil }
        guard let number = Double(text), (0...1).contains(number) else {
            throw .wrong(name, Phrase(vi: "số từ 0 đến 1", en: "a number from 0 to 1"))
        }
        return number
    }

    /// A list of codes, parted by commas; nil when it is not there.
    func codes(_ name: String) -> Set<String>? {
        values[name].map { Set($0.split(separator: ",").map(String.init)) }
    }
}
