import Crypto
import Foundation
import SwiftASN1
import X509

/// A certificate for this machine, signed by itself, and its key; both only in memory.
struct OwnCertificate {
    /// The certificate as PEM.
    let certificate: String
    /// The private key as PEM.
    let key: String

    /// Makes a certificate for `localhost`, `127.0.0.1` and `::1` that holds from an hour ago for a
    /// year.
    init() throws {
        let secret = P256.Signing.PrivateKey()
        let name = try DistinguishedName { CommonName("lienket-registry") }
        let loopback6 = [UInt8](repeating: 0, count: 15) + [1]
        let made = try Certificate(
            version: .v3,
            serialNumber: Certificate.SerialNumber(),
            publicKey: Certificate.PublicKey(secret.publicKey),
            notValidBefore: Date.now.addingTimeInterval(-3600),
            notValidAfter: Date.now.addingTimeInterval(365 * 86_400),
            issuer: name,
            subject: name,
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil))
                SubjectAlternativeNames([
                    .dnsName("localhost"),
                    .ipAddress(ASN1OctetString(contentBytes: [127, 0, 0, 1])),
                    .ipAddress(ASN1OctetString(contentBytes: loopback6[...])),
                ])
            },
            issuerPrivateKey: Certificate.PrivateKey(secret)
        )
        certificate = try made.serializeAsPEM().pemString + "\n"
        key = secret.pemRepresentation
    }
}
