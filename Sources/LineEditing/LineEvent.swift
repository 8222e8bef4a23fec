/// What reading a line ended with.
public enum LineEvent: Equatable, Sendable {
    /// A line, without its line break, in composed form (NFC).
    case line(String)
    /// The user pressed `Ctrl-C`; what was typed is dropped.
    case interrupted
    /// The user pressed `Ctrl-D` on an empty line, or the terminal is gone.
    case endOfFile
    /// A signal asks the program to end (`SIGTERM` or `SIGHUP`).
    case signal(Int32)
    /// The terminal could not be read; the system's message.
    case failed(String)
}
