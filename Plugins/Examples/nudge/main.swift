// vn.example.nudge: corrects an e-mail address, unless somebody has verified it.
//
// Compile it beside plugin.json, then install the folder:
//
//     swiftc -O main.swift -o nudge

import Foundation

typealias Message = [String: Any]

/// The words of an error, in both languages.
struct Failure: Error {
    let code: String
    let vi: String
    let en: String
    var outcome = "refused"

    static let cancelled = Failure(code: "cancelled", vi: "Đã dừng", en: "Stopped")
}

// MARK: - The protocol

/// lienket at the other end, on standard input and output.
struct Host {
    /// The next message; leaves at `goodbye` or the end of standard input.
    func next() throws -> Message {
        guard let line = readLine(),
            let message = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? Message,
            message["t"] as? String != "goodbye"
        else { exit(0) }
        return message
    }

    /// Sends one message, as one line.
    ///
    /// Nothing else may ever go to standard output.
    func send(_ kind: String, id: Int? = nil, _ rest: Message) throws {
        var message = rest
        message["t"] = kind
        if let id { message["id"] = id }
        var line = try JSONSerialization.data(withJSONObject: message)
        line.append(UInt8(ascii: "\n"))
        try FileHandle.standardOutput.write(contentsOf: line)
    }

    /// Asks for a read that `requires` names.
    ///
    /// - Returns: its data; nil when it did not succeed.
    func read(_ op: String, _ args: Message, for id: Int) throws -> Message? {
        try send("call", id: id, ["call": 1, "op": op, "args": args])
        while true {
            let message = try next()
            switch message["t"] as? String {
            case "reply": return message["data"] as? Message
            case "cancel" where message["id"] as? Int == id: throw Failure.cancelled
            default: break
            }
        }
    }
}

// MARK: - The plugin

/// The plan of `nudge email REF VALUE --reason TEXT`.
///
/// It changes nothing. lienket does, by the rules of `edit`, once the agent has agreed.
func nudge(_ args: Message, id: Int, _ host: Host) throws -> Message {
    guard let citizen = args["REF"] as? String,
        let data = try host.read("citizen.status", ["REF": citizen], for: id),
        let fields = data["fields"] as? [Message],
        let email = fields.first(where: { $0["key"] as? String == "email" })
    else {
        throw Failure(
            code: "no-status",
            vi: "Không xem được thông tin định danh",
            en: "The identity fields cannot be seen",
            outcome: "failed"
        )
    }
    let state = email["state"] as? String
    guard state != "verified" else {
        throw Failure(
            code: "verified",
            vi: "Email đã được xác minh, không sửa",
            en: "The e-mail address is verified and stays"
        )
    }
    var edit = args
    edit["FIELD"] = "email"
    return [
        "ops": [["op": "citizen.edit", "args": edit]],
        "rows": [["citizen": citizen, "before": state ?? ""]],
        "warnings": [],
    ]
}

let host = Host()
while true {
    let message = try host.next()
    let id = message["id"] as? Int
    switch message["t"] as? String {
    case "hello":
        let me: Message = ["id": "vn.example.nudge", "version": "1.0.0"]
        try host.send("hello", me.merging(["protocol": "1.0", "features": []]) { $1 })
    case "plan":
        guard let id, let args = message["args"] as? Message else { break }
        do {
            try host.send("plan", id: id, nudge(args, id: id, host))
        } catch let failure as Failure {
            let words = ["vi": failure.vi, "en": failure.en]
            let rest: Message = [
                "code": failure.code, "message": words, "outcome": failure.outcome,
            ]
            try host.send("error", id: id, rest)
        }
    default: break  // a late `cancel`, or something of a later 1.x
    }
}
