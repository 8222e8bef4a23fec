import GRDB
import Identity

/// `dossiers.csv`.
final class DossiersTable: SeedTable {
    static let file = "dossiers.csv"
    static let columns = [
        SeedColumn("citizen", required: true), SeedColumn("code", required: true),
        SeedColumn("procedure", required: true), SeedColumn("agency", required: true),
        SeedColumn("state", required: true), SeedColumn("submitted_on", required: true),
        SeedColumn("updated_on"),
    ]
    static let table = (schema: "main", name: "dossier")
    static let uniques = [
        SeedUnique(index: "dossier_code", key: "code", condition: "1", column: 1)
    ]
    static let citizenColumn: Int? = 0

    private let base: Int64
    private let insert: SeedInsert

    init(_ db: Database, base: Int64) throws {
        self.base = base
        insert = try SeedInsert(
            db,
            into: "dossier",
            [
                "id", "citizen", "code", "procedure", "agency", "state", "submitted_on",
                "updated_on",
            ]
        )
    }

    func load(_ row: SeedRow) throws {
        let citizen = row.reference(0)
        insert.bind(1, .number(base + row.ordinal))
        insert.bind(2, .number(citizen))
        insert.bind(3, row.text(1, required: true))
        insert.bind(4, row.text(2, required: true))
        insert.bind(5, row.text(3, required: true))
        insert.bind(6, .number(row.number(4, 1...10)))
        insert.bind(7, row.day(5, required: true))
        insert.bind(8, row.day(6))
        try put(insert, row, citizen: citizen)
    }
}

/// `documents.csv`.
final class DocumentsTable: SeedTable {
    static let file = "documents.csv"
    static let columns = [
        SeedColumn("citizen", required: true), SeedColumn("kind", required: true),
        SeedColumn("number", required: true), SeedColumn("issuer", required: true),
        SeedColumn("title", required: true), SeedColumn("issued_on"),
        SeedColumn("sync"), SeedColumn("copied_on"), SeedColumn("failure"),
    ]
    static let table = (schema: "main", name: "document")
    static let uniques = [
        SeedUnique(
            index: "document_number",
            key: "citizen, number, issuer",
            condition: "1",
            column: 2
        )
    ]
    static let citizenColumn: Int? = 0

    private static let kinds: [StaticString] = ["information", "paper", "result"]
    private static let states: [StaticString] = ["pending", "copied", "failed"]
    private let base: Int64
    private let insert: SeedInsert

    init(_ db: Database, base: Int64) throws {
        self.base = base
        insert = try SeedInsert(
            db,
            into: "document",
            [
                "id", "citizen", "kind", "number", "issuer", "title", "issued_on", "sync",
                "copied_on", "failure",
            ]
        )
    }

    func load(_ row: SeedRow) throws {
        let citizen = row.reference(0)
        insert.bind(1, .number(base + row.ordinal))
        insert.bind(2, .number(citizen))
        insert.bind(3, row.word(1, Self.kinds))
        insert.bind(4, row.text(2, required: true))
        insert.bind(5, row.text(3, required: true))
        insert.bind(6, row.text(4, required: true))
        insert.bind(7, row.day(5))
        insert.bind(8, row.word(6, Self.states, default: "pending"))
        insert.bind(9, row.day(7))
        insert.bind(10, row.text(8))
        try put(insert, row, citizen: citizen)
    }
}

/// `agents.csv`.
final class AgentsTable: SeedTable {
    static let file = "agents.csv"
    static let columns = [
        SeedColumn("login", required: true), SeedColumn("full_name", required: true),
        SeedColumn("role", required: true), SeedColumn("unit", required: true),
        SeedColumn("personal_id"),
    ]
    static let table = (schema: "main", name: "agent")
    static let uniques = [
        SeedUnique(
            index: "agent_personal_id",
            key: "personal_id",
            condition: "personal_id IS NOT NULL",
            column: 4
        )
    ]
    static let citizenColumn: Int? = nil

    private static let roles: [StaticString] = [
        "viewer", "agent", "supervisor", "auditor", "admin",
    ]
    private let base: Int64
    private let insert: SeedInsert

    init(_ db: Database, base: Int64) throws {
        self.base = base
        insert = try SeedInsert(
            db,
            into: "agent",
            ["rowid", "login", "full_name", "role", "unit", "personal_id"]
        )
    }

    func load(_ row: SeedRow) throws {
        insert.bind(1, .number(base + row.ordinal))
        insert.bind(2, row.text(0, required: true))
        insert.bind(3, row.field(1, .fullName, required: true))
        insert.bind(4, row.word(2, Self.roles))
        insert.bind(5, row.text(3, required: true))
        insert.bind(6, row.field(4, .personalId))
        try put(insert, row)
    }
}

/// `registry.csv`, into the population registry's own file.
final class RegistryTable: SeedTable {
    static let file = "registry.csv"
    static let columns = [
        SeedColumn("personal_id", required: true), SeedColumn("cmnd9"),
        SeedColumn("full_name", required: true), SeedColumn("date_of_birth", required: true),
        SeedColumn("gender"), SeedColumn("birth_registration_place"), SeedColumn("hometown"),
        SeedColumn("permanent_address"), SeedColumn("status"), SeedColumn("replaced_by"),
    ]
    static let table = (schema: "registry", name: "person")
    static let uniques = [
        SeedUnique(index: "person_personal_id", key: "personal_id", condition: "1", column: 0)
    ]
    static let citizenColumn: Int? = nil

    private static let statuses: [StaticString] = ["alive", "deceased", "missing", "cancelled"]
    private let base: Int64
    private let insert: SeedInsert

    init(_ db: Database, base: Int64) throws {
        self.base = base
        insert = try SeedInsert(
            db,
            into: "registry.person",
            [
                "id", "personal_id", "cmnd9", "full_name", "date_of_birth", "gender",
                "birth_registration_place", "hometown", "permanent_address", "status",
                "replaced_by",
            ]
        )
    }

    func load(_ row: SeedRow) throws {
        insert.bind(1, .number(base + row.ordinal))
        insert.bind(2, row.field(0, .personalId, required: true))
        insert.bind(3, row.field(1, .cmnd9))
        insert.bind(4, row.field(2, .fullName, required: true))
        insert.bind(5, row.field(3, .dateOfBirth, required: true))
        insert.bind(6, row.field(4, .gender))
        insert.bind(7, row.field(5, .placeOfBirth))
        insert.bind(8, row.field(6, .hometown))
        insert.bind(9, row.field(7, .permanentAddress))
        insert.bind(10, row.word(8, Self.statuses, default: "alive"))
        let successor = row.field(9, .personalId)
        if successor.isThere, row.cell(8)?.elementsEqual("cancelled".utf8) != true {
            row.fail(9, SeedMessage.notReplaced)
        }
        insert.bind(11, successor)
        try put(insert, row)
    }
}
