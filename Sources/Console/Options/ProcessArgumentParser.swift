import Identity

/// The walk over the process's arguments.
struct ProcessArgumentParser {
    private var rest: ArraySlice<String>
    private let commandOptions: ([String]) -> Set<String>?
    private var result = ProcessOptions()
    private var seen: Set<String> = []
    /// Options that only some verbs take, checked once the verb is known.
    private var special: [ProcessOptionSpec] = []
    /// Arguments that must not hold personal data: the words of `exec`, tickets, reasons, logins.
    private var exposed: [String] = []

    init(_ arguments: [String], commandOptions: @escaping ([String]) -> Set<String>?) {
        rest = arguments[...]
        self.commandOptions = commandOptions
    }

    /// Reads everything.
    mutating func parse() throws(ProcessError) -> ProcessOptions {
        var optionsEnded = false
        while let argument = rest.popFirst() {
            if optionsEnded || !argument.hasPrefix("-") || argument == "-" {
                try word(argument)
            } else if argument == "--" {
                // Behind a console word it belongs to the console line.
                if result.verb == .exec, !result.words.isEmpty { result.words.append(argument) }
                optionsEnded = true
            } else if belongsToConsole(argument) {
                takeConsoleOption(argument)
            } else {
                try option(argument)
            }
        }
        try check()
        return result
    }

    private mutating func word(_ argument: String) throws(ProcessError) {
        guard result.verb != nil else {
            guard let verb = ProcessVerb(rawValue: argument) else { throw .unknownVerb(argument) }
            result.verb = verb
            return
        }
        result.words.append(argument)
        if result.verb == .exec { exposed.append(argument) }
    }

    /// Whether an option behind the words of `exec` is the console command's: one that it has, or one
    /// that lienket has not.
    private func belongsToConsole(_ argument: String) -> Bool {
        guard result.verb == .exec, !result.words.isEmpty else { return false }
        guard argument.hasPrefix("--") else { return true }
        let name = ProcessArgumentParser.name(argument)
        guard let own = commandOptions(result.words) else {
            // A plugin's command, perhaps: the first reason is shared with it, a second one is its own.
            return name == "reason" && seen.contains(name)
                || !ProcessOptionSpec.everywhere.contains { $0.name == name }
        }
        if own.contains(name) { return true }
        return !ProcessOptionSpec.everywhere.contains { $0.name == name }
    }

    /// Keeps an option of the console line, with the value that follows: `exec … --reason --x` is told
    /// by the console's own parser.
    private mutating func takeConsoleOption(_ argument: String) {
        result.words.append(argument)
        exposed.append(argument)
    }

    private mutating func option(_ argument: String) throws(ProcessError) {
        if argument == "-h" {
            result.wantsHelp = true
            return
        }
        guard argument.hasPrefix("--") else { throw .unknownOption(argument) }
        let name = ProcessArgumentParser.name(argument)
        let general = ProcessOptionSpec.everywhere.first { $0.name == name }
        guard let spec = general ?? ProcessOptionSpec.special.first(where: { $0.name == name })
        else {
            throw .unknownOption(name)
        }
        guard seen.insert(name).inserted else { throw .repeatedOption(name) }
        if general == nil { special.append(spec) }
        var value = ""
        if let equals = argument.firstIndex(of: "=") {
            guard spec.value != nil else { throw .unexpectedValue(name) }
            value = String(argument[argument.index(after: equals)...])
        } else if spec.value != nil {
            guard let next = rest.popFirst() else { throw .missingValue(spec) }
            value = next
        }
        guard spec.value == nil || !value.isEmpty else { throw .missingValue(spec) }
        guard spec.admits(value) else { throw .badValue(spec) }
        if ["case", "reason", "as"].contains(name) { exposed.append(value) }
        set(name, value)
    }

    private mutating func set(_ name: String, _ value: String) {
        switch name {
        case "store": result.store = value
        case "registry": result.registry = value
        case "lang": result.language = Language(rawValue: value)
        case "format": result.format = OutputFormat(rawValue: value)
        case "color": result.color = ColorChoice(rawValue: value) ?? .auto
        case "case": result.ticket = value
        case "reason": result.reason = value
        case "dry-run": result.dryRun = true
        case "yes": result.yes = true
        case "keep-going": result.keepGoing = true
        case "as": result.actAs = value
        case "bom": result.bom = true
        case "demo": result.demo = true
        case "key": result.key = value
        case "since": result.since = value
        case "witness": result.witnesses = value.split(separator: ",").map(String.init)
        case "quorum": result.quorum = Int(value) ?? 0
        case "anchors": result.anchors = value
        case "resume": result.resume = value
        case "expect": result.plan = Int64(value)
        case "max-failures": result.maxFailures = Int(value)
        case "stop-on": result.stopOn = value
        case "throttle": result.linesPerSecond = ProcessOptionSpec.rate(value)
        case "state": result.state = value
        case "help": result.wantsHelp = true
        case "version": result.wantsVersion = true
        default: break
        }
    }

    /// What can be told only at the end.
    private mutating func check() throws(ProcessError) {
        if result.verb == .help { result.wantsHelp = true }
        guard !result.wantsHelp, !result.wantsVersion else { return }
        for spec in special where !(result.verb?.options.contains(spec) ?? false) {
            throw .misplacedOption(spec, verb: result.verb)
        }
        if let verb = result.verb {
            if verb == .run, result.resume != nil, result.words.isEmpty { return try checkRest() }
            guard result.words.count >= verb.wordCount.lowerBound else { throw .missingWord(verb) }
            guard result.words.count <= verb.wordCount.upperBound else { throw .surplusWord(verb) }
        }
        try checkRest()
    }

    private mutating func checkRest() throws(ProcessError) {
        if result.verb == .run, let run = result.resume, Int64(run).map({ $0 > 0 }) != true {
            throw .badRun()
        }
        guard !ProcessArguments.arePersonal(exposed) else { throw .personalData() }
        if result.verb == .exec {
            // What a plugin's command takes is not known yet.
            guard let options = commandOptions(result.words) else { return }
            result.shareReason(options)
        }
        try result.checkReason()
    }

    /// The name of `--name` or `--name=value`.
    private static func name(_ argument: String) -> String {
        String(argument.dropFirst(2).prefix { $0 != "=" })
    }
}

/// What may stand in the arguments of a process, which every user of the host can see.
package enum ProcessArguments {
    /// Whether one of the arguments is personal, or several in a row that spell a number together
    /// (`052 089 999 999`).
    package static func arePersonal(_ arguments: [String]) -> Bool {
        if arguments.contains(where: isPersonal) { return true }
        let rows = arguments.split { argument in
            !argument.utf8.allSatisfy { (48...57).contains($0) || "+-.()".utf8.contains($0) }
        }
        return rows.contains { PersonalData.isLikely($0.joined(separator: " ")) }
    }

    /// Whether an argument looks like a personal number, a phone number or an e-mail address, also
    /// behind `--name=`.
    package static func isPersonal(_ argument: String) -> Bool {
        if PersonalData.isLikely(argument) { return true }
        guard argument.hasPrefix("--"), let equals = argument.firstIndex(of: "=") else {
            return false
        }
        return PersonalData.isLikely(String(argument[argument.index(after: equals)...]))
    }
}
