import Identity

/// A talk with a program outside, done by the host with no lock held: it asks for typed reads, and
/// comes to data or to a plan.
public struct OutsideTalk: Sendable {
    /// Talks.
    ///
    /// - Throws: `CommandError`; nothing has happened then.
    public let talk: @Sendable (any OutsideDesk) throws -> Reply

    /// Makes a talk.
    public init(talk: @escaping @Sendable (any OutsideDesk) throws -> Reply) {
        self.talk = talk
    }
}

/// What a talk may ask of the console, each time under the caller's role, case and masking; each
/// call is a short read of its own.
public protocol OutsideDesk: AnyObject {
    /// Who asks, and under what.
    var caller: OutsideCaller { get }
    /// Whether somebody wants it to end.
    var wantsEnd: Bool { get }
    /// Shows how far the work is.
    func show(done: Int64, whole: Int64)

    /// Records that a program is about to be asked that may tell other machines what it hears.
    func recordDisclosure() throws
    /// The citizen whom a reference names, if this agent may see them. The look is recorded.
    func citizen(_ reference: CitizenReference?) throws -> CitizenNumber
    /// The data of a built-in command that reads, as JSON, masked.
    ///
    /// - Parameters:
    ///   - act: the command's act (`citizen.status`).
    ///   - arguments: its arguments by name, as they would be typed.
    /// - Throws: `CommandError` when it did not succeed.
    /// - Returns: a JSON object.
    func read(_ act: String, _ arguments: [String: [String]]) throws -> String
    /// What a built-in command does to the world; nil when there is no such command.
    func effect(of act: String) -> Effect?
    /// What a built-in command that changes something would do.
    ///
    /// - Parameters: as of `read`.
    /// - Throws: `CommandError` when its rules refuse it.
    /// - Returns: its plan; nil when everything is as it wants it already.
    func plan(_ act: String, _ arguments: [String: [String]]) throws -> OutsidePlan?

    /// The process plugins that were added, by id.
    func installedPlugins() throws -> [InstalledPlugin]
    /// Looks at a plugin's folder.
    ///
    /// - Throws: `CommandError`: `plugin.bad-manifest`, `plugin.bad-folder`, `plugin.exposed`,
    ///   `plugin.protocol-mismatch`, `plugin.name-clash`.
    func examine(_ folder: String) throws -> ExaminedPlugin
    /// Why an added plugin cannot be used; nil when it can.
    func trouble(_ plugin: InstalledPlugin) -> CommandError?
    /// What stands between an added plugin and the rest of this machine: `network`, `store`.
    func walls(of plugin: InstalledPlugin) -> [String]
}

/// A built-in command's plan, as part of another's.
public struct OutsidePlan: Sendable {
    /// The command's name.
    public let command: String
    /// What it would do.
    public let plan: Plan

    /// Makes it.
    public init(command: String, plan: Plan) {
        self.command = command
        self.plan = plan
    }
}

/// Who talks with a program outside.
public struct OutsideCaller: Sendable {
    /// The agent.
    public let agent: Agent
    /// The language of messages.
    public let language: Language
    /// The time of the command.
    public let now: Instant
    /// The open case's ticket.
    public let ticket: String?
    /// The current citizen.
    public let citizen: CitizenNumber?
    /// Whether nothing may be changed.
    public let isDryRun: Bool
    /// Whether nobody can be asked.
    public let isScripted: Bool

    /// Makes it.
    public init(
        agent: Agent,
        language: Language,
        now: Instant,
        ticket: String?,
        citizen: CitizenNumber?,
        isDryRun: Bool,
        isScripted: Bool
    ) {
        self.agent = agent
        self.language = language
        self.now = now
        self.ticket = ticket
        self.citizen = citizen
        self.isDryRun = isDryRun
        self.isScripted = isScripted
    }
}
