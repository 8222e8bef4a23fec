import Identity

/// One argument, option or flag of a command.
public struct Parameter: Sendable, Hashable {
    /// Where the parameter stands in a line.
    public enum Place: Sendable, Hashable {
        /// A word in order that must be there.
        case required
        /// A word in order that may be left out.
        case optional
        /// One or more words in order.
        case oneOrMore
        /// Any number of words in order.
        case anyNumber
        /// `--name value`.
        case option
        /// `--name`.
        case flag
    }

    /// The name: `PROVIDER` for a word, `reason` for `--reason`.
    public let name: String
    /// Where it stands.
    public let place: Place
    /// What its text must be.
    public let type: ValueType
    /// What it means.
    public let summary: Phrase
    /// Whether history and logs must not keep it.
    public let isSensitive: Bool

    /// Makes a positional parameter.
    public static func word(
        _ name: String,
        _ place: Place = .required,
        _ type: ValueType,
        _ summary: Phrase,
        sensitive: Bool = false
    ) -> Parameter {
        Parameter(name: name, place: place, type: type, summary: summary, isSensitive: sensitive)
    }

    /// Makes an option `--name value`.
    public static func option(
        _ name: String,
        _ type: ValueType,
        _ summary: Phrase,
        sensitive: Bool = false
    ) -> Parameter {
        Parameter(name: name, place: .option, type: type, summary: summary, isSensitive: sensitive)
    }

    /// Makes a flag `--name`.
    public static func flag(_ name: String, _ summary: Phrase) -> Parameter {
        Parameter(name: name, place: .flag, type: .text, summary: summary, isSensitive: false)
    }

    /// Whether it is given by name rather than by place.
    public var isNamed: Bool { place == .option || place == .flag }

    /// As help shows it: `REF`, `[REF]`, `FIELD…`, `--reason TEXT`.
    public var usage: String {
        switch place {
        case .required: name
        case .optional: "[\(name)]"
        case .oneOrMore: "\(name)…"
        case .anyNumber: "[\(name)…]"
        case .option: "--\(name) \(type.placeholder)"
        case .flag: "--\(name)"
        }
    }
}

/// What the text of an argument must be.
public enum ValueType: Sendable, Hashable {
    /// A citizen reference: `C-12`, `.`, or an identifier of one person.
    case citizen
    /// `vneid` or `vnpost`.
    case provider
    /// The key of an identity field.
    case field
    /// The key of an identity field, or `all`.
    case fieldOrAll
    /// Free text.
    case text
    /// Free text whose values the command offers.
    case offered
    /// A whole number in a range.
    case integer(ClosedRange<Int>)
    /// `yyyy-MM-dd`, `dd/MM/yyyy` or a year.
    case birth
    /// A province's three-digit code or name.
    case province
    /// A day: `yyyy-MM-dd` or `dd/MM/yyyy`.
    case date
    /// A record of the audit log by its number, or a day.
    case auditPlace
    /// One of these words.
    case choice([String])
    /// The name of a policy.
    case policy
    /// The name of a command.
    case command
    /// A file.
    case path
    /// A seeded agent's login.
    case agent
    /// The ticket number of a support case.
    case ticket

    /// The word that stands for a value in help.
    public var placeholder: String {
        switch self {
        case .citizen: "REF"
        case .provider: "PROVIDER"
        case .field, .fieldOrAll: "FIELD"
        case .text, .offered: "TEXT"
        case .integer: "N"
        case .birth: "YYYY|DATE"
        case .province: "PROVINCE"
        case .date: "DATE"
        case .auditPlace: "SEQ|DATE"
        case .choice(let words): words.joined(separator: "|")
        case .policy: "NAME"
        case .command: "COMMAND"
        case .path: "FILE"
        case .agent: "LOGIN"
        case .ticket: "TICKET"
        }
    }
}

extension Parameter {
    /// `[REF]`: the citizen, by default the current one.
    public static let citizen = Parameter.word(
        "REF",
        .optional,
        .citizen,
        Phrase(
            vi: "Công dân: C-12, “.” hoặc một định danh; mặc định là công dân đang chọn",
            en: "Citizen: C-12, “.” or an identifier; the current one by default"
        ),
        sensitive: true
    )

    /// `PROVIDER`: `vneid` or `vnpost`.
    public static let provider = Parameter.word(
        "PROVIDER",
        .required,
        .provider,
        Phrase(vi: "Bên cấp tài khoản: vneid hoặc vnpost", en: "Issuer: vneid or vnpost")
    )

    /// `--reason TEXT`: why.
    public static let reason = Parameter.option(
        "reason",
        .text,
        Phrase(vi: "Lý do, ghi vào nhật ký", en: "Why; goes into the audit log"),
        sensitive: true
    )
}

extension Parameter {
    /// How results can be written.
    public static let formats = ["table", "json", "jsonl", "csv", "markdown"]

    /// What any command takes, wherever it stands in the line.
    public static let common: [Parameter] = [
        .flag(
            "yes",
            Phrase(vi: "Xác nhận trước, không hỏi", en: "Confirms beforehand, asks nothing")
        ),
        .option(
            "format",
            .choice(formats),
            Phrase(vi: "Dạng kết quả", en: "How the result is written")
        ),
        .flag(
            "dry-run",
            Phrase(vi: "Chỉ xem trước, không thay đổi gì", en: "Shows the plan, changes nothing")
        ),
    ]
}
