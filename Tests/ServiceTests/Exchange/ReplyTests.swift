import Identity
import Testing

@testable import Population

@Suite struct ReplyTests {
    /// One file of `Replies` and what it has to mean.
    struct Case: CustomTestStringConvertible {
        let file: String
        let match: PopulationMatch
        let trouble: PopulationTrouble?
        let operation: ExchangeOperation
        let query: PopulationQuery

        init(
            _ file: String,
            _ match: PopulationMatch,
            _ trouble: PopulationTrouble? = nil,
            _ operation: ExchangeOperation = .lookUp,
            query: PopulationQuery = Questions.du()
        ) {
            self.file = file
            self.match = match
            self.trouble = trouble
            self.operation = operation
            self.query = query
        }

        var testDescription: String { "\(file) \(operation)" }
    }

    static let byCMND = Questions.du(personalNumber: nil, cmnd9: "219999999")

    static let cases: [Case] = [
        Case("parts.xml", .matched),
        Case("whole-name.xml", .matched),
        Case("plain-name.xml", .matched),
        Case("no-family.xml", .matched),
        Case("decomposed.xml", .matched),
        Case("year.xml", .matched),
        Case("year-zeros.xml", .matched),
        Case("date-only.xml", .matched),
        Case("missing-nodes.xml", .matched),
        Case("cmnd12.xml", .matched),
        Case("province-only.xml", .matched),
        Case("ambiguous-unit.xml", .matched),
        Case("abroad.xml", .matched),
        Case("city-in-province.xml", .matched),
        Case("prefixes.xml", .matched),
        Case("default-namespace.xml", .matched),
        Case("no-namespace.xml", .matched),
        Case("cdata.xml", .matched),
        Case("wrapped.xml", .matched),
        Case("processing-instruction.xml", .matched),
        Case("zero-error-code.xml", .matched),
        Case("utf16.xml", .matched),
        Case("bom.xml", .matched),
        Case("parts.xml", .matched, query: byCMND),
        Case("empty-collection.xml", .notFound),
        Case("empty-person.xml", .notFound),
        Case("empty-body.xml", .notFound),
        Case("other-name.xml", .different),
        Case("other-birth.xml", .different),
        Case("wrong-number.xml", .unavailable, .wrongPerson),
        Case("cmnd-missing.xml", .unavailable, .wrongPerson, query: byCMND),
        Case("two-people.xml", .unavailable, .unreadable),
        Case("two-numbers.xml", .unavailable, .unreadable),
        Case("two-names.xml", .unavailable, .unreadable),
        Case("no-number.xml", .unavailable, .unreadable),
        Case("no-name.xml", .unavailable, .unreadable),
        Case("no-birth.xml", .unavailable, .unreadable),
        Case("bad-birth.xml", .unavailable, .unreadable),
        Case("years-disagree.xml", .unavailable, .unreadable),
        Case("long-name.xml", .unavailable, .unreadable),
        Case("other-content.xml", .unavailable, .unreadable),
        Case("soap12.xml", .unavailable, .unreadable),
        Case("not-soap.xml", .unavailable, .unreadable),
        Case("html.html", .unavailable, .unreadable),
        Case("xhtml.html", .unavailable, .unreadable),
        Case("json.json", .unavailable, .unreadable),
        Case("nothing.xml", .unavailable, .unreadable),
        Case("cut.xml", .unavailable, .unreadable),
        Case("bad-utf8.xml", .unavailable, .unreadable),
        Case("entity-bomb.xml", .unavailable, .unreadable),
        Case("external-entity.xml", .unavailable, .unreadable),
        Case("unknown-entity.xml", .unavailable, .unreadable),
        Case("unbound-prefix.xml", .unavailable, .unreadable),
        Case("deep.xml", .unavailable, .unreadable),
        Case("fault.xml", .unavailable, .fault),
        Case("fault-detail-01.xml", .unavailable, .fault),
        Case("error-code-01.xml", .unavailable, .fault),
        Case("fault-code-004.xml", .notPermitted, .procedure),
        Case("fault-detail-004.xml", .notPermitted, .procedure),
        Case("error-code-004.xml", .notPermitted, .procedure),
        Case("fault-detail-005.xml", .notPermitted, .officer),
        Case("fault-detail-text-005.xml", .notPermitted, .officer),
        Case("error-code-005.xml", .notPermitted, .officer),
        Case("exists.xml", .matched, nil, .verify),
        Case("exists-not.xml", .notFound, nil, .verify),
        Case("exists-both.xml", .unavailable, .unreadable, .verify),
        Case("exists-perhaps.xml", .unavailable, .unreadable, .verify),
        Case("parts.xml", .unavailable, .unreadable, .verify),
        Case("exists.xml", .unavailable, .unreadable),
        Case("fault-detail-004.xml", .notPermitted, .procedure, .verify),
    ]

    @Test(arguments: cases) func aReplyMeansWhatItSays(_ it: Case) throws {
        let answer = try Self.answer(it.file, it.query, it.operation)
        #expect(answer.match == it.match)
        #expect(answer.trouble == it.trouble)
        #expect((answer.person != nil) == [.matched, .different].contains(it.match))
        #expect(answer.fetchedAt == Questions.now)
        #expect(answer.requestCode == Questions.code)
    }

    /// The answer as a call gives it when this is the body of HTTP 200.
    static func answer(
        _ file: String,
        _ query: PopulationQuery = Questions.du(),
        _ operation: ExchangeOperation = .lookUp
    ) throws -> PopulationAnswer {
        let request = try #require(
            ExchangeRequest(
                query,
                operation: operation,
                codes: Questions.codes,
                requestCode: Questions.code
            )
        )
        let reply = HTTPReply(status: 200, body: try Questions.reply(file))
        switch CallVerdict(reply, to: request) {
        case .reply(let reply):
            return reply.answer(to: query, requestCode: Questions.code, now: Questions.now)
        case .trouble(let trouble, let again):
            #expect(!again)
            return PopulationAnswer(
                match: .unavailable,
                fetchedAt: Questions.now,
                requestCode: Questions.code,
                trouble: trouble
            )
        }
    }
}
