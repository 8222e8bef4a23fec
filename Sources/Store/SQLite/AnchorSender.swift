import AuditLog

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Sends a line for each commit of the audit log to the system's log, from where it can leave the
/// host within seconds: with it, nobody on this host can rewrite what came before.
///
/// The line holds sizes and hashes, never personal data. It is sent after the commit; a system log
/// that does not listen delays nothing and loses the line.
struct AnchorSender: Sendable {
    /// Where a line goes.
    enum Target: String, Sendable {
        /// The socket of syslog.
        case syslog
        /// The journal of systemd.
        case journald

        /// The socket.
        var path: String {
            switch self {
            case .syslog: "/dev/log"
            case .journald: "/run/systemd/journal/socket"
            }
        }
    }

    let target: Target
    /// The socket; that of the target, but in tests.
    let path: String

    /// Makes a sender to a target.
    init(_ target: Target, path: String? = nil) {
        self.target = target
        self.path = path ?? target.path
    }

    /// The line for a commit.
    static func line(_ receipt: AppendReceipt, origin: String) -> String {
        "lienket-audit origin=\(origin) idx=\(receipt.seq) leaf=\(receipt.leafHash.hex) "
            + "size=\(receipt.head.size) root=\(receipt.head.root.base64)"
    }

    /// Sends the line of a commit.
    func send(_ receipt: AppendReceipt, origin: String) {
        let line = AnchorSender.line(receipt, origin: origin)
        switch target {
        // Facility 13 (log audit) of RFC 5424, severity 5 (notice).
        case .syslog: send("<109>lienket[\(getpid())]: \(line)")
        case .journald:
            send(
                "MESSAGE=\(line)\nPRIORITY=5\nSYSLOG_FACILITY=13\n"
                    + "SYSLOG_IDENTIFIER=lienket\nSYSLOG_PID=\(getpid())\n"
            )
        }
    }

    private func send(_ message: String) {
        let file = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard file >= 0 else { return }
        defer { _ = close(file) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let room = MemoryLayout.size(ofValue: address.sun_path)
        guard path.utf8.count < room else { return }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let bytes = Array(message.utf8)
        _ = withUnsafePointer(to: &address) { place in
            place.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                sendto(
                    file,
                    bytes,
                    bytes.count,
                    Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL),
                    $0,
                    socklen_t(MemoryLayout<sockaddr_un>.size)
                )
            }
        }
    }
}
