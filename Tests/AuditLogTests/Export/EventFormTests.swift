import Foundation
import Testing

@testable import AuditLog

/// What every form promises.
@Suite struct EventFormTests {
    @Test(arguments: 0..<Exported.encoders.count)
    func theSameRecordIsTheSameBytes(form: Int) throws {
        let encoder = Exported.encoders[form]
        var openings: [String: String] = [:]
        for number in 0..<50 { openings["name.\(number)"] = "value \(number)" }
        for act in Exported.acts {
            let event = try Exported.event(Exported.leaf(act), openings)
            // A dictionary made in another order may be gone through in another order.
            var turned: [String: String] = [:]
            turned.reserveCapacity(400)
            for (name, value) in openings.reversed() { turned[name] = value }
            let again = ExportEvent(
                leaf: try AuditLeaf(json: event.bytes),
                bytes: event.bytes,
                openings: turned
            )
            // The first has its fields as the draft had them, a stored record has them sorted.
            let stored = ExportEvent(
                leaf: again.leaf,
                bytes: event.bytes,
                openings: openings
            )
            #expect(try Exported.line(encoder, stored) == Exported.line(encoder, again))
        }
    }

    @Test(arguments: 0..<Exported.encoders.count)
    func noTextEndsALineOrHidesInIt(form: Int) throws {
        let encoder = Exported.encoders[form]
        for text in Exported.hostile where !text.isEmpty {
            var leaf = Exported.leaf(text, text)
            leaf.actor = .init(login: text, role: text, uid: 1, via: text)
            (leaf.app, leaf.code, leaf.host, leaf.sess) = (text, text, text, text)
            leaf.fields = [.init(name: text, shown: .full)]
            leaf.target = .init(type: text, sd: nil)
            let event = try Exported.event(
                leaf,
                ["reason": text, "ticket": text, "target": text, text: text]
            )
            let line = try Exported.line(encoder, event)
            for scalar in line.unicodeScalars {
                #expect(!HiddenCharacters.contains(scalar.value), "\(text.debugDescription)")
                #expect(!scalar.properties.isBidiControl)
            }
        }
    }

    @Test(arguments: 0..<Exported.encoders.count)
    func nothingOpensItself(form: Int) throws {
        let encoder = Exported.encoders[form]
        let draft = sampleDraft(number: 1)
        var leaf = draft.leaf
        leaf.ticket = RecordTests.digest("CALL-77")
        let closed = try Exported.line(encoder, try Exported.event(leaf))
        for secret in ["079123456789", "Công dân gọi", "CALL-77"] + draft.openings.map(\.text) {
            #expect(!closed.contains(secret))
        }
        #expect(!closed.contains("openings"))
        var openings = ["ticket": "CALL-77"]
        for opening in draft.openings { openings[opening.name] = opening.value }
        let opened = try Exported.line(encoder, try Exported.event(leaf, openings))
        for value in ["079123456789", "Công dân gọi 1", "CALL-77"] {
            #expect(opened.contains(value))
        }
    }

    @Test(arguments: 0..<Exported.encoders.count)
    func linesFollowEachOther(form: Int) throws {
        let encoder = Exported.encoders[form]
        var out = encoder.header
        let leaf = Exported.leaf()
        for _ in 0..<3 { encoder.append(try Exported.event(leaf), to: &out) }
        let line = try Exported.line(encoder, try Exported.event(leaf))
        let end = encoder is EventTableEncoder ? "\r\n" : "\n"
        let lines = [line, line, line].map { $0 + end }.joined()
        #expect(String(decoding: out, as: UTF8.self).hasSuffix(lines))
        #expect(out.count == encoder.header.count + lines.utf8.count)
    }

    @Test func formsAreToldApartByTheirFiles() {
        #expect(
            Exported.encoders.map(\.fileName) == [
                "ocsf.jsonl", "ecs.jsonl", "events.cef", "events.csv",
            ]
        )
        #expect(Exported.encoders.map(\.header.isEmpty) == [true, true, true, false])
    }

    @Test func bytesThatAreNoTextDoNoHarm() throws {
        let leaf = Exported.leaf()
        let broken: [[UInt8]] = [
            [], [0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
            [0xE2, 0x80], [0x61, 0xE2, 0x28, 0xA1], [0x80], [0xF0, 0x9F, 0x87],
        ]
        for bytes in broken {
            for encoder in Exported.encoders {
                let event = ExportEvent(leaf: leaf, bytes: bytes)
                _ = try Exported.line(encoder, event)
            }
            let json = try Exported.json(
                Exported.encoders[0],
                ExportEvent(leaf: leaf, bytes: bytes)
            )
            let raw = try #require(json["raw_data"] as? String)
            #expect(bytes.isEmpty ? raw.isEmpty : raw.contains("\u{FFFD}"))
        }
    }

    @Test func everyCharacterOfTextSurvivesJSON() throws {
        var all = ""
        for value in UInt32(0)...0x10FFFF where value < 0x3000 || value > 0xFE00 {
            guard value < 0x1_0000 || value % 251 == 0 || (0xE0000...0xE0FFF).contains(value),
                let scalar = Unicode.Scalar(value)
            else { continue }
            all.unicodeScalars.append(scalar)
        }
        var out: [UInt8] = [0x22]
        JSONSpelling.append(all, to: &out)
        out.append(0x22)
        let read = try JSONSerialization.jsonObject(
            with: Data(out),
            options: .fragmentsAllowed
        )
        let back = try #require(read as? String)
        #expect(back.unicodeScalars.elementsEqual(all.unicodeScalars))
    }
}

@Suite struct EventTimeTests {
    @Test(arguments: [
        "1970-01-01T00:00:00.000Z", "1969-12-31T23:59:59.999Z", "2000-02-29T12:00:00.001Z",
        "1900-03-01T00:00:00.000Z", "2026-01-05T02:03:04.005Z", "2024-02-29T23:59:59.999Z",
        "2100-02-28T00:00:00.000Z", "2100-03-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z",
        "1600-01-01T00:00:00.000Z",
    ])
    func timesAreCountedAsTheSystemCountsThem(text: String) throws {
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        let seconds = try style.parse(text).timeIntervalSince1970
        #expect(EventTime.milliseconds(text) == Int64((seconds * 1000).rounded()))
    }

    @Test func everyDayFollowsTheOneBefore() {
        let start = EventTime.milliseconds("1999-12-31T00:00:00.000Z")
        var days = start
        for year in 2000..<2030 {
            let isLeap = year % 4 == 0
            for (month, length) in [
                31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
            ].enumerated() {
                for day in 1...length {
                    days += 86_400_000
                    let text = String(format: "%04d-%02d-%02dT00:00:00.000Z", year, month + 1, day)
                    #expect(EventTime.milliseconds(text) == days)
                }
            }
        }
    }

    @Test(arguments: [
        "9999-99-99T99:99:99.999Z", "0000-00-00T00:00:00.000Z", "", "x", "2026-01-05",
        "éééééééééééé",
    ])
    func anyTextIsSomeTime(text: String) {
        _ = EventTime.milliseconds(text)
    }
}
