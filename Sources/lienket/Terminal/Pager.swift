import DisplayColumns
import Glibc
import Identity
import LineEditing

/// Shows text that is longer than the window through `less` in its secure mode, which runs no
/// shell, opens no other file and writes none.
struct Pager {
    /// Where Debian has it; a pager named by the environment could be anything.
    private static let program = "/usr/bin/less"

    let language: Language

    /// Whether a text is longer than the window, and nobody said `PAGER=cat`; no other pager is taken
    /// from the environment.
    func wants(_ text: String, columns: Int, rows: Int) -> Bool {
        let wish = StoreLocation.environment("PAGER")
        guard wish != "cat", rows > 3, columns > 0 else { return false }
        var lines = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            lines += max(1, (DisplayWidth.of(String(line)) + columns - 1) / columns)
            if lines >= rows { return true }
        }
        return false
    }

    /// Shows `text` a window at a time.
    ///
    /// - Returns: false when there is no pager; the text then goes out as it is.
    func show(_ text: String) -> Bool {
        guard access(Pager.program, X_OK) == 0 else { return false }
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return false }
        fcntl(ends[1], F_SETFD, FD_CLOEXEC)
        defer { close(ends[1]) }
        guard let process = start(reading: ends) else { return false }
        let before = signal(SIGPIPE, SIG_IGN)
        feed(text, to: ends[1])
        close(ends[1])
        ends[1] = -1
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        signal(SIGPIPE, before)
        return true
    }

    /// Starts `less` on the reading end of a pipe.
    private func start(reading ends: [Int32]) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            close(ends[0])
        }
        posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
        posix_spawn_file_actions_addclose(&actions, ends[0])
        // Plain letters only: the prompt of `less` takes no others.
        let prompt =
            language == .vi ? "-Pm phim cach xem tiep, q thoat" : "-Pm space goes on, q leaves"
        let words = [Pager.program, "-R", "-F", "-X", "-m", prompt]
        let environment = [
            "LESSSECURE=1", "LESSHISTFILE=-", "LESSCHARSET=utf-8", "LC_ALL=C.UTF-8",
            "TERM=" + (StoreLocation.environment("TERM") ?? "dumb"), "PATH=/usr/bin:/bin",
        ]
        var process = pid_t()
        let failed = words.withCStrings { arguments in
            environment.withCStrings { variables in
                posix_spawn(&process, Pager.program, &actions, nil, arguments, variables)
            }
        }
        return failed == 0 ? process : nil
    }

    /// Writes everything; a reader who leaves early is no error.
    private func feed(_ text: String, to file: Int32) {
        var text = text
        text.withUTF8 { bytes in
            var start = 0
            while start < bytes.count {
                let rest = UnsafeBufferPointer(rebasing: bytes[start...])
                let count = Glibc.write(file, rest.baseAddress, rest.count)
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { return }
                start += count
            }
        }
    }
}

extension [String] {
    /// The strings as a null-terminated array of C strings, for as long as `body` runs.
    fileprivate func withCStrings<T>(
        _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> T
    ) -> T {
        var pointers: [UnsafeMutablePointer<CChar>?] = map { strdup($0) }
        pointers.append(nil)
        defer { for pointer in pointers { free(pointer) } }
        return pointers.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else {
                var none: UnsafeMutablePointer<CChar>?
                return body(&none)
            }
            return body(base)
        }
    }
}
