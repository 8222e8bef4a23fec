import Foundation
import Identity
import Testing

@testable import AuditLog
@testable import Store

/// The line that leaves the host for each commit.
@Suite struct AnchorSenderTests {
    /// A socket that listens as a system log does.
    private final class Listener {
        let path: String
        private let file: Int32

        init() throws {
            path = NSTemporaryDirectory() + "log-\(UUID().uuidString.prefix(8))"
            file = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
            let code = withUnsafePointer(to: &address) { place in
                place.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    bind(file, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                }
            }
            try #require(code == 0)
        }

        deinit {
            close(file)
            unlink(path)
        }

        func next() -> String {
            var bytes = [UInt8](repeating: 0, count: 4096)
            let count = recv(file, &bytes, bytes.count, Int32(MSG_DONTWAIT))
            return String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
        }
    }

    private func receipt(_ scratch: Scratch) throws -> AppendReceipt {
        let store = try scratch.makeStore()
        let draft = testDraft("079123456789")
        _ = try store.transact("t") { try $0.append(draft, subjects: [c1]) }
        let head = try #require(try store.read { try $0.auditLog().head() })
        let leaf = try #require(try store.read { try $0.auditLeaf(0) })
        return AppendReceipt(seq: 0, leafHash: .leaf(leaf), head: head)
    }

    @Test(arguments: [AnchorSender.Target.syslog, .journald])
    func theLineNamesTheStateAndNobody(_ target: AnchorSender.Target) throws {
        let receipt = try receipt(try Scratch())
        let listener = try Listener()
        AnchorSender(target, path: listener.path).send(receipt, origin: testOrigin)
        let line = listener.next()
        #expect(line.contains("lienket-audit origin=\(testOrigin) idx=0 "))
        #expect(
            line.contains("leaf=\(receipt.leafHash.hex) size=1 root=\(receipt.head.root.base64)")
        )
        #expect(!line.contains("079123456789") && !line.contains("lan") && !line.contains("T-1"))
        let anchor = try #require(AnchorLine(line: line))
        #expect(anchor.size == 1 && anchor.root == receipt.head.root)
    }

    @Test func nobodyListeningIsNoFault() throws {
        let receipt = try receipt(try Scratch())
        AnchorSender(.syslog, path: "/nowhere/log").send(receipt, origin: testOrigin)
    }
}
