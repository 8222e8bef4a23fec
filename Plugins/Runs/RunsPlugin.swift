import CommandKit
import Identity

/// The journals of command files: what ran, how far it came, and why it stopped.
public struct RunsPlugin: CommandPlugin {
    /// `lienket.runs`.
    public let id = "lienket.runs"
    /// What it is for.
    public let summary = Phrase(vi: "Lần chạy tệp lệnh", en: "Runs of command files")
    /// Its commands.
    public let commands: [any Command] = [RunListCommand(), RunShowCommand()]

    /// Makes the plugin.
    public init() {}
}
