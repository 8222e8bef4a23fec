import Identity

/// The process command line: what to do and how.
package struct ProcessOptions: Sendable, Hashable {
    /// What to do; nil for the console itself (or standard input as a command file).
    package var verb: ProcessVerb?
    /// The words behind the verb: files, a folder, the words of a console command.
    package var words: [String] = []
    /// `--store PATH`.
    package var store: String?
    /// `--registry PATH|URL`.
    package var registry: String?
    /// `--lang`.
    package var language: Language?
    /// `--format`.
    package var format: OutputFormat?
    /// `--color`.
    package var color = ColorChoice.auto
    /// `--case`: the case to open for the run.
    package var ticket: String?
    /// `--reason`: why; absent when the case is open already, for the dispatcher to judge.
    package var reason: String?
    /// `--dry-run`.
    package var dryRun = false
    /// `--yes`.
    package var yes = false
    /// `--keep-going`.
    package var keepGoing = false
    /// `--max-failures N`: how many failed lines end a run.
    package var maxFailures: Int?
    /// `--stop-on CODE`: the error code that ends a run.
    package var stopOn: String?
    /// `--throttle N/s`: the most lines a second.
    package var linesPerSecond: Int?
    /// When a run ends before its files do.
    package var stopRules: StopRules {
        StopRules(
            keepsGoing: keepGoing,
            maxFailures: maxFailures,
            stopOn: stopOn,
            linesPerSecond: linesPerSecond
        )
    }
    /// `--as`.
    package var actAs: String?
    /// `--bom`.
    package var bom = false
    /// `init --demo`.
    package var demo = false
    /// `--key VKEY`: the log's public key.
    package var key: String?
    /// `--since CHECKPOINT`: the file of a checkpoint kept earlier.
    package var since: String?
    /// `--witness VKEY,…`: witnesses that must have cosigned.
    package var witnesses: [String] = []
    /// `--quorum N`: how many of them suffice; nil for all.
    package var quorum: Int?
    /// `--anchors FILE`: anchor lines from syslog.
    package var anchors: String?
    /// `--expect PLAN`: the plan that a run must keep to.
    package var plan: Int64?
    /// `--resume FILE|RUN`: keeps the place of an interrupted check; the run to go on with.
    package var resume: String?
    /// `--state DIR`: the witness's own directory.
    package var state: String?
    /// `--help`; with `exec` and words, the help of that console command is meant.
    package var wantsHelp = false
    /// `--version`.
    package var wantsVersion = false

    /// Makes the options of a bare call.
    package init() {}

    /// Reads the arguments behind the program's name.
    ///
    /// - Parameters:
    ///   - arguments: the arguments.
    ///   - commandOptions: the names of the options that the console command named by these words
    ///     takes; nil when there is no such command. Behind `exec`, those belong to the console line.
    /// - Returns: what they say.
    /// - Throws: `ProcessError`, exit status 64.
    package static func parse(
        _ arguments: [String],
        commandOptions: @escaping ([String]) -> Set<String>? = { _ in nil }
    ) throws(ProcessError) -> ProcessOptions {
        var parser = ProcessArgumentParser(arguments, commandOptions: commandOptions)
        return try parser.parse()
    }

    /// The language to speak: `--lang`, then what `LC_ALL` or `LANG` says, else Vietnamese.
    ///
    /// It looks at the raw arguments, so that mistakes in them can be told in the right language.
    package static func language(
        _ arguments: [String],
        environment: (String) -> String?
    ) -> Language {
        for (index, argument) in arguments.enumerated() {
            if argument == "--" { break }
            if argument == "--lang", index + 1 < arguments.count,
                let language = Language(rawValue: arguments[index + 1])
            {
                return language
            }
            if argument.hasPrefix("--lang="),
                let language = Language(rawValue: String(argument.dropFirst(7)))
            {
                return language
            }
        }
        for name in ["LC_ALL", "LANG"] {
            guard let value = environment(name) else { continue }
            let code = value.prefix { $0 != "_" && $0 != "." && $0 != "@" }.lowercased()
            if let language = Language(rawValue: code) { return language }
        }
        return .vi
    }
}

/// A mistake in the process command line; exit status 64.
package struct ProcessError: Error, Sendable, Hashable {
    /// The words, with a stable code `usage.…`.
    package let text: ErrorText

    init(_ code: String, _ message: Phrase, hint: Phrase? = nil) {
        text = ErrorText(
            code,
            message,
            hint: hint ?? Phrase(vi: "lienket --help", en: "lienket --help")
        )
    }
}

extension ProcessOptions {
    /// With `exec`, one reason serves for the case and for the command, wherever it was given.
    ///
    /// - Parameter options: the names of the options of the console command.
    package mutating func shareReason(_ options: Set<String>) {
        if let reason = reasonInWords {
            if ticket != nil { self.reason = self.reason ?? reason }
            return
        }
        guard let reason, options.contains("reason") else { return }
        let place = words.firstIndex(of: "--") ?? words.endIndex
        words.insert(contentsOf: ["--reason=\(reason)"], at: place)
        if ticket == nil { self.reason = nil }
    }

    /// Refuses a reason that belongs to nothing.
    ///
    /// - Throws: `usage.missing-value`.
    package func checkReason() throws(ProcessError) {
        if ticket == nil, reason != nil { throw .reasonWithoutCase() }
    }

    /// The reason that the console command is given.
    private var reasonInWords: String? {
        for (index, word) in words.enumerated() {
            if word == "--" { return nil }
            if word == "--reason", index + 1 < words.count { return words[index + 1] }
            if word.hasPrefix("--reason=") { return String(word.dropFirst(9)) }
        }
        return nil
    }
}
