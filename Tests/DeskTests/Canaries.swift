import Foundation

/// The personal data of the demonstration, in clear: none of it may be where it does not belong.
enum Canaries {
    /// A seed file as rows of named cells.
    static func rows(_ file: String) -> [[String: String]] {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Seeds/demo/\(file).csv")
        guard let text = try? String(contentsOf: url, encoding: .utf8) else { return [] }
        var lines = text.split(separator: "\n").map { cells(String($0)) }
        guard !lines.isEmpty else { return [] }
        let header = lines.removeFirst()
        return lines.map { Dictionary(zip(header, $0), uniquingKeysWith: { first, _ in first }) }
    }

    private static func cells(_ line: String) -> [String] {
        var cells = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: cells.append("")
            default: cells[cells.count - 1].append(character)
            }
        }
        return cells
    }

    private static let people = ["citizens", "registry", "vneid"].flatMap(rows)

    /// Numbers, phones, addresses of mail and of people, and whole birth dates.
    static let masked: [String] = {
        var found: Set<String> = []
        for row in people {
            for key in ["personal_id", "cmnd9", "phone", "email"] {
                if let value = row[key], !value.isEmpty { found.insert(value) }
            }
            let addresses = ["place_of_birth", "hometown", "permanent_address"]
            for key in addresses + ["birth_registration_place"] {
                if let value = row[key], value.contains(",") { found.insert(value) }
            }
            if let date = row["date_of_birth"], date.count == 10 {
                let parts = date.split(separator: "-")
                found.insert(date)
                found.insert("\(parts[2])/\(parts[1])/\(parts[0])")
            }
        }
        return found.sorted()
    }()

    /// Names of people, which tables show but audit leaves never hold.
    static let names: [String] = Array(Set(people.compactMap { $0["full_name"] })).sorted()

    /// What of `canaries` stands in a text.
    static func found(in text: String, of canaries: [String] = masked) -> [String] {
        canaries.filter { text.contains($0) }
    }

    /// Numbers, phones and mail that no canary names: found by their shape.
    static func shapes(in text: String) -> [String] {
        let shape = #/[0-9]{12}|[0-9]{9}|0[35789][0-9]{8}|[a-z][a-z0-9.]*@[a-z0-9]+(\.[a-z]{2,})+/#
        return text.split { character in
            !(character.isLetter || character.isNumber || ".-@_*".contains(character))
        }.map(String.init).filter { $0.wholeMatch(of: shape) != nil }
    }
}
