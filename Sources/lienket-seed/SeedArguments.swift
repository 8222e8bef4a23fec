import Synthesis

/// What the command line asks for.
enum SeedRequest {
    case help
    case run(SeedArguments)
    case invalid(SeedArguments.Problem)
}

/// `--citizens N --seed S --to DIR`, each as `--name value` or `--name=value`.
struct SeedArguments {
    var citizens: Int
    var seed: UInt64
    var folder: String

    /// What is wrong with a command line.
    enum Problem: Equatable {
        case unknown(String)
        case missing(String)
        case noValue(String)
        case notANumber(String, String)
        case repeated(String)

        /// One line for people.
        func message(_ language: SeedLanguage) -> String {
            switch (self, language) {
            case (.unknown(let word), .vietnamese): "không có tùy chọn \(word); xem --help"
            case (.unknown(let word), .english): "unknown argument \(word); see --help"
            case (.missing(let name), .vietnamese): "thiếu \(name); xem --help"
            case (.missing(let name), .english): "\(name) is missing; see --help"
            case (.noValue(let name), .vietnamese): "\(name) cần một giá trị"
            case (.noValue(let name), .english): "\(name) needs a value"
            case (.notANumber(let name, let value), .vietnamese):
                "\(name) cần một số nguyên không âm, không phải \(value)"
            case (.notANumber(let name, let value), .english):
                "\(name) needs a whole number of 0 or more, not \(value)"
            case (.repeated(let name), .vietnamese): "\(name) được cho hai lần"
            case (.repeated(let name), .english): "\(name) is given twice"
            }
        }
    }

    /// Reads the arguments without the program's name.
    static func parse(_ words: ArraySlice<String>) -> SeedRequest {
        if words.contains("--help") || words.contains("-h") { return .help }
        let names = ["--citizens", "--seed", "--to"]
        var values: [String: String] = [:]
        var rest = words
        while let word = rest.popFirst() {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts.first ?? "")
            guard names.contains(name) else { return .invalid(.unknown(printable(word))) }
            guard let value = parts.count > 1 ? String(parts[1]) : rest.popFirst(), !value.isEmpty
            else { return .invalid(.noValue(name)) }
            guard values.updateValue(value, forKey: name) == nil else {
                return .invalid(.repeated(name))
            }
        }
        guard let citizens = values["--citizens"] else { return .invalid(.missing("--citizens")) }
        guard let seed = values["--seed"] else { return .invalid(.missing("--seed")) }
        guard let folder = values["--to"] else { return .invalid(.missing("--to")) }
        guard let count = Int(citizens), count >= 0 else {
            return .invalid(.notANumber("--citizens", printable(citizens)))
        }
        guard let number = UInt64(seed) else {
            return .invalid(.notANumber("--seed", printable(seed)))
        }
        return .run(SeedArguments(citizens: count, seed: number, folder: folder))
    }

    /// The help text.
    static func help(_ language: SeedLanguage) -> String {
        switch language {
        case .vietnamese:
            """
            Cách dùng: lienket-seed --citizens N --seed S --to DIR

            Ghi một dân số giả lập thành các tệp dữ liệu mẫu cho `lienket import DIR`. Cùng N và S luôn cho
            cùng nội dung. DIR phải mới hoặc rỗng; tệp chỉ chủ sở hữu đọc được.

              --citizens N   số tài khoản Cổng, 1 đến 100000000
              --seed S       số bắt đầu cho bộ sinh số ngẫu nhiên, 0 trở lên
              --to DIR       thư mục đích
              --help         in hướng dẫn này

            Mã thoát: 0 xong, 64 sai cách dùng, 74 lỗi đọc ghi.

            """
        case .english:
            """
            Usage: lienket-seed --citizens N --seed S --to DIR

            Writes a synthetic population as seed files for `lienket import DIR`. The same N and S always
            give the same bytes. DIR must be new or empty; files are readable by their owner only.

              --citizens N   how many portal profiles, 1 to 100000000
              --seed S       what the random choices start from, 0 or more
              --to DIR       the target folder
              --help         prints this text

            Exit status: 0 done, 64 bad usage, 74 input/output error.

            """
        }
    }

    /// The word with control characters taken out, short enough for one line.
    private static func printable(_ word: String) -> String {
        let kept = word.unicodeScalars.prefix(60).filter {
            $0.value >= 32 && !(127...159).contains($0.value) && !$0.properties.isBidiControl
        }
        return String(String.UnicodeScalarView(kept))
    }
}
