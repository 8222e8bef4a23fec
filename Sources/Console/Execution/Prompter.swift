import CommandKit
import Identity

/// Somebody at a terminal who can be asked; never the command stream.
package protocol Prompter: AnyObject {
    /// Shows what is about to happen, masked.
    func show(_ preview: PlainView)
    /// Asks yes or no; anything but a clear yes is no, end of input included.
    func confirms(_ question: Phrase) -> Bool
    /// Asks to type something; nil when the person gives up.
    func types(_ question: Phrase) -> String?
}

/// How a line is run.
package struct RunMode: Sendable {
    /// Whether `--yes` was given.
    package var yes: Bool
    /// Whether nothing may be changed.
    package var dryRun: Bool
    /// Whether it comes from a file, a pipe or arguments.
    package var isFile: Bool
    /// Whether changes are made in a transaction that will be taken back, so that later lines of a dry
    /// run see them.
    var rehearses = false
    /// Whether the command shares its commit with others: nothing of it is durable, or seen, before all
    /// of it is.
    var sharesCommit = false
    /// Whether a person will read the result; data for programs need no view.
    var wantsView = true
    /// The only outcome that the command may have; with another it changes nothing and is refused.
    var wanted: Outcome?

    /// Makes a mode.
    package init(yes: Bool = false, dryRun: Bool = false, isFile: Bool) {
        self.yes = yes
        self.dryRun = dryRun
        self.isFile = isFile
    }
}
