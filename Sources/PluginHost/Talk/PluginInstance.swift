import CommandKit
import Foundation
import Identity

/// A running plugin that has said hello.
///
/// One request at a time: whoever has borrowed it from the pool uses it alone.
final class PluginInstance: @unchecked Sendable {
    let manifest: ProcessManifest
    let process: PluginProcess
    /// What its files were when it started.
    let seal: FolderSeal
    /// When it was last given back.
    var lastUsed = PluginClock.now()
    private var requests: Int64 = 0
    /// Requests for candidates that nobody waits for any more: their answers may still come.
    private var dropped: Set<Int64> = []

    /// How long a plugin may take to greet, in milliseconds.
    private static let helloTime: Int64 = 2000
    /// How long a plugin that was told to stop is waited for, in milliseconds.
    private static let courtesy: Int64 = 300

    init(_ manifest: ProcessManifest, _ process: PluginProcess, _ seal: FolderSeal) {
        self.manifest = manifest
        self.process = process
        self.seal = seal
    }

    /// A message of the plugin.
    struct Message {
        let kind: String
        let body: JSONValue
        /// Its line as it came.
        let line: [UInt8]
    }

    /// Exchanges greetings.
    func greet(
        _ language: Language,
        from version: String,
        offering protocols: [String]? = nil,
        unless stop: () -> Bool
    ) throws(PluginTrouble) {
        let deadline = PluginClock.after(milliseconds: Self.helloTime)
        let hello: JSONValue = [
            "t": "hello",
            "protocols": .array(
                (protocols ?? manifest.protocols.common.map(\.text)).map(JSONValue.string)
            ),
            "host": .string(version), "locale": .string(language.rawValue),
            "features": [],
        ]
        try send(hello.text, deadline, stop)
        let answer = try receive(deadline, stop)
        guard answer.kind == "hello" else { throw broken("hello?", answer.line) }
        let spoken = answer.body["protocol"]?.string.flatMap { VersionRange.Version($0) }
        guard let spoken, manifest.protocols.common.contains(spoken) else {
            throw trouble(.handshake, "protocol")
        }
        guard answer.body["id"]?.string == manifest.id else { throw trouble(.handshake, "id") }
        guard answer.body["version"]?.string == manifest.version else {
            throw trouble(.handshake, "version")
        }
    }

    /// Puts a request, and takes what comes until `take` has its answer.
    ///
    /// - Parameters:
    ///   - kind: `plan`, `apply` or `complete`.
    ///   - members: the request's members besides `t` and `id`.
    ///   - time: how long it may take, in milliseconds.
    ///   - stop: whether somebody wants it to end.
    ///   - take: takes a message; returns the answer once it is there, and nil until then.
    /// - Throws: `PluginTrouble`, and what `take` throws.
    /// - Returns: the answer.
    func request<T>(
        _ kind: String,
        _ members: [String: JSONValue],
        time: Int64,
        unless stop: @escaping () -> Bool,
        take: (Message, Line) throws -> T?
    ) throws -> T {
        if dropped.isEmpty, process.hasSpoken() {
            var trouble = broken(Self.unasked)
            trouble.wasAsked = false
            throw trouble
        }
        requests += 1
        let line = Line(
            instance: self,
            id: requests,
            deadline: PluginClock.after(milliseconds: time),
            stop: stop
        )
        var message = members
        message["t"] = .string(kind)
        message["id"] = .integer(line.id)
        try line.send(.object(message))
        while true {
            let heard = try receive(line.deadline, stop)
            if let id = heard.body["id"]?.integer, dropped.remove(id) != nil { continue }
            guard heard.body["id"]?.integer == line.id else { throw broken("id", heard.line) }
            guard let answer = try take(heard, line) else { continue }
            if process.hasSpoken() { throw broken(Self.unasked) }
            return answer
        }
    }

    private static let unasked = "it spoke unasked"

    /// One request's end of the streams.
    struct Line {
        fileprivate let instance: PluginInstance
        let id: Int64
        fileprivate let deadline: UInt64
        fileprivate let stop: () -> Bool

        /// Sends a message of this request.
        func send(_ message: JSONValue) throws(PluginTrouble) {
            try instance.send(message.text, deadline, stop)
        }

        /// Sends a message of this request that is text already.
        func send(text: String) throws(PluginTrouble) { try instance.send(text, deadline, stop) }
    }

    /// Sends a message that is no request.
    func tell(_ message: JSONValue) throws(PluginTrouble) {
        try send(message.text, PluginClock.after(milliseconds: Self.helloTime), { false })
    }

    /// Waits no longer for the candidates that were asked for last.
    func drop() { dropped.insert(requests) }

    /// Tells it to stop with its last request, and waits a moment.
    ///
    /// - Returns: whether it has, and can be asked again.
    func cancel() -> Bool {
        let deadline = PluginClock.after(milliseconds: Self.courtesy)
        do {
            let message: JSONValue = ["t": "cancel", "id": .integer(requests)]
            try send(message.text, deadline, { false })
            while true {
                let heard = try receive(deadline, { false })
                guard heard.body["id"]?.integer == requests else { return false }
                if ["end", "plan", "error", "result", "candidates"].contains(heard.kind) {
                    return !process.hasSpoken()
                }
            }
        } catch {
            return false
        }
    }

    /// Tells it to leave.
    func sayGoodbye() {
        try? send(#"{"t":"goodbye"}"#, PluginClock.after(milliseconds: 10), { false })
        process.closeInput()
    }

    // MARK: Streams

    private func send(_ line: String, _ deadline: UInt64, _ stop: () -> Bool)
        throws(PluginTrouble)
    {
        do {
            try process.send(line, until: deadline, unless: stop)
        } catch {
            throw mapped(error)
        }
    }

    private func receive(_ deadline: UInt64, _ stop: () -> Bool) throws(PluginTrouble) -> Message {
        let line: [UInt8]
        do {
            line = try process.receive(until: deadline, unless: stop)
        } catch {
            throw mapped(error)
        }
        guard let body = JSONValue(line), let kind = body["t"]?.string else {
            throw broken("JSON", line)
        }
        return Message(kind: kind, body: body, line: line)
    }

    private func mapped(_ problem: StreamTrouble) -> PluginTrouble {
        switch problem {
        case .late: trouble(.noAnswer)
        case .stopped: trouble(.interrupted)
        case .ended: trouble(.ended)
        case .tooLong: broken("> 1 MiB")
        }
    }

    /// The protocol was broken, by a line.
    func broken(_ what: String, _ line: [UInt8] = []) -> PluginTrouble {
        // Whatever the line holds, it is not for the eyes of everybody.
        let shown = String(decoding: line.prefix(200), as: UTF8.self)
        return trouble(.protocolBroken, line.isEmpty ? what : "\(what): \(shown)")
    }

    func trouble(_ kind: PluginTrouble.Kind, _ detail: String = "") -> PluginTrouble {
        PluginTrouble(
            kind: kind,
            plugin: manifest.id,
            detail: detail,
            diagnostics: kind == .interrupted ? "" : process.diagnostics
        )
    }
}
