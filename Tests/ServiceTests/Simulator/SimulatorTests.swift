import Identity
import Population
import Testing

@testable import ProgramSupport

@Suite struct SimulatorTests {
    private func ask(
        _ url: String,
        _ query: PopulationQuery = Questions.du(),
        _ operation: ExchangeOperation = .lookUp,
        codes: ExchangeCodes = Questions.codes,
        _ settings: ServiceSettings = ServiceSettings(deadline: 20, retries: 0)
    ) async throws -> PopulationAnswer {
        let registry = try ServiceRegistry(url: url, settings: settings)
        return await registry.answer(
            query,
            operation: operation,
            codes: codes,
            requestCode: Questions.code,
            now: Questions.now
        )
    }

    @Test func everybodyComesBackAsTheFileHasThem() async throws {
        let demo = try DemoRegistry()
        let simulator = try Simulator(demo)
        let embedded = EmbeddedRegistry(path: demo.path)
        let queries = try demo.queries()
        #expect(queries.count > 60)
        let service = try ServiceRegistry(url: simulator.url, settings: ServiceSettings())
        for query in queries {
            let expected = embedded.answer(query, requestCode: Questions.code, now: Questions.now)
            let person = try #require(expected.person)
            for operation in ExchangeOperation.allCases {
                let answer = await service.answer(
                    query,
                    operation: operation,
                    codes: Questions.codes,
                    requestCode: Questions.code,
                    now: Questions.now
                )
                guard person.status != .cancelled else {
                    #expect(answer.match == .notFound)
                    continue
                }
                #expect(answer.match == .matched)
                let found = try #require(answer.person)
                #expect(found.status == .alive && found.replacedBy == nil)
                let keys: [FieldKey] =
                    operation == .lookUp
                    ? FieldKey.allCases : [.personalId, .fullName, .dateOfBirth]
                for key in keys { #expect(found.value(key) == person.value(key)) }
            }
        }
        #expect(try simulator.end() == 0)
        #expect(simulator.log.contains("YC-0001 found "))
        for query in queries {
            #expect(!simulator.log.contains(query.personalNumber ?? "-"))
        }
    }

    @Test func anOldNumberFindsItsPersonToo() async throws {
        let demo = try DemoRegistry()
        let simulator = try Simulator(demo, ["--quiet"])
        let answer = try await ask(
            simulator.url,
            Questions.du(personalNumber: nil, cmnd9: "219999999")
        )
        #expect(answer.match == .matched)
        #expect(answer.person?.personalNumber == "052089999999")
        #expect(try simulator.end(2) == 0)
        #expect(simulator.log.isEmpty)
    }

    @Test func anotherNameFindsNobodyUnlessToldTo() async throws {
        let demo = try DemoRegistry()
        let other = Questions.du(fullName: "Lê Văn Tám")
        let strict = try Simulator(demo)
        #expect(try await ask(strict.url, other).match == .notFound)
        #expect(try await ask(strict.url, other, .verify).match == .notFound)
        let open = try Simulator(demo, ["--show-different"])
        #expect(try await ask(open.url, other).match == .different)
        #expect(try await ask(open.url, other, .verify).match == .notFound)
    }

    @Test func proceduresAndOfficersMayBeRefused() async throws {
        let demo = try DemoRegistry()
        let simulator = try Simulator(demo, ["--procedures", "1.001234", "--officers=lan,hoa"])
        #expect(try await ask(simulator.url).match == .matched)
        let procedure = ExchangeCodes(procedure: "2.0", integration: "037", officer: "lan")
        let refused = try await ask(simulator.url, codes: procedure)
        #expect(refused.match == .notPermitted && refused.trouble == .procedure)
        let officer = ExchangeCodes(procedure: "1.001234", integration: "037", officer: "thu")
        let other = try await ask(simulator.url, codes: officer)
        #expect(other.match == .notPermitted && other.trouble == .officer)
    }

    @Test func faultsComeOnDemand() async throws {
        let demo = try DemoRegistry()
        func troubles(_ words: [String], _ count: Int) async throws -> [PopulationTrouble?] {
            let simulator = try Simulator(demo, words)
            var all: [PopulationTrouble?] = []
            for _ in 0..<count { all.append(try await ask(simulator.url).trouble) }
            return all
        }
        #expect(try await troubles(["--fail-rate", "1"], 2) == [.httpError, .httpError])
        #expect(
            try await troubles(["--malformed", "1"], 4) == Array(repeating: .unreadable, count: 4)
        )
        #expect(
            try await troubles(["--outage-after", "1", "--outage-for", "2"], 4)
                == [nil, .httpError, .httpError, nil]
        )
        #expect(try await troubles(["--outage-after", "0"], 2) == [.httpError, .httpError])
        let half = ["--fail-rate", "0.5", "--seed", "7"]
        let first = try await troubles(half, 12)
        #expect(try await troubles(half, 12) == first)
        #expect(first.contains(nil) && first.contains(.httpError))
    }

    @Test func latencyRunsIntoTheDeadline() async throws {
        let demo = try DemoRegistry()
        let slow = try Simulator(demo, ["--latency", "5s"])
        let settings = ServiceSettings(deadline: 0.3)
        #expect(try await ask(slow.url, settings).trouble == .timedOut)
        let quick = try Simulator(demo, ["--latency", "1ms-20ms"])
        #expect(try await ask(quick.url).match == .matched)
    }

    private func ask(_ url: String, _ settings: ServiceSettings) async throws -> PopulationAnswer {
        try await ask(url, Questions.du(), .lookUp, codes: Questions.codes, settings)
    }

    @Test func aQuotaIsKept() async throws {
        let demo = try DemoRegistry()
        let simulator = try Simulator(demo, ["--quota", "1/s"])
        let service = try ServiceRegistry(url: simulator.url, settings: ServiceSettings())
        let pending = (0..<6).map { _ in
            service.begin(
                Questions.du(),
                operation: .lookUp,
                codes: Questions.codes,
                requestCode: Questions.code,
                now: Questions.now
            )
        }
        var troubles: [PopulationTrouble?] = []
        for one in pending { troubles.append(await one.value.trouble) }
        #expect(troubles.contains(.httpError) && troubles.contains(nil))
    }

    @Test func itSpeaksTLSWithACertificateOfItsOwn() async throws {
        let demo = try DemoRegistry()
        let saved = demo.folder + "/ca.pem"
        let simulator = try Simulator(demo, ["--tls", "--save-certificate", saved])
        #expect(simulator.url.hasPrefix("https://127.0.0.1:"))
        let trusting = ServiceSettings(deadline: 20, tls: ServiceTLS(authorities: saved))
        #expect(try await ask(simulator.url, trusting).match == .matched)
        #expect(try await ask(simulator.url, ServiceSettings()).trouble == .insecure)
    }
}
