import Glibc
import Hummingbird
import HummingbirdTLS
import Identity
import Logging
import NIOCore
import Population

/// The HTTP side of the simulator.
struct RegistryServer: Sendable {
    private let options: SimulatorOptions
    private let desk: ExchangeDesk
    private let faults: FaultPlan
    private let log: AccessLog
    private let birth = ContinuousClock.now

    init(_ options: SimulatorOptions) {
        self.options = options
        desk = ExchangeDesk(options)
        faults = FaultPlan(options.faults)
        log = AccessLog(isQuiet: options.isQuiet)
    }

    /// Serves until SIGTERM or SIGINT.
    ///
    /// - Throws: `StartProblem`.
    func run() async throws {
        guard desk.isReady() else { throw StartProblem.file(options.registry) }
        let tls = try ServerTLS.configuration(options.tls)
        var logger = Logger(label: "lienket-registry")
        logger.logLevel = .critical
        let scheme = tls == nil ? "http" : "https"
        let host = options.address.contains(":") ? "[\(options.address)]" : options.address
        let application = Application(
            responder: CallbackResponder { (request, _: BasicRequestContext) in
                try await respond(to: request)
            },
            server: try tls.map { try .tls(.http1(), tlsConfiguration: $0) } ?? .http1(),
            configuration: ApplicationConfiguration(
                address: .hostname(options.address, port: options.port)
            ),
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? options.port
                say("\(scheme)://\(host):\(port)/\n", to: STDOUT_FILENO)
            },
            logger: logger
        )
        do {
            try await application.runService()
        } catch is IOError {
            throw StartProblem(
                status: 69,
                message: Phrase(
                    vi: "không mở được cổng \(options.port) tại \(options.address)",
                    en: "cannot open port \(options.port) at \(options.address)"
                )
            )
        }
    }

    private func respond(to request: Request) async throws -> Response {
        let start = ContinuousClock.now
        func finish(_ code: String, _ outcome: String, _ response: Response) -> Response {
            log.note(code, outcome, ContinuousClock.now - start)
            return response
        }
        guard request.method == .post else {
            return finish("-", "method", Response(status: .methodNotAllowed))
        }
        guard let body = try? await request.body.collect(upTo: XMLLimits.bytes) else {
            return finish("-", "too-large", Response(status: .contentTooLarge))
        }
        switch faults.next(second: (start - birth).components.seconds) {
        case .tooMany: return finish("-", "quota", Response(status: .tooManyRequests))
        case .failure: return finish("-", "outage", Response(status: .serviceUnavailable))
        case .answer(let wait, let breakage):
            if wait > 0 { try await Task.sleep(for: .milliseconds(wait)) }
            let reply = desk.reply(to: body.readableBytesView)
            let bytes = breakage?.applied(to: reply.text) ?? Array(reply.text.utf8)
            let response = Response(
                status: reply.status == 200 ? .ok : .internalServerError,
                headers: [.contentType: "text/xml; charset=utf-8"],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
            )
            let outcome = breakage == nil ? reply.outcome : "broken"
            return finish(reply.requestCode, outcome, response)
        }
    }
}
