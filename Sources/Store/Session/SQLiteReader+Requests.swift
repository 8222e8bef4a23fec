import Foundation
import Identity

extension SQLiteReader {
    func request(_ number: Int64, now: Instant) throws -> ApprovalRequest? {
        try db.first("\(Self.requestSQL) WHERE number = ?", [.int(number)]) {
            try readRequest($0, now: now)
        }
    }

    func requests(limit: Int, now: Instant) throws -> [ApprovalRequest] {
        try db.all(
            "\(Self.requestSQL) ORDER BY number DESC LIMIT ?",
            [.int(Int64(max(limit, 0)))]
        ) { try readRequest($0, now: now) }
    }

    func effect(of seq: Int64) throws -> RecordedEffect? {
        try db.first(
            "SELECT command, changes, versions, undone_by FROM effect WHERE seq = ?",
            [.int(seq)]
        ) { row in
            RecordedEffect(
                seq: seq,
                command: row.string(0),
                changes: try PlanText.decode(row.bytes(1)),
                versions: try PlanText.decode(row.bytes(2)),
                undoneBy: row.int(3)
            )
        }
    }

    private static let requestSQL = """
        SELECT number, command, citizen, changes, versions, reason, ticket, requester, rule,
          requested_at, state, decided_by, decided_at FROM request
        """

    private func readRequest(_ row: SQLRow, now: Instant) throws -> ApprovalRequest {
        var request = ApprovalRequest(
            number: row.number(0),
            command: row.string(1),
            citizen: CitizenNumber(row.number(2)),
            changes: try PlanText.decode(row.bytes(3)),
            versions: try PlanText.decode(row.bytes(4)),
            reason: row.string(5),
            ticket: row.text(6),
            requester: row.string(7),
            rule: row.string(8),
            requestedAt: Instant(milliseconds: row.number(9))
        )
        request.state = try value(row.string(10))
        request.decidedBy = row.text(11)
        request.decidedAt = row.int(12).map(Instant.init(milliseconds:))
        if request.state == .pending, now > request.expiresAt { request.state = .expired }
        return request
    }
}

/// Changes and versions as JSON text, for requests and undo: seldom read, never searched.
enum PlanText {
    /// Writes a value; keys sorted, so that the same plan is the same text.
    static func encode(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// Reads a value.
    ///
    /// - Throws: `StoreError.damaged` for a text that `encode` did not write.
    static func decode<T: Decodable>(_ bytes: [UInt8]) throws -> T {
        do {
            return try JSONDecoder().decode(T.self, from: Data(bytes))
        } catch {
            throw StoreError.damaged("a kept plan is not readable")
        }
    }
}
