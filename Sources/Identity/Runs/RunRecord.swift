/// The journal of a run of command files: what was to run, how far it came, and how each line ended.
public struct RunRecord: Sendable, Hashable {
    /// Its number.
    public var number: Int64
    /// Whether it was carried out, or only tried.
    public var kind: Kind
    /// How it stands.
    public var state: State
    /// Who ran it.
    public var login: String
    /// The session of its audit records; of the last one when it was resumed.
    public var session: String
    /// When it began.
    public var startedAt: Instant
    /// When it ended, or was stopped; nil while it runs, and after a crash.
    public var endedAt: Instant?
    /// How many lines it has.
    public var lines: Int
    /// How many lines, from the first on, are over: the next one is the first to run when it is resumed.
    public var next: Int
    /// Whether the line `next` was begun outside of its commit: nobody knows whether it took effect.
    public var isUncertain: Bool
    /// What the marks of its lines are made with: 16 random bytes.
    public var salt: [UInt8]
    /// What else is needed to go on with it.
    public var details: Details

    /// What a run does.
    public enum Kind: String, Sendable, Codable {
        /// It is carried out.
        case run
        /// A dry run: nothing but its audit records was kept.
        case plan
    }

    /// How a run stands.
    public enum State: String, Sendable, Codable {
        /// It runs, or its process has died.
        case running
        /// It ended before its last line.
        case stopped
        /// Its last line is over.
        case finished
    }

    /// What is kept of a run as one text.
    public struct Details: Sendable, Hashable, Codable {
        /// The files as they were named, absolute; `-` for standard input.
        public var files: [String]
        /// SHA-256 of all its lines, as hexadecimal digits.
        public var digest: String
        /// The process that runs it: its number and when it started.
        public var process: String
        /// Whether `--yes` was given.
        public var yes: Bool
        /// Whether it goes on after a failed line.
        public var keepsGoing: Bool
        /// How many failed lines end it.
        public var maxFailures: Int?
        /// The error code that ends it.
        public var stopOn: String?
        /// The most lines a second.
        public var linesPerSecond: Int?
        /// The case that the next line runs under.
        public var ticket: String?
        /// The current citizen before the next line.
        public var citizen: Int64?
        /// How results are written.
        public var format: String
        /// Who acts, in a demonstration store.
        public var chair: String

        /// Makes the details.
        public init(
            files: [String],
            digest: String,
            process: String,
            yes: Bool,
            keepsGoing: Bool,
            maxFailures: Int?,
            stopOn: String?,
            linesPerSecond: Int?,
            ticket: String? = nil,
            citizen: Int64? = nil,
            format: String,
            chair: String = ""
        ) {
            self.files = files
            self.digest = digest
            self.process = process
            self.yes = yes
            self.keepsGoing = keepsGoing
            self.maxFailures = maxFailures
            self.stopOn = stopOn
            self.linesPerSecond = linesPerSecond
            self.ticket = ticket
            self.citizen = citizen
            self.format = format
            self.chair = chair
        }
    }

    /// Makes a record.
    public init(
        number: Int64 = 0,
        kind: Kind,
        state: State = .running,
        login: String,
        session: String,
        startedAt: Instant,
        endedAt: Instant? = nil,
        lines: Int,
        next: Int = 0,
        isUncertain: Bool = false,
        salt: [UInt8],
        details: Details
    ) {
        self.number = number
        self.kind = kind
        self.state = state
        self.login = login
        self.session = session
        self.startedAt = startedAt
        self.endedAt = endedAt
        self.lines = lines
        self.next = next
        self.isUncertain = isUncertain
        self.salt = salt
        self.details = details
    }
}

/// Lines of a run that ended in one commit, in order.
public struct RunPart: Sendable, Hashable {
    /// The first line, from 0.
    public var first: Int
    /// How each line ended: a letter a line.
    public var endings: [UInt8]
    /// What tells each line from another: eight bytes a line, made with the run's salt.
    public var marks: [UInt8]

    /// Makes a part.
    public init(first: Int, endings: [UInt8] = [], marks: [UInt8] = []) {
        self.first = first
        self.endings = endings
        self.marks = marks
    }
}

/// How often a command of a run ended so.
public struct RunCount: Sendable, Hashable {
    /// The command.
    public var command: String
    /// The outcome.
    public var outcome: String
    /// How many lines.
    public var count: Int

    /// Makes a count.
    public init(command: String, outcome: String, count: Int) {
        self.command = command
        self.outcome = outcome
        self.count = count
    }
}

/// A line of a run that failed.
public struct RunFailure: Sendable, Hashable {
    /// The line, from 0.
    public var line: Int
    /// Where it stands: `file:line`.
    public var place: String
    /// The command; empty for a row that never became one.
    public var command: String
    /// The outcome.
    public var outcome: String
    /// The error's code.
    public var code: String
    /// What the error says, without personal data.
    public var reason: String
    /// The number of its audit record.
    public var seq: Int64?

    /// Makes a failure.
    public init(
        line: Int,
        place: String,
        command: String,
        outcome: String,
        code: String,
        reason: String,
        seq: Int64?
    ) {
        self.line = line
        self.place = place
        self.command = command
        self.outcome = outcome
        self.code = code
        self.reason = reason
        self.seq = seq
    }
}
