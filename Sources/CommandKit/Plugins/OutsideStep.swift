import Identity

/// The part of a plan that changes another system: carried out once the plan is agreed to and on
/// record, with no lock held, and never a second time.
public struct OutsideStep: Sendable {
    /// One thing that will be changed, as the preview shows it.
    public struct Item: Sendable {
        /// What is done.
        public let summary: Phrase
        /// To what.
        public let target: String
        /// What stands there now.
        public let from: String
        /// What will stand there.
        public let to: String

        /// Makes it.
        public init(summary: Phrase, target: String, from: String, to: String) {
            self.summary = summary
            self.target = target
            self.from = from
            self.to = to
        }
    }

    /// How it ended.
    public enum Ending: Sendable {
        /// It took effect; this is what is shown.
        case done(Answer)
        /// Nothing happened.
        case failed(CommandError)
        /// Nobody can say whether it took effect.
        case unknown(CommandError)
    }

    /// The plugin's id.
    public let plugin: String
    /// What will be changed.
    public let items: [Item]
    /// The SHA-256 of the plan, in hex.
    public let digest: String
    /// Carries it out under an operation key.
    public let carryOut: @Sendable (_ key: String, any OutsideDesk) -> Ending

    /// Makes a step.
    public init(
        plugin: String,
        items: [Item],
        digest: String,
        carryOut: @escaping @Sendable (_ key: String, any OutsideDesk) -> Ending
    ) {
        self.plugin = plugin
        self.items = items
        self.digest = digest
        self.carryOut = carryOut
    }
}
