import AsyncHTTPClient
import Identity
import NIOCore
import NIOPosix
import NIOSSL

/// What one attempt came to.
enum CallVerdict: Equatable {
    /// A reply that says something.
    case reply(ExchangeReply)
    /// Nothing usable; `again` when another attempt is safe and may help.
    case trouble(PopulationTrouble, again: Bool)

    /// Judges a whole HTTP reply.
    init(_ reply: HTTPReply, to request: ExchangeRequest) {
        guard !(200..<300).contains(reply.status) else {
            do {
                let read = try ExchangeReply(
                    reply.body,
                    to: request.operation,
                    about: request.number
                )
                self = .reply(read)
            } catch {
                self = .trouble(error == .wrongPerson ? .wrongPerson : .unreadable, again: false)
            }
            return
        }
        if let fault = ExchangeReply.fault(in: reply.body) {
            self = .reply(fault)
        } else {
            self = .trouble(.httpError, again: [502, 503, 504].contains(reply.status))
        }
    }

    /// Judges an attempt that brought no whole reply.
    ///
    /// `hasBegun` tells whether the reply had begun.
    init(_ error: any Error, hasBegun: Bool) {
        switch error {
        case let error as HTTPClientError where Self.isTimeout(error):
            self = .trouble(.timedOut, again: false)
        case NIOSSLError.uncleanShutdown:
            self = .trouble(hasBegun ? .unreadable : .refused, again: !hasBegun)
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
            self = .trouble(.insecure, again: false)
        case let error as HTTPClientError
        where error == .remoteConnectionClosed || error == .uncleanShutdown:
            self = .trouble(hasBegun ? .unreadable : .refused, again: !hasBegun)
        case is NIOConnectionError, is IOError, is ChannelError:
            self = .trouble(hasBegun ? .unreadable : .refused, again: !hasBegun)
        default:
            self = .trouble(.unreadable, again: false)
        }
    }

    private static func isTimeout(_ error: HTTPClientError) -> Bool {
        let timeouts: [HTTPClientError] = [
            .deadlineExceeded, .connectTimeout, .readTimeout, .writeTimeout, .tlsHandshakeTimeout,
            .getConnectionFromPoolTimeout,
        ]
        return timeouts.contains(error)
    }
}
