import CommandKit
import Crypto
import Identity

/// One command's talk with its plugin: takes its messages until there is an answer.
struct ProcessConversation {
    /// The most reads of the host.
    private static let mostCalls = 200
    /// The most operations of a plan.
    private static let mostOperations = 20

    let command: ProcessCommandManifest
    let grants: [String]
    let instance: PluginInstance
    let desk: any OutsideDesk
    private var rows: ProcessRows
    private var rowMessages: Int64 = 0
    private var calls = 0

    init(
        command: ProcessCommandManifest,
        grants: [String],
        instance: PluginInstance,
        desk: any OutsideDesk
    ) {
        self.command = command
        self.grants = grants
        self.instance = instance
        self.desk = desk
        rows = ProcessRows(command.columns)
    }

    /// Takes a message.
    ///
    /// - Throws: `PluginTrouble` when it may not come here; `CommandError` when the plugin says no.
    /// - Returns: the answer, once it is there.
    mutating func take(_ message: PluginInstance.Message, _ line: PluginInstance.Line) throws
        -> Reply?
    {
        switch message.kind {
        case "progress":
            if let done = message.body["done"]?.integer, let whole = message.body["whole"]?.integer
            {
                desk.show(done: max(0, done), whole: max(1, whole))
            }
        case "call": try answer(message, line)
        case "error": throw ProcessResult.error(message.body, instance)
        case "rows" where command.manifest.effect == .read:
            try takeRows(message)
            rowMessages += 1
            try line.send(["t": "ack", "id": .integer(line.id), "n": .integer(rowMessages)])
        case "end" where command.manifest.effect == .read:
            return .answer(rows.answer(warnings: try warnings(message)))
        case "plan" where command.manifest.effect != .read: break
        default: throw instance.broken("t", message.line)
        }
        return nil
    }

    /// The plan of a message: the operations are planned by the built-in commands that they name.
    mutating func plan(
        _ message: PluginInstance.Message,
        outside: (
            String, [OutsideStep.Item], _ shown: @escaping @Sendable (ProcessRows) -> Answer
        ) -> OutsideStep
    ) throws -> Reply {
        let operations = try list(message, "ops", most: Self.mostOperations)
        let items = try list(message, "external", most: Self.mostOperations).map {
            try item($0, message)
        }
        guard items.isEmpty || command.isExternal else {
            throw instance.trouble(.notGranted, "external")
        }
        try takeRows(message)
        let warnings = try warnings(message)
        let plans = try operations.compactMap { try plan($0, message) }
        guard !plans.isEmpty || !items.isEmpty else {
            return .answer(
                rows.answer([], outcome: .unchanged, warnings: warnings, note: Self.unchanged)
            )
        }
        let changes =
            plans.flatMap(\.plan.changes).compactMap(ChangeRow.init) + items.map(ChangeRow.init)
        let language = desk.caller.language
        let digest = SHA256.hash(data: message.line).hex
        return .plan(
            Self.merged(
                plans,
                outside: items.isEmpty
                    ? nil
                    : outside(digest, items) {
                        $0.answer(changes, language, warnings: warnings, note: ProcessRows.done)
                    },
                rows.answer(changes, language, warnings: warnings, note: ProcessRows.done),
                planned: rows.answer(
                    changes,
                    language,
                    outcome: .planned,
                    warnings: warnings,
                    note: .dryRun
                )
            )
        )
    }

    private static let unchanged = Phrase(
        vi: "Vốn đã như vậy; không có gì thay đổi.",
        en: "It was like that already; nothing has changed."
    )

    /// One plan out of those of the operations.
    private static func merged(
        _ plans: [OutsidePlan],
        outside: OutsideStep?,
        _ result: Answer,
        planned: Answer
    ) -> Plan {
        var plan = Plan(
            plans.flatMap(\.plan.changes),
            versions: plans.reduce(into: [:]) { versions, part in
                versions.merge(part.plan.versions) { first, _ in first }
            },
            // All changes are shown in one table, whatever the parts would show by themselves.
            preview: View(
                plans.flatMap(\.plan.preview.blocks).filter {
                    if case .table = $0 { false } else { true }
                }
            ),
            result: result,
            planned: planned,
            challenge: plans.lazy.compactMap(\.plan.challenge).first,
            secondPerson: plans.lazy.compactMap(\.plan.secondPerson).first,
            isReversible: plans.count == 1 && outside == nil && plans[0].plan.isReversible
        )
        plan.outside = outside
        plan.command = plans.count == 1 ? plans[0].command : nil
        return plan
    }

    /// What the operation of a message would do; nil when it would do nothing.
    private func plan(_ operation: JSONValue, _ message: PluginInstance.Message) throws
        -> OutsidePlan?
    {
        guard let act = operation["op"]?.string,
            let arguments = ProcessArguments.typed(operation["args"])
        else { throw instance.broken("ops", message.line) }
        try requireGrant("host.op:\(act)")
        guard desk.effect(of: act) != .destructive || command.manifest.effect == .destructive else {
            throw instance.trouble(.notGranted, "\(act): destructive")
        }
        return try desk.plan(act, arguments)
    }

    /// Answers a read of the host.
    private mutating func answer(_ message: PluginInstance.Message, _ line: PluginInstance.Line)
        throws
    {
        calls += 1
        guard calls <= Self.mostCalls else { throw instance.broken("call > \(Self.mostCalls)") }
        guard let act = message.body["op"]?.string, let call = message.body["call"]?.integer,
            let arguments = ProcessArguments.typed(message.body["args"])
        else { throw instance.broken("call", message.line) }
        try requireGrant("host.read:\(act)")
        let head = #"{"t":"reply","id":\#(line.id),"call":\#(call),"outcome":"#
        do {
            let data = try desk.read(act, arguments)
            try line.send(text: head + #""ok","data":\#(data),"error":null}"#)
        } catch let error as CommandError {
            let language = desk.caller.language
            let words: JSONValue = [
                "code": .string(error.code), "message": .string(error.message.text(language)),
                "hint": error.hint.map { .string($0.text(language)) } ?? .null,
            ]
            try line.send(
                text: head + #""\#(error.outcome.rawValue)","data":null,"error":\#(words.text)}"#
            )
        }
    }

    private func requireGrant(_ grant: String) throws {
        guard grants.contains(grant) else {
            throw instance.trouble(.notGranted, String(grant.prefix(60)))
        }
    }

    private mutating func takeRows(_ message: PluginInstance.Message) throws {
        if let wrong = rows.take(message.body["rows"], bytes: message.line.count) {
            throw instance.broken(wrong)
        }
    }

    private func warnings(_ message: PluginInstance.Message) throws -> [Phrase] {
        try list(message, "warnings", most: 20).map { value in
            guard let phrase = ProcessResult.phrase(value) else {
                throw instance.broken("warnings", message.line)
            }
            return phrase
        }
    }

    private func item(_ value: JSONValue, _ message: PluginInstance.Message) throws
        -> OutsideStep.Item
    {
        guard let summary = value["summary"].flatMap(ProcessResult.phrase),
            let target = value["target"]?.string
        else { throw instance.broken("external", message.line) }
        return OutsideStep.Item(
            summary: summary,
            target: target,
            from: value["from"]?.string ?? "",
            to: value["to"]?.string ?? ""
        )
    }

    private func list(_ message: PluginInstance.Message, _ key: String, most: Int) throws
        -> [JSONValue]
    {
        guard let value = message.body[key] else { return [] }
        guard let values = value.array, values.count <= most else {
            throw instance.broken(key, message.line)
        }
        return values
    }
}
