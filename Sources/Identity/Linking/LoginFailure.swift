/// What a login at a provider came to when it was not a success.
///
/// Seed files and gateways name it by code; an unknown code is `other`.
public enum LoginFailure: String, CaseIterable, Sendable {
    /// The holder went to the provider's page; no answer yet.
    case started
    /// The provider waits for the holder's confirmation in the app.
    case pending
    /// The holder pressed [Bỏ qua] on the notice.
    ///
    /// - Rule: R6. It changes nothing.
    case skipped
    /// The holder did not finish in time.
    case timeout
    /// The holder gave up.
    case cancelled
    /// Wrong password.
    case wrongPassword = "wrong-password"
    /// The one-time code did not arrive or was wrong.
    case otpFailed = "otp-failed"
    /// The account was never activated.
    case notActivated = "not-activated"
    /// Locked for a while after too many wrong passwords.
    case temporarilyLocked = "temporarily-locked"
    /// Locked by the Ministry of Public Security.
    case locked
    /// The holder's card has expired.
    case cardExpired = "card-expired"
    /// The holder is dead.
    case deceased
    /// The app runs on a device that has not been confirmed.
    case newDevice = "new-device"
    /// The account's identification level is too low for the portal.
    case levelTooLow = "level-too-low"
    /// The provider is out of order.
    case unavailable
    /// A code that the console does not know.
    case other

    /// Reads a code; blanks and underscores stand for hyphens, upper case for lower.
    public init(code: String) {
        let plain = String(code.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 })
        switch plain {
        case "device-not-confirmed": self = .newDevice
        default: self = LoginFailure(rawValue: plain) ?? .other
        }
    }

    /// Whether the holder is still on the way.
    public var isUnderWay: Bool { self == .started || self == .pending }
}

extension LoginEvent {
    /// What went wrong; nil for a success.
    public var failure: LoginFailure? { succeeded ? nil : LoginFailure(code: result) }
}
