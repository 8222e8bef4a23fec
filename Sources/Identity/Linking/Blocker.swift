/// A point of the procedure at which a citizen is stuck, K1 to K22.
public struct Blocker: Hashable, Sendable, Codable {
    /// `K14`.
    public let code: String
    /// What is the matter and the way out; holds no personal data.
    public let text: Phrase

    /// Makes a blocker.
    public init(_ code: String, _ text: Phrase) {
        self.code = code
        self.text = text
    }

    /// Every point at which the data on file show the citizen to be stuck, K1 first.
    ///
    /// - Rule: domain notes, section 2.3.
    public static func detect(
        _ file: CitizenFile,
        policies: PolicyBook,
        now: Instant,
        populationAvailable: Bool = true
    ) -> [Blocker] {
        detect(
            in: Situation(
                file,
                policies: policies,
                now: now,
                populationAvailable: populationAvailable
            )
        )
    }

    static func detect(in situation: Situation) -> [Blocker] {
        let found = [
            phone(situation), locked(situation), skipping(situation), numberMissing(situation),
            notConfirmed(situation), cmndRequired(situation), notTakenOver(situation),
            notLoggedInAgain(situation), duplicate(situation), notActivated(situation),
            vneidLocked(situation), levelTooLow(situation), otherNumber(situation),
            linkedElsewhere(situation), wrongPerson(situation), itemsMissing(situation),
            administrator(situation), civilServant(situation), outage(situation),
            newNumber(situation), deceased(situation), childOrForeigner(situation),
        ]
        return found.compactMap { $0 }
    }
}
