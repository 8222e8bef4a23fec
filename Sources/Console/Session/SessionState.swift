import CommandKit
import Identity

/// What a session remembers between commands.
///
/// A value: a command's changes to it take hold only
/// once its audit record is durable.
package struct SessionState: Sendable {
    /// Who is working.
    package var actor: Actor
    /// The open case's ticket.
    package var ticket: String?
    /// The current citizen.
    package var current: CitizenNumber?
    /// The current citizen's personal number, masked, for the prompt.
    package var currentLabel: String?
    /// What is revealed.
    package var reveals: [CitizenNumber: Reveal] = [:]
    /// How results are written.
    package var format: OutputFormat
    /// Names that stand for the beginning of a line.
    package var aliases: [String: String] = [:]
    /// Citizens that this session has looked at, newest first, for completion.
    package var recent: [CitizenNumber] = []
    /// Whether the session is over.
    package var isOver = false
    /// A command file to run next.
    package var pendingSource: String?

    /// Fields shown in clear until a time.
    package struct Reveal: Sendable {
        /// The fields.
        package var fields: Set<FieldKey>
        /// The last instant at which they are shown; nil in command files, where `use` ends it.
        package let until: Instant?
    }

    /// Seconds for which a reveal holds in the interactive console.
    static let revealSeconds: Int64 = 300

    /// Makes the state of a fresh session.
    package init(actor: Actor, format: OutputFormat) {
        self.actor = actor
        self.format = format
    }

    /// The fields of `citizen` that are shown in clear at `now`.
    package func revealed(_ citizen: CitizenNumber, at now: Instant) -> Set<FieldKey> {
        guard let reveal = reveals[citizen] else { return [] }
        if let until = reveal.until, until < now { return [] }
        return reveal.fields
    }

    /// Masks whatever is not revealed at `now`.
    func masker(at now: Instant) -> Masker {
        Masker { [self] citizen, field in
            citizen.map { revealed($0, at: now).contains(field) } ?? false
        }
    }

    /// Takes over what a command changed in the session.
    ///
    /// - Parameters:
    ///   - change: the change.
    ///   - now: the time of the command.
    ///   - isFile: whether it runs in a command file, where reveals have no clock.
    mutating func take(_ change: SessionChange, now: Instant, isFile: Bool) {
        switch change {
        case .use(let citizen):
            current = citizen
            reveals = [:]
        case .openCase(let ticket): self.ticket = ticket
        case .closeCase: ticket = nil
        case .reveal(let citizen, let fields):
            var shown = revealed(citizen, at: now)
            shown.formUnion(fields)
            let until = isFile ? nil : now.adding(seconds: SessionState.revealSeconds)
            reveals[citizen] = Reveal(fields: shown, until: until)
        case .format(let name): format = OutputFormat(rawValue: name) ?? format
        case .alias(let name, let line): aliases[name] = line
        case .source(let path): pendingSource = path
        case .actAs: break  // The dispatcher resolves the login first.
        case .quit: isOver = true
        }
    }

    /// Ends what command files have revealed: it holds to the end of the file.
    mutating func endFileReveals() {
        reveals = reveals.filter { $0.value.until != nil }
    }

    /// Remembers that citizens were looked at.
    mutating func remember(_ citizens: [CitizenNumber]) {
        guard !citizens.isEmpty else { return }
        recent = Array((citizens + recent.filter { !citizens.contains($0) }).prefix(50))
    }
}
