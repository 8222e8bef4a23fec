import Testing

@testable import Synthesis

@Suite("Frequencies are roughly those of the country")
struct FrequencyTests {
    private let files: SeedFiles
    private let citizens: [[String: String]]

    init() throws {
        files = try SeedFiles(citizens: 20_000, seed: 3)
        citizens = try files.rows("citizens")
    }

    @Test("family names")
    func families() {
        let personal = citizens.filter { $0["kind"] == "personal" }
        func share(_ family: String) -> Double {
            Double(personal.count { ($0["full_name"] ?? "").hasPrefix(family + " ") })
                / Double(personal.count)
        }
        #expect((0.31...0.38).contains(share("Nguyễn")))
        #expect((0.09...0.13).contains(share("Trần")))
        #expect((0.08...0.11).contains(share("Lê")))
        #expect((0.055...0.085).contains(share("Phạm")))
        #expect((0.04...0.06).contains(share("Hoàng") + share("Huỳnh")))
    }

    @Test("a dossier and a document a citizen")
    func warehouse() throws {
        #expect((16_000...26_000).contains(try files.rows("dossiers").count))
        #expect((16_000...26_000).contains(try files.rows("documents").count))
    }

    @Test("links, civil servants, VNPost accounts, years of birth alone")
    func shares() throws {
        let active = try files.rows("links").filter {
            $0["closed_on"] == "" && $0["provider"] == "vneid"
        }
        #expect((11_000...13_500).contains(active.count))
        #expect((900...1500).contains(citizens.count { $0["civil_servant"] == "1" }))
        #expect((700...1200).contains(try files.rows("vnpost").count))
        #expect((40...170).contains(citizens.count { $0["date_of_birth"]?.utf8.count == 4 }))
    }

    @Test("people with two profiles, lookalike letters, decomposed names")
    func oddities() {
        var seen: Set<String> = []
        let second = citizens.filter {
            let number = $0["personal_id"] ?? ""
            return !number.isEmpty && !seen.insert(number).inserted
        }
        #expect((50...160).contains(second.count))
        let names = citizens.compactMap { $0["full_name"] }
        #expect((5...45).contains(names.count { $0.unicodeScalars.contains("\u{D0}") }))
        let marks = names.count {
            $0.unicodeScalars.contains { (0x300...0x36F).contains($0.value) }
        }
        #expect((15...70).contains(marks))
    }

    @Test("a CMND for the old, none for the young, some held by two")
    func cmnd() {
        let young = citizens.filter { ($0["date_of_birth"] ?? "") >= "2002" }
        #expect(young.allSatisfy { $0["cmnd9"] == "" })
        var holders: [String: Set<String>] = [:]
        for row in citizens where row["cmnd9"] != "" && row["personal_id"] != "" {
            holders[row["cmnd9"] ?? "", default: []].insert(row["personal_id"] ?? "")
        }
        let shared = holders.filter { $0.value.count > 1 }
        #expect(!shared.isEmpty)
        #expect(shared.keys.allSatisfy { ("271450001"..."271500000").contains($0) })
    }
}

@Suite("Pieces")
struct PieceTests {
    @Test("decomposition equals the canonical one")
    func decomposition() {
        #expect(
            Array(VietnameseLetters.decomposed("Nguyễn Thị Hợp ậ ặ ự").unicodeScalars)
                == Array(
                    "Nguye\u{302}\u{303}n Thi\u{323} Ho\u{31B}\u{323}p a\u{323}\u{302} a\u{323}\u{306} u\u{31B}\u{323}"
                        .unicodeScalars
                )
        )
        #expect(VietnameseLetters.folded("Đặng H'Luin") == Array("danghluin".utf8))
    }

    @Test("days go there and back")
    func calendar() {
        #expect(SeedCalendar.day(1970, 1, 1) == 0)
        for day in stride(from: -15_000, through: 25_000, by: 7) {
            let civil = SeedCalendar.civil(day)
            #expect(SeedCalendar.day(civil.year, civil.month, civil.day) == day)
        }
    }

    @Test("numbers of one cell never repeat, beyond the first hundred thousand too")
    func issuer() {
        var lexicon = Lexicon()
        var issuer = NumberIssuer(origins: OriginTable(&lexicon).origins)
        var seen: Set<Int> = []
        for _ in 0..<250_000 {
            seen.insert(issuer.personalNumber(origin: 0, female: true, year: 1990))
        }
        #expect(seen.count == 250_000)
    }

    @Test("a mistyped name differs without its marks")
    func mistyped() {
        var lexicon = Lexicon()
        let names = NameMaker(&lexicon)
        var random = SplitMix64(seed: 1)
        func key(_ name: PersonName) -> [UInt8] {
            [name.family, name.middle, name.secondMiddle, name.thirdMiddle, name.given]
                .flatMap { VietnameseLetters.folded(lexicon.word($0)) }
        }
        for round in 0..<2000 {
            let name = names.name(female: round % 2 == 0, born: 1950 + round % 60, &random)
            #expect(key(names.mistyped(name, lexicon, &random)) != key(name))
        }
    }
}
