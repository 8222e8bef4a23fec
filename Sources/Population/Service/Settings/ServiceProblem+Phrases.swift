import Identity

extension ServiceProblem {
    /// The sentence for people.
    public var message: Phrase {
        switch self {
        case .url:
            Phrase(
                vi: "Địa chỉ dịch vụ dân cư không phải là một URL http:// hoặc https://",
                en: "The address of the population service is no http:// or https:// URL"
            )
        case .plainText:
            Phrase(
                vi:
                    "Không kết nối: http:// chỉ dùng được trong máy này, với máy khác phải là https://",
                en: "Not connected: http:// is for this machine alone, another one needs https://"
            )
        case .userInURL:
            Phrase(
                vi: "Địa chỉ dịch vụ dân cư không được chứa tên người dùng hay mật khẩu",
                en: "The address of the population service may hold no user name or password"
            )
        case .unreadable(let path):
            Phrase(vi: "Không đọc được tệp \(path)", en: "The file \(path) cannot be read")
        case .exposed(let path):
            Phrase(
                vi: "Không dùng tệp bí mật \(path): tệp phải thuộc về bạn và chỉ bạn đọc được",
                en:
                    "The secret file \(path) is not used: it has to be yours and readable by you alone"
            )
        case .secret(let path):
            Phrase(
                vi: "Tệp bí mật \(path) phải chứa đúng một dòng chữ, không quá 4096 byte",
                en: "The secret file \(path) has to hold one line of text of at most 4096 bytes"
            )
        case .credential(let name):
            Phrase(
                vi: "Không có thông tin xác thực \(name) trong $CREDENTIALS_DIRECTORY của systemd",
                en: "There is no credential \(name) in systemd's $CREDENTIALS_DIRECTORY"
            )
        case .syntax, .unknownKey, .type, .range, .header: settingMessage
        case .certificate(let path):
            Phrase(
                vi: "Tệp \(path) không chứa chứng thư PEM",
                en: "The file \(path) holds no PEM certificate"
            )
        case .privateKey(let path):
            Phrase(
                vi: "Tệp \(path) không chứa khóa riêng PEM không mật khẩu hợp với chứng thư",
                en:
                    "The file \(path) holds no PEM private key, without a password, of the certificate"
            )
        case .halfPair(let path):
            Phrase(
                vi: "\(path): tls.certificate và tls.key phải đi cùng nhau",
                en: "\(path): tls.certificate and tls.key go together"
            )
        }
    }

    private var settingMessage: Phrase {
        switch self {
        case .syntax(let path, let line, let column):
            Phrase(
                vi: "\(path):\(line):\(column): không đúng cú pháp TOML",
                en: "\(path):\(line):\(column): this is no TOML"
            )
        case .unknownKey(let path, let key):
            Phrase(
                vi: "\(path): không có thiết lập \(key)",
                en: "\(path): there is no setting \(key)"
            )
        case .type(let path, let key, let wanted), .range(let path, let key, let wanted):
            Phrase(
                vi: "\(path): \(key) phải là \(wanted.vi)",
                en: "\(path): \(key) has to be \(wanted.en)"
            )
        case .header(let path, let name):
            Phrase(
                vi: "\(path): không đặt được tiêu đề \(name)",
                en: "\(path): the header \(name) cannot be set"
            )
        default: Phrase("")
        }
    }

    /// What to do; nil when the message says it all.
    public var hint: Phrase? {
        switch self {
        case .exposed(let path): Phrase("chmod 600 \(path)")
        case .plainText: Phrase("https://…")
        case .header(_, let name):
            Phrase(
                vi: "tiêu đề mang bí mật cần secret_file hoặc credential: "
                    + "\(name) = { secret_file = \"…\" }",
                en: "a header with a secret needs secret_file or credential: "
                    + "\(name) = { secret_file = \"…\" }"
            )
        default: nil
        }
    }
}
