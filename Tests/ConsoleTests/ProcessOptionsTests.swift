import CommandKit
import DisplayColumns
import Identity
import Testing

@testable import Console

@Suite struct ProcessOptionsTests {
    func parse(_ line: String) throws -> ProcessOptions {
        let registry = try Fixture.registry()
        return try ProcessOptions.parse(line.split(separator: " ").map(String.init)) { words in
            guard
                case .found(let entry, _) = registry.look(
                    up: Array(words.prefix(2)),
                    prefixes: false
                )
            else { return nil }
            return Set(entry.manifest.options.map(\.name))
        }
    }

    @Test func readsVerbsAndOptionsAnywhere() throws {
        let run = try parse(
            "--lang en run a.lk - --keep-going --format=jsonl --yes --case HD-1 --reason x"
        )
        #expect(run.verb == .run && run.words == ["a.lk", "-"])
        #expect(run.language == .en && run.format == .jsonl && run.keepGoing && run.yes)
        #expect(run.ticket == "HD-1" && run.reason == "x")
        #expect(try parse("").verb == nil)
        #expect(try parse("--store s.db").store == "s.db")
        #expect(try parse("init --demo").demo)
        #expect(try parse("run -- --odd").words == ["--odd"])
        #expect(try parse("help").wantsHelp && parse("-h").wantsHelp)
        #expect(try parse("run --version").wantsVersion)
    }

    @Test func execKeepsTheCommandsOwnOptions() throws {
        let unlink = try parse(
            "--case HD-1 exec unlink C-1 vneid --reason x --yes --format json --store s"
        )
        #expect(unlink.words == ["unlink", "C-1", "vneid", "--reason", "x"])
        #expect(unlink.yes && unlink.format == .json && unlink.store == "s")
        #expect(unlink.ticket == "HD-1" && unlink.reason == "x")
        let status = try parse("exec status C-1 --case HD-1 --reason x")
        #expect(status.words == ["status", "C-1"] && status.reason == "x")
        let export = try parse("exec --as lan audit export --as csv --to d --reason x")
        #expect(export.actAs == "lan")
        #expect(export.words == ["audit", "export", "--as", "csv", "--to", "d", "--reason", "x"])
        let shared = try parse("--case HD-1 --reason x exec unlink C-1 vneid")
        #expect(shared.words == ["unlink", "C-1", "vneid", "--reason=x"] && shared.reason == "x")
        let lone = try parse("--reason x exec unlink C-1 vneid")
        #expect(lone.words.last == "--reason=x" && lone.reason == nil)
        #expect(try parse("exec use -").words == ["use", "-"])
        #expect(
            try parse("exec links C-1 --all --nope").words == ["links", "C-1", "--all", "--nope"]
        )
        #expect(try parse("exec find -- --yes").words == ["find", "--", "--yes"])
        #expect(!(try parse("exec find -- --yes").yes))
    }

    @Test(arguments: [
        ("rnu a", "usage.unknown-verb"), ("status", "usage.unknown-verb"),
        ("run", "usage.missing-argument"),
        ("init x", "usage.too-many-arguments"), ("--nope", "usage.unknown-option"),
        ("-x", "usage.unknown-option"), ("--lang fr", "usage.bad-value"),
        ("--store", "usage.missing-value"),
        ("--yes=1", "usage.unexpected-value"), ("--yes --yes", "usage.repeated-option"),
        ("run a --demo", "usage.unknown-option"),
        ("run a --reason x", "usage.missing-value"), ("--store= run a", "usage.missing-value"),
        ("exec status 052089999999", "usage.personal-data"),
        ("exec use 0912.345.678", "usage.personal-data"),
        ("exec use +84912345678", "usage.personal-data"),
        ("exec find du@example.vn", "usage.personal-data"),
        ("exec find 052 089 999 999 --limit 3", "usage.personal-data"),
        ("exec edit C-1 phone --reason=0912345678", "usage.personal-data"),
        ("exec status C-1 --case HD-1 --reason 0912345678", "usage.personal-data"),
    ])
    func refuses(_ line: String, _ code: String) throws {
        let error = #expect(throws: ProcessError.self) { try parse(line) }
        #expect(error?.text.code == code)
        #expect(error?.text.message.vi.isEmpty == false && error?.text.hint != nil)
        #expect(error?.text.message.en.contains("0912") == false)
    }

    @Test(arguments: ["C-12", "HD-20240101-0001", "1989-08-15", "audit", "12345678", "vneid"])
    func lettersThroughWhatIsNotPersonal(_ argument: String) {
        #expect(!ProcessArguments.isPersonal(argument))
    }

    @Test(
        arguments: [
            ([:], [], Language.vi), (["LANG": "en_US.UTF-8"], [], .en),
            (["LC_ALL": "C.UTF-8", "LANG": "en_GB"], [], .en),
            (["LC_ALL": "vi_VN.UTF-8", "LANG": "en_US"], [], .vi), (["LANG": "fr_FR"], [], .vi),
            (["LANG": "en"], ["--lang", "vi"], .vi), ([:], ["run", "--lang=en", "--nope"], .en),
        ] as [([String: String], [String], Language)]
    )
    func choosesALanguage(
        _ environment: [String: String],
        _ arguments: [String],
        _ language: Language
    ) {
        #expect(ProcessOptions.language(arguments) { environment[$0] } == language)
    }

    @Test(arguments: Language.allCases)
    func helpsWithin100Columns(_ language: Language) {
        let text = ProcessHelp.text(language)
        for line in text.split(separator: "\n") { #expect(DisplayWidth.of(String(line)) <= 100) }
        for verb in ProcessVerb.allCases where verb != .help {
            #expect(text.contains("lienket \(verb.rawValue)"))
        }
        for option in ProcessOptionSpec.everywhere { #expect(text.contains("--\(option.name)")) }
    }
}
