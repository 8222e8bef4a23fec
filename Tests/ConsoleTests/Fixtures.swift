import CommandKit
import Identity

@testable import Console

struct StubCommand: Command {
    let manifest: CommandManifest

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        .answer(Answer(nil, view: View()))
    }
}

struct StubPlugin: CommandPlugin {
    let id: String
    let summary: Phrase
    let commands: [any Command]

    init(_ id: String, _ summary: String, _ manifests: [CommandManifest]) {
        self.id = id
        self.summary = Phrase(summary)
        commands = manifests.map(StubCommand.init)
    }
}

extension CommandManifest {
    static func stub(
        _ name: String,
        _ vietnamese: String,
        _ parameters: [Parameter] = [],
        effect: Effect = .read,
        access: Access = .lookup,
        needsReason: Bool = false,
        data: [String] = [],
        rows: String? = nil
    ) -> CommandManifest {
        CommandManifest(
            name,
            vietnamese: vietnamese,
            summary: Phrase(vi: "việc \(vietnamese)", en: "does \(name)"),
            parameters: parameters,
            effect: effect,
            access: access,
            needsCase: access == .linking,
            needsReason: needsReason,
            act: "stub.\(name)",
            data: data,
            rows: rows,
            examples: ["\(name) C-1"]
        )
    }
}

enum Fixture {
    static let text = Phrase(vi: "chữ", en: "text")

    static let lookup = StubPlugin(
        "lienket.lookup",
        "Tra cứu",
        [
            .stub(
                "find",
                "tìm",
                [
                    .word("TEXT", .oneOrMore, .text, text, sensitive: true),
                    .option("born", .birth, text), .option("province", .province, text),
                    .option("limit", .integer(1...200), text),
                ],
                data: ["matches", "total", "truncated"],
                rows: "matches"
            ),
            .stub("status", "trạng-thái", [.citizen]),
            .stub("links", "liên-kết", [.citizen, .flag("all", text)]),
            .stub("use", "chọn", [.word("REF", .required, .citizen, text, sensitive: true)]),
            .stub(
                "reveal",
                "hiện",
                [.word("FIELD", .oneOrMore, .fieldOrAll, text), .reason],
                needsReason: true
            ),
        ]
    )

    static let linking = StubPlugin(
        "lienket.linking",
        "Liên kết",
        [
            .stub(
                "link",
                "nối",
                [.citizen, .provider, .word("ACCOUNT", .required, .text, text, sensitive: true)],
                effect: .write,
                access: .linking
            ),
            .stub(
                "unlink",
                "hủy-liên-kết",
                [.citizen, .provider, .reason],
                effect: .destructive,
                access: .linking,
                needsReason: true
            ),
            .stub(
                "refresh",
                "cập-nhật",
                [
                    .word("REF", .anyNumber, .citizen, text), .flag("force", text),
                    .flag("commit", text),
                ],
                effect: .write
            ),
        ]
    )

    static let console = StubPlugin(
        "lienket.console",
        "Bàn hỗ trợ",
        [
            .stub(
                "case open",
                "vụ-việc mở",
                [.word("TICKET", .required, .ticket, text), .reason],
                effect: .record
            ),
            .stub("case note", "vụ-việc ghi", [.word("TEXT", .oneOrMore, .text, text)]),
            .stub("case list", "vụ-việc danh-sách"),
            .stub(
                "policy set",
                "chính-sách đặt",
                [
                    .word("NAME", .required, .policy, text), .word("VALUE", .required, .text, text),
                    .reason,
                ]
            ),
            .stub("help", "trợ-giúp", [.word("COMMAND", .optional, .command, text)]),
            .stub("source", "nguồn", [.word("FILE", .required, .path, text)]),
            .stub(
                "output",
                "kết-quả",
                [.word("FORMAT", .required, .choice(["table", "json"]), text)]
            ),
            .stub(
                "audit export",
                "kiểm-toán xuất",
                [
                    .option("to", .path, text), .option("as", .choice(["bundle", "csv"]), text),
                    .reason,
                ]
            ),
        ]
    )

    static func registry() throws -> CommandRegistry {
        try CommandRegistry([lookup, linking, console])
    }

    static func parse(
        _ text: String,
        prefixes: Bool = false,
        aliases: [String: String] = [:]
    ) throws -> ParsedLine? {
        let parser = LineParser(
            registry: try registry(),
            allowsPrefixes: prefixes,
            aliases: aliases
        )
        return try parser.parse(try Tokenizer.tokenize(LineText(text)))
    }

    /// The error that a line gives, if any.
    static func error(_ text: String, prefixes: Bool = false) throws -> LineError? {
        do {
            _ = try parse(text, prefixes: prefixes)
            return nil
        } catch let error as LineError {
            return error
        }
    }
}

/// A file's lines and mistakes, all at once.
struct SourceFile {
    var lines: [LineText] = []
    var errors: [SourceLines.Fault] = []

    init(bytes: [UInt8]) {
        for line in SourceLines(bytes: bytes) {
            switch line {
            case .success(let line): lines.append(line)
            case .failure(let fault): errors.append(fault)
            }
        }
    }
}
