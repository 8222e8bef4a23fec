/// What an export bundle says about itself: its range and the digest of every other file.
///
/// Nothing in it is trusted: it helps to tell a cut bundle from a whole one. It is one line of
/// canonical JSON with a line break.
public struct BundleManifest: Hashable, Sendable {
    /// One file of the bundle.
    public struct File: Hashable, Sendable {
        /// The file's name, without folder.
        public let name: String
        /// SHA-256 of its bytes, 64 lower-case hexadecimal digits.
        public let sha256: String

        /// Pairs a name with a digest.
        /// - Parameters:
        ///   - name: the file's name.
        ///   - sha256: the digest in hexadecimal.
        public init(name: String, sha256: String) {
            self.name = name
            self.sha256 = sha256
        }
    }

    /// The manifest's own file name.
    public static let fileName = "manifest.json"

    /// The form of a bundle, as opposed to other exports.
    public static let bundleForm = "bundle"

    /// The largest manifest in bytes.
    public static let maximumLength = 64 * 1024

    /// The version of the format.
    static let version: Int64 = 1

    /// The log's origin.
    public let origin: String
    /// What kind of export it is; `bundleForm` for a bundle.
    public let form: String
    /// The index of the first record.
    public let first: Int64
    /// The number of records.
    public let count: Int64
    /// The number of records of the checkpoint's tree.
    public let size: Int64
    /// Every other file, sorted by name.
    public let files: [File]

    /// Describes a bundle.
    /// - Parameters:
    ///   - origin: the log's origin.
    ///   - form: what kind of export it is.
    ///   - first: the index of the first record.
    ///   - count: the number of records.
    ///   - size: the number of records of the checkpoint's tree.
    ///   - files: every other file, in any order.
    /// - Throws: `BundleError.malformedManifest` for a range outside the tree, a name that is no
    ///   plain file name or comes twice, a digest that is none, or more than 64 KiB in all.
    public init(
        origin: String,
        form: String = BundleManifest.bundleForm,
        first: Int64,
        count: Int64,
        size: Int64,
        files: [File]
    ) throws {
        self.origin = origin
        self.form = form
        self.first = first
        self.count = count
        self.size = size
        self.files = files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        guard NoteName.isValid(origin), (0...MerkleTree.maximumSize).contains(size),
            (0...size).contains(first), (0...size - first).contains(count),
            files.allSatisfy({ Self.isPlain($0.name) && Self.isDigest($0.sha256) }),
            Set(files.map(\.name)).count == files.count, encoded().count <= Self.maximumLength
        else { throw BundleError.malformedManifest }
    }

    /// Reads a manifest; accepts exactly what `encoded()` writes.
    /// - Parameter json: the file's bytes.
    /// - Throws: `BundleError.malformedManifest`.
    public init(json: [UInt8]) throws {
        var (texts, numbers): ([String: String], [String: Int64]) = ([:], [:])
        var files: [File] = []
        guard json.count <= Self.maximumLength, json.last == 0x0A else {
            throw BundleError.malformedManifest
        }
        do {
            var reader = JSONReader(Array(json.dropLast()))
            try reader.sortedObject { key, reader in
                switch key {
                case "form", "origin": texts[key] = try reader.string()
                case "files":
                    try reader.sortedObject { name, reader in
                        files.append(File(name: name, sha256: try reader.string()))
                    }
                default: numbers[key] = try reader.integer()
                }
            }
        } catch is JSONError {
            throw BundleError.malformedManifest
        }
        guard let origin = texts["origin"], let form = texts["form"], let first = numbers["first"],
            let count = numbers["count"], let size = numbers["size"]
        else { throw BundleError.malformedManifest }
        try self.init(
            origin: origin,
            form: form,
            first: first,
            count: count,
            size: size,
            files: files
        )
        // Writing it back refuses every other spelling, unknown members and other versions.
        guard encoded() == json else { throw BundleError.malformedManifest }
    }

    /// Writes the manifest: the exact bytes of the file, with the line break.
    public func encoded() -> [UInt8] {
        var out = Array("{\"count\":\(count),\"files\":{".utf8)
        for (position, file) in files.enumerated() {
            if position > 0 { out.append(0x2C) }
            JSONText.append(file.name, to: &out)
            out.append(0x3A)
            JSONText.append(file.sha256, to: &out)
        }
        out += Array("},\"first\":\(first),\"form\":".utf8)
        JSONText.append(form, to: &out)
        out += Array(",\"origin\":".utf8)
        JSONText.append(origin, to: &out)
        out += Array(",\"size\":\(size),\"v\":\(Self.version)}\n".utf8)
        return out
    }

    /// Whether the bundle holds the whole tree.
    public var isWhole: Bool { first == 0 && count == size }

    /// The index behind the last record.
    var end: Int64 { first + count }

    /// The digest of a file; nil when the manifest does not name it.
    func digest(of name: String) -> String? {
        files.first { $0.name.utf8.elementsEqual(name.utf8) }?.sha256
    }

    /// Whether a text is a file name that cannot lead out of the folder.
    private static func isPlain(_ name: String) -> Bool {
        (1...255).contains(name.utf8.count) && name.utf8.first != 0x2E && name != fileName
            && name.utf8.allSatisfy {
                switch $0 {
                case 0x2D, 0x2E, 0x5F, 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
                default: false
                }
            }
    }

    private static func isDigest(_ text: String) -> Bool { MerkleHash(hex: text) != nil }
}

/// The names of a bundle's files.
enum BundleFileName {
    static let checkpoint = "checkpoint"
    static let vkey = "vkey"
    static let leaves = "leaves.jsonl"
    static let proofs = "proofs.jsonl"
    static let hashes = "hashes.bin"
    static let consistency = "consistency"
    static let openings = "openings.jsonl"

    static let all = [checkpoint, consistency, hashes, leaves, openings, proofs, vkey]
}
