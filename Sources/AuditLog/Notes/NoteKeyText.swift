/// The shared layout of `vkey` and `skey` lines: name, key id and base64(type || key bytes).
struct NoteKeyText {
    /// What a private key's line starts with (Go `sumdb/note`).
    static let secretPrefix = "PRIVATE+KEY+"

    let name: String
    let id: UInt32
    let algorithm: NoteAlgorithm
    let key: [UInt8]

    init(name: String, id: UInt32, algorithm: NoteAlgorithm, key: [UInt8]) {
        self.name = name
        self.id = id
        self.algorithm = algorithm
        self.key = key
    }

    /// Reads `name+keyid+base64`; the base64 part may hold `+` itself.
    init(_ text: some StringProtocol) throws(NoteError) {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let idBytes = Hex.decode(parts[1]), idBytes.count == 4,
            let body = Base64.decode(parts[2]), let type = body.first
        else { throw .malformedKey }
        guard let known = NoteAlgorithm(rawValue: type) else { throw .unsupportedAlgorithm(type) }
        name = String(parts[0])
        id = idBytes.reduce(0) { $0 << 8 | UInt32($1) }
        algorithm = known
        key = Array(body.dropFirst())
    }

    var text: String {
        let body = Base64.encode([algorithm.rawValue] + key)
        return "\(name)+\(Hex.encode(bigEndianBytes(id)))+\(body)"
    }
}
