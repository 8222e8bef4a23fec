/// A record before it has an index, with the openings of its digests.
public struct LeafDraft: Hashable, Sendable {
    /// The record; its `seq` and `clockWentBack` are set by the appender.
    public var leaf: AuditLeaf

    /// The openings to keep; each digest must be in the record, each name may stand once.
    public private(set) var openings: [Disclosure]

    /// Makes a draft.
    /// - Parameters:
    ///   - leaf: the record.
    ///   - openings: the openings of digests that the record holds already.
    public init(leaf: AuditLeaf, openings: [Disclosure] = []) {
        self.leaf = leaf
        self.openings = openings
    }

    /// Adds a personal value: its digest to `sd`, its opening to the draft.
    /// - Parameters:
    ///   - name: what the value is; once per record.
    ///   - value: the personal value.
    public mutating func commit(name: String, value: String) {
        let disclosure = Disclosure.make(name: name, value: value)
        leaf.sd.append(disclosure.digest)
        openings.append(disclosure)
    }

    /// Sets the ticket: its digest to `ticket`, its opening (named `ticket`) to the draft.
    /// - Parameter ticket: the ticket's text.
    public mutating func commitTicket(_ ticket: String) {
        let disclosure = Disclosure.make(name: "ticket", value: ticket)
        leaf.ticket = disclosure.digest
        openings.append(disclosure)
    }

    /// Sets the target: the digest of its identity to `target.sd`, the opening to the draft.
    /// - Parameters:
    ///   - type: the kind of thing.
    ///   - name: what the identity is, such as `target.personalId`.
    ///   - value: the identity.
    public mutating func commitTarget(type: String, name: String, value: String) {
        let disclosure = Disclosure.make(name: name, value: value)
        leaf.target = AuditLeaf.Target(type: type, sd: disclosure.digest)
        openings.append(disclosure)
    }
}
