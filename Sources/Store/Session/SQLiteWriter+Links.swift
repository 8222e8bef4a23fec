import GRDB
import Identity

extension SQLiteWriter {
    /// - Rule: R17, R18, and two partial unique indexes that no code can get around.
    func openLink(
        _ citizen: CitizenNumber,
        _ provider: Provider,
        _ account: String,
        on day: CivilDate
    ) throws {
        guard try exists(citizen) else { throw StoreError.changed(citizen) }
        if let holder = try linkHolder(provider, account: account) {
            throw StoreError.conflict(holder)
        }
        let own = try db.first(
            "SELECT 1 FROM link WHERE citizen = ? AND provider = ? AND closed_on IS NULL",
            [.int(citizen.value), .text(provider.rawValue)]
        ) { _ in true }
        guard own == nil else { throw StoreError.conflict(citizen) }
        try db.run(
            "INSERT INTO link(citizen, provider, account, linked_on) VALUES (?, ?, ?, ?)",
            [
                .int(citizen.value), .text(provider.rawValue), .text(account), .text(day.iso),
            ]
        )
        try forgetAgents(with: account)
        try bump(citizen)
    }

    /// - Rule: R19. The row stays.
    func closeLink(
        _ citizen: CitizenNumber,
        _ provider: Provider,
        _ account: String,
        on day: CivilDate,
        reason: String
    ) throws {
        let count = try db.run(
            """
            UPDATE link SET closed_on = ?, reason = ?
            WHERE citizen = ? AND provider = ? AND account = ? AND closed_on IS NULL
            """,
            [
                .text(day.iso), .text(reason), .int(citizen.value), .text(provider.rawValue),
                .text(account),
            ]
        )
        guard count == 1 else { throw StoreError.changed(citizen) }
        try forgetAgents(with: account)
        try bump(citizen)
    }

    /// Forgets which profiles belong to agents, where that may be others now.
    func forgetAgents(with number: String?) throws {
        guard let memo, let number, try isAgent(personalNumber: number) else { return }
        memo.agentCitizens = nil
    }
}
