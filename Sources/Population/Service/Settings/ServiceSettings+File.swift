import Identity

extension ServiceSettings {
    /// Reads a settings file (TOML).
    ///
    /// Paths in it may be relative to the file's own folder. Secrets stand in files of their own
    /// (`secret_file`), of mode 0600 or 0400 and ours, or come from systemd (`credential`).
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - credentials: the folder that systemd names in `CREDENTIALS_DIRECTORY`; nil for none.
    /// - Throws: `ServiceProblem`; a setting that there is not is an error too.
    public init(file path: String, credentials: String?) throws(ServiceProblem) {
        let bytes = try SettingsFile.bytes(path)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .syntax(path, line: 1, column: 1)
        }
        let folder = SettingsFolder(of: path, credentials: credentials)
        var root = try SettingsTable(path: path, text: text)
        let usual = ServiceSettings()
        self.init(
            deadline: try root.seconds("deadline", Self.limits.deadline) ?? usual.deadline,
            retries: try root.whole("retries", Self.limits.retries) ?? usual.retries,
            inFlight: try root.whole("in_flight", Self.limits.inFlight) ?? usual.inFlight,
            quota: try root.whole("quota", Self.limits.quota) ?? usual.quota,
            unit: try root.text("unit"),
            headers: try folder.headers(try root.table("headers")),
            authorization: try folder.authorization(try root.table("authorization")),
            tls: try folder.tls(try root.table("tls"))
        )
        try root.finish()
    }
}

/// The folder of a settings file, to which the paths in it are relative.
struct SettingsFolder {
    private let folder: String
    private let credentials: String?

    init(of path: String, credentials: String?) {
        folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        self.credentials = credentials
    }

    func headers(_ table: SettingsTable?) throws(ServiceProblem) -> [ServiceHeader] {
        guard var table else { return [] }
        var headers: [ServiceHeader] = []
        for name in table.keys.sorted() {
            guard HeaderRules.isAllowed(name) else { throw .header(table.path, name) }
            let value: ServiceSecret?
            if table.isText(name) {
                guard !HeaderRules.isSecret(name) else { throw .header(table.path, name) }
                value = try table.text(name).map { ServiceSecret($0) }
            } else if var inner = try table.table(name) {
                value = try secret(&inner)
                try inner.finish()
            } else {
                value = nil
            }
            guard let value, HeaderRules.isValue(value.value) else {
                throw .header(table.path, name)
            }
            headers.append(ServiceHeader(name, value))
        }
        return headers
    }

    func authorization(_ table: SettingsTable?) throws(ServiceProblem) -> ServiceAuthorization? {
        guard var table else { return nil }
        guard let user = try table.text("user"), !user.contains(":") else {
            throw .type(
                table.path,
                table.name("user"),
                Phrase(vi: "tên người dùng không có dấu hai chấm", en: "a user without a colon")
            )
        }
        let unit = try table.text("timestamp") ?? "ms"
        guard unit == "ms" || unit == "s" else {
            throw .type(table.path, table.name("timestamp"), Phrase(vi: "ms hoặc s", en: "ms or s"))
        }
        let authorization = ServiceAuthorization(
            user: user,
            secret: try secret(&table),
            serviceURL: try table.text("service_url"),
            inSeconds: unit == "s"
        )
        try table.finish()
        return authorization
    }

    func tls(_ table: SettingsTable?) throws(ServiceProblem) -> ServiceTLS {
        guard var table else { return ServiceTLS() }
        let tls = ServiceTLS(
            authorities: try table.text("ca").map(resolved),
            certificate: try table.text("certificate").map(resolved),
            key: try table.text("key").map(resolved)
        )
        try table.finish()
        guard (tls.certificate == nil) == (tls.key == nil) else { throw .halfPair(table.path) }
        return tls
    }

    private func secret(_ table: inout SettingsTable) throws(ServiceProblem) -> ServiceSecret {
        let file = try table.text("secret_file")
        let credential = try table.text("credential")
        switch (file, credential) {
        case (let file?, nil): return try SettingsFile.secret(resolved(file))
        case (nil, let name?): return try SettingsFile.credential(name, in: credentials)
        default:
            throw .type(
                table.path,
                table.name("secret_file"),
                Phrase(
                    vi: "đường dẫn tệp bí mật (hoặc dùng credential, chỉ một trong hai)",
                    en: "the path of a secret file (or use credential, one of the two)"
                )
            )
        }
    }

    private func resolved(_ path: String) -> String {
        path.hasPrefix("/") ? path : folder + path
    }
}
