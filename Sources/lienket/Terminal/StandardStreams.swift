import Glibc

/// The three standard streams as the process was given them.
enum StandardStreams {
    /// Takes the numbers of closed streams, and lets a write that fails be told instead of ending
    /// the process between a change and its result.
    ///
    /// A file opened later must not become standard output: results would be written into the store.
    /// What stands in for a closed stream is open the wrong way round, so that using it fails.
    static func prepare() {
        for number in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
        where fcntl(number, F_GETFD) < 0 {
            // The lowest free number is the closed stream's: those below are open by now.
            _ = open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
    }
}
