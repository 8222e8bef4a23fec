import CommandKit
import Foundation
import Testing

/// Every attack of the corpus is found, with the right code and the first bad record.
@Suite struct TamperingTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

    static let names: [String] = {
        let found = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        return (found ?? []).filter { $0.hasSuffix(".attack") }.sorted()
    }()

    @Test(arguments: names)
    func isFound(_ name: String) throws {
        let text = try String(
            contentsOf: Self.folder.appendingPathComponent(name),
            encoding: .utf8
        )
        let attack = try LogAttack(text)
        let verdict = try TamperingGround().verdict(attack)
        #expect(verdict.code == attack.code, "\(verdict)")
        #expect(verdict.firstBad == attack.firstBad, "\(verdict)")
    }

    @Test func theCorpusIsLargeEnough() {
        #expect(Self.names.count >= 40)
    }
}
