import AuditLog
import CommandKit
import Console
import Foundation
import Identity
import Store
import Testing

/// What the suites ask of a desk beside typing and running files.
extension Desk {
    /// Opens a case, as nearly every file begins.
    static let open = "case open CALL-1 --reason 'Công dân gọi hỏi'\n"

    /// Runs one line as a program would, confirmed beforehand, past the checks of whole files.
    func dispatch(_ line: String, dryRun: Bool = false) throws -> CommandResult {
        let registry = dispatcher.context.registry
        let words = try Tokenizer.tokenize(LineText(line))
        let parsed = try #require(try LineParser(registry: registry).parse(words))
        return dispatcher.run(
            parsed.invocation,
            mode: RunMode(yes: true, dryRun: dryRun, isFile: true)
        )
    }

    /// Runs lines under a case, goes on after failures, and returns the last line's result.
    func last(_ lines: String, yes: Bool = true, dryRun: Bool = false) throws -> [String: Any] {
        try #require(try results(Desk.open + lines, yes: yes, dryRun: dryRun).last)
    }

    /// Another session at the same store, perhaps another agent's.
    func colleague(_ login: String) throws -> Dispatcher {
        let agent = try #require(try store.read { try $0.agent(login: login) })
        return Dispatcher(
            context: dispatcher.context,
            state: SessionState(actor: Actor(agent: agent, uid: 1001, via: "as"), format: .jsonl)
        )
    }

    /// Runs one line in another agent's session, confirmed beforehand and under a case.
    @discardableResult
    func dispatch(_ line: String, as login: String) throws -> CommandResult {
        let session = try colleague(login)
        _ = try Desk.send("case open CALL-2 --reason 'Làm thay'", to: session)
        return try Desk.send(line, to: session)
    }

    /// Runs one line in a session, confirmed beforehand.
    static func send(_ line: String, to session: Dispatcher) throws -> CommandResult {
        let parser = LineParser(registry: session.context.registry)
        let parsed = try #require(try parser.parse(try Tokenizer.tokenize(LineText(line))))
        return session.run(parsed.invocation, mode: RunMode(yes: true, isFile: true))
    }

    /// The audit leaves from `first` on, as they lie in the store.
    func leafTexts(from first: Int64 = 0) throws -> [String] {
        try store.read { reader in
            try (first..<(try reader.auditSize())).map {
                String(decoding: try #require(try reader.auditLeaf($0)), as: UTF8.self)
            }
        }
    }

    /// The audit leaves from `first` on: act, outcome, code, phase.
    func trail(from first: Int64 = 0) throws -> [String] {
        try leafTexts(from: first).map { text in
            let leaf = try AuditLeaf(json: Array(text.utf8))
            return "\(leaf.act) \(leaf.outcome) \(leaf.code ?? "-") \(leaf.phase.rawValue)"
        }
    }

    /// How many records the log has.
    var auditSize: Int64 { get throws { try store.read { try $0.auditSize() } } }

    /// Whether the whole log still verifies with its own key.
    func auditVerdict() throws -> AuditVerdict {
        let key = try dispatcher.context.auditKey()
        return try AuditCheck(store: store).verify(AuditAnchors(key: key.vkey), ownKey: key)
    }

    /// Everything about every citizen that a command could have changed, and every policy.
    func state() throws -> [String] {
        try store.read { reader in
            var lines = try (1...(try reader.citizenCount())).flatMap { number -> [String] in
                let id = try #require(CitizenNumber(reference: "C-\(number)"))
                guard let file = try reader.file(id) else { return [] }
                let profile = file.profile
                let fields = FieldKey.allCases.map { "\(profile.identity[$0])" }
                let links = file.links.map { "\($0.provider) \($0.account) \($0.isActive)" }
                let documents = file.documents.map { "\($0.id) \($0.sync)" }
                return ["\(id) v\(profile.version) \(profile.status)"] + fields + links + documents
            }
            let policies = try reader.policies()
            lines += Policy.all.map { "\($0.name)=\(policies.value($0))" }
            return lines
        }
    }

    /// A citizen's record version.
    func version(_ reference: String) throws -> Int64 {
        let id = try #require(CitizenNumber(reference: reference))
        return try #require(try store.read { try $0.profile(id) }).version
    }

    /// Puts hostile text into a citizen's field past every check, as an old database might hold it.
    func plant(_ text: String, in key: FieldKey, of reference: String) throws {
        let id = try #require(CitizenNumber(reference: reference))
        let now = dispatcher.context.clock()
        _ = try store.transact("test") { writer in
            let old = try #require(try writer.profile(id)).identity[key]
            return try writer.apply(
                .setField(id, key, from: old, to: .declared(text)),
                by: "test",
                at: now
            )
        }
    }
}

extension [String: Any] {
    /// `outcome code`, the code `-` when there is no error.
    var ending: String {
        let code = (self["error"] as? [String: Any])?["code"] as? String
        return "\(self["outcome"] as? String ?? "?") \(code ?? "-")"
    }

    /// The data of a result.
    var data: [String: Any] { self["data"] as? [String: Any] ?? [:] }

    /// The number of a result's audit record.
    var seq: Int { (self["audit"] as? [String: Any])?["seq"] as? Int ?? -1 }
}
