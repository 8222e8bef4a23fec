import CLineEdit

/// The signals that interrupt or end the program, as counters that commands look at.
///
/// While a line is edited `Ctrl-C` is a key and no signal. While a command runs it is `SIGINT`:
/// the command is to look at an ``InterruptFlag`` now and then.
public enum Interrupts {
    /// Installs the handlers, once; false when the system refuses.
    ///
    /// What was ignored at the start stays ignored.
    @discardableResult
    public static func install() -> Bool {
        cle_install_signals() == 0
    }

    /// From now on a second `SIGINT` within two seconds ends the process at once, with status 130: for
    /// work that may be cut off anywhere.
    public static func endAtSecondInterrupt() {
        cle_end_at_second_interrupt()
    }

    /// How often `SIGINT` has come since the program started.
    public static var interruptCount: Int {
        Int(cle_interrupt_count())
    }

    /// The first `SIGTERM` or `SIGHUP` that has come; the program is to end.
    public static var pendingTermination: Int32? {
        let signal = cle_pending_termination()
        return signal == 0 ? nil : signal
    }
}

/// Tells one command whether it is to stop; made when the command starts.
public struct InterruptFlag: Sendable {
    private let start: Int

    /// Makes a flag that is not set yet, unless the program is to end.
    public init() {
        start = Interrupts.interruptCount
    }

    /// Whether `Ctrl-C` was pressed since, or the program is to end.
    public var isSet: Bool {
        Interrupts.interruptCount != start || Interrupts.pendingTermination != nil
    }
}
