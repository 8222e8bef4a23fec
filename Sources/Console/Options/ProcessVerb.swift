import Identity

/// What the program is asked to do, by the first word of its command line.
package enum ProcessVerb: String, Sendable, CaseIterable, Hashable {
    case run
    case exec
    case initialise = "init"
    case importSeeds = "import"
    case verify
    case witness
    case backup
    case doctor
    case plugin
    case help

    /// The words behind it, as usage shows them.
    package var words: String {
        switch self {
        case .run: "FILE… | --resume RUN"
        case .exec: "WORD…"
        case .initialise: "[--demo]"
        case .importSeeds: "DIR"
        case .verify: "BUNDLE [--key VKEY] [--since CHECKPOINT]"
        case .witness: "[--key VKEY] [--state DIR]"
        case .plugin: "check DIR"
        case .doctor, .help: ""
        case .backup: "FILE"
        }
    }

    /// How many words must follow.
    var wordCount: ClosedRange<Int> {
        switch self {
        case .run, .exec: 1...Int.max
        case .initialise, .doctor, .witness: 0...0
        case .importSeeds, .backup, .verify: 1...1
        case .plugin: 2...2
        case .help: 0...2
        }
    }

    /// The options that only this verb takes.
    var options: [ProcessOptionSpec] {
        switch self {
        case .run: [.maxFailures, .stopOn, .throttle, .plan, .resume]
        case .initialise: [.demo]
        case .verify: [.key, .since, .witnesses, .quorum, .anchors, .resume]
        case .witness: [.key, .state]
        default: []
        }
    }

    /// What it does.
    package var summary: Phrase {
        switch self {
        case .run:
            Phrase(
                vi: "chạy lần lượt các tệp lệnh; - là đầu vào chuẩn",
                en: "runs command files in order; - is standard input"
            )
        case .exec:
            Phrase(
                vi: "chạy một lệnh cho bằng đối số; không nhận số định danh, số điện thoại, email",
                en: "runs one command given as arguments; refuses personal numbers, phones, e-mails"
            )
        case .initialise:
            Phrase(
                vi: "tạo kho dữ liệu; --demo nạp dữ liệu mẫu và đánh dấu là kho minh họa",
                en: "creates the store; --demo loads sample data and marks it a demonstration store"
            )
        case .importSeeds:
            Phrase(
                vi: "nạp các tệp dữ liệu vào kho, tất cả hoặc không gì cả",
                en: "loads seed files into the store, all or nothing"
            )
        case .verify:
            Phrase(
                vi: "kiểm tra một bản xuất hoặc biên nhận của nhật ký, không cần kho",
                en: "checks an audit export or a receipt, with no store at all"
            )
        case .witness:
            Phrase(
                vi:
                    "bên chứng kiến: đọc mốc ký mới từ đầu vào chuẩn, trả lời bằng chữ ký hoặc từ chối",
                en: "a witness: reads a new checkpoint on standard input, cosigns or refuses it"
            )
        case .backup:
            Phrase(vi: "chép nhất quán một kho đang dùng", en: "copies a live store consistently")
        case .doctor:
            Phrase(
                vi: "kiểm tra kho, nhật ký, quyền tệp, ngôn ngữ, cửa sổ dòng lệnh, phần mở rộng",
                en: "checks store, audit, permissions, locale, terminal and plugins"
            )
        case .plugin:
            Phrase(
                vi: "kiểm tra một phần mở rộng có theo đúng giao thức không, nói rõ từng lỗi",
                en: "checks whether a process plugin keeps to the protocol, explains each failure"
            )
        case .help: Phrase(vi: "trợ giúp này", en: "this help")
        }
    }
}
