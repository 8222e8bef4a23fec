import NIOSSL

extension ServiceTLS {
    /// What the TLS library is told: TLS 1.2 at least, certificate and name always verified.
    ///
    /// - Throws: `ServiceProblem`, for files that cannot be used.
    func configuration() throws(ServiceProblem) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        if let authorities {
            configuration.trustRoots = .certificates(try Self.certificates(authorities))
        }
        guard let certificate, let key else { return configuration }
        let chain = try Self.certificates(certificate)
        configuration.certificateChain = chain.map { .certificate($0) }
        let bytes = try SettingsFile.privateBytes(key)
        do {
            let privateKey = try NIOSSLPrivateKey(bytes: bytes, format: .pem)
            configuration.privateKey = .privateKey(privateKey)
            // Whether certificate and key belong together.
            _ = try NIOSSLContext(configuration: configuration)
        } catch {
            throw .privateKey(key)
        }
        return configuration
    }

    private static func certificates(_ path: String) throws(ServiceProblem) -> [NIOSSLCertificate] {
        let bytes = try SettingsFile.bytes(path)
        guard let found = try? NIOSSLCertificate.fromPEMBytes(bytes), !found.isEmpty else {
            throw .certificate(path)
        }
        return found
    }
}
