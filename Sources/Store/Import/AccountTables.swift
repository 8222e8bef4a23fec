import GRDB
import Identity

/// `vneid.csv`.
final class VNeIDTable: SeedTable {
    static let file = "vneid.csv"
    static let columns = [
        SeedColumn("personal_id", required: true), SeedColumn("full_name", required: true),
        SeedColumn("level", required: true), SeedColumn("status", required: true),
        SeedColumn("lock_reason"), SeedColumn("phone"), SeedColumn("activated_on"),
    ]
    static let table = (schema: "main", name: "vneid")
    static let uniques = [
        SeedUnique(index: "vneid_personal_id", key: "personal_id", condition: "1", column: 0)
    ]
    static let citizenColumn: Int? = nil

    private static let statuses: [StaticString] = [
        "active", "not-activated", "temporarily-locked", "locked", "card-expired", "deceased",
    ]
    private let base: Int64
    private let insert: SeedInsert

    init(_ db: Database, base: Int64) throws {
        self.base = base
        insert = try SeedInsert(
            db,
            into: "vneid",
            [
                "id", "personal_id", "full_name", "level", "status", "lock_reason", "phone",
                "activated_on",
            ]
        )
    }

    func load(_ row: SeedRow) throws {
        insert.bind(1, .number(base + row.ordinal))
        insert.bind(2, row.field(0, .personalId, required: true))
        insert.bind(3, row.field(1, .fullName, required: true))
        insert.bind(4, .number(row.number(2, 0...2)))
        insert.bind(5, row.word(3, Self.statuses))
        insert.bind(6, row.text(4))
        insert.bind(7, row.field(5, .phone))
        insert.bind(8, row.day(6))
        try put(insert, row)
    }
}

/// `vnpost.csv`.
final class VNPostTable: SeedTable {
    static let file = "vnpost.csv"
    static let columns = [
        SeedColumn("post_id", required: true), SeedColumn("personal_id"), SeedColumn("status"),
    ]
    static let table = (schema: "main", name: "vnpost")
    static let uniques = [
        SeedUnique(index: "vnpost_post_id", key: "post_id", condition: "1", column: 0)
    ]
    static let citizenColumn: Int? = nil

    private let base: Int64
    private let insert: SeedInsert

    init(_ db: Database, base: Int64) throws {
        self.base = base
        insert = try SeedInsert(db, into: "vnpost", ["id", "post_id", "personal_id", "status"])
    }

    func load(_ row: SeedRow) throws {
        insert.bind(1, .number(base + row.ordinal))
        insert.bind(2, row.text(0, required: true))
        insert.bind(3, row.field(1, .personalId))
        let status = row.text(2)
        insert.bind(4, status.isThere ? status : .text("active"))
        try put(insert, row)
    }
}

/// `logins.csv`.
final class LoginsTable: SeedTable {
    static let file = "logins.csv"
    static let columns = [
        SeedColumn("citizen", required: true), SeedColumn("provider", required: true),
        SeedColumn("account", required: true), SeedColumn("at", required: true),
        SeedColumn("result", required: true),
    ]
    static let table = (schema: "main", name: "login_event")
    static let uniques: [SeedUnique] = []
    static let citizenColumn: Int? = 0

    static let providers: [StaticString] = ["vneid", "vnpost"]
    private let base: Int64
    private let insert: SeedInsert

    init(_ db: Database, base: Int64) throws {
        self.base = base
        insert = try SeedInsert(
            db,
            into: "login_event",
            ["id", "citizen", "provider", "account", "at", "result"]
        )
    }

    func load(_ row: SeedRow) throws {
        let citizen = row.reference(0)
        insert.bind(1, .number(base + row.ordinal))
        insert.bind(2, .number(citizen))
        insert.bind(3, row.word(1, Self.providers))
        insert.bind(4, row.text(2, required: true))
        insert.bind(5, row.instant(3, required: true))
        insert.bind(6, row.text(4, required: true))
        try put(insert, row, citizen: citizen)
    }
}

/// `links.csv`.
final class LinksTable: SeedTable {
    static let file = "links.csv"
    static let columns = [
        SeedColumn("citizen", required: true), SeedColumn("provider", required: true),
        SeedColumn("account", required: true), SeedColumn("linked_on", required: true),
        SeedColumn("closed_on"), SeedColumn("reason"),
    ]
    static let table = (schema: "main", name: "link")
    static let uniques = [
        SeedUnique(
            index: "link_one_a_provider",
            key: "citizen, provider",
            condition: "closed_on IS NULL",
            column: 0
        ),
        SeedUnique(
            index: "link_one_a_citizen",
            key: "account, provider",
            condition: "closed_on IS NULL",
            column: 2
        ),
    ]
    static let citizenColumn: Int? = 0

    private let base: Int64
    private let insert: SeedInsert

    init(_ db: Database, base: Int64) throws {
        self.base = base
        insert = try SeedInsert(
            db,
            into: "link",
            ["id", "citizen", "provider", "account", "linked_on", "closed_on", "reason"]
        )
    }

    func load(_ row: SeedRow) throws {
        let citizen = row.reference(0)
        insert.bind(1, .number(base + row.ordinal))
        insert.bind(2, .number(citizen))
        let provider = row.word(1, LoginsTable.providers)
        insert.bind(3, provider)
        // A VNeID account is known by its holder's personal number.
        let isVNeID = row.cell(1)?.count == 5
        insert.bind(
            4,
            isVNeID ? row.field(2, .personalId, required: true) : row.text(2, required: true)
        )
        let opened = row.day(3, required: true)
        let closed = row.day(4)
        if let opened = opened.string, let closed = closed.string, closed < opened {
            row.fail(4, SeedMessage.inconsistent)
        }
        insert.bind(5, opened)
        insert.bind(6, closed)
        insert.bind(7, row.text(5))
        try put(insert, row, citizen: citizen)
    }
}
