/// Writes records in ArcSight's Common Event Format, a line each.
///
/// A CEF event is short: it has the hash of the record, not the record. Only openings tell anything
/// of a citizen.
public struct CEFEncoder: EventEncoder {
    private let origin: String
    private let version: String

    /// Makes an encoder.
    /// - Parameters:
    ///   - origin: the log's origin, as its checkpoints name it.
    ///   - version: the program's version.
    public init(origin: String, version: String) {
        self.origin = origin
        self.version = version
    }

    /// `events.cef`.
    public var fileName: String { "events.cef" }

    /// Nothing.
    public var header: [UInt8] { [] }

    /// Appends a record as one line.
    /// - Parameters:
    ///   - event: the record.
    ///   - out: the bytes to extend.
    public func append(_ event: ExportEvent, to out: inout [UInt8]) {
        let leaf = event.leaf
        appendHeader(leaf, to: &out)
        out.append("rt=")
        out.append(decimal: event.milliseconds)
        value("externalId", leaf.id, &out)
        value("deviceExternalId", origin, &out)
        word("cat", OCSFType(ActKind(leaf.act)).eventClass.caption, &out)
        value("act", leaf.act, &out)
        value("outcome", leaf.outcome, &out)
        value("reason", leaf.code, &out)
        value("shost", leaf.host, &out)
        value("suser", leaf.actor.login, &out)
        number("suid", leaf.actor.uid, &out)
        value("spriv", leaf.actor.role, &out)
        value("duser", leaf.target?.sd, &out)
        appendNumbers(leaf, to: &out)
        appendTexts(event, to: &out)
        value("msg", event.reason, &out)
        out.append(0x0A)
    }

    private func appendHeader(_ leaf: AuditLeaf, to out: inout [UInt8]) {
        out.append("CEF:0|")
        out.append(EventSource.vendor)
        out.append(0x7C)
        out.append(EventSource.product)
        out.append(0x7C)
        CEFHeaderSpelling.append(version, to: &out)
        out.append(0x7C)
        CEFHeaderSpelling.append(leaf.act, to: &out)
        out.append(0x7C)
        let start = out.count
        CEFHeaderSpelling.append(leaf.act, to: &out)
        // The event's name for people: the act's words.
        for index in out[start...].indices where out[index] == 0x2E { out[index] = 0x20 }
        out.append(0x7C)
        out.append(leaf.severity.cef)
        out.append(0x7C)
    }

    private func appendNumbers(_ leaf: AuditLeaf, to out: inout [UInt8]) {
        label("cn1Label", "seq", &out)
        number("cn1", leaf.seq, &out)
        if let results = leaf.n {
            label("cn2Label", "results", &out)
            number("cn2", results, &out)
        }
        if let approval = leaf.approval {
            label("cn3Label", "approval", &out)
            number("cn3", approval, &out)
        }
    }

    private func appendTexts(_ event: ExportEvent, to out: inout [UInt8]) {
        let leaf = event.leaf
        label("cs1Label", "session", &out)
        value("cs1", leaf.sess, &out)
        label("cs2Label", "phase", &out)
        value("cs2", leaf.phase.rawValue, &out)
        label("cs3Label", "leafHash", &out)
        out.append(" cs3=")
        event.appendLeafHash(to: &out)
        label("cs4Label", "via", &out)
        value("cs4", leaf.actor.via, &out)
        if let correlation = event.correlation {
            label("cs5Label", "correlation", &out)
            value("cs5", correlation, &out)
        }
        if !event.openings.isEmpty {
            label("cs6Label", "openings", &out)
            value("cs6", Self.list(event), &out)
        }
        if !leaf.fields.isEmpty {
            label("flexString1Label", "fields", &out)
            value("flexString1", leaf.fieldList, &out)
        }
        if let ticket = leaf.ticket {
            label("flexString2Label", "ticketDigest", &out)
            value("flexString2", ticket, &out)
        }
    }

    /// The openings as a JSON object, in the order of their names' bytes.
    private static func list(_ event: ExportEvent) -> String {
        var json: [UInt8] = [0x7B]
        for (name, value) in event.sortedOpenings {
            if json.count > 1 { json.append(0x2C) }
            json.append(0x22)
            JSONSpelling.append(name, to: &json)
            json.append("\":\"")
            JSONSpelling.append(value, to: &json)
            json.append(0x22)
        }
        json.append(0x7D)
        return String(decoding: json, as: UTF8.self)
    }

    private func start(_ key: StaticString, _ out: inout [UInt8]) {
        out.append(0x20)
        out.append(key)
        out.append(0x3D)
    }

    private func value(_ key: StaticString, _ text: String?, _ out: inout [UInt8]) {
        guard let text else { return }
        start(key, &out)
        CEFValueSpelling.append(text, to: &out)
    }

    private func number(_ key: StaticString, _ number: Int64, _ out: inout [UInt8]) {
        start(key, &out)
        out.append(decimal: number)
    }

    private func word(_ key: StaticString, _ word: StaticString, _ out: inout [UInt8]) {
        start(key, &out)
        out.append(word)
    }

    private func label(_ key: StaticString, _ name: StaticString, _ out: inout [UInt8]) {
        word(key, name, &out)
    }
}

extension AuditLeaf.Severity {
    /// CEF's number, of 0 to 10: up to 3 is low, up to 6 medium, up to 8 high.
    var cef: StaticString {
        switch self {
        case .informational: "1"
        case .low: "3"
        case .medium: "5"
        case .high: "8"
        case .critical: "10"
        }
    }
}

extension AuditLeaf {
    /// The fields shown in one text.
    var fieldList: String { fields.map(\.text).joined(separator: " ") }
}
