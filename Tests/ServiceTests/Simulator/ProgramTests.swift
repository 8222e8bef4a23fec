import Glibc
import Population
import Testing

@testable import ProgramSupport

/// The program against the simulator, as its users call it.
@Suite struct ProgramTests {
    private func simulator(_ desk: Desk, _ words: [String] = []) throws -> Simulator {
        try Simulator(
            path: EmbeddedRegistry.path(beside: desk.store),
            folder: desk.folder,
            words
        )
    }

    private func refresh(_ desk: Desk, _ url: String, _ words: [String] = []) throws -> Desk.Call {
        try desk.call(
            [
                "--registry", url, "--case", "T", "--reason", "thử", "--format", "jsonl", "--yes",
                "exec", "refresh", "C-8", "--force",
            ] + words
        )
    }

    @Test func refreshGoesOverTheNetwork() throws {
        let desk = try Desk(.demonstration)
        let service = try simulator(desk)
        let call = try refresh(desk, service.url, ["--commit"])
        let line = try #require(call.lines.first)
        #expect(call.status == 0 && line.outcome == "ok")
        #expect(Set(line.data.keys) == ["citizen", "match", "changes", "committed", "fetchedAt"])
        #expect(line.data["match"] as? String == "matched")
        #expect(line.data["committed"] as? Bool == true)
        #expect(service.log.contains(" found "))
    }

    @Test(arguments: [
        (["--procedures", "KHÁC"], 5, "population.procedure-not-licensed"),
        (["--officers", "hoa"], 5, "population.officer-not-permitted"),
        (["--fail-rate", "1"], 69, "population.http-error"),
        (["--malformed", "1", "--seed", "3"], 69, ""),
    ])
    func whatItCannotTellHasACode(words: [String], status: Int32, code: String) throws {
        let desk = try Desk(.demonstration)
        let service = try simulator(desk, words)
        let call = try withExtendedLifetime(service) { try refresh(desk, service.url) }
        #expect(call.status == status, "\(call.all)")
        #expect(code.isEmpty || call.lines.first?.code == code, "\(call.all)")
        #expect(call.lines.first?.code?.hasPrefix("population.") == true)
        #expect(try desk.isSound())
    }

    @Test(arguments: [
        "http://192.0.2.1/dancu", "ftp://localhost/", "https://a:b@localhost/", "https://",
    ])
    func addressesThatCannotBe(_ address: String) throws {
        let desk = try Desk(.demonstration)
        let call = try refresh(desk, address)
        #expect(call.status == 64 && call.out.isEmpty, "\(call.all)")
        #expect(call.err.contains("error[population.url]"))
        #expect(!call.err.contains("a:b"))
    }

    @Test func settingsAreChecked() throws {
        let desk = try Desk(.demonstration)
        let path = desk.home + "/population.toml"
        for (text, word) in [
            ("deadline = 10\nsecret = 'x'\n", "secret"), ("deadline = 'soon'\n", "deadline"),
            ("in_flight = 1000\n", "in_flight"), ("deadline = \n", "population.toml:1"),
        ] {
            try Files.write(Array(text.utf8), to: path)
            let call = try refresh(desk, "http://127.0.0.1:9/")
            #expect(call.status == 64, "\(text): \(call.all)")
            #expect(call.err.contains(word) && call.err.contains("population.toml"), "\(call.err)")
        }
        let secret = desk.home + "/api.key"
        try Files.write(Array("bí-mật-123\n".utf8), to: secret)
        chmod(secret, 0o644)
        try Files.write(Array("[headers]\nApiKey = { secret_file = \"api.key\" }\n".utf8), to: path)
        let call = try refresh(desk, "http://127.0.0.1:9/")
        #expect(call.status == 64 && call.err.contains("chmod 600"), "\(call.err)")
        #expect(!call.err.contains("bí-mật"))
    }

    @Test func doctorTellsOfAnOutage() throws {
        let desk = try Desk(.demonstration)
        for _ in 0..<2 { _ = try refresh(desk, "http://127.0.0.1:9/") }
        let call = try desk.call(["--registry", "http://127.0.0.1:9/", "doctor"], login: nil)
        #expect(call.status == 0, "\(call.all)")
        #expect(call.out.contains("✗ Dịch vụ dân cư: lỗi 2 lần liên tiếp"), "\(call.out)")
        #expect(call.out.contains("không kết nối được"))
    }
}
