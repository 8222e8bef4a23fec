import Foundation
import Testing

@testable import AuditLog

/// Random damage: never a trap, and never a pass for anything but the honest bytes.
@Suite struct BundleFuzzTests {
    /// A generator whose run can be repeated.
    struct Random: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
            return value ^ value >> 31
        }
    }

    @Test(arguments: 0..<8)
    func onlyHonestBytesPass(part: Int) throws {
        var random = Random(state: UInt64(part))
        let grown = try GrownLog(9)
        let honest = try TestBundle(
            grown.log,
            part % 2 == 0 ? 0..<9 : 2..<7,
            since: grown.notes[4],
            openings: true
        )
        let anchors = try BundleAnchors.key(since: part % 4 < 2 ? [grown.notes[4]] : [])
        let folder = try BundleDirectory()
        try honest.write(to: folder)
        let verifier = BundleVerifier(anchors: anchors, threads: 1)
        #expect(try verifier.verify(folder.path).verdict == .ok)
        let names = honest.files.keys.sorted()
        for round in 0..<300 {
            var bundle = honest
            var changed: Set<String> = []
            for _ in 0..<Int.random(in: 1...2, using: &random) {
                let name = try #require(names.randomElement(using: &random))
                Self.damage(&bundle.files[name, default: []], &random)
                changed.insert(name)
            }
            if round % 2 == 0, !changed.contains("manifest.json") {
                try bundle.fixManifest()
                changed.insert("manifest.json")
            }
            for name in changed { try Self.put(bundle.files[name] ?? [], name, folder) }
            let report = try? verifier.verify(folder.path)
            if report?.isTrusted == true {
                try expectSame(bundle, honest, changed)
            }
            for name in changed { try Self.put(honest.files[name] ?? [], name, folder) }
        }
    }

    /// What is left free: which openings there are, and signature lines that nobody asked for.
    private func expectSame(
        _ bundle: TestBundle,
        _ honest: TestBundle,
        _ changed: Set<String>
    ) throws {
        let growth = "consistency"
        for (name, bytes) in honest.files where bundle.files[name] != bytes {
            switch name {
            case "manifest.json": #expect(changed.count > 1)
            case growth:
                let old = try #require(ConsistencyBody(bytes))
                let new = try #require(ConsistencyBody(bundle.files[name] ?? []))
                #expect(old.proof == new.proof && old.text == new.text)
            case "openings.jsonl":
                let known = Set(bytes.split(separator: 0x0A))
                let lines = (bundle.files[name] ?? []).split(separator: 0x0A)
                #expect(lines.allSatisfy(known.contains))
            default: Issue.record("\(name) was altered and passed")
            }
        }
    }

    static func put(_ bytes: [UInt8], _ name: String, _ folder: BundleDirectory) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: "\(folder.path)/\(name)"))
    }

    static func damage(_ bytes: inout [UInt8], _ random: inout Random) {
        let place = bytes.isEmpty ? 0 : Int.random(in: 0..<bytes.count, using: &random)
        let length = min(Int.random(in: 1...80, using: &random), bytes.count - place)
        switch Int.random(in: 0..<8, using: &random) {
        case 0 where !bytes.isEmpty: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1 where !bytes.isEmpty: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 2: bytes.removeSubrange(place..<place + length)
        case 3: bytes.insert(contentsOf: Array(bytes[place..<place + length]), at: place)
        case 4: bytes.removeSubrange(place...)
        case 5: bytes.append(contentsOf: bytes[place..<place + length])
        case 6: bytes.insert(0x0A, at: place)
        default:
            let words = ["\"", "{", "}", "9223372036854775807", "-1", "\r\n", "\\u0000", "\u{0}"]
            let word = words.randomElement(using: &random) ?? ""
            bytes.insert(contentsOf: Array(word.utf8), at: place)
        }
    }

    @Test func anyLineIsReadWithoutATrap() {
        var random = Random(state: 99)
        let pieces = [
            "{", "}", "[", "]", "\"", "\\", ",", ":", "seq", "1", "0", "\"seq\":", "x", "\t",
        ]
        for _ in 0..<20_000 {
            var text = Bool.random(using: &random) ? "{\"seq\":7" : ""
            for _ in 0..<Int.random(in: 0...12, using: &random) {
                text += pieces.randomElement(using: &random) ?? ""
            }
            let bytes = Array(text.utf8)
            let outcome = bytes.withUnsafeBytes { LeafScanner.scan($0) }
            // What a strict reader takes, the scanner takes in the same sense.
            if let summary = try? LeafSummary(json: bytes), summary.seq >= 0, !text.contains("\\") {
                #expect(outcome == .seq(summary.seq), "\(text)")
            }
        }
    }

    @Test func theScannerFindsSeq() {
        func scan(_ text: String) -> LeafScanner.Outcome {
            Array(text.utf8).withUnsafeBytes { LeafScanner.scan($0) }
        }
        #expect(
            scan("{\"a\":{\"seq\":1,\"b\":[\"}\\\"\",{}]},\"seq\":12,\"z\":-1.5e3}") == .seq(12)
        )
        #expect(scan("{\"seq\":0}") == .seq(0))
        #expect(scan("{\"aseq\":0,\"seq2\":1}") == .malformed)
        for text in ["{}", "[]", "{\"seq\":01}", "{\"seq\":-1}", "{\"seq\":1}x", "{\"seq\":1.0}"] {
            #expect(scan(text) == .malformed, "\(text)")
        }
        for text in ["{", "{\"seq\":1", "{\"seq\":1,\"a", "{\"seq\":1,\"a\":[", "{\"seq\""] {
            #expect(scan(text) == .cut, "\(text)")
        }
    }
}
