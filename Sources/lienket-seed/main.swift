import Glibc
import Synthesis

let language = SeedLanguage(locale: environment("LC_ALL") ?? environment("LANG") ?? "")

switch SeedArguments.parse(CommandLine.arguments.dropFirst()) {
case .help:
    say(SeedArguments.help(language), to: STDOUT_FILENO)
    exit(0)
case .invalid(let problem):
    say("lienket-seed: \(problem.message(language))\n", to: STDERR_FILENO)
    exit(64)
case .run(let arguments):
    do {
        let population = try SyntheticPopulation(
            citizens: arguments.citizens,
            seed: arguments.seed
        )
        let bar = ProgressLine(total: arguments.citizens)
        defer { bar.end() }
        try population.write(to: arguments.folder) { bar.show($0) }
    } catch {
        let text = error.message(language) { String(cString: strerror($0)) }
        say("lienket-seed: \(text)\n", to: STDERR_FILENO)
        exit(error.exitStatus)
    }
}

/// The value of an environment variable that is set and not empty.
func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
}

/// Writes text to a descriptor.
func say(_ text: String, to descriptor: Int32) {
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
        let written = bytes.withUnsafeBytes { buffer in
            write(descriptor, buffer.baseAddress.map { $0 + start }, bytes.count - start)
        }
        if written > 0 {
            start += written
        } else if written == 0 || errno != EINTR {
            return
        }
    }
}
