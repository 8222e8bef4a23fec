import Identity

/// Why the population service cannot be used as it is set up; holds paths and names, never secrets.
public enum ServiceProblem: Error, Hashable, Sendable {
    /// The address is no URL of a service.
    case url
    /// Plain HTTP to another machine.
    case plainText
    /// A user name or password in the address.
    case userInURL
    /// A file that cannot be read.
    case unreadable(String)
    /// A file of secrets that others may read or that belongs to somebody else.
    case exposed(String)
    /// A file of secrets that is empty, too long, or holds something other than one line of text.
    case secret(String)
    /// A credential of systemd's that is not there, or whose name is none.
    case credential(String)
    /// No TOML: the file, the line and the column.
    case syntax(String, line: Int, column: Int)
    /// A setting that there is not.
    case unknownKey(String, String)
    /// A setting of the wrong type; the phrase tells the right one.
    case type(String, String, Phrase)
    /// A number outside its limits.
    case range(String, String, Phrase)
    /// A header that may not be set, or not in this way.
    case header(String, String)
    /// A file that holds no certificate.
    case certificate(String)
    /// A file that holds no private key, or one under a password, or one of another certificate.
    case privateKey(String)
    /// A certificate without its key, or a key without its certificate.
    case halfPair(String)

    /// The stable code of the error.
    public var code: String {
        switch self {
        case .url, .plainText, .userInURL: "population.url"
        case .unreadable: "population.file"
        case .exposed, .secret, .credential: "population.secret"
        case .syntax, .unknownKey, .type, .range, .header: "population.settings"
        case .certificate, .privateKey, .halfPair: "population.tls"
        }
    }
}
