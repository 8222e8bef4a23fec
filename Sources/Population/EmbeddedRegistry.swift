import GRDB
import Identity
import Synchronization

/// The population registry in a file beside the store, for training and tests.
///
/// The file is opened when the first question comes, and only for reading. A file that is missing or
/// no registry is an outage, not an error.
public final class EmbeddedRegistry: PopulationDatabase {
    /// It is a file on this machine.
    public var isLocal: Bool { true }

    /// One after the other, each at once.
    public var inFlight: Int { 1 }

    private let path: String
    private let connection = Mutex<DatabaseQueue?>(nil)
    /// Whether questions share a transaction: one of their own costs as much as the look-up.
    private let isTogether = Mutex(false)

    /// Makes a registry over a file; nothing is opened yet.
    public init(path: String) {
        self.path = path
    }

    /// The registry's file for a store: `registry.sqlite` in the same directory.
    public static func path(beside store: String) -> String {
        guard let slash = store.lastIndex(of: "/") else { return "registry.sqlite" }
        return store[...slash] + "registry.sqlite"
    }

    /// Answers at once.
    public func begin(_ question: PopulationQuestion) -> PendingAnswer {
        PendingAnswer(
            answer(question.query, requestCode: question.requestCode, now: question.now)
        )
    }

    /// Runs `body`; its questions are answered from one state of the file, which cannot be written
    /// meanwhile.
    public func together<T>(_ body: () throws -> T) rethrows -> T {
        isTogether.withLock { $0 = true }
        defer {
            isTogether.withLock { $0 = false }
            try? connection.withLock { $0 }?.writeWithoutTransaction { db in
                if db.isInsideTransaction { try db.execute(sql: "COMMIT") }
            }
        }
        return try body()
    }

    /// Answers from the file.
    ///
    /// A personal number alone decides who is meant, else the CMND. Of several people with one CMND
    /// it is the one whose name and date of birth fit.
    ///
    /// - Returns: `unavailable` when the file cannot be read; never an error.
    /// - Rule: R10.
    public func answer(
        _ query: PopulationQuery,
        requestCode: String,
        now: Instant
    ) -> PopulationAnswer {
        func answer(
            _ match: PopulationMatch,
            _ person: RegistryPerson? = nil,
            _ successor: RegistryPerson? = nil
        ) -> PopulationAnswer {
            PopulationAnswer(
                match: match,
                person: person,
                successor: successor,
                fetchedAt: now,
                requestCode: requestCode
            )
        }
        do {
            let people = try connected().writeWithoutTransaction { db in
                if isTogether.withLock({ $0 }), !db.isInsideTransaction {
                    try db.execute(sql: "BEGIN DEFERRED")
                }
                return try candidates(query, db)
            }
            let fitting = people.first { Self.fits($0.person, query) }
            if let fitting { return answer(.matched, fitting.person, fitting.successor) }
            guard people.count == 1, let other = people.first else { return answer(.notFound) }
            return answer(.different, other.person, other.successor)
        } catch {
            return answer(.unavailable)
        }
    }

    /// Whether name and date of birth belong to a person; where one side has only a year of birth,
    /// the years decide.
    static func fits(_ person: RegistryPerson, _ query: PopulationQuery) -> Bool {
        guard
            VietnameseName.exchangeKey(person.fullName)
                == VietnameseName.exchangeKey(query.fullName),
            let theirs = BirthDate(iso: person.dateOfBirth),
            let ours = BirthDate(iso: query.dateOfBirth)
        else { return false }
        if case .full(let a) = theirs, case .full(let b) = ours { return a == b }
        return theirs.year == ours.year
    }

    private typealias Found = (person: RegistryPerson, successor: RegistryPerson?)

    private func candidates(_ query: PopulationQuery, _ db: Database) throws -> [Found] {
        let people: [RegistryPerson]
        if let number = query.personalNumber {
            people = try fetch("personal_id = ?", number, db)
        } else if let cmnd = query.cmnd9 {
            people = try fetch("cmnd9 = ?", cmnd, db)
        } else {
            people = []
        }
        return try people.map { person in
            (person, try person.replacedBy.flatMap { try fetch("personal_id = ?", $0, db).first })
        }
    }

    private func fetch(
        _ condition: String,
        _ value: String,
        _ db: Database
    ) throws -> [RegistryPerson] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT personal_id, cmnd9, full_name, date_of_birth, gender,
                  birth_registration_place, hometown, permanent_address, status, replaced_by
                FROM person WHERE \(condition) ORDER BY id LIMIT 100
                """
        )
        // Row by row: a copy of all rows costs as much as the look-up.
        let rows = try Row.fetchCursor(statement, arguments: [value])
        var people: [RegistryPerson] = []
        while let row = try rows.next() { people.append(try Self.person(row)) }
        return people
    }

    private static func person(_ row: Row) throws -> RegistryPerson {
        let status: String = row[8]
        guard let status = RegistryStatus(rawValue: status) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT)
        }
        return RegistryPerson(
            personalNumber: row[0],
            cmnd9: row[1],
            fullName: row[2],
            dateOfBirth: row[3],
            gender: row[4],
            birthRegistrationPlace: row[5],
            hometown: row[6],
            permanentAddress: row[7],
            status: status,
            replacedBy: row[9]
        )
    }

    private func connected() throws -> DatabaseQueue {
        try connection.withLock { current in
            if let current { return current }
            var configuration = Configuration()
            configuration.readonly = true
            // They are ours to begin and to end.
            configuration.allowsUnsafeTransactions = true
            configuration.busyMode = .timeout(5)
            configuration.prepareDatabase { db in
                let mark = try Int64.fetchOne(db, sql: "PRAGMA application_id")
                guard mark == RegistrySchema.applicationID else {
                    throw DatabaseError(resultCode: .SQLITE_NOTADB)
                }
                try db.execute(sql: "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON")
            }
            let opened = try DatabaseQueue(path: path, configuration: configuration)
            current = opened
            return opened
        }
    }
}
