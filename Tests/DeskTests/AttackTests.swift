import CommandKit
import Console
import Foundation
import Identity
import Store
import Testing

@testable import lienket

/// One file an attack: what is tried, and what must be seen.
///
/// A case is a command file whose comments direct the test:
/// `# as: hoa` who tries; `# plant: C-2 fullName a\u{1B}b` hostile text in the store, past every
/// check; `# typed` at the prompt instead of as a file; `# yes`; `# changes` the store may change;
/// `# reveals` numbers may be shown; `# expect: 0 refused some.code` how the n-th result ends (`*`
/// any, last when n is `last`); `# exit: 64`; `# sees: text`; `# never: text` (both unescaped from
/// `\u{…}`); `# leaf: act outcome code phase` of the last record.
///
/// Whatever the case, no control character or number of a person comes out, the leaves hold no
/// personal data, the log verifies, and nothing changes unless it may.
@Suite struct AttackTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Attacks")

    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".lk") }.sorted()
    }()

    @Test func thereAreAttacks() { #expect(Self.names.count >= 25) }

    @Test(arguments: names) func fails(_ name: String) throws {
        let file = Self.folder.appendingPathComponent(name)
        let attack = Attack(try String(contentsOf: file, encoding: .utf8))
        #expect(!attack.expectations.isEmpty, "an attack without an expectation")
        for format in attack.isTyped ? [OutputFormat.table] : OutputFormat.allCases {
            try mount(attack, format)
        }
    }

    private func mount(_ attack: Attack, _ format: OutputFormat) throws {
        let desk = try Desk(as: attack.login)
        for plant in attack.plants {
            let key = try #require(FieldKey(rawValue: plant.field))
            try desk.plant(plant.text, in: key, of: plant.citizen)
        }
        let before = try desk.state()
        let (status, out, err) =
            attack.isTyped
            ? (Int32(0), desk.type(attack.lines), "")
            : desk.run(attack.text, format: format, yes: attack.isConfirmed, keepGoing: true)
        let all = out + err
        if let expected = attack.status { #expect(status == expected, "\(err)") }
        for text in attack.sees where format == .jsonl || attack.isTyped {
            #expect(all.contains(text), "not seen: \(text) in \(all)")
        }
        for text in attack.nevers { #expect(!all.contains(text), "seen as \(format): \(text)") }
        if format == .jsonl, !attack.isTyped { try check(attack, out) }
        if !attack.changes { #expect(try desk.state() == before) }
        if let leaf = attack.leaf { #expect(try desk.trail().last == leaf) }
        let planted = attack.plants.map(\.text)
        #expect(controls(in: all) == [], "as \(format)")
        if !attack.reveals {
            let echoes = attack.isTyped ? attack.lines.joined() : ""
            #expect(Canaries.found(in: all).filter { !echoes.contains($0) } == [], "as \(format)")
        }
        let leaves = try desk.leafTexts().joined()
        #expect(Canaries.found(in: leaves) == [])
        #expect(Canaries.found(in: leaves, of: Canaries.names + planted) == [])
        #expect(try desk.auditVerdict().code == nil)
    }

    private func check(_ attack: Attack, _ out: String) throws {
        let results = try out.split(separator: "\n").map { line in
            try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
        for (place, ending) in attack.endings {
            let index = place == "last" ? results.count - 1 : Int(place) ?? -1
            guard results.indices.contains(index) else {
                Issue.record("there is no result \(place) of \(results.count)")
                continue
            }
            #expect(results[index].ending == ending, "result \(place)")
        }
    }

    /// What could move a cursor, turn text round or hide: nothing of it may come out raw.
    private func controls(in text: String) -> [String] {
        let kept: Set<Unicode.Scalar> = ["\n", "\r", "\t"]
        return text.unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: !kept.contains(scalar)
            default: false
            }
        }.map { String($0.value, radix: 16) }
    }
}

/// A case of the corpus.
struct Attack {
    let text: String
    var login = "lan"
    var isTyped = false
    var isConfirmed = false
    var changes = false
    var reveals = false
    var status: Int32?
    var leaf: String?
    var plants: [(citizen: String, field: String, text: String)] = []
    var endings: [(place: String, ending: String)] = []
    var sees: [String] = []
    var nevers: [String] = []

    init(_ source: String) {
        text = source.split(separator: "\n", omittingEmptySubsequences: false).map {
            $0.hasPrefix("#") ? String($0) : Attack.unescaped(String($0))
        }.joined(separator: "\n")
        for line in source.split(separator: "\n") where line.hasPrefix("# ") {
            let parts = line.dropFirst(2).split(separator: ":", maxSplits: 1).map(String.init)
            let value = parts.count > 1 ? String(parts[1].drop { $0 == " " }) : ""
            direct(parts.first ?? "", value)
        }
    }

    private mutating func direct(_ name: String, _ value: String) {
        switch name {
        case "as": login = value
        case "typed": isTyped = true
        case "yes": isConfirmed = true
        case "changes": changes = true
        case "reveals": reveals = true
        case "exit": status = Int32(value)
        case "leaf": leaf = value
        case "sees": sees.append(Attack.unescaped(value))
        case "never": nevers.append(Attack.unescaped(value))
        case "expect":
            let words = value.split(separator: " ", maxSplits: 1).map(String.init)
            endings.append((words[0], words.count > 1 ? words[1] : ""))
        case "plant":
            let words = value.split(separator: " ", maxSplits: 2).map(String.init)
            guard words.count == 3 else { return }
            plants.append((words[0], words[1], Attack.unescaped(words[2])))
        default: break
        }
    }

    /// Everything that can fail.
    var expectations: [String] {
        endings.map(\.ending) + sees + nevers + [leaf, status.map { "\($0)" }].compactMap { $0 }
    }

    /// The lines that are typed.
    var lines: [String] {
        text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
    }

    /// Text with `\u{…}` as the character that it stands for.
    private static func unescaped(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let start = rest.range(of: "\\u{"),
            let end = rest[start.upperBound...].firstIndex(of: "}")
        {
            result += rest[..<start.lowerBound]
            if let value = UInt32(rest[start.upperBound..<end], radix: 16),
                let scalar = Unicode.Scalar(value)
            {
                result.unicodeScalars.append(scalar)
            }
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }
}
