import CommandKit
import Identity

/// Makes an invocation of arguments that are given by name rather than as a line.
enum NamedArguments {
    /// The invocation.
    ///
    /// - Parameters:
    ///   - manifest: the command.
    ///   - arguments: the texts by parameter name; a flag's do not matter.
    /// - Throws: what a line with these arguments would get.
    /// - Returns: the invocation.
    static func invocation(
        _ manifest: CommandManifest,
        _ arguments: [String: [String]]
    ) throws(LineError) -> Invocation {
        let line = LineText(manifest.name)
        let place = line.span(0..<manifest.name.utf8.count)
        var values: [String: [ArgumentValue]] = [:]
        var flags: Set<String> = []
        let names = Set(manifest.parameters.map(\.name))
        guard names.isSuperset(of: arguments.keys) else {
            throw .unknownOption(of: manifest.name, nearest: names.sorted(), at: place)
        }
        for parameter in manifest.parameters {
            let texts = arguments[parameter.name] ?? []
            if parameter.place == .flag {
                if arguments[parameter.name] != nil { flags.insert(parameter.name) }
                continue
            }
            if texts.isEmpty, parameter.isNeeded { throw .missingValue(parameter, at: place) }
            var checked: [ArgumentValue] = []
            for text in parameter.takesMany ? texts[...] : texts.prefix(1) {
                checked += try ValueCheck.value(Word(text.nfc, span: place), parameter)
            }
            if !checked.isEmpty { values[parameter.name] = checked }
        }
        return Invocation(manifest: manifest, values: values, flags: flags)
    }
}
