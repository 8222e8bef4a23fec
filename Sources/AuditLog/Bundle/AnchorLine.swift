/// A size and root of a log as the console tells the syslog after a commit.
public struct AnchorLine: Hashable, Sendable {
    /// The log's origin.
    public let origin: String

    /// The number of records after the commit.
    public let size: Int64

    /// The root of the tree over them.
    public let root: MerkleHash

    /// Takes over an anchor kept elsewhere.
    /// - Parameters:
    ///   - origin: the log's origin.
    ///   - size: the number of records.
    ///   - root: the root of the tree over them.
    public init(origin: String, size: Int64, root: MerkleHash) {
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// Finds `lienket-audit origin=O idx=41 leaf=<hex> size=42 root=<base64>` in a syslog line.
    /// - Parameter line: a line of a syslog, with whatever stands before and after; any line
    ///   without well-formed anchor gives nil.
    public init?(line: String) {
        let bytes = Array(line.utf8)
        let mark = Array("lienket-audit origin=".utf8)
        guard bytes.count >= mark.count,
            let start = (0...bytes.count - mark.count).first(where: {
                bytes[$0] == mark[0] && bytes[$0...].starts(with: mark)
            })
        else { return nil }
        let words = bytes[start...].split(
            separator: 0x20,
            maxSplits: 6,
            omittingEmptySubsequences: false
        )
        guard words.count >= 6,
            let origin = Self.value(of: "origin", words[1]), NoteName.isValid(origin),
            let index = Self.number(of: "idx", words[2]),
            let leaf = Self.value(of: "leaf", words[3]), MerkleHash(hex: leaf) != nil,
            let size = Self.number(of: "size", words[4]), size > 0, index == size - 1,
            let root = Self.value(of: "root", Self.word(words[5])).flatMap({
                MerkleHash(base64: $0)
            })
        else { return nil }
        self.init(origin: origin, size: size, root: root)
    }

    private static func value(of key: String, _ word: ArraySlice<UInt8>) -> String? {
        let mark = Array("\(key)=".utf8)
        guard word.starts(with: mark) else { return nil }
        return String(validating: word.dropFirst(mark.count), as: UTF8.self)
    }

    private static func number(of key: String, _ word: ArraySlice<UInt8>) -> Int64? {
        // Writing it back refuses signs and leading zeros.
        guard let digits = value(of: key, word), let number = Int64(digits),
            String(number) == digits, number <= MerkleTree.maximumSize
        else { return nil }
        return number
    }

    /// The last word may end the line.
    private static func word(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        bytes.prefix { $0 > 0x20 }
    }
}
