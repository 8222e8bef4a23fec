/// Writes records in Elastic Common Schema 8, a JSON object a line.
///
/// What is the console's own is under `lienket`. `event.original` is the record itself, which
/// hashes into the tree. Only openings tell anything of a citizen.
public struct ECSEncoder: EventEncoder {
    /// The version of the schema.
    private static var schema: StaticString { "8.17.0" }

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

    /// `ecs.jsonl`.
    public var fileName: String { "ecs.jsonl" }

    /// Nothing.
    public var header: [UInt8] { [] }

    /// Appends a record as one line.
    /// - Parameters:
    ///   - event: the record.
    ///   - out: the bytes to extend.
    public func append(_ event: ExportEvent, to out: inout [UInt8]) {
        let leaf = event.leaf
        EventJSON.appendLine(to: &out) { json in
            json.member("@timestamp", leaf.t)
            json.object("ecs") { $0.word("version", Self.schema) }
            json.object("event") { categorize(event, &$0) }
            json.object("host") { $0.member("hostname", leaf.host) }
            json.object("observer") { observer in
                observer.word("product", EventSource.product)
                observer.word("vendor", EventSource.vendor)
                observer.member("version", version)
            }
            json.object("related") { related in
                related.array("hosts") { $0.element(leaf.host) }
                related.array("user") { $0.element(leaf.actor.login) }
            }
            json.object("user") { user in
                user.digits("id", leaf.actor.uid)
                user.member("name", leaf.actor.login)
                user.array("roles") { $0.element(leaf.actor.role) }
                if let target = leaf.target, target.type == "citizen", let id = target.sd {
                    user.object("target") { $0.member("id", id) }
                }
            }
            json.object("lienket") { own in
                own.member("app", leaf.app)
                own.member("correlation", event.correlation)
                own.member("origin", origin)
                own.member("outcome", leaf.outcome)
                own.member("session", leaf.sess)
                own.own(event)
            }
        }
    }

    private func categorize(_ event: ExportEvent, _ json: inout EventJSON) {
        let leaf = event.leaf
        let kind = ActKind(leaf.act)
        json.member("action", leaf.act)
        json.array("category") { $0.element(word: kind.subject.ecsCategory) }
        json.member("code", leaf.code)
        json.word("dataset", "lienket.audit")
        json.plain("hash", event.appendRawHash)
        json.member("id", leaf.id)
        json.word("kind", "event")
        json.word("module", "lienket")
        json.member("original", bytes: event.bytes)
        json.word("outcome", OutcomeKind(leaf.outcome).ecsOutcome)
        json.word("provider", "lienket")
        json.member("reason", event.reason)
        json.member("sequence", leaf.seq)
        json.member("severity", Int64(leaf.severity.rawValue))
        json.array("type") { types in
            if let object = kind.subject.ecsObject { types.element(word: object) }
            types.element(word: kind.deed.ecsType)
        }
    }
}

extension ActKind.Subject {
    /// The value of `event.category`.
    var ecsCategory: StaticString {
        switch self {
        case .session: "authentication"
        case .citizen, .work, .log: "iam"
        case .policy: "configuration"
        case .console: "api"
        }
    }

    /// The word of `event.type` that says what `iam` is about: a person, or how things are run.
    var ecsObject: StaticString? {
        switch self {
        case .citizen: "user"
        case .work, .log: "admin"
        case .session, .policy, .console: nil
        }
    }
}

extension ActKind.Deed {
    /// The word of `event.type` that says what was done.
    var ecsType: StaticString {
        switch self {
        case .logon: "start"
        case .logoff: "end"
        case .create: "creation"
        case .read, .export: "access"
        case .update, .enroll, .unenroll: "change"
        case .erase: "deletion"
        case .other: "info"
        }
    }
}

extension OutcomeKind {
    /// The value of `event.outcome`, which has no word for a dry run or a request that waits.
    var ecsOutcome: StaticString {
        switch self {
        case .success: "success"
        case .failure: "failure"
        case .unknown, .open: "unknown"
        }
    }
}
