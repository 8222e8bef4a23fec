/// Writes records as events of OCSF 1.8.0, a JSON object a line.
///
/// What the schema has no place for is under `unmapped`; `raw_data` is the record itself, which
/// hashes into the tree. Only openings tell anything of a citizen.
public struct OCSFEncoder: EventEncoder {
    /// The version of the schema.
    static var schema: StaticString { "1.8.0" }

    let origin: String
    let version: String

    /// Makes an encoder.
    /// - Parameters:
    ///   - origin: the log's origin, as its checkpoints name it.
    ///   - version: the program's version.
    public init(origin: String, version: String) {
        self.origin = origin
        self.version = version
    }

    /// `ocsf.jsonl`.
    public var fileName: String { "ocsf.jsonl" }

    /// Nothing.
    public var header: [UInt8] { [] }

    /// Appends a record as one line.
    /// - Parameters:
    ///   - event: the record.
    ///   - out: the bytes to extend.
    public func append(_ event: ExportEvent, to out: inout [UInt8]) {
        let leaf = event.leaf
        let type = OCSFType(ActKind(leaf.act))
        EventJSON.appendLine(to: &out) { json in
            classify(event, type, &json)
            finish(leaf, &json)
            metadata(event, &json)
            actor(leaf, &json)
            json.object("device") { device in
                device.member("hostname", leaf.host)
                device.member("type_id", 0)
                device.word("type", "Unknown")
            }
            switch type.eventClass {
            case .authentication: authentication(leaf, &json)
            case .entity: entity(event, &json)
            case .eventLog: eventLog(&json)
            case .api: api(leaf, &json)
            }
            observables(leaf, &json)
            json.member("raw_data", bytes: event.bytes)
            json.object("raw_data_hash") { hash in
                hash.word("algorithm", "SHA-256")
                hash.member("algorithm_id", 3)
                hash.plain("value", event.appendRawHash)
            }
            json.member("raw_data_size", Int64(event.bytes.count))
            json.object("unmapped") { $0.own(event) }
        }
    }
}
