import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Synchronization

/// A whole HTTP reply.
struct HTTPReply: Sendable {
    /// The status, 100…999.
    let status: Int
    /// The body, decompressed.
    let body: [UInt8]
}

/// The body goes beyond `XMLLimits.bytes`; the connection is given up.
struct ReplyTooLarge: Error {}

/// Gathers a reply and stops at the limit: memory is bounded whatever the other side sends.
final class ReplyCollector: HTTPClientResponseDelegate {
    private struct State {
        var status: Int?
        var body: [UInt8] = []
    }

    private let state = Mutex(State())

    /// Whether the reply has begun; then the call may have been counted and is not made again.
    var hasBegun: Bool { state.withLock { $0.status != nil } }

    func didReceiveHead(
        task: HTTPClient.Task<HTTPReply>,
        _ head: HTTPResponseHead
    ) -> EventLoopFuture<Void> {
        state.withLock { $0.status = Int(head.status.code) }
        let announced = head.headers.first(name: "Content-Length").flatMap { Int($0) } ?? 0
        return verdict(announced <= XMLLimits.bytes, task)
    }

    func didReceiveBodyPart(
        task: HTTPClient.Task<HTTPReply>,
        _ buffer: ByteBuffer
    ) -> EventLoopFuture<Void> {
        let fits = state.withLock { state in
            guard state.body.count + buffer.readableBytes <= XMLLimits.bytes else { return false }
            state.body += buffer.readableBytesView
            return true
        }
        return verdict(fits, task)
    }

    func didFinishRequest(task: HTTPClient.Task<HTTPReply>) throws -> HTTPReply {
        state.withLock { HTTPReply(status: $0.status ?? 0, body: $0.body) }
    }

    private func verdict(
        _ fits: Bool,
        _ task: HTTPClient.Task<HTTPReply>
    ) -> EventLoopFuture<Void> {
        fits
            ? task.eventLoop.makeSucceededVoidFuture()
            : task.eventLoop.makeFailedFuture(ReplyTooLarge())
    }
}
