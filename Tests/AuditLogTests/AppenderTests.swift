import Testing

@testable import AuditLog

/// Appending: indexes, clock mark, seals, frontier, and what is refused before any write.
@Suite struct AppenderTests {
    @Test func indexesHeadsAndReads() throws {
        let log = MemoryLog()
        let appender = AuditAppender(signer: try ProjectKey.signer())
        var edge: LogEdge?
        for number in 0..<70 {
            log.hashReads = 0
            let receipt = try appender.append(
                sampleDraft(number: number),
                to: log,
                edge: &edge
            )
            #expect(log.hashReads == 0)
            #expect(receipt.seq == Int64(number))
            #expect(receipt.head == log.headValue)
            #expect(edge?.frontier.size == receipt.head.size)
            let bytes = try #require(log.leaves[receipt.seq])
            #expect(try AuditLeaf(json: bytes).seq == receipt.seq)
            #expect(MerkleHash.leaf(bytes) == receipt.leafHash)
            #expect(receipt.head.root == (try MerkleTree.root(size: receipt.head.size, store: log)))
        }
        log.hashReads = 0
        try appender.append(sampleDraft(number: 70), to: log)
        #expect(log.hashReads == 70.nonzeroBitCount)
    }

    @Test func staleFrontierIsHarmless() throws {
        let log = try MemoryLog.honest(5)
        let appender = AuditAppender(signer: try ProjectKey.signer())
        let before = MemoryLog(copying: log)
        var edge: LogEdge?
        try appender.append(sampleDraft(number: 5), to: log, edge: &edge)
        // The transaction was rolled back, then another process appended a record of its own.
        let rolledBack = try MemoryLog.honest(1, from: before)
        let receipt = try appender.append(
            sampleDraft(number: 6),
            to: rolledBack,
            edge: &edge
        )
        #expect(receipt.seq == 6)
        let anchors = LogAnchors(keys: [appender.signer.verifier])
        #expect(try LogVerifier(anchors: anchors).verify(rolledBack).isTrusted)
    }

    @Test func clockGoingBackIsMarked() throws {
        let log = MemoryLog()
        let appender = AuditAppender(signer: try ProjectKey.signer())
        let times = ["2026-01-05T02:00:05.000Z", "2026-01-05T02:00:04.999Z"]
        let marks = try [times[0], times[1], times[1], times[0]].map { time in
            let receipt = try appender.append(sampleDraft(number: 1, time: time), to: log)
            return try AuditLeaf(json: try #require(log.leaves[receipt.seq])).clockWentBack
        }
        #expect(marks == [false, true, false, false])
        #expect(try LogVerifier().verify(log).verdict == .ok)
    }

    @Test func newKeyOfTheSameName() throws {
        let log = try MemoryLog.honest(3)
        let new = try NoteSignerKey.generate(name: ProjectKey.name)
        #expect(throws: AppendError.headNotSealed) {
            try AuditAppender(signer: new).append(sampleDraft(number: 3), to: log)
        }
        let old = try ProjectKey.signer().verifier
        try AuditAppender(signer: new, previousKeys: [old])
            .append(sampleDraft(number: 3), to: log)
        let anchors = LogAnchors(keys: [new.verifier])
        #expect(try LogVerifier(anchors: anchors).verify(log).isTrusted)
    }

    @Test func openingsMustFit() throws {
        let log = MemoryLog()
        let appender = AuditAppender(signer: try ProjectKey.signer())
        let stray = LeafDraft(
            leaf: sampleDraft(number: 1).leaf,
            openings: [.make(name: "x", value: "y")]
        )
        #expect(throws: AppendError.uncommittedOpening(name: "x")) {
            try appender.append(stray, to: log)
        }
        var twice = sampleDraft(number: 1)
        twice.commit(name: "reason", value: "again")
        #expect(throws: AppendError.duplicateOpening(name: "reason")) {
            try appender.append(twice, to: log)
        }
        var large = sampleDraft(number: 1)
        large.leaf.host = String(repeating: "h", count: 17_000)
        #expect(throws: AuditLeafError.self) { try appender.append(large, to: log) }
        #expect(log.leaves.isEmpty && log.hashes.isEmpty && log.headValue == nil)
        var ticket = sampleDraft(number: 1)
        ticket.commitTicket("HD-1 của chị Lan")
        let receipt = try appender.append(ticket, to: log)
        #expect(log.kept[receipt.seq]?.map(\.name) == ["target.personalId", "reason", "ticket"])
        #expect(!String(decoding: log.leaves[0] ?? [], as: UTF8.self).contains("HD-1"))
    }

    /// A changed store is not signed over: the next record is refused.
    @Test func alteredStoresAreRefused() throws {
        let honest = try MemoryLog.honest(6)
        let stranger = try NoteSignerKey.generate(name: ProjectKey.name)
        let changes: [(AppendError, (MemoryLog) throws -> Void)] = [
            (.headMissing, { $0.headValue = nil }),
            (.headMismatch, { $0.hashes[6] = .empty }),
            (.headNotSealed, { try $0.rebuild(note: nil) }),
            (.headNotSealed, { try $0.rebuild(note: "not a note") }),
            (
                .headNotSealed,
                { log in
                    log.edit(2, "citizen.show", "citizen.seek")
                    try log.rebuild(note: log.headValue?.note)
                }
            ),
            (.headNotSealed, { try $0.resign(with: stranger) }),
        ]
        for (error, change) in changes {
            let log = MemoryLog(copying: honest)
            try change(log)
            let leaves = log.leaves
            #expect(throws: error) {
                try AuditAppender(signer: ProjectKey.signer())
                    .append(sampleDraft(number: 6), to: log)
            }
            #expect(log.leaves == leaves)
        }
    }
}
