import DisplayColumns
import Testing

@testable import Console

@Suite struct DisplayWidthTests {
    @Test(arguments: [
        ("abc", 3), ("Đặng", 4), ("\u{110}a\u{323}\u{306}ng", 4), ("漢字", 4), ("한글", 4),
        ("e\u{301}", 1), ("👩‍👩‍👧", 2), ("🇻🇳", 2), ("❤\u{FE0F}", 2), ("❤", 1), ("👍🏽", 2), ("", 0),
        ("●✓", 2), ("ｶﾅ", 2), ("Ａ", 2), ("—…", 2), ("\u{1100}\u{1161}", 2),
    ])
    func measures(_ text: String, _ width: Int) {
        #expect(DisplayWidth.of(text) == width)
    }
}

@Suite struct EscapingTests {
    @Test(arguments: [
        ("a\u{1B}[31m", "a\\u{1B}[31m"), ("\u{202E}cod", "\\u{202E}cod"), ("a\nb", "a\\u{A}b"),
        ("x\u{200B}y", "x\\u{200B}y"), ("\u{9B}2J", "\\u{9B}2J"), ("\u{7F}", "\\u{7F}"),
        ("\u{2066}\u{061C}\u{FEFF}\u{2028}", "\\u{2066}\\u{61C}\\u{FEFF}\\u{2028}"),
        ("\u{E0041}", "\\u{E0041}"), ("\u{301}x", "\\u{301}x"), ("a\r\nb", "a\\u{D}\\u{A}b"),
        ("Đặng Trung Du", "Đặng Trung Du"), ("e\u{301}", "e\u{301}"), ("漢字", "漢字"),
    ])
    func shows(_ text: String, _ visible: String) {
        #expect(Escaping.visible(text).unicodeScalars.elementsEqual(visible.unicodeScalars))
    }

    @Test func nothingHostileComesOut() {
        for value in UInt32(0)...0x3FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let isSafe = Escaping.visible("a\(scalar)b").unicodeScalars.allSatisfy {
                let category = $0.properties.generalCategory
                return category != .control && category != .format && category != .lineSeparator
                    && category != .paragraphSeparator
            }
            if !isSafe { Issue.record("U+\(String(value, radix: 16)) comes out raw") }
        }
    }
}
