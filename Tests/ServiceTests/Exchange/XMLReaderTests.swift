import Testing

@testable import Population

@Suite struct XMLReaderTests {
    private func problem(_ text: String) -> XMLProblem? {
        do {
            _ = try XMLReader.root(of: text.utf8)
            return nil
        } catch {
            return error
        }
    }

    @Test func namesAndTextsAreKept() throws {
        let root = try XMLReader.root(
            of: "<p:a xmlns:p='urn:x'> é <b c='d'/><![CDATA[<]]> </p:a>".utf8
        )
        #expect(root.name == "a" && root.namespace == "urn:x")
        #expect(root.text == "é <")
        #expect(root.children.map(\.name) == ["b"])
        #expect(root.children.first?.namespace == "")
    }

    @Test func depthHasALimit() {
        func nested(_ depth: Int) -> String {
            String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
        }
        #expect(problem(nested(32)) == nil)
        #expect(problem(nested(33)) == .tooLarge)
        #expect(problem(nested(100_000)) == .tooLarge)
    }

    @Test func elementsHaveALimit() {
        func wide(_ count: Int) -> String {
            "<a>" + String(repeating: "<b/>", count: count - 1) + "</a>"
        }
        #expect(problem(wide(10_000)) == nil)
        #expect(problem(wide(10_001)) == .tooLarge)
    }

    @Test func aTextHasALimit() {
        let most = String(repeating: "x", count: 65_536)
        #expect(problem("<a>\(most)</a>") == nil)
        #expect(problem("<a>\(most)x</a>") == .tooLarge)
        #expect(problem("<a>\(most)<b/>x</a>") == .tooLarge)
    }

    @Test func aDocumentHasALimit() {
        let comment = "<!--" + String(repeating: "x", count: 1 << 20) + "-->"
        #expect(problem("<a>\(comment)</a>") == .tooLarge)
    }

    @Test func documentTypesAreRefused() {
        #expect(problem("<!DOCTYPE a><a/>") == .documentType)
        #expect(problem("<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/x'><a/>") == .documentType)
        #expect(problem("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>") == .documentType)
        #expect(problem("<!DOCTYPE a [<!ENTITY % b SYSTEM 'x'> %b;]><a/>") == .documentType)
    }

    @Test(arguments: [
        "", " ", "<a>", "<a></b>", "<a/><b/>", "a", "<a b=c/>", "<a b='1' b='2'/>", "<p:a/>",
        "<a>&b;</a>", "<a>\u{0}</a>", "<a>\u{1}</a>", "<a>&#0;</a>", "<a>]]></a>",
        "<?xml version='1.0' encoding='x-none'?><a/>",
        "<?xml version='1.0' encoding='UTF-16'?><a/>",
    ]) func whatIsNotWellFormedIsRefused(_ text: String) {
        #expect(problem(text) == .malformed)
    }
}
