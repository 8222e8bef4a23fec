/// Bytes of HTTP replies.
enum HTTPBytes {
    /// A reply with its length.
    static func reply(
        _ body: [UInt8],
        status: String = "200 OK",
        headers: [String] = []
    ) -> HostileServer.Step {
        head(headers + ["Content-Length: \(body.count)"], status: status, then: body)
    }

    /// A head and whatever follows.
    static func head(
        _ headers: [String],
        status: String = "200 OK",
        then rest: [UInt8] = []
    ) -> HostileServer.Step {
        let lines = ["HTTP/1.1 \(status)"] + headers + ["", ""]
        return .send(Array(lines.joined(separator: "\r\n").utf8) + rest)
    }

    /// A body in chunks of a few bytes.
    static func chunked(_ body: [UInt8], by size: Int = 7) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = body[...]
        while !rest.isEmpty {
            let part = rest.prefix(size)
            bytes += Array("\(String(part.count, radix: 16))\r\n".utf8) + part + [13, 10]
            rest = rest.dropFirst(size)
        }
        return bytes + Array("0\r\n\r\n".utf8)
    }
}
