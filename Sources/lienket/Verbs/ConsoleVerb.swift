import CommandKit
import Console
import Glibc
import Identity
import LineEditing

/// `lienket` at a terminal: the interactive console.
struct ConsoleVerb {
    let desk: DeskSetup

    func run() throws -> Int32 {
        guard TextLocale.prepare() != .unavailable else {
            throw Failure(
                "terminal.no-utf8",
                Phrase(
                    vi: "máy này không có bảng mã UTF-8 nào, cả C.UTF-8 cũng không",
                    en: "this machine has no UTF-8 locale, not even C.UTF-8"
                ),
                hint: Phrase("apt-get install locales"),
                status: ExitStatus.ioError
            )
        }
        Interrupts.install()
        let (dispatcher, opened) = try desk.dispatcherUnderCase(recordsStart: true)
        let printer = desk.printer(namesPlaces: false)
        if let opened, !opened.outcome.isSuccess { return DeskSetup.refused(opened, printer) }
        let completion = CompletionBridge(dispatcher: dispatcher)
        guard
            let terminal = EditorTerminal(
                history: HistoryFile(path: desk.location.directory + "/history-\(getuid())"),
                completer: { completion.complete($0, $1) },
                colors: desk.colors(isTerminal: true),
                language: desk.language,
                output: desk.output
            )
        else {
            throw Failure(
                "terminal.unusable",
                Phrase(
                    vi: "không dùng được thiết bị đầu cuối này",
                    en: "this terminal cannot be used"
                ),
                hint: Phrase(
                    vi: "chạy tệp lệnh: lienket run TỆP",
                    en: "run a command file: lienket run FILE"
                ),
                status: ExitStatus.ioError
            )
        }
        defer { terminal.close() }
        let paged = desk.printer(namesPlaces: false, write: { terminal.write($0) })
        let prompter = TerminalPrompter(
            terminal: terminal,
            printer: paged,
            language: desk.language
        )
        dispatcher.prompter = prompter
        let heartbeat = Heartbeat(dispatcher.pulse())
        heartbeat.start()
        let before = InterruptBaseline()
        let loop = InteractiveLoop(
            dispatcher: dispatcher,
            terminal: terminal,
            output: paged,
            files: InterruptibleFiles(closed: desk.location.files),
            stop: { before.interruption() },
            isDeaf: { [output = desk.output] in output.hasFailed }
        )
        let status = withExtendedLifetime(prompter) { loop.run() }
        heartbeat.stop()
        // The log has an end for this session, and with it a checkpoint.
        try? dispatcher.mark("session.end")
        return status
    }
}

/// Files whose reading ends with Ctrl-C.
private struct InterruptibleFiles: FileSource {
    let closed: [String]

    func admit(_ path: String) throws(ScriptReadError) {
        try DiskFiles(closed: closed).admit(path)
    }

    func bytes(of path: String) throws(ScriptReadError) -> [UInt8] {
        let flag = InterruptFlag()
        return try DiskFiles(closed: closed, stop: { flag.isSet }).bytes(of: path)
    }
}

/// Tells interrupts of the running command file from those that came before it.
private final class InterruptBaseline {
    private var seen = Interrupts.interruptCount

    /// The exit status when somebody wants the command file to end.
    func interruption() -> Int32? {
        if let signal = Interrupts.pendingTermination { return 128 + signal }
        let count = Interrupts.interruptCount
        defer { seen = count }
        return count > seen ? ExitStatus.interrupted : nil
    }
}
