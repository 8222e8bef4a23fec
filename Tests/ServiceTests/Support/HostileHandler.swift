import NIOCore

/// One connection of the hostile server.
final class HostileHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let server: HostileServer
    private var received: [UInt8] = []
    private var isClosed = false

    init(_ server: HostileServer) {
        self.server = server
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received += unwrapInboundIn(data).readableBytesView
        let text = String(decoding: received, as: UTF8.self)
        guard let parts = text.components(around: "\r\n\r\n") else { return }
        let request = HostileServer.Request(head: parts.before, body: parts.after)
        let length = request.header("content-length").flatMap { Int($0) } ?? 0
        guard parts.after.utf8.count >= length else { return }
        received = []
        perform(server.steps(for: request)[...], context)
    }

    func channelInactive(context: ChannelHandlerContext) { isClosed = true }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func perform(
        _ steps: ArraySlice<HostileServer.Step>,
        _ context: ChannelHandlerContext
    ) {
        guard !isClosed, let step = steps.first else { return }
        let rest = steps.dropFirst()
        switch step {
        case .send(let bytes):
            write(bytes, context) { self.perform(rest, context) }
        case .flood(let count):
            guard count > 0 else { return perform(rest, context) }
            let size = min(count, 1 << 16)
            write([UInt8](repeating: 0x20, count: size), context) {
                self.server.note(flooded: size)
                self.perform([.flood(count - size)] + rest, context)
            }
        case .trickle(let pause):
            write([0x20], context) {
                self.later(pause, context) {
                    self.perform([.trickle(milliseconds: pause)], context)
                }
            }
        case .hang: return
        case .close: context.close(promise: nil)
        }
    }

    private func write(
        _ bytes: [UInt8],
        _ context: ChannelHandlerContext,
        then next: @escaping () -> Void
    ) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)))
            .assumeIsolated().whenSuccess { next() }
    }

    private func later(
        _ pause: Int64,
        _ context: ChannelHandlerContext,
        _ work: @escaping () -> Void
    ) {
        context.eventLoop.assumeIsolated().scheduleTask(in: .milliseconds(pause)) { work() }
    }
}
