import CLineEdit
import Glibc

/// Asks questions on the controlling terminal, whatever standard input and output are.
///
/// For confirmations while commands come from a file or a pipe. No editing but the terminal's own.
public final class TerminalReader {
    private let descriptor: Int32

    private init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    /// The controlling terminal (`/dev/tty`); nil when the process has none.
    public static func controllingTerminal() -> TerminalReader? {
        let descriptor = open("/dev/tty", O_RDWR | O_CLOEXEC)
        return descriptor < 0 ? nil : TerminalReader(descriptor: descriptor)
    }

    /// Asks a question and reads one line.
    ///
    /// What was typed before the question does not answer it.
    public func ask(_ prompt: String, echo: Bool = true) -> LineEvent {
        Interrupts.install()
        tcflush(descriptor, TCIFLUSH)
        write(prompt)
        var bytes = [CChar](repeating: 0, count: 65_536)
        var length = 0
        let result = cle_cooked_read(descriptor, echo ? 1 : 0, &bytes, bytes.count, &length)
        let problem = errno
        if !echo || Int(result) != CLE_LINE {
            write("\n")
        }
        if Int(result) == CLE_LINE {
            length = cle_compose_utf8(&bytes, length)
        }
        let text = String(decoding: bytes[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self)
        return LineEvent(result: result, line: text, problem: problem)
    }

    /// Shows a text on the terminal.
    public func write(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                return
            }
        }
    }
}
