import Testing

@testable import Identity

@Suite("Names")
struct NameTests {
    @Test(
        "the display form",
        arguments: [
            ("Đặng Trung Du", "Đặng Trung Du"), ("  Đặng   Trung Du ", "Đặng Trung Du"),
            ("\u{D0}\u{1EB7}ng Trung Du", "Đặng Trung Du"), ("Hoàng \u{F0}ức", "Hoàng đức"),
            ("Nguye\u{302}\u{303}n", "Nguyễn"), ("", ""), (" ", ""), ("A\u{1B}B", "A\u{1B}B"),
        ]
    )
    func display(text: String, expected: String) {
        let name = VietnameseName(text)
        #expect(Array(name.display.unicodeScalars) == Array(expected.unicodeScalars))
        #expect(VietnameseName(name.display) == name)
    }

    @Test(
        "tone placement is unified in open syllables",
        arguments: [
            ("hoà", "hòa"), ("hòa", "hòa"), ("Hoà", "Hòa"), ("HOÀ", "HÒA"), ("thuỷ", "thủy"),
            ("xoè", "xòe"), ("oẻ", "ỏe"), ("uỷ ban", "ủy ban"),
            ("Khoả Thuý Loan", "Khỏa Thúy Loan"),
            ("khoẻ-khoẻ", "khỏe-khỏe"), ("đoá", "đóa"), ("(hoạ)", "(họa)"),
        ]
    )
    func unified(text: String, expected: String) {
        #expect(TonePlacement.unified(text) == expected)
        #expect(TonePlacement.unified(text.nfd) == expected)
    }

    @Test(
        "what is not in doubt stays",
        arguments: [
            "quý", "Quỳ", "quỷ", "hoàn", "hoán", "huỳnh", "khuỷu", "suýt", "hoài", "ngoáy", "quà",
            "quá", "hoằng", "thuở", "mùa", "bóa", "tuấn", "ôà", "oằ", "hello", "üỳ", "",
        ]
    )
    func untouched(text: String) {
        #expect(TonePlacement.unified(text) == text)
    }

    @Test(
        "equality keys",
        arguments: [
            ("Nguyễn Thị Hoà", "NGUYỄN  THỊ HÒA", true), ("Thuỷ", "Thủy", true),
            ("\u{D0}ặng", "đặng", true), ("Lý", "Lí", false), ("Quý", "Quí", false),
            ("Hoàn", "Hòan", false), ("Hòa", "Hóa", false), ("Dung", "Dũng", false),
        ]
    )
    func equality(a: String, b: String, same: Bool) {
        #expect((VietnameseName(a).equalityKey == VietnameseName(b).equalityKey) == same)
    }

    @Test(
        "search keys",
        arguments: [
            ("Nguyễn Thị Hoà", "nguyen thi hoa"), ("H'Hen Niê", "hhen nie"),
            ("H\u{2019}Hen Niê", "hhen nie"), ("  Đặng\tTrung--Du. ", "dang trung du"),
            ("\u{D0}ặng", "dang"), ("Lý", "li"), ("Lí", "li"), ("Quý", "qui"), ("Quí", "qui"),
            ("Mỹ", "mi"), ("Thuý", "thuy"), ("Thúi", "thui"), ("Mây", "may"), ("Mai", "mai"),
            ("Y Moan Ênuôl", "i moan enuol"), ("東京", ""), ("東A", "a"), ("", ""), ("'", ""),
            ("A1 ２", "a1 2"), ("Ａｎ", "an"), ("x\u{200B}y", "xi"), ("50%", "50"), ("a*", "a"),
        ]
    )
    func searchKeys(text: String, key: String) {
        #expect(VietnameseName.searchKey(text) == key)
        #expect(VietnameseName.searchKey(text.nfd) == key)
        #expect(VietnameseName.searchKey(key) == key)
    }

    @Test("nothing else gets through a search key, whatever the scalar")
    func searchKeyAlphabet() {
        for value in stride(from: UInt32(0), to: 0x30000, by: 1) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let key = VietnameseName.searchKey("a" + String(scalar) + "b")
            guard
                key.utf8.allSatisfy({
                    $0 == 32 || (48...57).contains($0) || (97...122).contains($0)
                })
            else {
                Issue.record("U+\(String(value, radix: 16)) gives \(key)")
                return
            }
        }
    }

    @Test("the key of a beginning is the beginning of the key")
    func searchKeyPrefixes() {
        for name in ["Nguyễn Thị Quỳnh", "H'Hen Niê", "Lý Quý Thuỷ", "Tây Yên", "Đặng Trung Du"] {
            let key = VietnameseName.searchKey(name)
            for length in 0...name.count {
                #expect(key.hasPrefix(VietnameseName.searchKey(String(name.prefix(length)))))
            }
        }
    }

    @Test(
        "exchange keys",
        arguments: [
            ("Đặng Trung Du", "DANGTRUNGDU"), ("ĐẶNG TRUNG DU", "DANGTRUNGDU"),
            ("dang trung du", "DANGTRUNGDU"), ("\u{D0}ặng  Trung\tDu", "DANGTRUNGDU"),
            ("H'Hen Niê", "HHENNIE"), ("Lý", "LY"), ("", ""), ("東 京", "東京"),
            ("Anne-Marie", "ANNEMARIE"),
        ]
    )
    func exchangeKeys(text: String, key: String) {
        #expect(VietnameseName.exchangeKey(text) == key)
        #expect(VietnameseName.exchangeKey(text.nfd) == key)
    }

    @Test(
        "the parts of a name",
        arguments: [
            ("Đặng Trung Du", "Đặng", "Trung", "Du"),
            ("Nguyễn Thị Ngọc Ánh", "Nguyễn", "Thị Ngọc", "Ánh"),
            ("Lê Lợi", "Lê", "", "Lợi"), ("Lan", "", "", "Lan"), ("", "", "", ""),
        ]
    )
    func parts(text: String, family: String, middle: String, given: String) {
        let name = VietnameseName(text)
        #expect(name.family == family)
        #expect(name.middle == middle)
        #expect(name.given == given)
    }
}

@Suite("The order of names")
struct NameOrderTests {
    @Test(
        "sorted lists stay as they are",
        arguments: [
            [
                "An", "Ánh", "Ân", "Bình", "Cường", "Dũng", "Đức", "Em", "Ê", "Giang", "Oanh",
                "Ông", "Ơn",
            ],
            ["Ma", "Mà", "Mả", "Mã", "Má", "Mạ", "Man", "Mă", "Mâ"],
            ["Lê An", "Trần An", "Lê Bá An", "Lê Văn An", "Lê Bình", "Nguyễn Ánh Bình"],
            ["Lan", "Lê Lan", "Lê Thị Lan", "Lan Lê"],
            ["Uyên", "Ước", "Vân", "Xuân", "Yến"],
            ["Lê Thanh An", "Lê Thành An", "Lê Thánh An", "Lê Thanha An"],
        ]
    )
    func sorted(names: [String]) {
        let list = names.map { VietnameseName($0) }
        #expect(list.reversed().sorted(by: VietnameseName.precedes).map(\.display) == names)
    }

    @Test("case and spacing do not count in the key, which is ASCII for Latin names")
    func keys() {
        #expect(
            VietnameseName("ĐẶNG  trung DU").orderKey == VietnameseName("Đặng Trung Du").orderKey
        )
        #expect(VietnameseName("Đặng Trung Du").orderKey.utf8.allSatisfy { $0 < 0x80 })
        #expect(VietnameseName("Lý").orderKey != VietnameseName("Lí").orderKey)
    }

    @Test("it is a strict order")
    func strict() {
        let names = ["", "An", "an", "Ánh", "東", "H'Hen Niê", "1 2"].map { VietnameseName($0) }
        for a in names {
            #expect(!VietnameseName.precedes(a, a))
            for b in names where a != b {
                #expect(VietnameseName.precedes(a, b) != VietnameseName.precedes(b, a))
            }
        }
    }
}
