import Identity

extension ExchangeReply {
    /// The reply as the console's answer.
    ///
    /// The interface tells nobody's standing: whoever it knows counts as living.
    ///
    /// - Parameters:
    ///   - query: what was asked.
    ///   - requestCode: the question's code.
    ///   - now: the time of asking.
    /// - Returns: the answer, without a successor.
    /// - Rule: R10.
    func answer(to query: PopulationQuery, requestCode: String, now: Instant) -> PopulationAnswer {
        func answer(
            _ match: PopulationMatch,
            _ person: RegistryPerson? = nil,
            _ trouble: PopulationTrouble? = nil
        ) -> PopulationAnswer {
            PopulationAnswer(
                match: match,
                person: person,
                fetchedAt: now,
                requestCode: requestCode,
                trouble: trouble
            )
        }
        switch self {
        case .person(let person):
            let fits = RefreshRules.belongsTogether(query, person)
            return answer(fits ? .matched : .different, person)
        case .nobody, .verified(false): return answer(.notFound)
        case .verified(true): return answer(.matched, Self.confirmed(query))
        case .notPermitted(.procedure): return answer(.notPermitted, nil, .procedure)
        case .notPermitted(.officer): return answer(.notPermitted, nil, .officer)
        case .fault: return answer(.unavailable, nil, .fault)
        }
    }

    /// The three values that a verification confirmed; nil when the question had no personal number.
    private static func confirmed(_ query: PopulationQuery) -> RegistryPerson? {
        query.personalNumber.map { number in
            RegistryPerson(
                personalNumber: number,
                cmnd9: nil,
                fullName: query.fullName,
                dateOfBirth: query.dateOfBirth,
                gender: nil,
                birthRegistrationPlace: nil,
                hometown: nil,
                permanentAddress: nil,
                status: .alive,
                replacedBy: nil,
                isPartial: true
            )
        }
    }
}
