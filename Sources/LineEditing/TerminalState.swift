import CLineEdit
import Glibc

/// What the standard streams are connected to.
public enum TerminalState {
    /// Whether standard input is a terminal.
    public static var isInputTTY: Bool { isatty(STDIN_FILENO) == 1 }

    /// Whether standard output is a terminal.
    public static var isOutputTTY: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Whether standard error is a terminal.
    public static var isErrorTTY: Bool { isatty(STDERR_FILENO) == 1 }

    /// The size of the first standard stream that is a terminal; 80 by 24 when none is, or when
    /// it does not know.
    public static var size: (columns: Int, rows: Int) {
        for descriptor in [STDOUT_FILENO, STDERR_FILENO, STDIN_FILENO] {
            var columns: Int32 = 0
            var rows: Int32 = 0
            if cle_terminal_size(descriptor, &columns, &rows) == 0 {
                return (Int(columns), Int(rows))
            }
        }
        return (80, 24)
    }
}
