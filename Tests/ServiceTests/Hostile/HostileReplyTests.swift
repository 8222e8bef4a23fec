import Identity
import Population
import Testing

@Suite struct HostileReplyTests {
    /// A server's conduct and what the console has to make of it.
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let match: PopulationMatch
        let trouble: PopulationTrouble?
        let steps: @Sendable () throws -> [HostileServer.Step]

        init(
            _ name: String,
            _ match: PopulationMatch,
            _ trouble: PopulationTrouble? = nil,
            _ steps: @escaping @Sendable () throws -> [HostileServer.Step]
        ) {
            self.name = name
            self.match = match
            self.trouble = trouble
            self.steps = steps
        }

        var testDescription: String { name }
    }

    private static func file(_ name: String) throws -> [UInt8] { try Questions.reply(name) }

    static let cases: [Case] = [
        Case("a plain reply", .matched) { [HTTPBytes.reply(try file("parts.xml"))] },
        Case("a reply without a length", .matched) {
            [HTTPBytes.head(["Connection: close"], then: try file("parts.xml")), .close]
        },
        Case("a reply in chunks", .matched) {
            let body = HTTPBytes.chunked(try file("prefixes.xml"))
            return [HTTPBytes.head(["Transfer-Encoding: chunked"], then: body)]
        },
        Case("a reply byte by byte", .matched) {
            let body = try file("cdata.xml")
            return [HTTPBytes.head(["Content-Length: \(body.count)"])] + body.map { .send([$0]) }
        },
        Case("a compressed reply", .matched) {
            let body = try Gzip.compressed(try file("parts.xml"))
            return [HTTPBytes.reply(body, headers: ["Content-Encoding: gzip"])]
        },
        Case("another type of content", .matched) {
            [HTTPBytes.reply(try file("parts.xml"), headers: ["Content-Type: image/png"])]
        },
        Case("a number that is another's", .unavailable, .wrongPerson) {
            [HTTPBytes.reply(try file("wrong-number.xml"))]
        },
        Case("two people", .unavailable, .unreadable) {
            [HTTPBytes.reply(try file("two-people.xml"))]
        },
        Case("what is compressed badly", .unavailable, .unreadable) {
            [HTTPBytes.reply(Array("không nén".utf8), headers: ["Content-Encoding: gzip"])]
        },
        Case("a gzip bomb", .unavailable, .unreadable) {
            [HTTPBytes.reply(try Gzip.bomb(megabytes: 200), headers: ["Content-Encoding: gzip"])]
        },
        Case("a length beyond the limit", .unavailable, .unreadable) {
            [HTTPBytes.head(["Content-Length: 104857600"]), .hang]
        },
        Case("an empty body", .unavailable, .unreadable) { [HTTPBytes.reply([])] },
        Case("no content", .unavailable, .unreadable) {
            [HTTPBytes.head([], status: "204 No Content")]
        },
        Case("a page", .unavailable, .unreadable) {
            [HTTPBytes.reply(try file("html.html"), headers: ["Content-Type: text/html"])]
        },
        Case("an entity bomb", .unavailable, .unreadable) {
            [HTTPBytes.reply(try file("entity-bomb.xml"))]
        },
        Case("an outside entity", .unavailable, .unreadable) {
            [HTTPBytes.reply(try file("external-entity.xml"))]
        },
        Case("no UTF-8", .unavailable, .unreadable) {
            [HTTPBytes.reply(try file("bad-utf8.xml"))]
        },
        Case("half a reply", .unavailable, .unreadable) {
            [HTTPBytes.head(["Content-Length: 5000"], then: try file("parts.xml")), .close]
        },
        Case("no HTTP", .unavailable, .unreadable) { [.send(Array("SSH-2.0-x\r\n\r\n".utf8))] },
        Case("a fault", .unavailable, .fault) {
            [HTTPBytes.reply(try file("fault.xml"), status: "500 Internal Server Error")]
        },
        Case("a fault behind 503", .unavailable, .fault) {
            [HTTPBytes.reply(try file("fault.xml"), status: "503 Service Unavailable")]
        },
        Case("a procedure without a licence", .notPermitted, .procedure) {
            [HTTPBytes.reply(try file("fault-detail-004.xml"), status: "500 Internal Server Error")]
        },
        Case("an officer without a right", .notPermitted, .officer) {
            [HTTPBytes.reply(try file("fault-detail-005.xml"), status: "403 Forbidden")]
        },
        Case("a failure that is no fault", .unavailable, .httpError) {
            [HTTPBytes.reply(try file("parts.xml"), status: "500 Internal Server Error")]
        },
        Case("no right", .unavailable, .httpError) {
            [HTTPBytes.reply([], status: "401 Unauthorized")]
        },
        Case("too many questions", .unavailable, .httpError) {
            [HTTPBytes.reply([], status: "429 Too Many Requests", headers: ["Retry-After: 1"])]
        },
    ]

    @Test(arguments: cases) func aReplyIsUsedOrRefused(_ it: Case) async throws {
        let steps = try it.steps()
        let server = try await HostileServer.start { _, _ in steps }
        let outcome = try await Asking.du(at: server.url)
        #expect(outcome.answer.match == it.match)
        #expect(outcome.answer.trouble == it.trouble)
        #expect(outcome.attempts == 1)
        #expect(server.requests.count == 1)
        try await server.stop()
    }

    @Test(arguments: [301, 302, 303, 307, 308]) func noRedirectionIsFollowed(_ status: Int)
        async throws
    {
        let other = try await HostileServer.start { _, _ in [.close] }
        let target = other.url
        let server = try await HostileServer.start { _, _ in
            [HTTPBytes.reply([], status: "\(status) Moved", headers: ["Location: \(target)"])]
        }
        let outcome = try await Asking.du(at: server.url)
        #expect(outcome.answer.trouble == .httpError)
        #expect(outcome.attempts == 1)
        #expect(other.requests.isEmpty)
        try await server.stop()
        try await other.stop()
    }

    @Test(arguments: [false, true]) func aBodyWithoutEndCostsNoMemory(_ isChunked: Bool)
        async throws
    {
        let head =
            isChunked
            ? HTTPBytes.head(["Transfer-Encoding: chunked"], then: Array("6400000\r\n".utf8))
            : HTTPBytes.head(["Connection: close"])
        let server = try await HostileServer.start { _, _ in [head, .flood(100 << 20)] }
        let outcome = try await Asking.du(at: server.url)
        #expect(outcome.answer.trouble == .unreadable)
        // What the sockets hold of themselves, and no more.
        #expect(server.floodedBytes < 32 << 20)
        try await server.stop()
    }
}
