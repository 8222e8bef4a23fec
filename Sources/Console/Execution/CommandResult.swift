import AuditLog
import CommandKit
import Identity

/// What came of a command: what may be shown, now that it is recorded.
package struct CommandResult: Sendable {
    /// How it ended.
    package let outcome: Outcome
    /// Why it did not plainly succeed.
    package let error: ErrorText?
    /// What the agent should know besides.
    package let warnings: [Phrase]
    /// The number of its audit record; nil when none could be written.
    package let seq: Int64?
    /// The session as the command leaves it.
    let next: SessionState?
    /// How the command would end if it were not a dry run.
    var foreseen: Outcome?
    /// Its line of JSON, where that is all that is shown of it.
    private(set) var line: Deferred<JSONBytes>?
    /// Its answer, masked when it is asked for; nil when only the line was kept.
    private(set) var masked: Deferred<MaskedAnswer>?

    /// The outcome, data, view and error, masked.
    package var answer: PlainAnswer {
        masked?.value.plain
            ?? PlainAnswer(
                outcome: outcome,
                data: nil,
                view: PlainView(),
                error: error,
                warnings: warnings
            )
    }
    /// The error code, if any.
    package var code: String? { error?.code }

    init(_ answer: Answer, masked: Deferred<MaskedAnswer>, seq: Int64?, next: SessionState?) {
        outcome = answer.outcome
        error = answer.error.map(ErrorText.init)
        warnings = answer.warnings
        self.masked = masked
        self.seq = seq
        self.next = next
    }

    /// A result that may not be shown, because it could not be recorded.
    static func withheld(_ error: CommandError) -> CommandResult {
        let answer = Answer(nil, view: View(), outcome: error.outcome, error: error)
        let masked = Deferred {
            var masker = Masker { _, _ in false }
            return MaskedAnswer(plain: masker.answer(error), shown: [])
        }
        return CommandResult(answer, masked: masked, seq: nil, next: nil)
    }

    /// Keeps, of data and view, only the line of JSON.
    mutating func keepOnly(_ line: Deferred<JSONBytes>) {
        self.line = line
        masked = nil
    }

    /// Takes over the session that the command leaves; called once the record is durable.
    func adopted(by dispatcher: Dispatcher) -> CommandResult {
        if let next { dispatcher.state = next }
        return self
    }
}

/// An answer whose personal data are masked or revealed.
package struct MaskedAnswer: Sendable {
    /// What renderers see.
    let plain: PlainAnswer
    /// The identity fields that it shows, as leaves name them.
    let shown: [String]
}

extension SessionState {
    /// Masks an answer, as far as it is not revealed at `now`, when it is first asked for.
    func masked(_ answer: Answer, at now: Instant, wantsView: Bool) -> Deferred<MaskedAnswer> {
        Deferred { [self] in
            var masker = masker(at: now)
            let plain = masker.answer(answer, wantsView: wantsView)
            return MaskedAnswer(plain: plain, shown: masker.fieldsShown.map(\.text))
        }
    }
}
