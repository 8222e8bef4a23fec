import Foundation
import Testing

@testable import AuditLog

/// What the encoders' tests share: leaves of every kind, and readers of the three forms that know
/// nothing of how they are written.
enum Exported {
    static let acts = [
        "audit.checkpoint", "audit.export", "audit.heartbeat", "audit.list", "audit.prove",
        "audit.redact", "audit.report", "audit.review", "audit.show", "audit.verify", "case.close",
        "case.list", "case.note", "case.open", "case.show", "change.undo", "citizen.documents",
        "citizen.dossiers", "citizen.edit", "citizen.find", "citizen.guide", "citizen.history",
        "citizen.links", "citizen.refresh", "citizen.reveal", "citizen.show", "citizen.status",
        "citizen.sync", "citizen.use", "link.link", "link.relink", "link.unlink", "plugin.list",
        "plugin.show", "policy.list", "policy.set", "request.approve", "request.list",
        "request.reject", "request.show", "session.alias", "session.help", "session.output",
        "session.quit", "session.source", "session.start", "session.whoami", "store.import",
        "training.act-as", "training.caller-login", "line.rejected", "script.rejected",
        "province", "weather.ask", ".", "session.", "citizen.province", "audit.",
    ]

    static let outcomes = [
        "ok", "unchanged", "planned", "pending", "refused", "not-found", "ambiguous", "invalid",
        "not-permitted", "unavailable", "busy", "failed", "unknown", "something-new",
    ]

    /// Text that would end a line, a string, a field or a cell, turn it round, or start a formula.
    static let hostile = [
        "a\"b\\c", "a\nb\rc\r\nd", "a|b\\|c=d", "=cmd()|'/C calc'!A0", "+84", "-1", "@sum", "\tx",
        "\rx", "\nx", "\u{202E}txt.exe", "x\u{85}y\u{9B}31m\u{7F}", "x\u{2028}y\u{2029}z",
        "\u{200B}\u{FEFF}\u{2066}\u{E0041}", "\u{1B}[2J\u{0}", "a,b;c", " lead and trail ",
        "Nguyễn Thị Ánh 🇻🇳 𝒳", "a cs1=b act=c", "e\u{301}\u{1160}", "\\u{A}", "＝1+1", "",
    ]

    static func leaf(
        _ act: String = "citizen.show",
        _ outcome: String = "ok",
        phase: AuditLeaf.Phase = .single
    ) -> AuditLeaf {
        var leaf = RecordTests.full
        leaf.act = act
        leaf.outcome = outcome
        leaf.phase = phase
        leaf.ref = phase == .result ? RecordTests.full.ref : nil
        return leaf
    }

    static func event(
        _ leaf: AuditLeaf,
        _ openings: [String: String] = [:]
    ) throws -> ExportEvent {
        ExportEvent(leaf: leaf, bytes: try leaf.encoded(), openings: openings)
    }

    static let encoders: [any EventEncoder] = [
        OCSFEncoder(origin: origin, version: "1.2.3"), ECSEncoder(origin: origin, version: "1.2.3"),
        CEFEncoder(origin: origin, version: "1.2.3"),
        EventTableEncoder(origin: origin, version: "1.2.3"),
    ]

    static let origin = "audit.example.vn/console"

    /// What an encoder writes of one record, without the line's end.
    static func line(_ encoder: any EventEncoder, _ event: ExportEvent) throws -> String {
        var out: [UInt8] = []
        encoder.append(event, to: &out)
        let text = try #require(String(validating: out, as: UTF8.self))
        let end = encoder is EventTableEncoder ? "\r\n" : "\n"
        #expect(text.hasSuffix(end))
        return String(text.unicodeScalars.dropLast(end.unicodeScalars.count))
    }

    static func json(_ encoder: any EventEncoder, _ event: ExportEvent) throws -> [String: Any] {
        let text = try line(encoder, event)
        let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
        return try #require(value as? [String: Any])
    }

    /// A line of a CSV file with quoted cells, apart.
    static func cells(_ line: String) -> [String] {
        var cells = [""]
        var isQuoted = false
        var previous: Unicode.Scalar?
        for scalar in line.unicodeScalars {
            switch (scalar, isQuoted) {
            case (",", false): cells.append("")
            case ("\"", _):
                // A second quotation mark in a row is one that was meant.
                if !isQuoted, previous == "\"" { cells[cells.count - 1].append("\"") }
                isQuoted.toggle()
            default: cells[cells.count - 1].unicodeScalars.append(scalar)
            }
            previous = scalar == "," && !isQuoted ? nil : scalar
        }
        return cells
    }

    /// A text as the table and CEF show it.
    static func visible(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if HiddenCharacters.contains(scalar.value) {
                result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

/// A CEF line, read by the rules of its guide: eight parts, then keys and values.
struct CEFLine {
    var header: [String] = []
    var values: [String: String] = [:]
    /// The keys as they stand.
    var keys: [String] = []

    init(_ line: String) throws {
        var rest = Substring(line)
        for _ in 0..<7 { header.append(Self.part(&rest)) }
        // A key is what stands before an equals sign that no backslash stands before.
        let pattern = try NSRegularExpression(
            pattern: #"(?:^| )([A-Za-z0-9]+)=((?:\\.|[^=\\])*)(?= [A-Za-z0-9]+=|$)"#
        )
        let text = String(rest)
        for match in pattern.matches(in: text, range: NSRange(text.startIndex..., in: text)) {
            let key = try #require(Range(match.range(at: 1), in: text))
            let value = try #require(Range(match.range(at: 2), in: text))
            keys.append(String(text[key]))
            values[String(text[key])] = Self.unescaped(text[value])
        }
    }

    private static func part(_ rest: inout Substring) -> String {
        var part = ""
        while let character = rest.unicodeScalars.popFirst(), character != "|" {
            if character == "\\", let next = rest.unicodeScalars.popFirst() {
                part.unicodeScalars.append(next)
            } else {
                part.unicodeScalars.append(character)
            }
        }
        return part
    }

    private static func unescaped(_ text: Substring) -> String {
        var result = ""
        var rest = text.unicodeScalars
        while let scalar = rest.popFirst() {
            guard scalar == "\\", let next = rest.popFirst() else {
                result.unicodeScalars.append(scalar)
                continue
            }
            switch next {
            case "n": result += "\n"
            case "r": result += "\r"
            default: result.unicodeScalars.append(next)
            }
        }
        return result
    }
}
