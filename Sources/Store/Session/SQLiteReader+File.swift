import Identity

extension SQLiteReader {
    /// The most rows of a kind that a file lists for values that many may share.
    private static let crowd: Int64 = 50

    func file(_ id: CitizenNumber) throws -> CitizenFile? {
        guard let profile = try profile(id) else { return nil }
        var file = CitizenFile(profile: profile)
        file.links = try links(id)
        file.logins = try logins(id)
        file.dossiers = try dossiers(id)
        file.documents = try documents(id)
        file.lastRefresh = try lastRefresh(id)
        file.lastOutage = try lastOutage(id)
        if let number = profile.identity.value(.personalId) {
            file.vneid = try vneid(number)
            file.vnpost = try vnpostAccounts(number)
            file.linkedElsewhere = try elsewhere(number, beside: id)
        }
        try addNeighbours(&file)
        return file
    }

    func outline(_ id: CitizenNumber) throws -> CitizenFile? {
        guard let profile = try profile(id) else { return nil }
        var file = CitizenFile(profile: profile)
        file.links = try links(id)
        guard file.activeLink(.vneid) == nil else {
            file.documents = try documents(id)
            return file
        }
        file.logins = try logins(id)
        file.lastRefresh = try lastRefresh(id)
        file.lastOutage = try lastOutage(id)
        if let number = profile.identity.value(.personalId) {
            file.vneid = try vneid(number)
            file.vnpost = try vnpostAccounts(number)
            file.linkedElsewhere = try elsewhere(number, beside: id)
        }
        return file
    }

    /// Another profile that holds the VNeID account of a number.
    private func elsewhere(_ number: String, beside id: CitizenNumber) throws -> CitizenNumber? {
        let holder = try linkHolder(.vneid, account: number)
        return holder == id ? nil : holder
    }

    /// Other profiles with the same numbers.
    private func addNeighbours(_ file: inout CitizenFile) throws {
        let identity = file.profile.identity
        let id = SQLValue.int(file.profile.id.value)
        try db.rows(
            """
            SELECT 1, id FROM (SELECT id FROM citizen WHERE personal_id = ?2 AND id <> ?1
              ORDER BY id LIMIT ?5)
            UNION ALL SELECT 2, id FROM (SELECT id FROM citizen WHERE cmnd9 = ?3 AND id <> ?1
              ORDER BY id LIMIT ?5)
            UNION ALL SELECT 3, id FROM (SELECT id FROM citizen WHERE phone = ?4 AND id <> ?1
              ORDER BY id LIMIT ?5)
            """,
            [
                id, .text(identity.value(.personalId)), .text(identity.value(.cmnd9)),
                .text(identity.value(.phone)), .int(Self.crowd),
            ]
        ) { row in
            let other = CitizenNumber(row.number(1))
            switch row.number(0) {
            case 1: file.duplicates.append(other)
            case 2: file.sameCMND.append(other)
            default: file.samePhone.append(other)
            }
            return true
        }
    }

    func links(_ id: CitizenNumber) throws -> [Link] {
        if let known = memo?.links, known.of == id { return known.all }
        let found = try db.all(
            """
            SELECT id, provider, account, linked_on, closed_on, reason
            FROM link WHERE citizen = ? ORDER BY linked_on, id
            """,
            [.int(id.value)]
        ) { row in
            Link(
                id: row.number(0),
                citizen: id,
                provider: try value(row.string(1)),
                account: row.string(2),
                linkedOn: try day(row.string(3)),
                closedOn: try row.text(4).map(day),
                reason: row.text(5)
            )
        }
        memo?.links = (id, found)
        return found
    }

    private func logins(_ id: CitizenNumber) throws -> [LoginEvent] {
        try db.all(
            """
            SELECT provider, account, at, result FROM login_event
            WHERE citizen = ? ORDER BY at DESC, id DESC LIMIT 20
            """,
            [.int(id.value)]
        ) { row in
            LoginEvent(
                citizen: id,
                provider: try value(row.string(0)),
                account: row.string(1),
                at: Instant(milliseconds: row.number(2)),
                result: row.string(3)
            )
        }
    }

    private func dossiers(_ id: CitizenNumber) throws -> [Dossier] {
        try db.all(
            """
            SELECT code, procedure, agency, state, submitted_on, updated_on FROM dossier
            WHERE citizen = ? ORDER BY submitted_on DESC, id DESC
            """,
            [.int(id.value)]
        ) { row in
            guard let state = DossierState(rawValue: Int(row.number(3))) else {
                throw StoreError.damaged("unknown dossier state")
            }
            return Dossier(
                citizen: id,
                code: row.string(0),
                procedure: row.string(1),
                agency: row.string(2),
                state: state,
                submittedOn: try day(row.string(4)),
                updatedOn: try row.text(5).map(day)
            )
        }
    }

    private func documents(_ id: CitizenNumber) throws -> [WarehouseDocument] {
        try db.all(
            """
            SELECT id, kind, number, issuer, title, issued_on, sync, copied_on, failure
            FROM document WHERE citizen = ? ORDER BY id
            """,
            [.int(id.value)]
        ) { row in
            WarehouseDocument(
                id: row.number(0),
                citizen: id,
                kind: try value(row.string(1)),
                number: row.string(2),
                issuer: row.string(3),
                title: row.string(4),
                issuedOn: try row.text(5).map(day),
                sync: try value(row.string(6)),
                copiedOn: try row.text(7).map(day),
                failure: row.text(8)
            )
        }
    }

    private func vnpostAccounts(_ personalNumber: String) throws -> [VNPostAccount] {
        try db.all(
            "SELECT post_id, status FROM vnpost WHERE personal_id = ? ORDER BY post_id",
            [.text(personalNumber)]
        ) {
            VNPostAccount(
                postID: $0.string(0),
                personalNumber: personalNumber,
                status: $0.string(1)
            )
        }
    }

    func lastRefresh(_ id: CitizenNumber) throws -> RefreshRecord? {
        try db.first(
            """
            SELECT version, committed, match, fetched_at, request_code, person, successor
            FROM population_answer WHERE citizen = ?
            """,
            [.int(id.value)]
        ) { row in
            let answer = PopulationAnswer(
                match: try value(row.string(2)),
                person: try row.text(5).map(PersonText.decode),
                successor: try row.text(6).map(PersonText.decode),
                fetchedAt: Instant(milliseconds: row.number(3)),
                requestCode: row.string(4)
            )
            return RefreshRecord(
                answer: answer,
                version: row.number(0),
                committed: row.number(1) == 1
            )
        }
    }
}
