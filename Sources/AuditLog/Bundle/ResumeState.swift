import Crypto

/// How far a check of a bundle came, for a later one to go on.
///
/// It is trusted as far as the file it lies in: whoever can write there could make a check pass.
struct ResumeState: Equatable {
    /// The beginning of a file that was checked.
    struct Prefix: Equatable {
        let length: Int64
        /// SHA-256 in hexadecimal.
        let digest: String
    }

    /// The digest of all that the check depends on besides the large files.
    var inputs = ""
    /// How many records were checked.
    var done: Int64 = 0
    /// What was passed of each large file.
    var prefixes: [String: Prefix] = [:]
    /// The hashes of the tree's edge; nil when it was not known.
    var frontier: [MerkleHash]?
    /// What `TreeFold` found.
    var reproduced: Int64?
    var broken: Int64?
    var roots: [Int64: MerkleHash] = [:]
    /// What `LeafPass` and `OpeningsCheck` found.
    var mismatch: Int64?
    var openingsBad: Int64?
    var opened: Int64?
    var openedName: String?

    init() {}

    /// Reads a state; accepts exactly what `encoded()` writes.
    init?(json: [UInt8]) {
        var (texts, numbers): ([String: String], [String: Int64]) = ([:], [:])
        var reader = JSONReader(json)
        do {
            try reader.sortedObject { key, reader in
                if reader.peek() == 0x22 {
                    texts[key] = try reader.string()
                } else {
                    numbers[key] = try reader.integer()
                }
            }
        } catch {
            return nil
        }
        inputs = texts["inputs"] ?? ""
        done = numbers["done"] ?? -1
        for (name, value) in Self.pairs(texts["prefixes"]) {
            guard let length = Int64(value.length), length >= 0 else { return nil }
            prefixes[name] = Prefix(length: length, digest: value.hash.hex)
        }
        frontier = texts["frontier"].map { text in
            text.split(separator: " ").compactMap { MerkleHash(hex: $0) }
        }
        for (size, value) in Self.pairs(texts["roots"]) {
            guard let size = Int64(size) else { return nil }
            roots[size] = value.hash
        }
        (reproduced, broken) = (numbers["reproduced"], numbers["broken"])
        (mismatch, openingsBad) = (numbers["mismatch"], numbers["openingsBad"])
        (opened, openedName) = (numbers["opened"], texts["openedName"])
        guard done >= 0, encoded() == json else { return nil }
    }

    /// The state as one JSON object.
    func encoded() -> [UInt8] {
        var object = JSONObjectWriter(capacity: 4096)
        object.member("broken", broken)
        object.member("done", done)
        object.member("frontier", frontier.map(Self.text))
        object.member("inputs", inputs)
        object.member("mismatch", mismatch)
        object.member("opened", opened)
        object.member("openedName", openedName)
        object.member("openingsBad", openingsBad)
        object.member(
            "prefixes",
            prefixes.sorted { $0.key < $1.key }.reduce(into: "") {
                $0 += "\($1.key)=\($1.value.length):\($1.value.digest) "
            }
        )
        object.member("reproduced", reproduced)
        object.member(
            "roots",
            roots.sorted { $0.key < $1.key }.reduce(into: "") {
                $0 += "\($1.key)=0:\($1.value.hex) "
            }
        )
        object.member("v", Int64(1))
        return object.finish()
    }

    private static func text(_ hashes: [MerkleHash]) -> String {
        hashes.reduce(into: "") { $0 += "\($1.hex) " }
    }

    /// Splits `name=length:hash name=length:hash `; what does not fit is left out and so changes the
    /// spelling.
    private static func pairs(
        _ text: String?
    ) -> [(String, (length: Substring, hash: MerkleHash))] {
        (text ?? "").split(separator: " ").compactMap { word in
            let parts = word.split(separator: "=")
            guard parts.count == 2 else { return nil }
            let values = parts[1].split(separator: ":")
            guard values.count == 2, let hash = MerkleHash(hex: values[1]) else { return nil }
            return (String(parts[0]), (values[0], hash))
        }
    }
}
