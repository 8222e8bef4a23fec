import Testing

@testable import Identity

@Suite struct MarkedLetterTests {
    @Test func tableSaysWhatUnicodeSays() throws {
        for value in Array(UInt32(0xC0)..<0x250) + Array(UInt32(0x1E00)..<0x1F00) {
            let scalar = try #require(Unicode.Scalar(value))
            let coded = MarkedLetter.of(scalar)
            let worked = MarkedLetter.decompose(scalar)
            #expect(coded?.base == worked?.base, "U+\(String(value, radix: 16))")
            #expect(coded?.shape == worked?.shape && coded?.tone == worked?.tone)
        }
    }
}
