/// How the population service is to be asked.
public struct ServiceSettings: Hashable, Sendable {
    /// Seconds for a whole question, all attempts and pauses included; 0.1…120, 10 unless told.
    public let deadline: Double
    /// Further attempts after the first; 0…5, 2 unless told.
    public let retries: Int
    /// Questions under way at once; 1…64, 8 unless told.
    public let inFlight: Int
    /// Calls a second at most; 0…10,000, 0 for no limit.
    public let quota: Int
    /// The unit that asks (MaDonVi); nil sends none unless a question's codes have one.
    public let unit: String?
    /// Headers of every call.
    public let headers: [ServiceHeader]
    /// How calls are signed; nil for not at all.
    public let authorization: ServiceAuthorization?
    /// Whom to trust, and who we are.
    public let tls: ServiceTLS

    /// The limits of the numbers.
    static let limits = (
        deadline: 0.1...120.0, retries: 0...5, inFlight: 1...64, quota: 0...10_000
    )

    /// Makes settings; what is not given is as it is without a file, and a number outside its limits
    /// is brought to the nearer one.
    public init(
        deadline: Double = 10,
        retries: Int = 2,
        inFlight: Int = 8,
        quota: Int = 0,
        unit: String? = nil,
        headers: [ServiceHeader] = [],
        authorization: ServiceAuthorization? = nil,
        tls: ServiceTLS = ServiceTLS()
    ) {
        let limits = Self.limits
        // In this order, not a number becomes the lower limit.
        self.deadline = min(max(limits.deadline.lowerBound, deadline), limits.deadline.upperBound)
        self.retries = min(max(limits.retries.lowerBound, retries), limits.retries.upperBound)
        self.inFlight = min(max(limits.inFlight.lowerBound, inFlight), limits.inFlight.upperBound)
        self.quota = min(max(limits.quota.lowerBound, quota), limits.quota.upperBound)
        self.unit = unit
        self.headers = headers
        self.authorization = authorization
        self.tls = tls
    }
}

/// A header of every call.
public struct ServiceHeader: Hashable, Sendable {
    /// The name, such as `X-Road-Client`.
    public let name: String
    /// The value, which may be a secret.
    public let value: ServiceSecret

    /// Makes a header.
    public init(_ name: String, _ value: ServiceSecret) {
        self.name = name
        self.value = value
    }
}

/// How a call says who makes it: `Authorization: Basic`, of the user and a hash that a secret goes into.
///
/// The hash is SHA-256, in lower-case hexadecimal digits, of the service's address, the user, the
/// time and the secret, one behind the other; the time is in the header `Timestamp`.
public struct ServiceAuthorization: Hashable, Sendable {
    /// The user.
    public let user: String
    /// The secret.
    public let secret: ServiceSecret
    /// The address that goes into the hash; nil for the one that is called.
    public let serviceURL: String?
    /// Whether the time is in seconds since 1970 and not, as is usual, in milliseconds.
    public let inSeconds: Bool

    /// Makes an authorization.
    public init(
        user: String,
        secret: ServiceSecret,
        serviceURL: String? = nil,
        inSeconds: Bool = false
    ) {
        self.user = user
        self.secret = secret
        self.serviceURL = serviceURL
        self.inSeconds = inSeconds
    }
}

/// Certificates, as paths of PEM files.
public struct ServiceTLS: Hashable, Sendable {
    /// The authorities to trust; nil for those of the system.
    public let authorities: String?
    /// Our certificate and those that lead from it to an authority; nil for none.
    public let certificate: String?
    /// The private key of our certificate; a file of mode 0600 or 0400 that is ours.
    public let key: String?

    /// Makes the paths.
    public init(authorities: String? = nil, certificate: String? = nil, key: String? = nil) {
        self.authorities = authorities
        self.certificate = certificate
        self.key = key
    }
}
