import Identity

/// What the lines of a group ask again and again, kept for as long as the group's transaction: nobody
/// else writes meanwhile.
final class TurnMemo {
    var policies: PolicyBook?
    var agentNumbers: Set<String>?
    var openCases: [String: Bool] = [:]

    /// Forgets everything: a part was rolled back, or a change touches what is kept.
    func clear() {
        policies = nil
        agentNumbers = nil
        openCases = [:]
    }
}
