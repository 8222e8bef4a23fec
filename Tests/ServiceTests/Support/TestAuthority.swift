import Crypto
import Foundation
import NIOSSL
import SwiftASN1
import X509

@testable import ProgramSupport

/// A certificate authority of the tests, and what it signs; all keys are thrown away with it.
struct TestAuthority {
    /// A certificate and its key as files.
    struct Pair {
        let certificate: String
        let key: String
    }

    /// The authority's own certificate, a file.
    let certificate: String
    private let folder: String
    private let secret = P256.Signing.PrivateKey()
    private let name: DistinguishedName

    init(_ word: String, in folder: String) throws {
        self.folder = folder
        name = try DistinguishedName { CommonName(word) }
        certificate = "\(folder)/\(word).pem"
        let own = try Self.make(name, secret.publicKey, name, secret, isAuthority: true)
        try Files.write(Array(own.utf8), to: certificate)
    }

    /// A certificate for this machine.
    func pair(_ word: String, name host: String = "127.0.0.1") throws -> Pair {
        let key = P256.Signing.PrivateKey()
        let subject = try DistinguishedName { CommonName(word) }
        let text = try Self.make(
            subject,
            key.publicKey,
            name,
            secret,
            isAuthority: false,
            host: host
        )
        let pair = Pair(certificate: "\(folder)/\(word).pem", key: "\(folder)/\(word).key")
        try Files.write(Array(text.utf8), to: pair.certificate)
        try Files.write(Array(key.pemRepresentation.utf8), to: pair.key)
        return pair
    }

    /// A server's side of TLS.
    static func server(_ pair: Pair, clients: String? = nil) throws -> NIOSSLContext {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: try NIOSSLCertificate.fromPEMFile(pair.certificate).map {
                .certificate($0)
            },
            privateKey: .privateKey(try NIOSSLPrivateKey(file: pair.key, format: .pem))
        )
        if let clients {
            configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(clients))
            configuration.certificateVerification = .noHostnameVerification
        }
        return try NIOSSLContext(configuration: configuration)
    }

    private static func make(
        _ subject: DistinguishedName,
        _ key: P256.Signing.PublicKey,
        _ issuer: DistinguishedName,
        _ secret: P256.Signing.PrivateKey,
        isAuthority: Bool,
        host: String = "127.0.0.1"
    ) throws -> String {
        let made = try Certificate(
            version: .v3,
            serialNumber: Certificate.SerialNumber(),
            publicKey: Certificate.PublicKey(key),
            notValidBefore: Date.now.addingTimeInterval(-3600),
            notValidAfter: Date.now.addingTimeInterval(86_400),
            issuer: issuer,
            subject: subject,
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(
                    isAuthority
                        ? BasicConstraints.isCertificateAuthority(maxPathLength: nil)
                        : BasicConstraints.notCertificateAuthority
                )
                SubjectAlternativeNames([
                    host == "127.0.0.1"
                        ? .ipAddress(ASN1OctetString(contentBytes: [127, 0, 0, 1]))
                        : .dnsName(host)
                ])
            },
            issuerPrivateKey: Certificate.PrivateKey(secret)
        )
        return try made.serializeAsPEM().pemString + "\n"
    }
}
