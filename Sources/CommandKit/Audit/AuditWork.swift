import Identity

/// Work over the audit log that may take long: the host does it in short reads, with no lock held and
/// with a progress bar, and goes on with what came of it.
public struct AuditWork: Sendable {
    /// What is to be done.
    public enum Task: Sendable {
        /// Check the whole log against what came from outside.
        case verify(AuditAnchors)
        /// Write records to a folder outside the store.
        case export(AuditExport)
        /// Show every record of a range that the agent may see to a fold, oldest first.
        case survey(AuditRange, any AuditFold)
    }

    /// What came of it.
    public enum Finding: Sendable {
        /// The check's verdict.
        case verdict(AuditVerdict)
        /// What was written.
        case exported(AuditExportReceipt)
        /// The fold, having seen the records.
        case surveyed(any AuditFold)
    }

    /// What is to be done.
    public let task: Task
    /// Goes on with what came of it.
    public let then: @Sendable (Finding, any Host) throws -> Reply

    /// Asks for work.
    public init(
        _ task: Task,
        then: @escaping @Sendable (Finding, any Host) throws -> Reply
    ) {
        self.task = task
        self.then = then
    }
}

/// Something that looks at audit records one by one and keeps what it needs.
public protocol AuditFold: Sendable {
    /// Looks at one record.
    mutating func take(_ record: AuditRecord)
}

/// What an auditor brings from outside the store.
public struct AuditAnchors: Sendable, Hashable {
    /// A public key (vkey); nil when none came from outside.
    public var key: String?
    /// The file of a checkpoint that was kept earlier; nil when there is none.
    public var since: String?

    /// Collects anchors.
    public init(key: String? = nil, since: String? = nil) {
        self.key = key
        self.since = since
    }
}

/// A place in the audit log: a record's number, or a day in Vietnam.
public enum AuditPlace: Sendable, Hashable {
    /// The record with this number.
    case seq(Int64)
    /// The records of this day.
    case day(CivilDate)
}

/// A stretch of the audit log; both ends belong to it.
public struct AuditRange: Sendable, Hashable {
    /// The first record, or all of its first day; nil for the beginning.
    public var from: AuditPlace?
    /// The last record, or all of its last day; nil for the end.
    public var until: AuditPlace?

    /// Makes a range.
    public init(from: AuditPlace? = nil, until: AuditPlace? = nil) {
        self.from = from
        self.until = until
    }
}

/// An export of the audit log to a folder.
public struct AuditExport: Sendable, Hashable {
    /// The forms an export can have.
    public enum Form: String, Sendable, CaseIterable {
        /// Leaves with proofs and checkpoint, for verification.
        case bundle
        /// OCSF 1.8 JSON lines.
        case ocsf
        /// ArcSight Common Event Format.
        case cef
        /// Elastic Common Schema JSON lines.
        case ecs
        /// A table for people.
        case csv
    }

    /// The folder to make; it must not be there, or be empty.
    public var folder: String
    /// Which records.
    public var range: AuditRange
    /// The file of an earlier checkpoint, to prove that the log only grew since.
    public var since: String?
    /// Whether the openings of personal values go along.
    public var opens: Bool
    /// The form.
    public var form: Form

    /// Makes an export.
    public init(
        folder: String,
        range: AuditRange = AuditRange(),
        since: String? = nil,
        opens: Bool = false,
        form: Form = .bundle
    ) {
        self.folder = folder
        self.range = range
        self.since = since
        self.opens = opens
        self.form = form
    }
}

/// What an export wrote.
public struct AuditExportReceipt: Sendable, Hashable {
    /// The first record's number.
    public let first: Int64
    /// How many records.
    public let count: Int64
    /// The size of the tree that the checkpoint is of.
    public let size: Int64
    /// The root, base64.
    public let root: String
    /// The files' names, in order.
    public let files: [String]

    /// Makes the receipt.
    public init(first: Int64, count: Int64, size: Int64, root: String, files: [String]) {
        self.first = first
        self.count = count
        self.size = size
        self.root = root
        self.files = files
    }
}

/// A finished text for a file outside the store: the host records that it will be written, writes it
/// all or not at all (mode 0600, never over another file), and then shows the answer.
public struct FileDelivery: Sendable {
    /// The file to make; it must not be there.
    public let path: String
    /// What it holds.
    public let text: String
    /// What is shown once it is there.
    public let answer: Answer

    /// Makes a delivery.
    public init(_ text: String, to path: String, answer: Answer) {
        self.path = path
        self.text = text
        self.answer = answer
    }
}
