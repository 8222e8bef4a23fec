import Identity

/// What the command line asks for.
enum SimulatorRequest {
    case help(Language)
    case run(SimulatorOptions)
    case invalid(OptionProblem, Language)
}

/// How the simulator is to behave.
struct SimulatorOptions: Sendable {
    var registry = ""
    var address = "127.0.0.1"
    /// 0 takes a free one.
    var port = 8089
    var language = Language.vi
    var isQuiet = false
    /// Whether a number under another name or date of birth gives the person, and not nothing.
    var showsDifferent = false
    /// The procedures that may ask; nil for all.
    var procedures: Set<String>?
    /// The officers who may ask; nil for all.
    var officers: Set<String>?
    var faults = FaultOptions()
    var tls = TLSOptions()
}

/// The faults that are asked for.
struct FaultOptions: Sendable {
    /// Milliseconds before an answer.
    var latency = 0...0
    /// The part of the questions that get HTTP 503.
    var failRate = 0.0
    /// The part of the answers that are no answers.
    var malformedRate = 0.0
    /// After so many answers nothing is answered; nil for never.
    var outageAfter: Int?
    /// After so many refused questions all is well again; nil for never.
    var outageFor: Int?
    /// Questions a second, HTTP 429 above; nil for no limit.
    var quota: Int?
    /// Where chance begins.
    var seed: UInt64 = 1
}

/// How the simulator speaks TLS.
struct TLSOptions: Sendable {
    /// Whether it does at all.
    var isOn = false
    /// The certificate's file; nil for a certificate made at the start.
    var certificate: String?
    /// The private key's file.
    var key: String?
    /// Where the certificate that was made is written, for clients to trust.
    var saveTo: String?
    /// The authority whose certificates clients have to show; nil asks for none.
    var clientAuthority: String?
}
