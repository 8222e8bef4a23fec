/// One line of a bundle's openings: a disclosure and the record that commits to it.
struct BundleOpening {
    /// The longest line in bytes.
    static let maximumLength = 64 * 1024

    let seq: Int64
    let name: String
    let disclosure: String

    init(seq: Int64, name: String, disclosure: String) {
        self.seq = seq
        self.name = name
        self.disclosure = disclosure
    }

    /// Reads a line; accepts exactly what `encoded()` writes.
    init?(line: UnsafeRawBufferPointer) {
        guard line.count <= Self.maximumLength else { return nil }
        let bytes = Array(line)
        var (texts, seq): ([String: String], Int64?) = ([:], nil)
        var reader = JSONReader(bytes)
        do {
            try reader.sortedObject { key, reader in
                if key == "seq" {
                    seq = try reader.integer()
                } else {
                    texts[key] = try reader.string()
                }
            }
        } catch {
            return nil
        }
        guard let seq, let name = texts["name"], let disclosure = texts["disclosure"] else {
            return nil
        }
        self.init(seq: seq, name: name, disclosure: disclosure)
        guard encoded() == bytes else { return nil }
    }

    /// The line without line break.
    func encoded() -> [UInt8] {
        var object = JSONObjectWriter(capacity: 256)
        object.member("disclosure", disclosure)
        object.member("name", name)
        object.member("seq", seq)
        return object.finish()
    }

    /// Whether the disclosure is what the line says and the record holds its digest.
    func isCommitted(in record: LeafSummary) -> Bool {
        guard let opened = try? Disclosure(text: disclosure) else { return false }
        return NoteName.areSame(opened.name, name) && record.digests.contains(opened.digest)
    }

    /// Whether this line may stand before another: by record, then by name, nothing twice.
    func precedes(_ other: BundleOpening) -> Bool {
        seq < other.seq
            || (seq == other.seq && name.utf8.lexicographicallyPrecedes(other.name.utf8))
    }
}
