import Foundation
import Testing

@testable import AuditLog

/// Text encodings against Foundation's, and refusal of every second spelling.
@Suite struct EncodingTests {
    @Test func base64AgreesWithFoundation() {
        for count in 0..<200 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 97 &+ count) }
            let text = Data(bytes).base64EncodedString()
            #expect(Base64.encode(bytes) == text)
            #expect(Base64.decode(text) == bytes)
            let url = text.replacingOccurrences(of: "+", with: "-")
                .replacingOccurrences(of: "/", with: "_").replacingOccurrences(of: "=", with: "")
            #expect(Base64URL.encode(bytes) == url)
            #expect(Base64URL.decode(url) == bytes)
            #expect(Hex.decode(Hex.encode(bytes)) == bytes)
        }
    }

    @Test(arguments: [
        "A", "AA", "AAA", "A===", "AB==", "AAB=", "AA=A", "====", "=", "AA==\n", " AA==", "AA-_",
        "AAAA=", "AAAA====", "é===",
    ])
    func badBase64(text: String) { #expect(Base64.decode(text) == nil) }

    @Test(arguments: ["A", "AB", "AAB", "AA==", "AA+/", "AAAAA", " AA", "AA\n"])
    func badBase64URL(text: String) { #expect(Base64URL.decode(text) == nil) }

    @Test(arguments: ["0", "0g", "AB", " 00", "0x00", "é"])
    func badHex(text: String) { #expect(Hex.decode(text) == nil) }

    @Test func jsonTextRoundTrips() throws {
        for scalar in (0...0x2FF).compactMap(Unicode.Scalar.init) {
            let text = "a\(scalar)b"
            let quoted = JSONText.quote(text)
            var reader = JSONReader(Array(quoted.utf8))
            #expect(try reader.string().unicodeScalars.elementsEqual(text.unicodeScalars))
            try reader.expectEnd()
            let other = try JSONDecoder().decode(String.self, from: Data(quoted.utf8))
            #expect(other.unicodeScalars.elementsEqual(text.unicodeScalars))
        }
        var reader = JSONReader(Array("\"\\ud83d\\ude00\\u00E9\\/\\b\\f\\n\\r\\t\"".utf8))
        #expect(try reader.string() == "😀é/\u{8}\u{C}\n\r\t")
    }

    @Test(arguments: [
        "\"", "\"\\", "\"\\\"", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\ud800\"",
        "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"\\ud800\\\"", "\"\u{1}\"", "a", "", "\"\\u\u{10}\"",
    ])
    func badStrings(text: String) {
        var reader = JSONReader(Array(text.utf8))
        #expect(throws: JSONError.self) { try reader.string() }
    }

    @Test func skipping() throws {
        let text = "{\"a\":[1,\"x\\\"\",true,false,null,{}],\"b\":{\"c\":-5}}"
        var reader = JSONReader(Array(text.utf8))
        try reader.skipValue()
        try reader.expectEnd()
        var deep = JSONReader(Array(String(repeating: "[", count: 100_000).utf8))
        #expect(throws: JSONError.tooDeep(offset: 16)) { try deep.skipValue() }
        for bad in [
            "{\"b\":1,\"a\":1}", "{\"a\":1,\"a\":1}", "[1,]", "[,]", "tru", "nul", "{\"a\"}",
        ] {
            var reader = JSONReader(Array(bad.utf8))
            #expect(throws: JSONError.self) { try reader.skipValue() }
        }
        var invalid = JSONReader([0x22, 0xFF, 0x22])
        #expect(throws: JSONError.badString(offset: 0)) { try invalid.string() }
    }
}
