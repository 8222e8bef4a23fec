import CommandKit
import Identity

/// The help desk's own rules: shown with their source, changed by an admin.
public struct PoliciesPlugin: CommandPlugin {
    /// `lienket.policies`.
    public let id = "lienket.policies"
    /// What it is for.
    public let summary = Phrase(vi: "Chính sách", en: "Policies")
    /// Its commands.
    public let commands: [any Command] = [PolicyListCommand(), PolicySetCommand()]

    /// Makes the plugin.
    public init() {}
}
