import Identity

/// Who works at this console, as the kernel says.
package struct Actor: Sendable {
    /// The seeded agent.
    package let agent: Agent
    /// The real user id of the process.
    package let uid: UInt32
    /// How the identity was established: `uid`, `sudo`, or `as` on a demonstration store.
    package let via: String

    /// Makes an actor.
    package init(agent: Agent, uid: UInt32, via: String) {
        self.agent = agent
        self.uid = uid
        self.via = via
    }
}
