import Testing

@testable import Identity

private let today = date("2024-07-01")

/// A date that a test knows to be one.
func date(_ iso: String) -> CivilDate {
    CivilDate(iso: iso) ?? CivilDate(daysSinceEpoch: 0)
}

@Suite("Personal numbers")
struct PersonalNumberTests {
    @Test("the source document's own example")
    func seed() throws {
        let number = try PersonalNumber("052089999999")
        #expect(number.province?.name == "Bình Định")
        #expect(number.country == nil)
        #expect(number.sex == .male)
        #expect(number.birthYear == 1989)
        #expect(number.serial == "999999")
        #expect(number.isPossible(on: today))
        #expect(number.description == "05********99")
        #expect("\(number)" == "05********99")
    }

    @Test(
        "spellings",
        arguments: [
            "052089999999", "052 089 999 999", "052.089.999.999", "052-089-999-999",
            "052\u{2013}089\u{A0}999999", " 052089999999\n", "052\u{200B}089999999",
            "０５２０８９９９９９９９", "\u{202D}052089999999\u{202C}",
        ]
    )
    func spellings(text: String) throws {
        #expect(try PersonalNumber(text).digits == "052089999999")
    }

    @Test(
        "what is wrong",
        arguments: [
            ("", PersonalNumber.Problem.notDigits), (" ", .notDigits), ("abc", .notDigits),
            ("05208999999x", .notDigits), ("-052089999999", .notDigits),
            ("052089999999.", .notDigits), ("052/089999999", .notDigits),
            ("+52089999999", .notDigits), ("05208999999", .wrongLength),
            ("0520899999990", .wrongLength), ("000089999999", .unknownPlace),
            ("003089999999", .unknownPlace), ("097089999999", .unknownPlace),
            ("099089999999", .unknownPlace), ("100089999999", .unknownPlace),
            ("296089999999", .unknownPlace), ("300089999999", .unknownPlace),
            ("999089999999", .unknownPlace), ("023089999999", .unknownPlace),
        ]
    )
    func problems(text: String, problem: PersonalNumber.Problem) {
        #expect(throws: problem) { try PersonalNumber(text) }
        #expect(!problem.phrase.vi.isEmpty && !problem.phrase.en.isEmpty)
    }

    @Test(
        "century and sex",
        arguments: [
            ("0", 1900, Gender.male), ("1", 1900, .female), ("2", 2000, .male),
            ("3", 2000, .female),
            ("4", 2100, .male), ("5", 2100, .female), ("6", 2200, .male), ("7", 2200, .female),
            ("8", 2300, .male), ("9", 2300, .female),
        ]
    )
    func century(digit: String, year: Int, sex: Gender) throws {
        let first = try PersonalNumber("001\(digit)00000001")
        #expect(first.birthYear == year)
        #expect(first.sex == sex)
        #expect(try PersonalNumber("001\(digit)99000001").birthYear == year + 99)
        #expect(first.isPossible(on: today) == (year <= 2024))
    }

    @Test(
        "the year of birth is not in the future",
        arguments: [("001224000001", true), ("001225000001", false), ("001424000001", false)]
    )
    func future(text: String, possible: Bool) throws {
        let number = try PersonalNumber(text)
        #expect(number.isPossible(on: today) == possible)
        #expect(number.problem(on: today) == (possible ? nil : .future))
    }

    @Test("births registered abroad")
    func abroad() throws {
        let number = try PersonalNumber("139190000001")
        #expect(number.province == nil)
        #expect(number.country?.name == "Campuchia")
        #expect(number.sex == .female)
        #expect(try PersonalNumber("101190000001").country?.code == "101")
        #expect(try PersonalNumber("295190000001").country?.name == "Zimbabwe")
    }

    @Test("consistency with the other fields")
    func consistency() throws {
        let number = try PersonalNumber("052089999999")
        #expect(number.inconsistencies(dateOfBirth: .year(1989), gender: .male).isEmpty)
        #expect(number.inconsistencies(dateOfBirth: nil, gender: nil).isEmpty)
        #expect(number.inconsistencies(dateOfBirth: nil, gender: .other).isEmpty)
        #expect(
            number.inconsistencies(dateOfBirth: .full(date("1990-01-01")), gender: .female)
                == [.birthYear, .gender]
        )
        var record = IdentityRecord()
        record[.dateOfBirth] = .declared("1988-12-31")
        record[.gender] = .declared("male")
        #expect(number.inconsistencies(in: record) == [.birthYear])
        #expect(PersonalNumber.Inconsistency.birthYear.field == .dateOfBirth)
        #expect(PersonalNumber.Inconsistency.gender.field == .gender)
    }
}

@Suite("Provinces and countries")
struct ProvinceTests {
    @Test("63 codes, in order, without doubles, all in 34 successors")
    func table() {
        #expect(Province.all.count == 63)
        #expect(Province.all.map(\.code) == Province.all.map(\.code).sorted())
        #expect(Set(Province.all.map(\.code)).count == 63)
        #expect(Set(Province.all.map { Folding.fold($0.name) }).count == 63)
        #expect(Set(Province.all.map(\.successorName)).count == 34)
        #expect(Set(Province.all.map(\.successorUnitCode)).count == 34)
        #expect(Province.all.filter { $0.kind == .city }.count == 5)
        for province in Province.all {
            #expect(Province.code(province.code) == province)
            #expect(Province.matching(province.name) == province)
            #expect(Province.matching(Folding.fold(province.name)) == province)
            #expect(Province.matching("Tỉnh " + province.name) == province)
        }
    }

    @Test("the gaps are no provinces")
    func gaps() {
        let known = Set(Province.all.map(\.code))
        for number in 0...999 where !known.contains(number.padded(3)) {
            #expect(Province.code(number.padded(3)) == nil)
        }
    }

    @Test(
        "old numbers that the reform of 2025 gave to others keep their meaning",
        arguments: [
            ("052", "Bình Định", "Gia Lai"), ("015", "Yên Bái", "Lào Cai"),
            ("024", "Bắc Giang", "Bắc Ninh"), ("044", "Quảng Bình", "Quảng Trị"),
            ("080", "Long An", "Tây Ninh"), ("082", "Tiền Giang", "Đồng Tháp"),
            ("091", "Kiên Giang", "An Giang"),
        ]
    )
    func trap(code: String, name: String, successor: String) {
        #expect(Province.code(code)?.name == name)
        #expect(Province.matching(String(code.dropFirst()))?.name == name)
        #expect(Province.code(code)?.successorName == successor)
    }

    @Test(
        "names in any spelling",
        arguments: [
            ("binh dinh", "052"), ("BÌNH  ĐỊNH", "052"), ("binhdinh", "052"), ("052", "052"),
            ("52", "052"), ("1", "001"), ("Gia Lai", "064"), ("TP. Hồ Chí Minh", "079"),
            ("TPHCM", "079"), ("tp hcm", "079"), ("Thành phố Hà Nội", "001"), ("Huế", "046"),
            ("Thừa Thiên - Huế", "046"), ("Bà Rịa–Vũng Tàu", "077"), ("Đắc Lắc", "066"),
            ("Dak Lak", "066"), ("Hoà Bình", "017"), ("Sài Gòn", "079"), ("Kontum", "062"),
        ]
    )
    func matching(text: String, code: String) {
        #expect(Province.matching(text)?.code == code)
        #expect(Province.matching(text.nfd)?.code == code)
    }

    @Test(
        "what names no province",
        arguments: ["", "tỉnh", "3", "97", "0052", "Atlantis", "13052"]
    )
    func unmatched(text: String) {
        #expect(Province.matching(text) == nil)
    }

    @Test("countries")
    func countries() {
        #expect(Country.all.count == 195)
        #expect(Country.code("101")?.name == "Afghanistan")
        #expect(Country.code("295")?.name == "Zimbabwe")
        #expect(Country.code("155")?.name == "Đức")
        #expect(Country.code("100") == nil)
        #expect(Country.code("296") == nil)
        #expect(Country.code("1") == nil)
        #expect(Country.all.allSatisfy { Country.code($0.code) == $0 })
    }
}
