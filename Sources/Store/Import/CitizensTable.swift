import GRDB
import Identity

/// `citizens.csv`.
final class CitizensTable: SeedTable {
    static let file = "citizens.csv"
    static let columns = [
        SeedColumn("ref", required: true), SeedColumn("kind", required: true),
        SeedColumn("civil_servant"), SeedColumn("username"), SeedColumn("account_status"),
        SeedColumn("full_name", required: true), SeedColumn("cmnd9"), SeedColumn("personal_id"),
        SeedColumn("date_of_birth"), SeedColumn("phone"), SeedColumn("gender"),
        SeedColumn("place_of_birth"), SeedColumn("email"), SeedColumn("hometown"),
        SeedColumn("permanent_address"), SeedColumn("states", required: true),
        SeedColumn("verified_at"), SeedColumn("created_on"), SeedColumn("last_login_at"),
        SeedColumn("phone_changed_on"), SeedColumn("notifications"),
    ]
    static let table = (schema: "main", name: "citizen")
    static let uniques = [
        SeedUnique(
            index: "citizen_username",
            key: "lower(username)",
            condition: "username IS NOT NULL",
            column: 3
        )
    ]
    static let citizenColumn: Int? = nil

    /// The column of the first field; the others follow in screen order.
    private static let firstField = 5
    private static let kinds: [StaticString] = ["personal", "organisation", "admin"]
    private static let statuses: [StaticString] = ["active", "locked", "deceased"]

    private let insert: SeedInsert
    private let names: SeedNames

    init(_ db: Database, base: Int64) throws {
        let columns =
            ["id", "version", "kind", "civil_servant", "username", "account_status"]
            + IdentityColumns.names + [
                "states", "verified_at", "trusted_at", "created_on", "last_login_at",
                "phone_changed_on", "notifications", "name",
            ]
        insert = try SeedInsert(db, into: "citizen", columns)
        self.names = try SeedNames(db)
    }

    func load(_ row: SeedRow) throws {
        let id = row.reference(0)
        insert.bind(1, .number(id))
        insert.bind(2, .number(1))
        insert.bind(3, row.word(1, Self.kinds))
        insert.bind(4, .number(row.number(2, 0...1, default: 0)))
        insert.bind(5, row.text(3))
        insert.bind(6, row.word(4, Self.statuses, default: "active"))
        var values: [SeedCell] = []
        values.reserveCapacity(10)
        for key in FieldKey.allCases {
            let value = row.field(Self.firstField + key.index, key)
            values.append(value)
            insert.bind(Int32(7 + key.index), value)
        }
        let letters = states(row, values)
        insert.bind(17, row.text(15))
        let time = row.instant(16)
        if letters.needsTime, !time.isThere, !row.isBad { row.fail(16, SeedMessage.needsTime) }
        insert.bind(18, letters.hasN ? time : .none)
        insert.bind(19, letters.hasT ? time : .none)
        insert.bind(20, row.day(17))
        insert.bind(21, row.instant(18))
        insert.bind(22, row.day(19))
        insert.bind(23, .number(row.number(20, 0...Int64.max, default: 0)))
        let name = row.isBad ? nil : values[FieldKey.fullName.index].string
        insert.bind(24, try name.flatMap(names.id).map(SeedCell.number) ?? .none)
        try put(insert, row)
        if row.isBad { row.context.refused.insert(id) }
    }

    func finish() throws { try names.addTails() }

    /// Checks the ten letters against the ten values.
    private func states(
        _ row: SeedRow,
        _ values: [SeedCell]
    ) -> (hasN: Bool, hasT: Bool, needsTime: Bool) {
        guard let letters = row.cell(15), letters.count == 10 else {
            row.fail(15, SeedMessage.wrongStates)
            return (false, false, false)
        }
        var (hasN, hasT) = (false, false)
        for key in FieldKey.allCases {
            let column = Self.firstField + key.index
            switch letters[key.index] {
            case UInt8(ascii: "M"):
                if row.cell(column) != nil { row.fail(column, SeedMessage.unexpectedValue) }
                continue
            case UInt8(ascii: "N"):
                hasN = true
                if !key.isInPopulationReply { row.fail(15, SeedMessage.neverPopulation) }
            case UInt8(ascii: "T"): hasT = true
            case UInt8(ascii: "D"): break
            default:
                row.fail(15, SeedMessage.wrongStates)
                return (false, false, false)
            }
            if row.cell(column) == nil { row.fail(column, SeedMessage.missingValue) }
        }
        return (hasN, hasT, hasN || hasT)
    }
}
