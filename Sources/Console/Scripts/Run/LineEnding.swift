import CommandKit

/// How a line of a run ended, as a letter in the run's journal: small when the run could go on after
/// it, capital when it counts as a failure.
enum LineEnding {
    /// The letter.
    static func letter(_ outcome: Outcome, failed: Bool) -> UInt8 {
        let small: Unicode.Scalar =
            switch outcome {
            case .ok: "o"
            case .unchanged: "u"
            case .planned: "l"
            case .pending: "p"
            case .refused: "r"
            case .notFound: "n"
            case .ambiguous: "a"
            case .invalid: "i"
            case .notPermitted: "x"
            case .unavailable: "v"
            case .busy: "b"
            case .failed: "f"
            case .unknown: "q"
            }
        return UInt8(ascii: small) - (failed ? 0x20 : 0)
    }

    /// The outcome that a letter stands for.
    static func outcome(_ letter: UInt8) -> Outcome? {
        let small = letter | 0x20
        return Outcome.allCases.first { LineEnding.letter($0, failed: false) == small }
    }

    /// Whether a letter stands for a failure.
    static func isFailure(_ letter: UInt8) -> Bool { letter & 0x20 == 0 }
}
