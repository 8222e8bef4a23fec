import Crypto
import Foundation
import Identity
import Testing

@testable import Population

@Suite struct HeaderTests {
    private func request(_ settings: ServiceSettings) async throws -> HostileServer.Request {
        let body = try Questions.reply("parts.xml")
        let server = try await HostileServer.start { _, _ in [HTTPBytes.reply(body)] }
        let outcome = try await Asking.du(at: server.url, settings)
        #expect(outcome.answer.match == .matched)
        try await server.stop()
        return try #require(server.requests.first)
    }

    @Test func aCallIsSOAP() async throws {
        let call = try await request(ServiceSettings(unit: "G22"))
        #expect(call.head.hasPrefix("POST /dan-cu HTTP/1.1\r\n"))
        #expect(call.header("soapaction") == "\"\"")
        #expect(call.header("content-type")?.hasPrefix("application/xml") == true)
        #expect(call.header("authorization") == nil)
        #expect(call.header("timestamp") == nil)
        #expect(call.field("MaDonVi") == "G22")
        #expect(call.field("MaYeuCau") == "YC-0001")
    }

    @Test func headersOfTheSettingsAreSent() async throws {
        let call = try await request(
            ServiceSettings(headers: [
                ServiceHeader("X-Road-Client", ServiceSecret("VN/GOV/G22/lienket")),
                ServiceHeader("ApiKey", ServiceSecret("bi-mat")),
            ])
        )
        #expect(call.header("x-road-client") == "VN/GOV/G22/lienket")
        #expect(call.header("apikey") == "bi-mat")
    }

    @Test(arguments: [false, true]) func aCallIsSigned(_ inSeconds: Bool) async throws {
        let call = try await request(
            ServiceSettings(
                authorization: ServiceAuthorization(
                    user: "cong",
                    secret: ServiceSecret("khoa"),
                    serviceURL: "http://dich-vu/x",
                    inSeconds: inSeconds
                )
            )
        )
        let time = try #require(call.header("timestamp"))
        #expect(time.count == (inSeconds ? 10 : 13))
        let hash = SHA256.hash(data: Data("http://dich-vu/xcong\(time)khoa".utf8))
        let hex = hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        let expected = "Basic " + Data("cong:\(hex)".utf8).base64EncodedString()
        #expect(call.header("authorization") == expected)
    }

    @Test func secretsAreNotPrinted() {
        let settings = ServiceSettings(
            headers: [ServiceHeader("ApiKey", ServiceSecret("bi-mat"))],
            authorization: ServiceAuthorization(user: "cong", secret: ServiceSecret("bi-mat"))
        )
        #expect(!"\(settings)".contains("bi-mat"))
        #expect(!String(reflecting: settings).contains("bi-mat"))
        var dumped = ""
        dump(settings, to: &dumped)
        #expect(!dumped.contains("bi-mat"))
    }
}
