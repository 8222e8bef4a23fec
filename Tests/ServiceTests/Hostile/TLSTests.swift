import Glibc
import Identity
import NIOSSL
import Population
import Testing

@testable import ProgramSupport

@Suite final class TLSTests {
    private let folder: String
    private let trusted: TestAuthority

    init() throws {
        folder = try Files.makeFolder()
        trusted = try TestAuthority("tin-cay", in: folder)
    }

    deinit { Files.removeFolder(folder) }

    private func ask(_ context: NIOSSLContext, _ tls: ServiceTLS) async throws -> Asking.Outcome {
        let body = try Questions.reply("parts.xml")
        let server = try await HostileServer.start(tls: context) { _, _ in
            [HTTPBytes.reply(body)]
        }
        let outcome = try await Asking.du(
            at: "https://127.0.0.1:\(server.port)/",
            ServiceSettings(deadline: 15, tls: tls)
        )
        #expect(server.requests.count == (outcome.answer.match == .matched ? 1 : 0))
        try await server.stop()
        return outcome
    }

    @Test func aTrustedServiceIsAsked() async throws {
        let context = try TestAuthority.server(try trusted.pair("may-chu"))
        let outcome = try await ask(context, ServiceTLS(authorities: trusted.certificate))
        #expect(outcome.answer.match == .matched)
    }

    @Test func aServiceOfAnotherAuthorityIsNot() async throws {
        let other = try TestAuthority("la", in: folder)
        let context = try TestAuthority.server(try other.pair("may-chu-la"))
        for tls in [ServiceTLS(authorities: trusted.certificate), ServiceTLS()] {
            let outcome = try await ask(context, tls)
            #expect(outcome.answer.match == .unavailable)
            #expect(outcome.answer.trouble == .insecure)
            #expect(outcome.attempts == 1)
        }
    }

    @Test func aServiceOfAnotherNameIsNot() async throws {
        let context = try TestAuthority.server(
            try trusted.pair("may-chu-khac", name: "khac.example")
        )
        let outcome = try await ask(context, ServiceTLS(authorities: trusted.certificate))
        #expect(outcome.answer.trouble == .insecure)
    }

    @Test func aServiceThatSpeaksNoTLSIsNot() async throws {
        let server = try await HostileServer.start { _, _ in
            [HTTPBytes.reply([], status: "400 Bad Request")]
        }
        let outcome = try await Asking.du(
            at: "https://127.0.0.1:\(server.port)/",
            ServiceSettings(deadline: 1, retries: 0)
        )
        #expect(outcome.answer.match == .unavailable)
        #expect(server.requests.isEmpty)
        try await server.stop()
    }

    @Test func bothSidesShowCertificates() async throws {
        let own = try trusted.pair("lienket")
        let context = try TestAuthority.server(
            try trusted.pair("may-chu"),
            clients: trusted.certificate
        )
        let outcome = try await ask(
            context,
            ServiceTLS(
                authorities: trusted.certificate,
                certificate: own.certificate,
                key: own.key
            )
        )
        #expect(outcome.answer.match == .matched)
    }

    @Test func aServiceThatWantsACertificateGetsNone() async throws {
        let context = try TestAuthority.server(
            try trusted.pair("may-chu"),
            clients: trusted.certificate
        )
        let outcome = try await ask(context, ServiceTLS(authorities: trusted.certificate))
        #expect(outcome.answer.trouble == .insecure)
    }

    @Test func filesThatCannotBeUsedAreToldOf() throws {
        let own = try trusted.pair("lienket")
        let other = try trusted.pair("nguoi-khac")
        func problem(_ tls: ServiceTLS) -> ServiceProblem? {
            do {
                _ = try ServiceRegistry(url: "https://localhost/", settings: .init(tls: tls))
                return nil
            } catch {
                return error
            }
        }
        #expect(problem(ServiceTLS(authorities: own.key)) == .certificate(own.key))
        #expect(problem(ServiceTLS(authorities: "/khong")) == .unreadable("/khong"))
        #expect(
            problem(ServiceTLS(certificate: own.certificate, key: other.key))
                == .privateKey(other.key)
        )
        chmod(own.key, 0o640)
        #expect(
            problem(ServiceTLS(certificate: own.certificate, key: own.key)) == .exposed(own.key)
        )
        chmod(own.key, 0o400)
        #expect(problem(ServiceTLS(certificate: own.certificate, key: own.key)) == nil)
    }
}
