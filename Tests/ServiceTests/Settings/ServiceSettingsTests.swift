import Glibc
import Identity
import Testing

@testable import Population
@testable import ProgramSupport

@Suite final class ServiceSettingsTests {
    private let folder: String
    private let path: String

    init() throws {
        folder = try Files.makeFolder()
        path = folder + "/population.toml"
    }

    deinit { Files.removeFolder(folder) }

    private func read(_ text: String, credentials: String? = nil) throws(ServiceProblem)
        -> ServiceSettings
    {
        do { try Files.write(Array(text.utf8), to: path) } catch { throw .unreadable("test") }
        return try ServiceSettings(file: path, credentials: credentials)
    }

    private func problem(_ text: String, credentials: String? = nil) -> ServiceProblem? {
        do {
            _ = try read(text, credentials: credentials)
            return nil
        } catch {
            return error
        }
    }

    @Test func anEmptyFileSaysWhatIsUsual() throws {
        #expect(try read("# không có gì\n") == ServiceSettings())
        let usual = ServiceSettings()
        #expect(usual.deadline == 10 && usual.retries == 2 && usual.inFlight == 8)
        #expect(usual.quota == 0 && usual.unit == nil)
    }

    @Test func everySettingIsRead() throws {
        try Files.write(Array("khoa\n".utf8), to: folder + "/khoa")
        let found = try read(
            """
            deadline = 2.5
            retries = 0
            in_flight = 64
            quota = 20
            unit = "G22.01"
            [headers]
            X-Road-Client = "VN/GOV/G22/lienket"
            ApiKey = { secret_file = "khoa" }
            [authorization]
            user = "cong"
            secret_file = "\(folder)/khoa"
            service_url = "http://dich-vu/x"
            timestamp = "s"
            [tls]
            ca = "ca.pem"
            certificate = "/etc/lienket/own.pem"
            key = "own.key"
            """
        )
        #expect(
            found
                == ServiceSettings(
                    deadline: 2.5,
                    retries: 0,
                    inFlight: 64,
                    quota: 20,
                    unit: "G22.01",
                    headers: [
                        ServiceHeader("ApiKey", ServiceSecret("khoa")),
                        ServiceHeader("X-Road-Client", ServiceSecret("VN/GOV/G22/lienket")),
                    ],
                    authorization: ServiceAuthorization(
                        user: "cong",
                        secret: ServiceSecret("khoa"),
                        serviceURL: "http://dich-vu/x",
                        inSeconds: true
                    ),
                    tls: ServiceTLS(
                        authorities: folder + "/ca.pem",
                        certificate: "/etc/lienket/own.pem",
                        key: folder + "/own.key"
                    )
                )
        )
    }

    @Test(arguments: [
        ("deadline = 0.05", "deadline"), ("deadline = 121", "deadline"),
        ("deadline = nan", "deadline"), ("deadline = \"10\"", "deadline"),
        ("retries = 6", "retries"), ("retries = -1", "retries"), ("retries = 1.5", "retries"),
        ("in_flight = 0", "in_flight"), ("in_flight = 65", "in_flight"), ("quota = -1", "quota"),
    ]) func numbersHaveLimits(_ text: String, _ key: String) {
        guard case .range(path, key, _)? = problem(text) else {
            Issue.record("\(text)")
            return
        }
    }

    @Test func whatThereIsNotIsAnError() {
        #expect(problem("retires = 2") == .unknownKey(path, "retires"))
        #expect(problem("[tls]\nkey_file = \"x\"") == .unknownKey(path, "tls.key_file"))
        #expect(
            problem("[authorization]\nuser = \"a\"\nsecret = \"b\"\nsecret_file = \"/dev/null\"")
                == .unreadable("/dev/null")
        )
    }

    @Test func whatIsNoTOMLIsToldWithItsPlace() {
        #expect(problem("retries = 2\nquota = = 1\n") == .syntax(path, line: 2, column: 9))
        #expect(problem("a = 1\na = 2\n").map { "\($0)".contains("syntax") } == true)
    }

    @Test func aTypeIsToldOf() {
        for text in ["unit = 1", "unit = \"\"", "tls = 1", "headers = []", "[tls]\nca = 1"] {
            guard case .type(path, _, _)? = problem(text) else {
                Issue.record("\(text)")
                continue
            }
        }
        #expect(problem("[tls]\nkey = \"a\"") == .halfPair(path))
    }

    @Test(arguments: [
        "Host = \"a\"", "content-length = \"1\"", "\"a b\" = \"c\"", "X = \"a\\r\\nY: b\"",
        "X = \"tiếng\"", "ApiKey = \"lộ\"", "Authorization = \"Basic x\"", "X = 1",
    ]) func someHeadersCannotBeSet(_ line: String) {
        switch problem("[headers]\n\(line)") {
        case .header(path, _), .type(path, _, _): break
        case let other: Issue.record("\(line): \(String(describing: other))")
        }
    }

    @Test func secretsAreOursAlone() throws {
        let secret = folder + "/khoa"
        let text = "[headers]\nApiKey = { secret_file = \"khoa\" }"
        #expect(problem(text) == .unreadable(secret))
        try Files.write(Array("khoa".utf8), to: secret)
        for mode in [0o644, 0o640, 0o604, 0o660, 0o700, 0o4600] as [mode_t] {
            chmod(secret, mode)
            #expect(problem(text) == .exposed(secret))
        }
        #expect(ServiceProblem.exposed(secret).hint?.en == "chmod 600 \(secret)")
        for mode in [0o600, 0o400] as [mode_t] {
            chmod(secret, mode)
            #expect(problem(text) == nil)
        }
        if geteuid() == 0 {
            chown(secret, 65_534, 65_534)
            #expect(problem(text) == .exposed(secret))
        }
        #expect(
            problem("[headers]\nApiKey = { secret_file = \".\" }") == .unreadable(folder + "/.")
        )
    }

    @Test(arguments: ["", "\n", "a\nb", "a\u{0}b", String(repeating: "a", count: 4097)])
    func aSecretIsOneLine(_ content: String) throws {
        let secret = folder + "/khoa"
        try Files.write(Array(content.utf8), to: secret)
        #expect(
            problem("[authorization]\nuser = \"a\"\nsecret_file = \"khoa\"") == .secret(secret)
        )
    }

    @Test func systemdHandsSecretsOver() throws {
        try Files.write(Array("khoa\n".utf8), to: folder + "/api-key")
        let text = "[headers]\nApiKey = { credential = \"api-key\" }"
        #expect(
            try read(text, credentials: folder).headers
                == [ServiceHeader("ApiKey", ServiceSecret("khoa"))]
        )
        #expect(problem(text) == .credential("api-key"))
        #expect(problem(text, credentials: "tmp") == .credential("api-key"))
        let outside = "[headers]\nApiKey = { credential = \"../api-key\" }"
        #expect(problem(outside, credentials: folder) == .credential("../api-key"))
        let both = "[headers]\nApiKey = { credential = \"api-key\", secret_file = \"api-key\" }"
        guard case .type? = problem(both, credentials: folder) else {
            Issue.record("both")
            return
        }
    }

    @Test func aProblemIsToldInBothLanguages() {
        let problems: [ServiceProblem] = [
            .url, .plainText, .userInURL, .unreadable("a"), .exposed("a"), .secret("a"),
            .credential("a"), .syntax("a", line: 1, column: 2), .unknownKey("a", "b"),
            .header("a", "b"), .certificate("a"), .privateKey("a"), .halfPair("a"),
        ]
        for problem in problems {
            #expect(!problem.message.vi.isEmpty && !problem.message.en.isEmpty)
            #expect(problem.message.vi != problem.message.en)
            #expect(problem.code.hasPrefix("population."))
        }
    }
}
