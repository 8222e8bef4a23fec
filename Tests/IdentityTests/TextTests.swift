import Testing

@testable import Identity

@Suite("Normalisation and folding")
struct TextTests {
    @Test(
        "NFC composes, NFD takes apart",
        arguments: [
            ("Nguye\u{302}\u{303}n", "Nguy\u{1EC5}n", 6, 8),
            ("Nguy\u{1EC5}n", "Nguy\u{1EC5}n", 6, 8),
            ("a\u{323}\u{302}", "\u{1EAD}", 1, 3),
            ("\u{1EA1}\u{302}", "\u{1EAD}", 1, 3),
            ("\u{212B}", "\u{C5}", 1, 2),
            ("\u{110}", "\u{110}", 1, 1),
            ("abc", "abc", 3, 3),
            ("", "", 0, 0),
            ("\u{AC00}", "\u{AC00}", 1, 2),
        ]
    )
    func normalForms(text: String, composed: String, length: Int, apart: Int) {
        #expect(Array(text.nfc.unicodeScalars) == Array(composed.unicodeScalars))
        #expect(text.nfc.unicodeScalars.count == length)
        #expect(text.nfd.unicodeScalars.count == apart)
        #expect(Array(text.nfd.nfc.unicodeScalars) == Array(text.nfc.unicodeScalars))
    }

    @Test("the blocks that are passed through are their own NFC")
    func passedThrough() {
        for value in Array(UInt32(0)..<0x300) + Array(UInt32(0x1E00)..<0x1F00) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = String(scalar)
            #expect(Array(text.nfd.nfc.unicodeScalars) == [scalar])
        }
    }

    @Test(
        "folding takes case and marks away",
        arguments: [
            ("trạng-thái", "trang-thai"), ("TRẠNG-THÁI", "trang-thai"),
            ("tra\u{323}ng-tha\u{301}i", "trang-thai"), ("Đặng", "dang"),
            ("\u{D0}\u{1EB7}ng", "dang"), ("đð", "dd"), ("ưởng ƯỠNG", "uong uong"), ("abc", "abc"),
            ("ABC", "abc"), ("", ""), ("São Tomé", "sao tome"), ("Łódź Ø", "lodz o"),
            ("Straße", "strasse"), ("ΆΒ", "αβ"), ("東京", "東京"), ("a|b 1", "a|b 1"),
        ]
    )
    func folds(text: String, folded: String) {
        #expect(Folding.fold(text) == folded)
        #expect(Folding.fold(text.nfd) == folded)
        #expect(Folding.fold(folded) == folded)
    }

    @Test("every Vietnamese letter folds to its ASCII letter")
    func everyLetter() {
        let rows = [
            "aàảãáạăằẳẵắặâầẩẫấậ", "dđ", "eèẻẽéẹêềểễếệ", "iìỉĩíị", "oòỏõóọôồổỗốộơờởỡớợ",
            "uùủũúụưừửữứự", "yỳỷỹýỵ",
        ]
        for row in rows {
            let base = String(row.prefix(1))
            for letter in row {
                #expect(Folding.fold(String(letter)) == base)
                #expect(Folding.fold(letter.uppercased()) == base)
            }
        }
    }

    @Test(
        "blanks collapse",
        arguments: [
            ("", ""), (" ", ""), ("a", "a"), (" a ", "a"), ("a b", "a b"), ("a  b", "a b"),
            ("a\u{A0}b", "a b"), ("a\u{3000} b ", "a b"), ("a\tb", "a\tb"), ("a b ", "a b"),
        ]
    )
    func collapses(text: String, expected: String) {
        #expect(text.collapsingBlanks == expected)
    }
}
