import Identity
import Population

/// Answers questions from the registry's file.
struct ExchangeDesk: Sendable {
    /// An answer on its way out.
    struct Reply: Sendable {
        /// 200, or 500 for a fault.
        let status: Int
        /// The envelope.
        let text: String
        /// The question's code as far as it can be logged.
        let requestCode: String
        /// What came of it, in a word for the log.
        let outcome: String
    }

    /// The time of an answer goes nowhere.
    private static let anyTime = Instant(milliseconds: 0)

    private let registry: EmbeddedRegistry
    private let procedures: Set<String>?
    private let officers: Set<String>?
    private let showsDifferent: Bool

    init(_ options: SimulatorOptions) {
        registry = EmbeddedRegistry(path: options.registry)
        procedures = options.procedures
        officers = options.officers
        showsDifferent = options.showsDifferent
    }

    /// Whether the file can be read.
    func isReady() -> Bool {
        let nobody = PopulationQuery(
            citizen: CitizenNumber(1),
            version: 1,
            personalNumber: "000000000000",
            cmnd9: nil,
            fullName: "-",
            dateOfBirth: "1900"
        )
        return registry.answer(nobody, requestCode: "", now: Self.anyTime).match != .unavailable
    }

    /// Answers one question.
    func reply(to bytes: some Sequence<UInt8>) -> Reply {
        do {
            return reply(to: try RequestReader.request(bytes))
        } catch {
            return Reply(
                status: 500,
                text: ReplyWriter.fault("Client", error.message, code: "01"),
                requestCode: "-",
                outcome: "bad-request"
            )
        }
    }

    private func reply(to request: ExchangeRequest) -> Reply {
        let code = OptionProblem.printable(request.requestCode)
        func reply(_ status: Int, _ text: String, _ outcome: String) -> Reply {
            Reply(status: status, text: text, requestCode: code, outcome: outcome)
        }
        func refusal(_ error: ExchangeErrorCode, _ text: String) -> Reply {
            let fault = ReplyWriter.fault("Client", text, code: error.rawValue)
            return reply(500, fault, "not-permitted-\(error.rawValue)")
        }
        if let procedures, !procedures.contains(request.codes.procedure) {
            return refusal(.procedure, "Thủ tục này không được phép hỏi CSDL quốc gia về dân cư")
        }
        if let officers, !officers.contains(request.codes.officer) {
            return refusal(.officer, "Cán bộ này không có quyền hỏi CSDL quốc gia về dân cư")
        }
        let answer = registry.answer(query(request), requestCode: code, now: Self.anyTime)
        guard answer.match != .unavailable else {
            let text = "Không đọc được dữ liệu"
            return reply(500, ReplyWriter.fault("Server", text, code: "01"), "unreadable")
        }
        let isInForce = answer.person.map { $0.status != .cancelled } ?? false
        let isMatched = answer.match == .matched && isInForce
        switch request.operation {
        case .verify:
            return reply(200, ReplyWriter.existence(isMatched), isMatched ? "true" : "false")
        case .lookUp:
            let isShown = isMatched || (showsDifferent && answer.match == .different && isInForce)
            return reply(
                200,
                ReplyWriter.people(isShown ? answer.person : nil),
                isMatched ? "found" : isShown ? "different" : "not-found"
            )
        }
    }

    private func query(_ request: ExchangeRequest) -> PopulationQuery {
        let personal: String?
        let cmnd: String?
        switch request.number {
        case .personal(let digits): (personal, cmnd) = (digits, nil)
        case .cmnd(let digits): (personal, cmnd) = (nil, digits)
        }
        return PopulationQuery(
            citizen: CitizenNumber(1),
            version: 1,
            personalNumber: personal,
            cmnd9: cmnd,
            fullName: request.nameKey,
            dateOfBirth: request.birth.iso
        )
    }
}
