import Identity

/// What a reply of the population service says.
enum ExchangeReply: Equatable {
    /// The person, as a look-up tells.
    case person(RegistryPerson)
    /// Nobody with this number, name and date of birth.
    case nobody
    /// Whether number, name and date of birth belong together, as a verification tells.
    case verified(Bool)
    /// The service refuses for the procedure or the officer.
    case notPermitted(ExchangeErrorCode)
    /// A SOAP fault, or another error code.
    case fault

    /// Reads a reply.
    ///
    /// - Parameters:
    ///   - bytes: the whole body.
    ///   - operation: what was asked.
    ///   - number: whom it was about.
    /// - Throws: `ReplyProblem`.
    init(
        _ bytes: some Sequence<UInt8>,
        to operation: ExchangeOperation,
        about number: ExchangeRequest.Number
    ) throws(ReplyProblem) {
        let root: XMLNode
        do { root = try XMLReader.root(of: bytes) } catch { throw .unreadable }
        guard root.name == ExchangeName.envelope, root.namespace == ExchangeNamespace.soap,
            let body = root.child(ExchangeName.body)
        else { throw .unreadable }
        if let refusal = ExchangeRefusal.reply(in: body) {
            self = refusal
            return
        }
        switch operation {
        case .lookUp: self = try PersonReader.reply(in: body, about: number)
        case .verify: self = .verified(try Self.existence(in: body))
        }
    }

    /// Whether bytes are a SOAP fault, and which; nil when they are anything else.
    static func fault(in bytes: some Sequence<UInt8>) -> ExchangeReply? {
        guard let root = try? XMLReader.root(of: bytes), root.name == ExchangeName.envelope,
            let body = root.child(ExchangeName.body), body.child(ExchangeName.fault) != nil
        else { return nil }
        return ExchangeRefusal.reply(in: body)
    }

    private static func existence(in body: XMLNode) throws(ReplyProblem) -> Bool {
        let nodes = body.descendants { $0.name == ExchangeName.exists }
        guard nodes.count == 1, let node = nodes.first else { throw .unreadable }
        switch node.text.lowercased() {
        case "true", "1": return true
        case "false", "0": return false
        default: throw .unreadable
        }
    }
}

/// Why a reply cannot be used.
enum ReplyProblem: Error, Equatable {
    /// It is no reply, or one that cannot be understood.
    case unreadable
    /// It is about another number.
    case wrongPerson
}
