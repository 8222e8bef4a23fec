import CommandKit
import Identity

/// How a line of a command file must end, as `expect` says: a file can be its own test.
///
/// `expect ok status C-1` wants an outcome, `expect link.last-login unlink …` an error code.
package enum Expectation: Sendable, Hashable {
    /// The command must end so.
    case outcome(Outcome)
    /// The command must fail with this code.
    case code(String)
    /// The citizen must stand here in the procedure, as `at` says.
    case standing(LinkState)

    /// Reads the word behind `expect`: an outcome, or a code of the form `area.reason`.
    init?(_ word: String) {
        if let outcome = Outcome(rawValue: word) {
            self = .outcome(outcome)
        } else if word.split(separator: ".", omittingEmptySubsequences: false).count == 2,
            word.utf8.allSatisfy({ $0 == 0x2E || $0 == 0x2D || (0x61...0x7A).contains($0) }),
            !word.hasPrefix("."), !word.hasSuffix(".")
        {
            self = .code(word)
        } else {
            return nil
        }
    }

    /// Whether a result is what was expected.
    func isMet(by result: CommandResult) -> Bool {
        switch self {
        case .outcome(let wanted): wanted == result.outcome
        case .code(let wanted): wanted == result.code
        case .standing(let wanted): wanted.rawValue == result.answer.text("state")
        }
    }

    /// Whether an error that is certain before anything runs is what is expected.
    func foresees(_ error: CommandError) -> Bool {
        switch self {
        case .outcome(let wanted): wanted == error.outcome
        case .code(let wanted): wanted == error.code
        case .standing: false
        }
    }

    /// The word that stands for it in a file.
    var word: String {
        switch self {
        case .outcome(let outcome): outcome.rawValue
        case .code(let code): code
        case .standing(let state): state.rawValue
        }
    }

    /// The command ended otherwise.
    func unmet(by result: CommandResult) -> CommandError {
        var found = [result.outcome.rawValue, result.code].compactMap { $0 }
        if case .standing = self, let state = result.answer.text("state") { found = [state] }
        return unmet(found.joined(separator: " "))
    }

    private func unmet(_ found: String) -> CommandError {
        CommandError(
            "expect.not-met",
            Phrase(
                vi: "Không như mong đợi: cần \(word), kết quả là \(found)",
                en: "Not as expected: \(word) was wanted, it ended with \(found)"
            ),
            hint: Phrase(
                vi: "lệnh đã chạy và đã ghi nhật ký; sửa dòng expect hoặc dữ liệu",
                en: "the command has run and is on record; mend the expect line or the data"
            ),
            outcome: .failed
        )
    }
}

extension LineError {
    /// What stands behind `expect` is neither an outcome nor a code, or there is no command.
    static func badExpectation(at span: Span) -> LineError {
        LineError(
            "usage.expect",
            Phrase(
                vi: "expect cần một kết quả hoặc một mã lỗi, rồi một lệnh",
                en: "expect takes an outcome or an error code, then a command"
            ),
            hint: Phrase("expect ok status C-1"),
            at: span
        )
    }
}
