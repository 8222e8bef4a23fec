import CommandKit
import Identity
import Testing

@testable import Console

@Suite struct LineParserTests {
    @Test(arguments: [
        ("status", "status"), ("STATUS", "status"), ("trạng-thái", "status"),
        ("trang-thai", "status"), ("TRANG-THAI", "status"), ("tra\u{323}ng-tha\u{301}i", "status"),
        ("huy-lien-ket vneid", "unlink"), ("case list", "case list"),
        ("vụ-việc danh-sách", "case list"), ("case danh-sach", "case list"),
        ("lienket.lookup:status", "status"), ("lienket.console:case list", "case list"),
    ])
    func findsCommands(_ text: String, _ name: String) throws {
        #expect(try Fixture.parse(text)?.invocation.manifest.name == name)
    }

    @Test(arguments: [
        ("sta", "status"), ("trang", "status"), ("cas li", "case list"), ("ref", "refresh"),
        ("vu dan", "case list"),
    ])
    func takesPrefixesInSessionsOnly(_ text: String, _ name: String) throws {
        #expect(try Fixture.parse(text, prefixes: true)?.invocation.manifest.name == name)
        #expect(try Fixture.error(text)?.code == "usage.unknown-command")
    }

    @Test func blankLinesAreNothing() throws {
        #expect(try Fixture.parse("") == nil)
        #expect(try Fixture.parse("  # x") == nil)
    }

    @Test(arguments: [
        ("stauts", "usage.unknown-command", 1, 6), ("xyzzy", "usage.unknown-command", 1, 5),
        ("case", "usage.incomplete-command", 1, 4), ("case opne x", "usage.unknown-command", 6, 4),
        ("nope.x:status", "usage.unknown-command", 1, 13),
        ("lienket.linking:status", "usage.unknown-command", 1, 22),
        ("unlink vneid --raeson x", "usage.unknown-option", 14, 8),
        ("unlink vneid --raeson=x", "usage.unknown-option", 14, 8),
        ("unlink vneid --reason x --reason y", "usage.repeated-option", 25, 8),
        ("unlink vneid --reason", "usage.missing-value", 14, 8),
        ("unlink vneid --reason --yes", "usage.missing-value", 14, 8),
        ("links --all=x", "usage.unexpected-value", 7, 7),
        ("unlink", "usage.missing-argument", 1, 6),
        ("link C-1 vneid", "usage.missing-argument", 10, 5),
        ("status C-1 C-2", "usage.too-many-arguments", 12, 3),
        ("unlink C-1 vneidd", "usage.bad-value", 12, 6),
        ("find 'Đặng Du' --limit 900", "usage.bad-value", 24, 3),
        ("find Đặng --limit=x", "usage.bad-value", 19, 1),
        ("tìm Đặng --born 30/02/1989", "usage.bad-value", 17, 10),
        ("output xml", "usage.bad-value", 8, 3), ("reveal phon", "usage.bad-value", 8, 4),
        ("status --format xml", "usage.bad-value", 17, 3),
        ("case open 0912345678 --reason x", "usage.personal-data", 11, 10),
        ("help nonsense", "usage.bad-value", 6, 8),
    ])
    func placesErrors(_ text: String, _ code: String, _ column: Int, _ width: Int) throws {
        let error = try Fixture.error(text)
        #expect(error?.code == code)
        #expect(error?.span.column == column)
        #expect(error?.span.width == width)
    }

    @Test func columnsCountDisplayOfDecomposedText() throws {
        let error = try Fixture.error("ti\u{300}m \u{110}a\u{323}\u{306}ng 漢 --limit 0")
        #expect(error?.span.column == 21)
    }

    @Test func suggestsNames() throws {
        #expect(try Fixture.error("stauts")?.hint?.en == "Did you mean: status?")
        #expect(try Fixture.error("trang-tai")?.hint?.en == "Did you mean: trạng-thái?")
        #expect(try Fixture.error("case opne")?.hint?.en == "Did you mean: open?")
        #expect(try Fixture.error("unlink vneid --raeson x")?.hint?.en == "Did you mean: --reason?")
        #expect(try Fixture.error("reveal phon")?.hint?.en == "Did you mean: phone?")
        #expect(try Fixture.error("case")?.hint?.en.contains("case open") == true)
        #expect(try Fixture.error("l", prefixes: true)?.code == "usage.ambiguous-command")
        #expect(try Fixture.error("l", prefixes: true)?.hint?.en.contains("links") == true)
    }

    @Test func neverRepeatsValues() throws {
        for line in ["unlink C-1 052089999999", "Nguyễn", "unlink --Nguyễn", "output 0912345678"] {
            let error = try #require(try Fixture.error(line))
            let all = error.message.vi + error.message.en + (error.hint.map { $0.vi + $0.en } ?? "")
            #expect(!all.contains("0520") && !all.contains("Nguy") && !all.contains("0912"))
        }
    }

    @Test func assignsWordsByNeed() throws {
        let bare = try #require(try Fixture.parse("unlink vneid")).invocation
        #expect(bare.citizen() == nil && bare.provider == .vneid)
        let full = try #require(try Fixture.parse("unlink C-1 VNPost --reason 'theo yêu cầu'"))
            .invocation
        #expect(full.citizen() == .number(CitizenNumber(1)) && full.provider == .vnpost)
        #expect(full.reason == "theo yêu cầu")
        let link = try #require(try Fixture.parse("link vneid 052089999999")).invocation
        #expect(link.citizen() == nil && link.text("ACCOUNT") == "052089999999")
        let several = try #require(try Fixture.parse("refresh C-1 . 0912345678 --force")).invocation
        #expect(
            several.citizens() == [.number(CitizenNumber(1)), .current, .identifier("0912345678")]
        )
        #expect(several.has("force") && !several.has("commit"))
        let none = try #require(try Fixture.parse("refresh")).invocation
        #expect(none.citizens().isEmpty)
    }

    @Test func readsValues() throws {
        let find = try #require(
            try Fixture.parse(
                "find Đặng Trung Du --born=15/08/1989 --province 'bình định' --limit 5"
            )
        ).invocation
        #expect(find.texts("TEXT") == ["Đặng", "Trung", "Du"])
        #expect(find.birth("born") == CivilDate(year: 1989, month: 8, day: 15).map(BirthDate.full))
        #expect(find.text("province") == "052" && find.integer("limit") == 5)
        #expect(try Fixture.parse("find x --born 1989")?.invocation.birth("born") == .year(1989))
        let reveal = try #require(try Fixture.parse("reveal PHONE 'quê quán' --reason x"))
            .invocation
        #expect(reveal.fields() == [.phone, .hometown])
        #expect(try Fixture.parse("reveal all")?.invocation.fields() == FieldKey.allCases)
        #expect(try Fixture.parse("help case open")?.invocation.text("COMMAND") == "case open")
        #expect(try Fixture.parse("help vụ-việc")?.invocation.text("COMMAND") == "case")
        #expect(try Fixture.parse("help trang-thai")?.invocation.text("COMMAND") == "status")
        #expect(try Fixture.parse("use -")?.invocation.citizen() == .identifier("-"))
        #expect(try Fixture.parse("find -- --born")?.invocation.texts("TEXT") == ["--born"])
        #expect(
            try Fixture.parse("policy set Unlink.last-login warn")?.invocation.text("NAME")
                == "unlink.last-login"
        )
    }

    @Test func takesGlobalsApart() throws {
        let line = try #require(
            try Fixture.parse("unlink vneid --reason x --yes --dry-run --format JSON")
        )
        #expect(line.globals == GlobalOptions(yes: true, format: .json, dryRun: true))
        #expect(line.invocation.flags.isEmpty)
        #expect(line.spans["PROVIDER"]?.map(\.column) == [8])
        #expect(line.spans["reason"]?.map(\.column) == [23])
        #expect(line.sensitiveSpans.map(\.column) == [23])
    }

    @Test func expandsAliasesOnce() throws {
        let aliases = [
            "tt": "status C-7", "status": "status C-9", "rút": "unlink C-1 --reason 'a b'",
        ]
        #expect(
            try Fixture.parse("tt", aliases: aliases)?.invocation.citizen()
                == .number(CitizenNumber(7))
        )
        let line = try #require(try Fixture.parse("rut vneid", aliases: aliases))
        #expect(line.invocation.provider == .vneid && line.invocation.reason == "a b")
    }

    @Test func substitutedWordsAreValues() throws {
        let parser = LineParser(registry: try Fixture.registry())
        let substitution = Substitution(variable: { $0 == "X" ? "--yes" : "status" })
        let line = try Tokenizer.tokenize(LineText("find ${X}"), substitution: substitution)
        #expect(try parser.parse(line)?.invocation.texts("TEXT") == ["--yes"])
        let command = try Tokenizer.tokenize(LineText("${C}"), substitution: substitution)
        let error = #expect(throws: LineError.self) { try parser.parse(command) }
        #expect(error?.code == "syntax.substituted-command")
    }
}

@Suite struct RegistryTests {
    @Test(arguments: [
        (["status"], ["trạng-thái"], "plugin.name-clash"),
        (["dung"], ["STATUS"], "plugin.name-clash"),
        (["trang-thai"], ["khac"], "plugin.name-clash"),
        (["case open"], ["vu-viec khac"], "plugin.name-clash"),
        // A plugin only adds below first words of its own.
        (["case mine"], ["rieng toi"], "plugin.name-clash"),
        (["same one", "same one"], ["mot hai", "mot ba"], "registry.duplicate-name"),
        (["set"], ["đặt"], "registry.reserved-name"),
        (["a b c"], ["x y z"], "registry.bad-name"),
        (["one two"], ["một"], "registry.bad-name"),
        (["-x"], ["y"], "registry.bad-name"),
    ])
    func refuses(_ english: [String], _ vietnamese: [String], _ code: String) throws {
        let commands = zip(english, vietnamese).map { CommandManifest.stub($0, $1) }
        let plugin = StubPlugin("other", "khác", commands)
        let registry = try Fixture.registry()
        let error = #expect(throws: CommandError.self) { try registry.adding(plugin) }
        #expect(error?.code == code)
    }

    /// Whatever a later lienket takes for itself, the long form goes on.
    @Test func idAndColonLeadToAPluginWhoseNamesAreTaken() throws {
        let plugin = StubPlugin("vn.other", "khác", [.stub("status", "trạng-thái")])
        let registry = try Fixture.registry().addingBehindID(plugin)
        let parser = LineParser(registry: registry)
        let own = try parser.parse(try Tokenizer.tokenize(LineText("vn.other:status")))
        #expect(own?.invocation.manifest.name == "vn.other:status")
        let builtIn = try parser.parse(try Tokenizer.tokenize(LineText("status")))
        #expect(builtIn?.invocation.manifest.name == "status")
        let free = try Fixture.registry().adding(
            StubPlugin("vn.other", "khác", [.stub("parcel show", "bưu-kiện xem")])
        )
        let long = try LineParser(registry: free)
            .parse(try Tokenizer.tokenize(LineText("VN.OTHER:bưu-kiện xem")))
        #expect(long?.invocation.manifest.name == "parcel show")
    }

    @Test func refusesTheSamePluginTwice() throws {
        let error = #expect(throws: CommandError.self) {
            try CommandRegistry([Fixture.lookup, Fixture.lookup])
        }
        #expect(error?.code == "registry.duplicate-plugin")
    }

    @Test func listsInOrder() throws {
        let registry = try Fixture.registry()
        #expect(registry.manifests.first?.name == "find")
        #expect(
            registry.members(of: "Vụ-việc").map(\.name) == ["case open", "case note", "case list"]
        )
        #expect(registry.command(named: "case open") != nil)
        #expect(registry.refusalOfAlias("trạng-thái")?.code == "usage.alias-taken")
        #expect(registry.refusalOfAlias("tt") == nil)
    }

    @Test(arguments: [
        ("ab", "ba", 1), ("kitten", "sitting", 3), ("", "abc", 3), ("same", "same", 0),
    ])
    func measuresDistance(_ a: String, _ b: String, _ distance: Int) {
        #expect(Nearest.distance(Array(a.unicodeScalars), Array(b.unicodeScalars)) == distance)
    }
}
