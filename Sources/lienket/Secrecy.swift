import Glibc

/// Keeps what the process holds in memory out of files that others may read.
enum Secrecy {
    /// No core dump.
    static func apply() {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    }
}
