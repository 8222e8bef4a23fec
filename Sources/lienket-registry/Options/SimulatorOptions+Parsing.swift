import Identity

extension SimulatorOptions {
    /// Reads the arguments without the program's name; messages are in the usual language unless
    /// `--lang` tells.
    static func parse(_ arguments: some Sequence<String>, usual: Language) -> SimulatorRequest {
        var language = usual
        do {
            let words = try OptionWords(arguments)
            if let text = words.text("--lang") {
                guard let chosen = Language(rawValue: text) else {
                    throw OptionProblem.wrong("--lang", Phrase(vi: "vi hoặc en", en: "vi or en"))
                }
                language = chosen
            }
            if words.has("--help") || words.has("-h") { return .help(language) }
            return .run(try SimulatorOptions(words, language: language))
        } catch let problem as OptionProblem {
            return .invalid(problem, language)
        } catch {
            return .invalid(.unknown(""), language)
        }
    }

    private init(_ words: OptionWords, language: Language) throws(OptionProblem) {
        guard let registry = words.text("--registry") else { throw .missing("--registry") }
        self.registry = registry
        self.language = language
        address = words.text("--address") ?? address
        port = try words.whole("--port", 0...65_535) ?? port
        isQuiet = words.has("--quiet")
        showsDifferent = words.has("--show-different")
        procedures = words.codes("--procedures")
        officers = words.codes("--officers")
        faults = try FaultOptions(words)
        tls = try TLSOptions(words)
    }
}

extension FaultOptions {
    fileprivate init(_ words: OptionWords) throws(OptionProblem) {
        if let text = words.text("--latency") {
            guard let span = Self.milliseconds(text) else {
                throw .wrong(
                    "--latency",
                    Phrase(vi: "50ms, 2s hoặc 50ms-200ms", en: "50ms, 2s or 50ms-200ms")
                )
            }
            latency = span
        }
        failRate = try words.part("--fail-rate") ?? 0
        malformedRate = try words.part("--malformed") ?? 0
        outageAfter = try words.whole("--outage-after", 0...1_000_000_000)
        outageFor = try words.whole("--outage-for", 1...1_000_000_000)
        if outageFor != nil, outageAfter == nil { throw .needs("--outage-for", "--outage-after") }
        if let text = words.text("--quota") {
            let number = text.hasSuffix("/s") ? text.dropLast(2) : text[...]
            guard let quota = Int(number), (1...1_000_000).contains(quota) else {
                throw .wrong("--quota", Phrase(vi: "số câu hỏi mỗi giây: 20/s", en: "like 20/s"))
            }
            self.quota = quota
        }
        if let text = words.text("--seed") {
            guard let seed = UInt64(text) else {
                throw .wrong(
                    "--seed",
                    Phrase(vi: "số nguyên không âm", en: "a whole number of 0 or more")
                )
            }
            self.seed = seed
        }
    }

    /// Reads `50ms`, `2s` or two of them with a hyphen between, ten minutes at most.
    static func milliseconds(_ text: String) -> ClosedRange<Int>? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { part in
            part.hasSuffix("ms")
                ? Int(part.dropLast(2))
                : part.hasSuffix("s")
                    ? Int(part.dropLast()).flatMap { $0 <= 600 ? $0 * 1000 : nil } : nil
        }
        guard (1...2).contains(ends.count), let low = ends.first ?? nil,
            let high = ends.last ?? nil, low >= 0, low <= high, high <= 600_000
        else { return nil }
        return low...high
    }
}

extension TLSOptions {
    fileprivate init(_ words: OptionWords) throws(OptionProblem) {
        isOn = words.has("--tls")
        certificate = words.text("--certificate")
        key = words.text("--key")
        saveTo = words.text("--save-certificate")
        clientAuthority = words.text("--client-ca")
        let given = ["--certificate", "--key", "--save-certificate", "--client-ca"]
        if !isOn, let name = given.first(where: { words.text($0) != nil }) {
            throw .needs(name, "--tls")
        }
        if certificate != nil, key == nil { throw .needs("--certificate", "--key") }
        if certificate == nil, key != nil { throw .needs("--key", "--certificate") }
    }
}
