import AuditLog
import GRDB

@testable import ProgramSupport

/// What lies in a store's file, read past the program.
struct StoreImage {
    /// A record with what its openings say.
    struct Record {
        let leaf: AuditLeaf
        let opened: [String: String]

        /// The word of the line in its reason; nil without one.
        var word: String? { opened["reason"]?.split(separator: " ").last.map(String.init) }
    }

    /// Every record, oldest first.
    let records: [Record]
    /// E-mail address and version of each citizen.
    let citizens: [String: (email: String?, version: Int64)]
    /// The links of a citizen at a provider: open ones, closed ones.
    let links: [String: (open: Int, closed: Int)]
    /// The notes of each case that was opened.
    let cases: [String: [String]]
    /// The numbers of the records that can be undone.
    let effects: Set<Int64>
    /// The ids of questions without a result.
    let openIntents: Set<String>
    /// How many records the head covers.
    let headSize: Int64

    init(_ path: String) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        // Not read-only: whoever died in a commit has left a journal to be rolled back.
        let connection = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? connection.close() }
        self = try connection.read(StoreImage.init)
    }

    private init(_ db: Database) throws {
        var opened: [Int64: [String: String]] = [:]
        for row in try Row.fetchAll(db, sql: "SELECT idx, disclosure FROM audit_open") {
            let disclosure = try Disclosure(text: row[1])
            opened[row[0], default: [:]][disclosure.name] = disclosure.value
        }
        records = try Row.fetchAll(db, sql: "SELECT idx, leaf FROM audit_leaf ORDER BY idx").map {
            let seq: Int64 = $0[0]
            let text: String = $0[1]
            return Record(leaf: try AuditLeaf(json: Array(text.utf8)), opened: opened[seq] ?? [:])
        }
        citizens = Dictionary(
            uniqueKeysWithValues: try Row.fetchAll(
                db,
                sql: "SELECT id, email, version FROM citizen"
            )
            .map { ("C-\($0[0] as Int64)", ($0[1], $0[2])) }
        )
        links = Dictionary(
            uniqueKeysWithValues: try Row.fetchAll(
                db,
                sql: """
                    SELECT citizen, provider, sum(closed_on IS NULL), sum(closed_on IS NOT NULL)
                    FROM link GROUP BY 1, 2
                    """
            ).map { ("C-\($0[0] as Int64) \($0[1] as String)", ($0[2], $0[3])) }
        )
        var cases: [String: [String]] = [:]
        let notes = try Row.fetchAll(
            db,
            sql: """
                SELECT c.ticket, n.text FROM support_case c
                LEFT JOIN case_note n ON n.support_case = c.id ORDER BY n.id
                """
        )
        for row in notes {
            let text: String? = row[1]
            cases[row[0], default: []] += [text].compactMap(\.self)
        }
        self.cases = cases
        effects = try Int64.fetchSet(db, sql: "SELECT seq FROM effect")
        openIntents = try String.fetchSet(db, sql: "SELECT id FROM open_intent")
        headSize = try Int64.fetchOne(db, sql: "SELECT size FROM audit_head") ?? 0
    }
}
