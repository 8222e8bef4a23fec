import Identity

/// One option of the process command line.
struct ProcessOptionSpec: Sendable, Hashable {
    /// The option's name without hyphens.
    let name: String
    /// What stands for its value in help; nil for a flag.
    let value: String?
    /// What it does.
    let summary: Phrase
    /// The only values that it takes; empty when any will do.
    let choices: [String]

    private init(_ name: String, _ value: String?, choices: [String] = [], vi: String, en: String) {
        self.name = name
        self.value = value
        self.choices = choices
        summary = Phrase(vi: vi, en: en)
    }

    /// As usage shows it.
    var usage: String { value.map { "--\(name) \($0)" } ?? "--\(name)" }

    /// The options that may stand anywhere.
    static let everywhere: [ProcessOptionSpec] = [
        .init(
            "store",
            "PATH",
            vi: "kho dữ liệu (mặc định $LIENKET_STORE)",
            en: "the store (default: $LIENKET_STORE)"
        ),
        .init(
            "registry",
            "PATH|URL",
            vi: "CSDL quốc gia về dân cư (mặc định: tệp cạnh kho)",
            en: "the population database (default: the one beside the store)"
        ),
        .init(
            "lang",
            "vi|en",
            choices: Language.allCases.map(\.rawValue),
            vi: "ngôn ngữ (mặc định theo LC_ALL, LANG)",
            en: "the language (default: LC_ALL, LANG)"
        ),
        .init(
            "format",
            "table|json|jsonl|csv|markdown",
            choices: OutputFormat.allCases.map(\.rawValue),
            vi: "dạng kết quả",
            en: "how results are written"
        ),
        .init(
            "color",
            "auto|always|never",
            choices: ColorChoice.allCases.map(\.rawValue),
            vi: "tô màu (NO_COLOR cũng được tôn trọng)",
            en: "colours (NO_COLOR is honoured too)"
        ),
        .init(
            "case",
            "TICKET",
            vi: "mở vụ việc cho lần chạy này, cùng --reason",
            en: "opens a case for this run, with --reason"
        ),
        .init("reason", "TEXT", vi: "lý do của vụ việc", en: "the reason of the case"),
        .init(
            "dry-run",
            nil,
            vi: "chỉ xem trước, không thay đổi gì",
            en: "shows what would happen, changes nothing"
        ),
        .init(
            "yes",
            nil,
            vi: "xác nhận trước mọi thay đổi",
            en: "confirms every change beforehand"
        ),
        .init(
            "keep-going",
            nil,
            vi: "đi tiếp sau lệnh thất bại",
            en: "goes on after a failed command"
        ),
        .init(
            "as",
            "NAME",
            vi: "làm việc như một cán bộ mẫu (chỉ kho minh họa)",
            en: "acts as a seeded agent (demonstration stores only)"
        ),
        .init("bom", nil, vi: "CSV có BOM cho bảng tính", en: "CSV with a BOM for spreadsheets"),
        .init("help", nil, vi: "trợ giúp", en: "help"),
        .init("version", nil, vi: "phiên bản", en: "the version"),
    ]

    /// The options that only some verbs take.
    static let special: [ProcessOptionSpec] = [
        .maxFailures, .stopOn, .throttle, .plan, .demo, .key, .since, .witnesses, .quorum, .anchors,
        .resume, .state,
    ]

    static let maxFailures = ProcessOptionSpec(
        "max-failures",
        "N",
        vi: "đi tiếp sau lệnh thất bại, dừng ở lệnh thất bại thứ N",
        en: "goes on after a failed command, ends at the Nth"
    )

    static let stopOn = ProcessOptionSpec(
        "stop-on",
        "CODE",
        vi: "dừng ngay khi gặp mã lỗi này, dù có --keep-going",
        en: "ends at this error code, even with --keep-going"
    )

    static let throttle = ProcessOptionSpec(
        "throttle",
        "N/s",
        vi: "nhiều nhất N lệnh mỗi giây",
        en: "at most N commands a second"
    )

    static let key = ProcessOptionSpec(
        "key",
        "VKEY",
        vi: "khóa công khai của nhật ký, nhận từ nơi tin được",
        en: "the log's public key, from where it can be trusted"
    )

    static let since = ProcessOptionSpec(
        "since",
        "CHECKPOINT",
        vi: "tệp mốc ký (checkpoint) đã lưu trước đây",
        en: "the file of a checkpoint kept earlier"
    )

    static let witnesses = ProcessOptionSpec(
        "witness",
        "VKEY,…",
        vi: "khóa công khai của các bên chứng kiến phải có chữ ký",
        en: "public keys of witnesses that must have cosigned"
    )

    static let quorum = ProcessOptionSpec(
        "quorum",
        "N",
        vi: "bao nhiêu bên chứng kiến là đủ (mặc định: tất cả)",
        en: "how many of the witnesses suffice (default: all)"
    )

    static let anchors = ProcessOptionSpec(
        "anchors",
        "FILE",
        vi: "tệp các dòng neo từ syslog",
        en: "a file of anchor lines from syslog"
    )

    static let plan = ProcessOptionSpec(
        "expect",
        "PLAN",
        vi: "chỉ làm đúng kế hoạch (số do --dry-run cho); dừng trước dòng nào cho kết quả khác",
        en:
            "keeps to a plan (the number that --dry-run gives); stops before a line that would differ"
    )

    static let resume = ProcessOptionSpec(
        "resume",
        "FILE|RUN",
        vi: "verify: tệp ghi chỗ dừng; run: chạy tiếp lần chạy dở, ngay sau dòng đã xong cuối cùng",
        en: "verify: the file that keeps the place; run: goes on with a run, behind its last effect"
    )

    static let state = ProcessOptionSpec(
        "state",
        "DIR",
        vi: "thư mục của bên chứng kiến",
        en: "the witness's own directory"
    )

    static let demo = ProcessOptionSpec(
        "demo",
        nil,
        vi: "nạp dữ liệu mẫu",
        en: "loads the sample data"
    )
}

extension ProcessOptionSpec {
    /// Whether a value is one that the option takes.
    func admits(_ value: String) -> Bool {
        switch self {
        case .quorum: (1...100).contains(Int(value) ?? 0)
        case .maxFailures: (1...1_000_000_000).contains(Int(value) ?? 0)
        case .plan: (Int64(value) ?? 0) > 0
        case .throttle: ProcessOptionSpec.rate(value) != nil
        default: choices.isEmpty || choices.contains(value)
        }
    }

    /// What a value must be, as the end of a sentence.
    var wanted: Phrase {
        switch self {
        case .quorum:
            Phrase(vi: "số nguyên từ 1 đến 100", en: "a whole number from 1 to 100")
        case .maxFailures, .plan:
            Phrase(vi: "số nguyên từ 1 trở lên", en: "a whole number, 1 or more")
        case .throttle:
            Phrase(
                vi: "số lệnh mỗi giây, ví dụ 20/s",
                en: "a number of commands a second, such as 20/s"
            )
        default:
            Phrase(
                vi: "một trong: \(choices.joined(separator: ", "))",
                en: "one of: \(choices.joined(separator: ", "))"
            )
        }
    }

    /// Reads `N/s` or `N`.
    static func rate(_ text: String) -> Int? {
        let digits = text.hasSuffix("/s") ? String(text.dropLast(2)) : text
        guard let rate = Int(digits), (1...1_000_000).contains(rate) else { return nil }
        return rate
    }
}

/// When colours are used.
package enum ColorChoice: String, Sendable, CaseIterable, Hashable {
    case auto, always, never
}
