/// Faults and error codes, wherever services put them.
enum ExchangeRefusal {
    /// What a body says instead of an answer; nil when it holds neither a fault nor an error code.
    static func reply(in body: XMLNode) -> ExchangeReply? {
        let fault = body.child(ExchangeName.fault)
        var codes = body.descendants(where: isCode).map(\.text)
        if let detail = fault?.child(ExchangeName.detail) {
            codes += [detail.text] + leaves(detail).map(\.text)
        }
        if let known = codes.lazy.compactMap(known).first { return .notPermitted(known) }
        if fault != nil { return .fault }
        return codes.contains(where: isFailure) ? .fault : nil
    }

    /// Elements that hold an error code in the replies that are known.
    private static func isCode(_ node: XMLNode) -> Bool {
        switch node.name.lowercased() {
        case "maloi", "errorcode", "error_code", "faultcode": node.children.isEmpty
        default: false
        }
    }

    private static func leaves(_ node: XMLNode) -> [XMLNode] {
        node.descendants { $0.children.isEmpty }
    }

    /// A code that says who may not ask: `004`, `soap:004`.
    private static func known(_ text: String) -> ExchangeErrorCode? {
        ExchangeErrorCode(rawValue: String(text.split(separator: ":").last ?? ""))
    }

    /// Whether a code tells of an error: it is there, and is not zero.
    private static func isFailure(_ text: String) -> Bool {
        !text.isEmpty && !text.allSatisfy { $0 == "0" }
    }
}
