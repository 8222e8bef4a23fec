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

    /// Whether a command that ended so is what was expected.
    func isMet(by outcome: Outcome, code: String?) -> Bool {
        switch self {
        case .outcome(let wanted): wanted == outcome
        case .code(let wanted): wanted == code
        }
    }

    /// The word that stands for it in a file.
    var word: String {
        switch self {
        case .outcome(let outcome): outcome.rawValue
        case .code(let code): code
        }
    }

    /// The command ended otherwise.
    func unmet(by outcome: Outcome, code: String?) -> CommandError {
        let found = [outcome.rawValue, code].compactMap { $0 }.joined(separator: " ")
        return CommandError(
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
