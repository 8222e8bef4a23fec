import CommandKit
import Console
import Glibc
import Identity
import LineEditing
import PluginHost
import Store

/// The process: reads its command line, and hands over to the verb.
struct Program {
    let arguments: [String]
    let language: Language
    let output = Output()

    init(arguments: [String]) {
        self.arguments = arguments
        language = ProcessOptions.language(arguments, environment: StoreLocation.environment)
    }

    /// Runs, and returns the exit status.
    func run() -> Int32 {
        umask(0o077)
        Secrecy.apply()
        StandardStreams.prepare()
        let status = begin()
        guard let problem = output.problem else { return status }
        return tellLost(problem, status)
    }

    private func begin() -> Int32 {
        do {
            let registry = try CommandRegistry(Wiring.plugins)
            let options = try ProcessOptions.parse(arguments) { words in
                registry.optionNames(of: words)
            }
            if options.wantsVersion {
                output.write("lienket \(Version.number)\n")
                return ExitStatus.done
            }
            if options.wantsHelp {
                output.write(ProcessHelp.text(language))
                return ExitStatus.done
            }
            let desk = DeskSetup(
                options: options,
                registry: registry,
                language: language,
                output: output
            )
            defer { desk.close() }
            return try run(options, desk)
        } catch let error as ProcessError {
            report(error.text)
            return ExitStatus.usage
        } catch {
            return Failure(error).tell(language, output)
        }
    }

    private func run(_ options: ProcessOptions, _ desk: DeskSetup) throws -> Int32 {
        switch options.verb {
        case .initialise: try InitVerb(desk: desk).run()
        case .importSeeds: try ImportVerb(desk: desk).run()
        case .verify: try VerifyVerb(desk: desk).run()
        case .witness: try WitnessVerb(desk: desk).run()
        case .backup: try BackupVerb(desk: desk).run()
        case .doctor: DoctorVerb(desk: desk).run()
        case .plugin: try PluginVerb(desk: desk).run()
        case .exec: try ExecVerb(desk: desk).run()
        case .run: try RunVerb(desk: desk).run(options.words)
        case .help: ExitStatus.done
        case nil:
            TerminalState.isInputTTY
                ? try ConsoleVerb(desk: desk).run() : try RunVerb(desk: desk).run(["-"])
        }
    }

    /// Says that results were lost; a reader that has seen enough (`| head`) needs no words.
    private func tellLost(_ problem: Int32, _ status: Int32) -> Int32 {
        if problem != EPIPE {
            let reason = String(cString: strerror(problem))
            report(
                ErrorText(
                    "output.failed",
                    Phrase(
                        vi: "không ghi được kết quả ra đầu ra chuẩn: \(reason)",
                        en: "results cannot be written to standard output: \(reason)"
                    ),
                    hint: Phrase(
                        vi: "những gì đã chạy vẫn có hiệu lực; xem: audit list",
                        en: "what has run has taken effect all the same; see: audit list"
                    )
                )
            )
        }
        return status == ExitStatus.done ? ExitStatus.ioError : status
    }

    private func report(_ error: ErrorText) {
        output.report(Diagnostics(language: language, colors: false).text(error))
    }
}
