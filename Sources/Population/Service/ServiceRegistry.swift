import Dispatch
import Identity
import NIOCore
import NIOSSL
import Synchronization

/// The population service, asked over the network.
///
/// Nothing is started before the first question: then one thread is, for all questions.
/// No error, no answer and no log of it holds personal data that was not asked for.
public final class ServiceRegistry: Sendable {
    /// Where the service is.
    public let url: ServiceURL
    /// How it is asked.
    public let settings: ServiceSettings

    private enum Stage {
        case idle
        case open(ServiceLine)
        case closed
    }

    private let tls: TLSConfiguration?
    private let stage = Mutex(Stage.idle)

    /// Checks address and settings, and reads the certificates; connects to nothing.
    ///
    /// - Parameters:
    ///   - url: `https://…`, or `http://…` of this machine.
    ///   - settings: how to ask.
    /// - Throws: `ServiceProblem`.
    public init(url: String, settings: ServiceSettings) throws(ServiceProblem) {
        self.url = try ServiceURL(url)
        self.settings = settings
        tls = self.url.isSecure ? try settings.tls.configuration() : nil
    }

    deinit {
        let last = stage.withLock { stage in stage }
        if case .open(let line) = last { line.close {} }
    }

    /// Asks, and waits without a thread for the answer.
    ///
    /// - Parameters:
    ///   - query: what is asked.
    ///   - operation: the whole person, or only whether the three values belong together. A
    ///     verification by CMND alone is `matched` without a person.
    ///   - codes: who asks, and what for.
    ///   - requestCode: the question's own code (MaYeuCau); attempts after the first add `.2`, `.3`.
    ///   - now: the time of asking, kept in the answer and, where calls are signed, sent.
    /// - Returns: the answer; an outage is `.unavailable` and says why. A query without a number, a
    ///   name or a date of birth is `.notFound`, and nothing is sent.
    /// - Rule: R10.
    public func answer(
        _ query: PopulationQuery,
        operation: ExchangeOperation,
        codes: ExchangeCodes,
        requestCode: String,
        now: Instant
    ) async -> PopulationAnswer {
        await begin(
            query,
            operation: operation,
            codes: codes,
            requestCode: requestCode,
            now: now
        ).value
    }

    /// Begins to ask and returns at once; parameters and answers are those of `answer`.
    ///
    /// - Rule: R10.
    public func begin(
        _ query: PopulationQuery,
        operation: ExchangeOperation,
        codes: ExchangeCodes,
        requestCode: String,
        now: Instant
    ) -> PendingAnswer {
        func known(_ match: PopulationMatch) -> PendingAnswer {
            PendingAnswer(
                PopulationAnswer(match: match, fetchedAt: now, requestCode: requestCode)
            )
        }
        let codes = ExchangeCodes(
            procedure: codes.procedure,
            integration: codes.integration,
            officer: codes.officer,
            unit: codes.unit ?? settings.unit
        )
        let request = ExchangeRequest(
            query,
            operation: operation,
            codes: codes,
            requestCode: requestCode
        )
        guard let request else { return known(.notFound) }
        guard let line = line() else { return known(.unavailable) }
        let start = NIODeadline.now()
        let call = line.call(
            CallPlan(
                query: query,
                request: request,
                now: now,
                start: start,
                deadline: start + .nanoseconds(Int64(settings.deadline * 1e9)),
                retries: settings.retries
            )
        )
        return PendingAnswer(call, of: self)
    }

    /// Ends what is under way, all connections and the thread; waits for that, two seconds at most.
    ///
    /// Later questions are `.unavailable`. A second call does nothing.
    public func shutdown() {
        let last = stage.withLock { stage in
            defer { stage = .closed }
            return stage
        }
        guard case .open(let line) = last else { return }
        let ended = DispatchSemaphore(value: 0)
        line.close { ended.signal() }
        _ = ended.wait(timeout: .now() + 2)
    }

    /// The line, made when it is first needed; nil after the end.
    private func line() -> ServiceLine? {
        stage.withLock { stage in
            switch stage {
            case .open(let line): return line
            case .closed: return nil
            case .idle:
                let line = ServiceLine(
                    settings: settings,
                    tls: tls,
                    headers: CallHeaders(
                        url: url,
                        headers: settings.headers,
                        authorization: settings.authorization
                    )
                )
                stage = .open(line)
                return line
            }
        }
    }
}
