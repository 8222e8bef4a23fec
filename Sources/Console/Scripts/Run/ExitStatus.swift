import CommandKit
import Identity

/// The process's exit status for a result.
package enum ExitStatus {
    /// Everything is done, or there was nothing to do.
    package static let done: Int32 = 0
    /// Finished, and at least one command failed (`--keep-going`).
    package static let someFailed: Int32 = 2
    /// A confirmation is missing.
    package static let unconfirmed: Int32 = 4
    /// The role does not allow it.
    package static let notPermitted: Int32 = 5
    /// A plugin failed.
    package static let pluginFailed: Int32 = 6
    /// Whether it was done is not known.
    package static let unknown: Int32 = 7
    /// The log or the store cannot be trusted or written.
    package static let untrusted: Int32 = 8
    /// Usage, syntax, preflight.
    package static let usage: Int32 = 64
    /// A file is not there.
    package static let noFile: Int32 = 66
    /// The population database does not answer.
    package static let unavailable: Int32 = 69
    /// Input or output failed.
    package static let ioError: Int32 = 74
    /// The store is busy.
    package static let busy: Int32 = 75
    /// Interrupted with Ctrl-C.
    package static let interrupted: Int32 = 130
    /// Told to end.
    package static let terminated: Int32 = 143

    /// The status that a result stands for.
    package static func of(_ outcome: Outcome, code: String?) -> Int32 {
        switch code {
        case "confirm.missing": return unconfirmed
        case "command.interrupted": return interrupted
        case "file.not-found": return noFile
        case "output.failed": return ioError
        case "audit.unwritable", "store.untrusted", "verify.tampered", "verify.rolled-back",
            "verify.bad-signature", "verify.unknown-key", "verify.incomplete":
            return untrusted
        default: break
        }
        if outcome == .failed, code?.hasPrefix("plugin.") == true { return pluginFailed }
        switch outcome {
        case .ok, .unchanged, .planned, .pending: return done
        case .refused, .notFound, .ambiguous, .failed: return 1
        case .invalid:
            let isTyping = code?.hasPrefix("syntax.") == true || code?.hasPrefix("usage.") == true
            return isTyping ? usage : 1
        case .notPermitted: return notPermitted
        case .unavailable: return unavailable
        case .busy: return busy
        case .unknown: return unknown
        }
    }
}
