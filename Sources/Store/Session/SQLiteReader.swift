import AuditLog
import GRDB
import Identity

/// A reader inside one transaction of an SQLite store; not to be kept beyond it.
class SQLiteReader: StoreReader {
    let db: Database
    /// What the group that this is part of has asked before; nil outside of one.
    let memo: TurnMemo?

    init(_ db: Database, memo: TurnMemo? = nil) {
        self.db = db
        self.memo = memo
    }

    /// The accounts of the SQL texts below: every column of `citizen` that a profile is made from.
    private static let profileSQL = """
        SELECT id, version, kind, civil_servant, username, account_status, full_name, cmnd9,
          personal_id, date_of_birth, phone, gender, place_of_birth, email, hometown,
          permanent_address, states, verified_at, trusted_at, field_times, created_on,
          last_login_at, phone_changed_on, notifications
        FROM citizen WHERE id = ?
        """

    func profile(_ id: CitizenNumber) throws -> PortalProfile? {
        if let known = memo?.profile, known.id == id { return known }
        let found = try db.first(Self.profileSQL, [.int(id.value)]) { row in
            PortalProfile(
                id: id,
                version: row.number(1),
                kind: try value(row.string(2)),
                civilServant: row.number(3) == 1,
                username: row.text(4),
                status: try value(row.string(5)),
                identity: try IdentityColumns.read(row, from: 6),
                createdOn: row.text(20).flatMap(CivilDate.init(iso:)),
                lastLoginAt: row.int(21).map(Instant.init(milliseconds:)),
                phoneChangedOn: row.text(22).flatMap(CivilDate.init(iso:)),
                notifications: Int(row.number(23))
            )
        }
        memo?.profile = found
        return found
    }

    func vneid(_ personalNumber: String) throws -> VNeIDAccount? {
        try db.first(
            """
            SELECT full_name, level, status, lock_reason, phone, activated_on
            FROM vneid WHERE personal_id = ?
            """,
            [.text(personalNumber)]
        ) { row in
            VNeIDAccount(
                personalNumber: personalNumber,
                fullName: row.string(0),
                level: Int(row.number(1)),
                status: try value(row.string(2)),
                lockReason: row.text(3),
                phone: row.text(4),
                activatedOn: row.text(5).flatMap(CivilDate.init(iso:))
            )
        }
    }

    func vnpost(_ postID: String) throws -> VNPostAccount? {
        try db.first(
            "SELECT personal_id, status FROM vnpost WHERE post_id = ?",
            [.text(postID)]
        ) { VNPostAccount(postID: postID, personalNumber: $0.text(0), status: $0.string(1)) }
    }

    func linkHolder(_ provider: Provider, account: String) throws -> CitizenNumber? {
        try db.first(
            "SELECT citizen FROM link WHERE account = ? AND provider = ? AND closed_on IS NULL",
            [.text(account), .text(provider.rawValue)]
        ) { CitizenNumber($0.number(0)) }
    }

    func citizenCount() throws -> Int {
        Int(try db.first("SELECT count(*) FROM citizen", []) { $0.number(0) } ?? 0)
    }

    /// A word of the store as a value of the domain.
    ///
    /// - Throws: `StoreError.damaged` for a word that a check should have kept out.
    func value<T: RawRepresentable<String>>(_ word: String) throws -> T {
        guard let value = T(rawValue: word) else {
            throw StoreError.damaged("unknown word in a column of \(T.self)")
        }
        return value
    }

    /// A day of the store.
    func day(_ text: String) throws -> CivilDate {
        guard let day = CivilDate(iso: text) else {
            throw StoreError.damaged("no date in a column")
        }
        return day
    }
}
