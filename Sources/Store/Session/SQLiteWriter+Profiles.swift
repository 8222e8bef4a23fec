import GRDB
import Identity

extension SQLiteWriter {
    /// A new status of a field of one citizen.
    struct FieldStep {
        let key: FieldKey
        let from: FieldStatus
        let to: FieldStatus
    }

    /// Sets fields of one citizen, one after the other, in one statement.
    func setFields(_ citizen: CitizenNumber, _ steps: [FieldStep], at now: Instant) throws {
        guard let old = try profile(citizen)?.identity else { throw StoreError.changed(citizen) }
        var new = old
        var count: Int64 = 0
        for step in steps {
            guard new[step.key] == step.from else { throw StoreError.changed(citizen) }
            guard step.from != step.to else { continue }
            new[step.key] = step.to
            count += 1
        }
        guard count > 0 else { return }
        // Only values that are others now: the indexes of the rest stay as they are.
        let altered = FieldKey.allCases.filter { new.value($0) != old.value($0) }
        let columns = IdentityColumns(new)
        try db.run(
            """
            UPDATE citizen SET
              \(altered.map { "\(IdentityColumns.names[$0.index]) = ?, " }.joined())states = ?,
              verified_at = ?, trusted_at = ?, field_times = ?, version = version + ? WHERE id = ?
            """,
            altered.map { .text(new.value($0)) } + [
                .text(columns.states), .int(columns.verifiedAt), .int(columns.trustedAt),
                .text(columns.fieldTimes), .int(count), .int(citizen.value),
            ]
        )
        if altered.contains(.personalId) {
            try forgetAgents(with: old.value(.personalId))
            try forgetAgents(with: new.value(.personalId))
        }
        if altered.contains(.phone) {
            // The cool-down of R33 runs from this day.
            try db.run(
                "UPDATE citizen SET phone_changed_on = ? WHERE id = ?",
                [.text(VietnamTime.date(at: now).iso), .int(citizen.value)]
            )
        }
        if altered.contains(.fullName) {
            try rename(
                citizen,
                from: old.value(.fullName).flatMap(NameKey.init),
                to: new.value(.fullName).flatMap(NameKey.init)
            )
        }
    }

    func setAccountStatus(
        _ citizen: CitizenNumber,
        from: AccountStatus,
        to: AccountStatus
    ) throws {
        let count = try db.run(
            """
            UPDATE citizen SET account_status = ?, version = version + 1
            WHERE id = ? AND account_status = ?
            """,
            [.text(to.rawValue), .int(citizen.value), .text(from.rawValue)]
        )
        guard count == 1 else { throw StoreError.changed(citizen) }
    }

    func keepAnswer(
        _ citizen: CitizenNumber,
        _ answer: PopulationAnswer,
        committed: Bool
    ) throws {
        let count = try db.run(
            """
            INSERT OR REPLACE INTO population_answer(citizen, version, committed, match,
              fetched_at, request_code, person, successor)
            SELECT id, version, ?, ?, ?, ?, ?, ? FROM citizen WHERE id = ?
            """,
            [
                .int(committed ? 1 : 0), .text(answer.match.rawValue),
                .int(answer.fetchedAt.milliseconds), .text(answer.requestCode),
                .text(answer.person.map(PersonText.encode)),
                .text(answer.successor.map(PersonText.encode)), .int(citizen.value),
            ]
        )
        guard count == 1 else { throw StoreError.changed(citizen) }
        try clearOutage(citizen)
    }

    func setDocument(
        _ citizen: CitizenNumber,
        _ id: Int64,
        from: SyncState,
        to: SyncState,
        on day: CivilDate?,
        failure: String?
    ) throws {
        let count = try db.run(
            """
            UPDATE document SET sync = ?, copied_on = ?, failure = ?
            WHERE id = ? AND citizen = ? AND sync = ?
            """,
            [
                .text(to.rawValue), .text(day?.iso), .text(failure), .int(id),
                .int(citizen.value), .text(from.rawValue),
            ]
        )
        guard count == 1 else { throw StoreError.changed(citizen) }
        try bump(citizen)
    }

    func recordLogin(_ event: LoginEvent) throws {
        guard try exists(event.citizen) else { throw StoreError.changed(event.citizen) }
        try db.run(
            "INSERT INTO login_event(citizen, provider, account, at, result) VALUES (?,?,?,?,?)",
            [
                .int(event.citizen.value), .text(event.provider.rawValue), .text(event.account),
                .int(event.at.milliseconds), .text(event.result),
            ]
        )
    }

    /// Whether there is such a profile.
    func exists(_ citizen: CitizenNumber) throws -> Bool {
        try db.first("SELECT 1 FROM citizen WHERE id = ?", [.int(citizen.value)]) { _ in true }
            ?? false
    }
}
