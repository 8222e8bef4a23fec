import Identity
import NIOCore
import Testing

@testable import Population

@Suite struct EnvelopeTests {
    private func request(
        _ query: PopulationQuery = Questions.du(),
        _ operation: ExchangeOperation = .lookUp,
        codes: ExchangeCodes = Questions.codes,
        code: String = Questions.code
    ) throws -> ExchangeRequest {
        try #require(
            ExchangeRequest(query, operation: operation, codes: codes, requestCode: code)
        )
    }

    private func fields(_ request: ExchangeRequest) throws -> [XMLNode] {
        let root = try XMLReader.root(of: request.envelope.utf8)
        #expect(root.namespace == "http://schemas.xmlsoap.org/soap/envelope/")
        let body = try #require(root.child("Body"))
        let question = try #require(body.children.first)
        #expect(question.name == request.operation.rawValue)
        #expect(question.namespace == "http://dancuquocgia.bca")
        return question.children
    }

    @Test func fieldsComeInTheOrderOfTheService() throws {
        let codes = ExchangeCodes(
            procedure: "1.001234",
            integration: "037",
            officer: "lan",
            unit: "G22"
        )
        let found = try fields(try request(codes: codes))
        #expect(
            found.map(\.name) == [
                "MaYeuCau", "MaDVC", "MaTichHop", "MaCanBo", "MaDonVi", "SoDinhDanh", "HoVaTen",
                "NgayThangNamSinh",
            ]
        )
        #expect(
            found.map(\.text) == [
                "YC-0001", "1.001234", "037", "lan", "G22", "052089999999", "DANGTRUNGDU", "",
            ]
        )
        #expect(found.last?.children.map(\.name) == ["NgayThangNam"])
        #expect(found.last?.children.map(\.text) == ["19890412"])
    }

    @Test func aYearAndAnOldNumberHaveFieldsOfTheirOwn() throws {
        let query = Questions.du(personalNumber: nil, cmnd9: "219999999", dateOfBirth: "1955")
        let found = try fields(try request(query, .verify))
        #expect(found.map(\.name).contains("SoCMND"))
        #expect(!found.map(\.name).contains("SoDinhDanh"))
        #expect(!found.map(\.name).contains("MaDonVi"))
        #expect(found.last?.children.map(\.name) == ["Nam"])
        #expect(found.last?.children.map(\.text) == ["1955"])
    }

    @Test func nineDigitsAreAnOldNumberWhereverTheyStand() throws {
        let request = try request(Questions.du(personalNumber: "219999999"))
        #expect(request.number == .cmnd("219999999"))
    }

    @Test func aQuestionWithoutItsKeyIsNone() {
        for query in [
            Questions.du(personalNumber: nil), Questions.du(fullName: " '"),
            Questions.du(dateOfBirth: "12/04/1989"), Questions.du(dateOfBirth: ""),
        ] {
            let made = ExchangeRequest(
                query,
                operation: .lookUp,
                codes: Questions.codes,
                requestCode: Questions.code
            )
            #expect(made == nil)
        }
    }

    @Test func noTextBecomesMarkup() throws {
        let nasty = "a<b>&\"'\u{0}\u{1B}\u{FFFE}]]>é"
        let codes = ExchangeCodes(procedure: nasty, integration: nasty, officer: nasty)
        let found = try fields(try request(codes: codes, code: "</dan:MaYeuCau><x/>"))
        #expect(found.count == 7)
        #expect(found[0].text == "</dan:MaYeuCau><x/>")
        #expect(found[1].text == "a<b>&\"'\u{FFFD}\u{FFFD}\u{FFFD}]]>é")
    }

    @Test func attemptsHaveCodesOfTheirOwn() throws {
        let plan = CallPlan(
            query: Questions.du(),
            request: try request(),
            now: Questions.now,
            start: .now(),
            deadline: .distantFuture,
            retries: 2
        )
        #expect((1...3).map(plan.code) == ["YC-0001", "YC-0001.2", "YC-0001.3"])
    }
}
