/// The state of a log at one size (C2SP tlog-checkpoint): three lines, no extension lines.
public struct Checkpoint: Hashable, Sendable {
    /// The log's unique name, the same as its key's name.
    public let origin: String

    /// The number of records.
    public let size: Int64

    /// The root of the tree over them.
    public let root: MerkleHash

    /// Makes a checkpoint.
    /// - Parameters:
    ///   - origin: not empty, without `+`, white space and controls.
    ///   - size: 0 up to `MerkleTree.maximumSize`.
    ///   - root: the root; for size 0 it must be `MerkleHash.empty`.
    /// - Throws: `NoteError.malformedCheckpoint`.
    public init(origin: String, size: Int64, root: MerkleHash) throws {
        guard NoteName.isValid(origin), (0...MerkleTree.maximumSize).contains(size),
            size > 0 || root == .empty
        else { throw NoteError.malformedCheckpoint }
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// Reads the three lines of a note's text.
    /// - Parameter text: origin, decimal size without leading zero, base64 root; each line ends in
    ///   a line break and nothing follows.
    /// - Throws: `NoteError.malformedCheckpoint`.
    public init(text: String) throws {
        let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        guard lines.count == 4, lines[3].isEmpty else { throw NoteError.malformedCheckpoint }
        let digits = String(Substring(lines[1]))
        // Writing the number back refuses signs and leading zeros.
        guard let size = Int64(digits), String(size) == digits,
            let root = MerkleHash(base64: Substring(lines[2]))
        else { throw NoteError.malformedCheckpoint }
        try self.init(origin: String(Substring(lines[0])), size: size, root: root)
    }

    /// The three lines, as signed.
    public var text: String { "\(origin)\n\(size)\n\(root.base64)\n" }

    /// Signs the checkpoint.
    /// - Parameter key: the log's key; its name must be the origin.
    /// - Returns: a note with one signature.
    /// - Throws: `NoteError.malformedKey` for another log's key, or `.signingFailed`.
    public func signed(by key: NoteSignerKey) throws -> SignedNote {
        guard NoteName.areSame(key.name, origin) else { throw NoteError.malformedKey }
        let text = text
        return try SignedNote(text: text, signatures: [try key.sign(text: text)])
    }
}
