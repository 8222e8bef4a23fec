import Crypto
import Foundation
import Identity
import NIOHTTP1

/// The headers of a call.
struct CallHeaders: Sendable {
    let url: ServiceURL
    let headers: [ServiceHeader]
    let authorization: ServiceAuthorization?

    /// All headers of a call that is made at a time.
    func at(_ now: Instant) -> HTTPHeaders {
        var all: HTTPHeaders = [
            "Content-Type": "application/xml; charset=utf-8",
            "Accept": "text/xml, application/xml",
            "Accept-Encoding": "gzip",
            "SOAPAction": "\"\"",
        ]
        for header in headers { all.replaceOrAdd(name: header.name, value: header.value.value) }
        if let authorization {
            let time = now.milliseconds / (authorization.inSeconds ? 1000 : 1)
            all.replaceOrAdd(name: "Timestamp", value: String(time))
            all.replaceOrAdd(name: "Authorization", value: basic(authorization, time))
        }
        return all
    }

    private func basic(_ authorization: ServiceAuthorization, _ time: Int64) -> String {
        let address = authorization.serviceURL ?? url.text
        let user = authorization.user
        let text = address + user + String(time) + authorization.secret.value
        let hash = SHA256.hash(data: Data(text.utf8)).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        return "Basic " + Data("\(user):\(hash.joined())".utf8).base64EncodedString()
    }
}
