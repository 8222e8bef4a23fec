import CommandKit
import Identity

/// Something that a manifest says and may not, with its place (`commands[0].args[1].type`).
struct ManifestProblem: Error, Hashable {
    let place: String
    let what: Phrase
}

/// One object of a manifest: every key that is read is known, any other is refused.
struct ManifestTable {
    private let members: [String: JSONValue]
    let place: String

    init(_ value: JSONValue, at place: String, keys: Set<String>) throws(ManifestProblem) {
        guard let members = value.object else {
            throw ManifestProblem(
                place: place,
                what: Phrase(vi: "phải là { … }", en: "must be { … }")
            )
        }
        self.members = members
        self.place = place
        if let other = members.keys.filter({ !keys.contains($0) }).min() {
            throw problem(other, Phrase(vi: "không có khóa này", en: "there is no such key"))
        }
    }

    /// A problem with a key.
    func problem(_ key: String, _ what: Phrase) -> ManifestProblem {
        ManifestProblem(place: place.isEmpty ? key : "\(place).\(key)", what: what)
    }

    /// A text that must be there, at most 200 characters.
    func text(_ key: String) throws(ManifestProblem) -> String {
        guard let text = try optionalText(key) else {
            throw problem(key, Phrase(vi: "còn thiếu", en: "is missing"))
        }
        return text
    }

    func optionalText(_ key: String) throws(ManifestProblem) -> String? {
        guard let value = members[key] else { return nil }
        guard let text = value.string, !text.isEmpty, text.count <= 200 else {
            throw problem(
                key,
                Phrase(
                    vi: "phải là chuỗi từ 1 đến 200 ký tự",
                    en: "must be a text of 1 to 200 characters"
                )
            )
        }
        return text.nfc
    }

    /// One of these words; `usual` when left out.
    func word(_ key: String, _ words: [String], usual: String? = nil) throws(ManifestProblem)
        -> String
    {
        guard let text = try optionalText(key) ?? usual else {
            throw problem(key, Phrase(vi: "còn thiếu", en: "is missing"))
        }
        guard words.contains(text) else {
            let list = words.joined(separator: ", ")
            throw problem(
                key,
                Phrase(vi: "phải là một trong: \(list)", en: "must be one of: \(list)")
            )
        }
        return text
    }

    /// A text in both languages.
    func phrase(_ key: String) throws(ManifestProblem) -> Phrase {
        guard let value = members[key] else {
            throw problem(key, Phrase(vi: "còn thiếu", en: "is missing"))
        }
        let table = try ManifestTable(
            value,
            at: problem(key, Phrase("")).place,
            keys: ["vi", "en"]
        )
        return Phrase(vi: try table.text("vi"), en: try table.text("en"))
    }

    func flag(_ key: String, usual: Bool) throws(ManifestProblem) -> Bool {
        guard let value = members[key] else { return usual }
        guard let flag = value.bool else {
            throw problem(key, Phrase(vi: "phải là true hoặc false", en: "must be true or false"))
        }
        return flag
    }

    func number(_ key: String, _ range: ClosedRange<Int64>, usual: Int64?) throws(ManifestProblem)
        -> Int64
    {
        let number = members[key].map { $0.integer } ?? usual
        guard let number, range.contains(number) else {
            throw problem(
                key,
                Phrase(
                    vi: "phải là số nguyên từ \(range.lowerBound) đến \(range.upperBound)",
                    en: "must be a whole number from \(range.lowerBound) to \(range.upperBound)"
                )
            )
        }
        return number
    }

    /// The elements of an array with so many.
    func list(_ key: String, _ count: ClosedRange<Int>) throws(ManifestProblem) -> [JSONValue] {
        guard let values = members[key]?.array, count.contains(values.count) else {
            throw problem(
                key,
                Phrase(
                    vi: "phải là [ … ] gồm \(count.lowerBound)–\(count.upperBound) phần tử",
                    en: "must be [ … ] of \(count.lowerBound) to \(count.upperBound) elements"
                )
            )
        }
        return values
    }

    func texts(_ key: String, _ count: ClosedRange<Int>) throws(ManifestProblem) -> [String] {
        var texts: [String] = []
        for value in try list(key, count) {
            guard let text = value.string, !text.isEmpty, text.count <= 200 else {
                throw problem(key, Phrase(vi: "phải gồm các chuỗi", en: "must hold texts"))
            }
            texts.append(text.nfc)
        }
        return texts
    }

    /// The tables of an array of so many.
    func tables(_ key: String, _ count: ClosedRange<Int>, keys: Set<String>) throws(ManifestProblem)
        -> [ManifestTable]
    {
        var tables: [ManifestTable] = []
        let head = problem(key, Phrase("")).place
        for (number, value) in try list(key, count).enumerated() {
            tables.append(try ManifestTable(value, at: "\(head)[\(number)]", keys: keys))
        }
        return tables
    }

    /// Whether a key is there.
    func has(_ key: String) -> Bool { members[key] != nil }
}
