/// One text that may stand at the cursor.
public struct Candidate: Equatable, Sendable {
    /// The text as it is put into the line, quoted if it must be.
    public var text: String
    /// What it is, for the list; may be empty.
    public var description: String
    /// Whether the word ends here, so that a space follows.
    public var isFinal: Bool

    /// Makes a candidate.
    public init(_ text: String, description: String = "", isFinal: Bool = true) {
        self.text = text
        self.description = description
        self.isFinal = isFinal
    }
}

/// What may stand at the cursor, and the part of the line it replaces.
public struct Completion: Equatable, Sendable {
    /// The bytes (UTF-8 offsets into the line) that a candidate replaces.
    public var replacementRange: Range<Int>
    /// The candidates, in the order they are shown.
    public var candidates: [Candidate]

    /// Makes a completion.
    public init(replacing replacementRange: Range<Int>, with candidates: [Candidate]) {
        self.replacementRange = replacementRange
        self.candidates = candidates
    }
}

/// Finds what may stand at a cursor, given as an offset into the line's UTF-8.
public typealias Completer = (_ line: String, _ cursorByteOffset: Int) -> Completion

/// What the Tab key does to a line.
enum CompletionStep: Equatable {
    case nothing
    case replace(Range<Int>, String)
    case list

    /// One candidate goes in whole; several as far as they agree; then they are listed.
    init(_ completion: Completion, line: String) {
        let bytes = Array(line.utf8)
        let range = completion.replacementRange
        guard range.lowerBound >= 0, range.upperBound <= bytes.count else {
            self = .nothing
            return
        }
        let current = String(decoding: bytes[range], as: UTF8.self)
        let candidates = completion.candidates
        guard let first = candidates.first else {
            self = .nothing
            return
        }
        if candidates.count == 1 {
            self = Self.whole(first, range: range, bytes: bytes)
            return
        }
        let common = Self.commonPrefix(candidates.map(\.text))
        // Same characters or fewer: nothing to add, so show what there is.
        self = common.count > current.count ? .replace(range, common) : .list
    }

    private static func whole(_ candidate: Candidate, range: Range<Int>, bytes: [UInt8]) -> Self {
        guard candidate.isFinal else {
            return .replace(range, candidate.text)
        }
        let space = UInt8(ascii: " ")
        let spaceFollows = range.upperBound < bytes.count && bytes[range.upperBound] == space
        let upper = spaceFollows ? range.upperBound + 1 : range.upperBound
        return .replace(range.lowerBound..<upper, candidate.text + " ")
    }

    /// The longest text that all begin with; whole characters only.
    static func commonPrefix(_ texts: [String]) -> String {
        guard var prefix = texts.first.map({ Substring($0) }) else {
            return ""
        }
        for text in texts.dropFirst() {
            let agreed = zip(prefix, text).prefix { $0 == $1 }.count
            prefix = prefix.prefix(agreed)
        }
        return String(prefix)
    }
}
