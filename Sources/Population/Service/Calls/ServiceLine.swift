import AsyncHTTPClient
import Dispatch
import NIOCore
import NIOHTTPCompression
import NIOPosix
import NIOSSL
import Synchronization

/// The thread and the connections by which a service is reached; made at the first question.
final class ServiceLine: Sendable {
    let loop: any EventLoop
    let client: HTTPClient
    let headers: CallHeaders
    let pacer: CallPacer

    private let group: MultiThreadedEventLoopGroup
    /// The calls under way; nil after the end.
    private let calls = Mutex<[ObjectIdentifier: ServiceCall]?>([:])

    /// Starts the thread.
    init(settings: ServiceSettings, tls: TLSConfiguration?, headers: CallHeaders) {
        self.headers = headers
        pacer = CallPacer(quota: settings.quota)
        group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        loop = group.next()
        var pool = HTTPClient.Configuration.ConnectionPool(
            // Idle connections are dropped before a usual service drops them.
            idleTimeout: .seconds(4),
            concurrentHTTP1ConnectionsPerHostSoftLimit: settings.inFlight
        )
        pool.retryConnectionEstablishment = false
        var configuration = HTTPClient.Configuration(
            tlsConfiguration: tls,
            redirectConfiguration: .disallow,
            timeout: .init(
                connect: .nanoseconds(Int64(settings.deadline * 1e9)),
                read: nil
            ),
            connectionPool: pool,
            proxy: nil,
            ignoreUncleanSSLShutdown: false,
            decompression: .enabled(limit: .size(XMLLimits.bytes))
        )
        configuration.httpVersion = .http1Only
        client = HTTPClient(eventLoopGroup: group, configuration: configuration)
    }

    /// Begins a call, which is kept until it ends.
    func call(_ plan: CallPlan) -> ServiceCall {
        let call = ServiceCall(plan, line: self)
        let id = ObjectIdentifier(call)
        let isOpen = calls.withLock { calls in
            calls?[id] = call
            return calls != nil
        }
        guard isOpen else {
            call.cancel()
            return call
        }
        call.answer.whenThere { _ in self.calls.withLock { _ = $0?.removeValue(forKey: id) } }
        call.start()
        return call
    }

    /// Ends all calls, connections and the thread; returns at once.
    ///
    /// - Parameter done: called when all has ended, on another thread.
    func close(_ done: @escaping @Sendable () -> Void) {
        let open = calls.withLock { calls in
            defer { calls = nil }
            return calls ?? [:]
        }
        for call in open.values { call.cancel() }
        let group = group
        let client = client
        client.shutdown(queue: .global()) { _ in
            group.shutdownGracefully(queue: .global()) { _ in
                withExtendedLifetime(client) { done() }
            }
        }
    }
}
