import Identity
import Population
import Synchronization
import Testing

@Suite struct CallTests {
    @Test(arguments: [502, 503, 504]) func aBusyServiceIsAskedAgain(_ status: Int) async throws {
        let body = try Questions.reply("parts.xml")
        let server = try await HostileServer.start { number, _ in
            number < 3 ? [HTTPBytes.reply([], status: "\(status) Busy")] : [HTTPBytes.reply(body)]
        }
        let outcome = try await Asking.du(at: server.url)
        #expect(outcome.answer.match == .matched)
        #expect(outcome.answer.requestCode == "YC-0001")
        #expect(outcome.attempts == 3)
        let codes = server.requests.map { $0.field("MaYeuCau") }
        #expect(codes == ["YC-0001", "YC-0001.2", "YC-0001.3"])
        try await server.stop()
    }

    @Test(arguments: [0, 1, 3]) func noServiceIsAskedMoreOftenThanAllowed(_ retries: Int)
        async throws
    {
        let server = try await HostileServer.start { _, _ in
            [HTTPBytes.reply([], status: "503 Service Unavailable")]
        }
        let outcome = try await Asking.du(
            at: server.url,
            ServiceSettings(deadline: 15, retries: retries)
        )
        #expect(outcome.answer.trouble == .httpError)
        #expect(outcome.attempts == retries + 1)
        #expect(server.requests.count == retries + 1)
        try await server.stop()
    }

    @Test func aConnectionThatBreaksBeforeTheReplyIsMadeAgain() async throws {
        let body = try Questions.reply("parts.xml")
        let server = try await HostileServer.start { number, _ in
            number == 1 ? [.close] : [HTTPBytes.reply(body)]
        }
        let outcome = try await Asking.du(at: server.url)
        #expect(outcome.answer.match == .matched)
        #expect(outcome.attempts == 2)
        try await server.stop()
    }

    @Test func aRefusedConnectionIsTriedAgainAndThenToldOf() async throws {
        // A port of before would soon be another test's.
        let outcome = try await Asking.du(at: "http://127.0.0.1:1/")
        #expect(outcome.answer.match == .unavailable)
        #expect(outcome.answer.trouble == .refused)
        #expect(outcome.attempts == 3)
    }

    @Test(arguments: [
        [HostileServer.Step.hang],
        [HTTPBytes.head(["Content-Length: 100000"]), .hang],
        [HTTPBytes.head(["Content-Length: 100000"]), .trickle(milliseconds: 20)],
        [HTTPBytes.head(["Transfer-Encoding: chunked"]), .hang],
    ]) func oneDeadlineHoldsForTheWholeCall(_ steps: [HostileServer.Step]) async throws {
        let server = try await HostileServer.start { _, _ in steps }
        let outcome = try await Asking.du(at: server.url, ServiceSettings(deadline: 0.3))
        #expect(outcome.answer.match == .unavailable)
        #expect(outcome.answer.trouble == .timedOut)
        #expect(outcome.attempts == 1)
        try await server.stop()
    }

    @Test func aQuestionCanBeGivenUp() async throws {
        let server = try await HostileServer.start { _, _ in [.hang] }
        let registry = try ServiceRegistry(url: server.url, settings: ServiceSettings(deadline: 60))
        let pending = begin(registry)
        while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        pending.cancel()
        let answer = await pending.value
        #expect(answer.match == .unavailable && answer.trouble == nil)
        #expect(pending.attempts == 1)
        try await server.stop()
    }

    @Test func aTaskThatIsCancelledGivesItsQuestionUp() async throws {
        let server = try await HostileServer.start { _, _ in [.hang] }
        let registry = try ServiceRegistry(url: server.url, settings: ServiceSettings(deadline: 60))
        let task = Task { await begin(registry).value }
        while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        task.cancel()
        #expect(await task.value.match == .unavailable)
        try await server.stop()
    }

    @Test func manyQuestionsShareOneServiceWithinItsLimit() async throws {
        let body = try Questions.reply("parts.xml")
        let server = try await HostileServer.start { _, _ in [HTTPBytes.reply(body)] }
        let registry = try ServiceRegistry(
            url: server.url,
            settings: ServiceSettings(deadline: 30, inFlight: 2)
        )
        let pending = (0..<50).map { _ in begin(registry) }
        for one in pending { #expect(await one.value.match == .matched) }
        #expect(server.requests.count == 50)
        try await server.stop()
    }

    @Test func aSynchronousCallerWaits() async throws {
        let body = try Questions.reply("parts.xml")
        let server = try await HostileServer.start { _, _ in [HTTPBytes.reply(body)] }
        let registry = try ServiceRegistry(url: server.url, settings: ServiceSettings(deadline: 15))
        #expect(waited(begin(registry)).match == .matched)
        registry.shutdown()
        registry.shutdown()
        #expect(waited(begin(registry)).match == .unavailable)
        try await server.stop()
    }

    @Test func anEndEndsWhatIsUnderWay() async throws {
        let server = try await HostileServer.start { _, _ in [.hang] }
        let registry = try ServiceRegistry(url: server.url, settings: ServiceSettings(deadline: 60))
        let pending = begin(registry)
        while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        registry.shutdown()
        #expect(await pending.value.match == .unavailable)
        try await server.stop()
    }

    @Test func aQuestionWithoutItsKeyIsNotPut() async throws {
        let registry = try ServiceRegistry(url: "http://127.0.0.1:1/", settings: ServiceSettings())
        let pending = registry.begin(
            Questions.du(personalNumber: nil),
            operation: .lookUp,
            codes: Questions.codes,
            requestCode: Questions.code,
            now: Questions.now
        )
        #expect(await pending.value.match == .notFound)
        #expect(pending.attempts == 0)
    }

    private func begin(_ registry: ServiceRegistry) -> PendingAnswer {
        registry.begin(
            Questions.du(),
            operation: .lookUp,
            codes: Questions.codes,
            requestCode: Questions.code,
            now: Questions.now
        )
    }

    private func waited(_ pending: PendingAnswer) -> PopulationAnswer {
        let answer = pending.wait()
        #expect(pending.isAnswered && pending.wait() == answer)
        return answer
    }
}
