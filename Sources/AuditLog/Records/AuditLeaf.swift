/// One record of the audit log: who did what to whom, when, and how it ended.
///
/// A record is one canonical JSON object (contract s8): keys sorted bytewise, no white space, absent
/// values and empty lists left out, at most 16 KiB. It never holds personal data of a citizen; such
/// values are digests (`Disclosure`) in `sd`, `ticket` and `target.sd`.
public struct AuditLeaf: Hashable, Sendable {
    /// The largest record in bytes.
    public static let maximumLength = 16 * 1024

    /// The record format this module writes and reads.
    public static let version: Int64 = 1

    /// The stable dotted code of the action, such as `citizen.status`.
    public var act: String
    /// Who acted.
    public var actor: Actor
    /// The program and its version, such as `lienket/1.0.0`.
    public var app: String
    /// The number of the approved request that allowed the action.
    public var approval: Int64?
    /// Whether the clock stood before the previous record's time (`"clk":"back"`).
    public var clockWentBack: Bool
    /// The stable code of an error or refusal, such as `verify.tampered`.
    public var code: String?
    /// The fields shown; written sorted, without duplicates.
    public var fields: [ShownField]
    /// The name of the machine.
    public var host: String
    /// The record's id (UUIDv7), stable across exports.
    public var id: String
    /// The number of results.
    public var n: Int64?
    /// How it ended, such as `ok`, `denied`, `notfound`.
    public var outcome: String
    /// Whether the record stands alone or is half of an outside call.
    public var phase: Phase
    /// On a result: the id of its intent.
    public var ref: String?
    /// Digests of values kept apart; written sorted, so that their order tells nothing.
    public var sd: [String]
    /// The record's index in the log, from 0.
    public var seq: Int64
    /// The session's id.
    public var sess: String
    /// When it happened: UTC as `yyyy-MM-ddTHH:mm:ss.SSSZ`.
    public var t: String
    /// What was acted upon.
    public var target: Target?
    /// The digest of the ticket; its text may hold personal data.
    public var ticket: String?

    /// Makes a record; its contents are checked by `encoded()`.
    /// - Parameters:
    ///   - id: a UUIDv7.
    ///   - seq: the index in the log; `AuditAppender` sets it.
    ///   - t: UTC as `yyyy-MM-ddTHH:mm:ss.SSSZ`.
    ///   - act: the dotted code of the action.
    ///   - actor: who acted.
    ///   - app: the program and its version.
    ///   - host: the machine.
    ///   - sess: the session's id.
    ///   - outcome: how it ended.
    ///   - phase: alone, intent or result.
    ///   - ref: on a result the intent's id.
    ///   - code: the code of an error or refusal.
    ///   - n: the number of results.
    ///   - approval: the number of the approved request.
    ///   - fields: the fields shown.
    ///   - target: what was acted upon.
    ///   - ticket: the digest of the ticket.
    ///   - sd: digests of values kept apart.
    ///   - clockWentBack: whether the time is before the previous record's; `AuditAppender` sets
    ///     it.
    public init(
        id: String,
        seq: Int64 = 0,
        t: String,
        act: String,
        actor: Actor,
        app: String,
        host: String,
        sess: String,
        outcome: String,
        phase: Phase = .single,
        ref: String? = nil,
        code: String? = nil,
        n: Int64? = nil,
        approval: Int64? = nil,
        fields: [ShownField] = [],
        target: Target? = nil,
        ticket: String? = nil,
        sd: [String] = [],
        clockWentBack: Bool = false
    ) {
        self.act = act
        self.actor = actor
        self.app = app
        self.approval = approval
        self.clockWentBack = clockWentBack
        self.code = code
        self.fields = fields
        self.host = host
        self.id = id
        self.n = n
        self.outcome = outcome
        self.phase = phase
        self.ref = ref
        self.sd = sd
        self.seq = seq
        self.sess = sess
        self.t = t
        self.target = target
        self.ticket = ticket
    }

    /// Whether a digest is part of this record.
    /// - Parameter digest: a disclosure's digest.
    /// - Returns: true when `sd`, `ticket` or the target holds it.
    public func commits(to digest: String) -> Bool {
        ticket == digest || target?.sd == digest || sd.contains(digest)
    }
}
