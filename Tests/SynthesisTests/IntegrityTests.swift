import Testing

@testable import Synthesis

@Suite("Every file agrees with the others")
struct IntegrityTests {
    private let files: SeedFiles
    private let citizens: [[String: String]]
    private let registry: [[String: String]]

    init() throws {
        files = try SeedFiles(citizens: 4000, seed: 9)
        citizens = try files.rows("citizens")
        registry = try files.rows("registry")
    }

    private static let columns = [
        "full_name", "cmnd9", "personal_id", "date_of_birth", "phone", "gender", "place_of_birth",
        "email", "hometown", "permanent_address",
    ]

    @Test("C-1 to C-n in order")
    func references() {
        #expect(citizens.map { $0["ref"] } == (1...4000).map { "C-\($0)" })
    }

    @Test("the letter M stands exactly where there is no value; phone and mail are never N")
    func letters() {
        for row in citizens {
            let letters = Array(row["states"] ?? "")
            #expect(letters.count == 10)
            for (letter, column) in zip(letters, Self.columns) {
                #expect("NTDM".contains(letter))
                #expect((letter == "M") == (row[column] == ""), "\(row["ref"] ?? "") \(column)")
            }
            #expect(letters[4] != "N" && letters[7] != "N")
            let verified = letters.contains("N") || letters.contains("T")
            #expect(verified == (row["verified_at"] != ""))
        }
    }

    @Test("what the population database verified is what it says")
    func verified() {
        let people = Dictionary(uniqueKeysWithValues: registry.map { ($0["personal_id"], $0) })
        for row in citizens {
            for (letter, column) in zip(row["states"] ?? "", Self.columns) where letter == "N" {
                guard let person = people[row["personal_id"]] else {
                    Issue.record("\(row["ref"] ?? "") is verified and unknown")
                    continue
                }
                let theirs = person[
                    column == "place_of_birth" ? "birth_registration_place" : column
                ]
                // String equality is canonical, so NFD equals NFC.
                #expect(row[column]?.withPlainD == theirs)
            }
        }
    }

    @Test("personal numbers say year, century and sex")
    func numbers() {
        for row in registry {
            let digits = (row["personal_id"] ?? "").compactMap(\.wholeNumberValue)
            #expect(digits.count == 12)
            guard digits.count == 12 else { continue }
            let year = 1900 + digits[3] / 2 * 100 + digits[4] * 10 + digits[5]
            #expect(Int((row["date_of_birth"] ?? "").prefix(4)) == year)
            #expect((digits[3] % 2 == 1) == (row["gender"] == "female"))
        }
    }

    @Test("references lead somewhere")
    func links() throws {
        let known = Set(citizens.map { $0["ref"] })
        let numbers = Set(registry.map { $0["personal_id"] })
        let vneid = Set(try files.rows("vneid").map { $0["personal_id"] })
        let posts = try files.rows("vnpost")
        let vnpost = Set(posts.map { $0["post_id"] })
        for name in ["links", "logins"] {
            for row in try files.rows(name) {
                #expect(known.contains(row["citizen"]))
                let accounts = row["provider"] == "vneid" ? vneid : vnpost
                #expect(accounts.contains(row["account"]))
            }
        }
        for name in ["dossiers", "documents"] {
            for row in try files.rows(name) { #expect(known.contains(row["citizen"])) }
        }
        #expect(vneid.isSubset(of: numbers))
        #expect(posts.allSatisfy { $0["personal_id"] == "" || numbers.contains($0["personal_id"]) })
        for row in registry where row["replaced_by"] != "" {
            #expect(row["status"] == "cancelled")
            #expect(numbers.contains(row["replaced_by"]))
        }
    }

    @Test("nothing is held twice")
    func unique() throws {
        let active = try files.rows("links").filter { $0["closed_on"] == "" }
        expectUnique(active.map { "\($0["provider"] ?? "") \($0["citizen"] ?? "")" })
        expectUnique(active.map { "\($0["provider"] ?? "") \($0["account"] ?? "")" })
        expectUnique(citizens.compactMap { $0["username"] }.filter { !$0.isEmpty })
        expectUnique(registry.compactMap { $0["personal_id"] })
        expectUnique(try files.rows("vneid").compactMap { $0["personal_id"] })
        expectUnique(try files.rows("vnpost").compactMap { $0["post_id"] })
        expectUnique(try files.rows("dossiers").compactMap { $0["code"] })
        expectUnique(try files.rows("documents").compactMap { $0["number"] })
    }

    @Test("days follow each other")
    func days() throws {
        for row in citizens {
            #expect((row["created_on"] ?? "") <= (row["last_login_at"] ?? ""))
        }
        for row in try files.rows("links") where row["closed_on"] != "" {
            #expect((row["linked_on"] ?? "") <= (row["closed_on"] ?? ""))
            #expect(row["reason"] != "")
        }
        for row in try files.rows("documents") {
            #expect((row["sync"] == "copied") == (row["copied_on"] != ""))
            #expect((row["sync"] == "failed") == (row["failure"] != ""))
        }
    }

    @Test("agents of every role; two of them are citizens")
    func agents() throws {
        let agents = try files.rows("agents")
        #expect(
            Set(agents.map { $0["role"] }) == ["viewer", "agent", "supervisor", "auditor", "admin"]
        )
        let numbers = Set(citizens.map { $0["personal_id"] })
        let own = agents.filter { $0["personal_id"] != "" }
        #expect(own.count == 2)
        #expect(own.allSatisfy { numbers.contains($0["personal_id"]) })
    }

    private func expectUnique(_ values: [String]) {
        #expect(Set(values).count == values.count)
    }
}

extension String {
    /// With Đ for its lookalike Ð, as the importer reads it.
    var withPlainD: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\u{D0}" ? "\u{110}" : $0 }))
    }
}
