import Glibc
import Identity

let locale = [getenv("LC_ALL"), getenv("LANG")].lazy
    .compactMap { $0.map { String(cString: $0) } }.first { !$0.isEmpty }
let usual = (locale ?? "").hasPrefix("en") ? Language.en : .vi

switch SimulatorOptions.parse(CommandLine.arguments.dropFirst(), usual: usual) {
case .help(let language):
    say(SimulatorHelp.text.text(language), to: STDOUT_FILENO)
case .invalid(let problem, let language):
    say("lienket-registry: \(problem.message.text(language))\n", to: STDERR_FILENO)
    exit(64)
case .run(let options):
    do {
        try await RegistryServer(options).run()
    } catch let problem as StartProblem {
        say(
            "lienket-registry: \(problem.message.text(options.language))\n",
            to: STDERR_FILENO
        )
        exit(problem.status)
    } catch {
        say("lienket-registry: \(error)\n", to: STDERR_FILENO)
        exit(70)
    }
}
