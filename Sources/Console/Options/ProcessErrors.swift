import Identity

extension ProcessError {
    static func unknownVerb(_ word: String) -> ProcessError {
        let nearest = Nearest.names(to: word, among: ProcessVerb.allCases.map(\.rawValue))
        return ProcessError(
            "usage.unknown-verb",
            Phrase(
                vi: "Từ đầu tiên không phải là việc mà lienket biết",
                en: "The first word is nothing that lienket can do"
            ),
            hint: nearest.isEmpty
                ? Phrase(
                    vi: "Chạy một lệnh: lienket exec LỆNH…; xem lienket --help",
                    en: "To run a command: lienket exec COMMAND…; see lienket --help"
                )
                : Phrase(
                    vi: "Có phải: lienket \(nearest.joined(separator: ", "))?",
                    en: "Did you mean: lienket \(nearest.joined(separator: ", "))?"
                )
        )
    }

    static func unknownOption(_ name: String) -> ProcessError {
        let nearest = Nearest.names(to: name, among: ProcessOptionSpec.everywhere.map(\.name))
        return ProcessError(
            "usage.unknown-option",
            Phrase(vi: "Không có tùy chọn này", en: "There is no such option"),
            hint: nearest.isEmpty
                ? nil
                : Phrase(
                    vi: "Có phải: \(list(nearest))?",
                    en: "Did you mean: \(list(nearest))?"
                )
        )
    }

    static func repeatedOption(_ name: String) -> ProcessError {
        ProcessError(
            "usage.repeated-option",
            Phrase(vi: "Tùy chọn --\(name) lặp lại", en: "The option --\(name) is given twice")
        )
    }

    static func missingValue(_ spec: ProcessOptionSpec) -> ProcessError {
        ProcessError(
            "usage.missing-value",
            Phrase(
                vi: "Tùy chọn --\(spec.name) cần một giá trị",
                en: "The option --\(spec.name) needs a value"
            ),
            hint: Phrase(spec.usage)
        )
    }

    static func unexpectedValue(_ name: String) -> ProcessError {
        ProcessError(
            "usage.unexpected-value",
            Phrase(
                vi: "Tùy chọn --\(name) không có giá trị",
                en: "The option --\(name) takes no value"
            )
        )
    }

    static func badValue(_ spec: ProcessOptionSpec) -> ProcessError {
        ProcessError(
            "usage.bad-value",
            Phrase(
                vi: "--\(spec.name) phải là \(spec.wanted.vi)",
                en: "--\(spec.name) must be \(spec.wanted.en)"
            )
        )
    }

    static func badRun() -> ProcessError {
        ProcessError(
            "usage.bad-value",
            Phrase(
                vi: "--resume ở đây phải là số của một lần chạy",
                en: "--resume must be the number of a run here"
            ),
            hint: Phrase("lienket exec run list")
        )
    }

    static func misplacedOption(_ spec: ProcessOptionSpec, verb: ProcessVerb?) -> ProcessError {
        let owners = ProcessVerb.allCases.filter { $0.options.contains(spec) }.map(\.rawValue)
        return ProcessError(
            "usage.unknown-option",
            Phrase(
                vi: "Tùy chọn --\(spec.name) không dùng ở đây",
                en: "The option --\(spec.name) does not belong here"
            ),
            hint: Phrase("lienket \(owners.joined(separator: ", ")) \(spec.usage)")
        )
    }

    static func missingWord(_ verb: ProcessVerb) -> ProcessError {
        ProcessError(
            "usage.missing-argument",
            Phrase(
                vi: "lienket \(verb.rawValue) còn thiếu đối số",
                en: "lienket \(verb.rawValue) needs more words"
            ),
            hint: Phrase("lienket \(verb.rawValue) \(verb.words)")
        )
    }

    static func surplusWord(_ verb: ProcessVerb) -> ProcessError {
        ProcessError(
            "usage.too-many-arguments",
            Phrase(
                vi: "lienket \(verb.rawValue) không nhận nhiều đối số như vậy",
                en: "lienket \(verb.rawValue) does not take so many words"
            ),
            hint: Phrase("lienket \(verb.rawValue)\(verb.words.isEmpty ? "" : " " + verb.words)")
        )
    }

    static func personalData() -> ProcessError {
        ProcessError(
            "usage.personal-data",
            Phrase(
                vi: "Đối số có vẻ chứa số định danh, số điện thoại hoặc email; không chạy gì cả",
                en:
                    "An argument looks like a personal number, a phone number or an e-mail address; "
                    + "nothing was run"
            ),
            hint: Phrase(
                vi:
                    "Mọi người dùng trên máy đều thấy đối số: dùng C-12, hoặc đưa lệnh qua đầu vào chuẩn",
                en:
                    "Every user of the host sees arguments: use C-12, or give the command on standard "
                    + "input"
            )
        )
    }

    static func reasonWithoutCase() -> ProcessError {
        ProcessError(
            "usage.missing-value",
            Phrase(
                vi: "--reason ở đây là lý do của vụ việc và cần có --case",
                en: "--reason here is the reason of a case and needs --case"
            ),
            hint: Phrase("--case TICKET --reason TEXT")
        )
    }

    private static func list(_ names: [String]) -> String {
        names.map { "--\($0)" }.joined(separator: ", ")
    }
}
