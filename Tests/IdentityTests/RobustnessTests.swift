import Testing

@testable import Identity

/// A small reproducible source of random numbers.
private struct Xorshift: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}

@Suite("Robustness")
struct RobustnessTests {
    private static let pieces: [String] = [
        "0", "5", "9", "12", "052089999999", "271450001", "0912345678", " ", ".", "-", "/", "+",
        "(",
        ")", "@", "|", ",", "a", "q", "o", "à", "ỳ", "uỷ", "Đ", "Ð", "e\u{302}\u{301}", "\u{301}",
        "\u{200B}", "\u{202E}", "\u{0}", "\u{1B}", "\r\n", "東", "０", "🇻🇳", "\u{FFFD}", "C-", ".vn",
        "xn--", "19890909", "\u{10FFFF}", "'", "ß", "ŉ", "İ", "\u{1100}\u{1161}",
    ]

    @Test("any text is read or refused, and keys are stable", arguments: 1...20)
    func anyText(seed: Int) throws {
        var random = Xorshift(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
        let today = date("2024-07-01")
        for _ in 0..<200 {
            let text = (0..<Int.random(in: 0...12, using: &random))
                .map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
            #expect(Folding.fold(Folding.fold(text)) == Folding.fold(text))
            let key = VietnameseName.searchKey(text)
            #expect(VietnameseName.searchKey(key) == key)
            let name = VietnameseName(text)
            #expect(VietnameseName(name.display).display == name.display)
            #expect(
                TonePlacement.unified(TonePlacement.unified(text)) == TonePlacement.unified(text)
            )
            #expect(VietnameseName.exchangeKey(text.nfd) == VietnameseName.exchangeKey(text))
            _ = name.orderKey + name.equalityKey + name.family + name.middle + name.given
            _ = Province.matching(text)
            _ = try? CitizenCardQR(text)
            let shape = IdentifierShape.of(text)
            if [.personalNumber, .cmnd, .phone, .email, .cardQR].contains(shape) {
                #expect(IdentifierShape.containsPersonalData(text))
            }
            for kind in MaskKind.allCases {
                #expect(!IdentifierShape.containsPersonalData(Masking.mask(text, as: kind)))
            }
            for key in FieldKey.allCases {
                guard let value = try? FieldValue.parse(key, text, today: today) else { continue }
                #expect(try FieldValue.parse(key, value, today: today) == value)
            }
        }
    }
}
