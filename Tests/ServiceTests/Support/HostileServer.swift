import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// A server that sends whatever bytes a test wants, at whatever pace; no HTTP library is in it.
final class HostileServer: Sendable {
    /// What the server does, one thing after the other.
    enum Step: Sendable {
        /// Sends bytes.
        case send([UInt8])
        /// Sends blanks until so many bytes are out, as fast as the other side takes them.
        case flood(Int)
        /// Sends one byte every few milliseconds, for ever.
        case trickle(milliseconds: Int64)
        /// Does nothing any more.
        case hang
        /// Closes the connection.
        case close
    }

    /// One request as it came.
    struct Request: Sendable {
        /// Request line and headers.
        let head: String
        /// The body.
        let body: String

        /// A header's value, by its name in lower case.
        func header(_ name: String) -> String? {
            head.split(separator: "\r\n").lazy.compactMap { line -> String? in
                guard let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == name
                else { return nil }
                return line[line.index(after: colon)...].trimmingPrefix(" ").description
            }.first
        }

        /// The text of a field of the question.
        func field(_ name: String) -> String? {
            let parts = body.components(around: "<dan:\(name)>")
            return parts?.after.components(around: "</dan:\(name)>")?.before
        }
    }

    /// Says what to do on the n-th request, counted from 1.
    typealias Script = @Sendable (Int, Request) -> [Step]

    private static let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)

    private let log = Mutex<[Request]>([])
    private let flooded = Mutex(0)
    private let channel = Mutex<(any Channel)?>(nil)
    private let script: Script

    private init(_ script: @escaping Script) {
        self.script = script
    }

    /// Starts a server on a free port of this machine.
    static func start(
        tls: NIOSSLContext? = nil,
        _ script: @escaping Script
    ) async throws -> HostileServer {
        let server = HostileServer(script)
        let channel = try await ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.maxMessagesPerRead, value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls {
                        let handler = NIOSSLServerHandler(context: tls)
                        try channel.pipeline.syncOperations.addHandler(handler)
                    }
                    try channel.pipeline.syncOperations.addHandler(HostileHandler(server))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        server.channel.withLock { $0 = channel }
        return server
    }

    /// The port.
    var port: Int { channel.withLock { $0?.localAddress?.port ?? 0 } }

    /// The address for plain HTTP.
    var url: String { "http://127.0.0.1:\(port)/dan-cu" }

    /// What was asked so far.
    var requests: [Request] { log.withLock { $0 } }

    /// How many bytes of a flood were taken.
    var floodedBytes: Int { flooded.withLock { $0 } }

    /// Notes a request and says what to do.
    func steps(for request: Request) -> [Step] {
        let number = log.withLock { log in
            log.append(request)
            return log.count
        }
        return script(number, request)
    }

    /// Notes bytes of a flood.
    func note(flooded count: Int) { flooded.withLock { $0 += count } }

    /// Stops listening.
    func stop() async throws {
        let open = channel.withLock { $0 }
        try await open?.close().get()
    }
}

extension String {
    /// What stands before and after the first place of a text; nil when it is not in it.
    func components(around text: String) -> (before: String, after: String)? {
        firstRange(of: text).map { range in
            (String(self[..<range.lowerBound]), String(self[range.upperBound...]))
        }
    }
}
