import Glibc
import Identity
import NIOSSL

/// Why the server cannot start.
struct StartProblem: Error {
    /// The exit status: 66 a file, 69 the port.
    let status: Int32
    /// One line for people.
    let message: Phrase

    /// A file that cannot be used.
    static func file(_ path: String) -> StartProblem {
        StartProblem(
            status: 66,
            message: Phrase(vi: "không dùng được tệp \(path)", en: "cannot use the file \(path)")
        )
    }
}

/// The server's certificate and what it asks of clients.
enum ServerTLS {
    /// What the TLS library is told; nil for plain HTTP.
    ///
    /// - Throws: `StartProblem`.
    static func configuration(_ options: TLSOptions) throws -> TLSConfiguration? {
        guard options.isOn else { return nil }
        var configuration: TLSConfiguration
        if let path = options.certificate, let keyPath = options.key {
            guard let chain = try? NIOSSLCertificate.fromPEMFile(path), !chain.isEmpty else {
                throw StartProblem.file(path)
            }
            guard let key = try? NIOSSLPrivateKey(file: keyPath, format: .pem) else {
                throw StartProblem.file(keyPath)
            }
            configuration = .makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) },
                privateKey: .privateKey(key)
            )
        } else {
            let own = try OwnCertificate()
            if let path = options.saveTo { try save(own.certificate, to: path) }
            let chain = try NIOSSLCertificate.fromPEMBytes(Array(own.certificate.utf8))
            configuration = .makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) },
                privateKey: .privateKey(
                    try NIOSSLPrivateKey(bytes: Array(own.key.utf8), format: .pem)
                )
            )
        }
        configuration.minimumTLSVersion = .tlsv12
        if let path = options.clientAuthority {
            guard let trusted = try? NIOSSLCertificate.fromPEMFile(path), !trusted.isEmpty else {
                throw StartProblem.file(path)
            }
            configuration.trustRoots = .certificates(trusted)
            configuration.certificateVerification = .noHostnameVerification
        }
        return configuration
    }

    private static func save(_ text: String, to path: String) throws {
        guard let file = fopen(path, "we") else { throw StartProblem.file(path) }
        let isWritten = fputs(text, file) >= 0
        guard fclose(file) == 0, isWritten else { throw StartProblem.file(path) }
    }
}
