import Testing

@testable import Population

@Suite struct ServiceURLTests {
    private func problem(_ text: String) -> ServiceProblem? {
        do {
            _ = try ServiceURL(text)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        "https://ndxp.example/dan-cu", "https://10.1.2.3:8443/", "HTTPS://ndxp.example",
        "https://[2001:db8::1]:8443/x?y=z", "http://localhost:8089/", "http://127.0.0.1",
        "http://127.255.0.9:1/", "http://[::1]:8089/", "HTTP://LOCALHOST/",
    ]) func theseAreAsked(_ text: String) { #expect(problem(text) == nil) }

    @Test(arguments: [
        "http://ndxp.example/", "http://10.1.2.3/", "http://127.0.0.1.example/",
        "http://localhost.example/", "http://128.0.0.1/", "http://127.1/", "http://127.0.0.01/",
        "http://[::2]/", "http://[::ffff:10.0.0.1]/", "http://2130706433/", "http://127.0.0.256/",
    ]) func plainTextToOtherMachinesIsRefused(_ text: String) {
        #expect(problem(text) == .plainText)
    }

    @Test(arguments: [
        "https://lan@ndxp.example/", "https://lan:x@ndxp.example/",
        "http://localhost@evil.example/",
        "http://127.0.0.1:80@evil.example/", "https://@ndxp.example/",
    ]) func usersInAddressesAreRefused(_ text: String) { #expect(problem(text) == .userInURL) }

    @Test(arguments: [
        "", "ndxp.example", "ftp://ndxp.example/", "file:///etc/passwd", "https://", "https:///x",
        "https://a b/", "https://ndxp.example/#x", "http:/localhost/", "//localhost/",
        "https://ndxp.example:0/", "https://ndxp.example:65536/",
        "http://localhost\\@evil.example/",
        "https://ndxp.example/\n", "https://bộ.example/", "unix:///run/x",
    ]) func theseAreNoAddresses(_ text: String) { #expect(problem(text) == .url) }
}
