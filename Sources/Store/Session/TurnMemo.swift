import Identity

/// What the lines of a group ask again and again, kept for as long as the group's transaction: nobody
/// else writes meanwhile.
final class TurnMemo {
    var policies: PolicyBook?
    var agentNumbers: Set<String>?
    /// The profiles that belong to agents.
    var agentCitizens: Set<CitizenNumber>?
    var openCases: [String: Bool] = [:]
    /// The citizen that was read last: a command asks for the same one several times.
    var profile: PortalProfile?
    /// Whether no question to the population database stands without an answer, for anybody.
    var isOutageFree: Bool?
    /// The links of the citizen that were read last.
    var links: (of: CitizenNumber, all: [Link])?

    /// Forgets everything: a part was rolled back, or a change touches what is kept.
    func clear() {
        policies = nil
        agentNumbers = nil
        agentCitizens = nil
        openCases = [:]
        clearRecords()
    }

    /// Forgets the citizen: something of a record was changed.
    func clearRecords() {
        profile = nil
        links = nil
        isOutageFree = nil
    }
}
