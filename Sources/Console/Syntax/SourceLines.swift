/// A command file's bytes as logical lines, one after the other.
///
/// A BOM and CRLF line ends are accepted; lines that end in a backslash are joined with the next one.
/// A line that is not text yields an error with its place instead of a line, and reading goes on, so
/// that a check of the whole file reports every one.
package struct SourceLines: IteratorProtocol, Sequence {
    /// A mistake in a file with the line that it stands in.
    package struct Fault: Error, Sendable, Hashable {
        /// The mistake.
        package let error: LineError
        /// The line, repaired where it was not text.
        package let line: LineText
    }

    private let bytes: [UInt8]
    private var start: Int
    /// The number of the next physical line.
    private var number = 1

    /// Begins to read a file's bytes.
    package init(bytes: [UInt8]) {
        self.bytes = bytes
        start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// The next logical line, blank ones and comments included, or what is wrong with it; nil at the
    /// end.
    package mutating func next() -> Result<LineText, Fault>? {
        guard start < bytes.count else { return nil }
        let first = number
        let low = start
        var state = JoinState.start
        var joined: [UInt8]?
        while start < bytes.count {
            let content = physicalLine()
            if let fault = fault(in: content, number: number - 1) { return .failure(fault) }
            state = state.after(content)
            if joined != nil || state.isJoined {
                if joined != nil { joined?.append(0x0A) }
                joined = (joined ?? []) + content
            }
            let length = joined?.count ?? content.count
            guard length <= Tokenizer.longestLine else {
                let line = LineText(
                    String(decoding: bytes[low...].prefix(80), as: UTF8.self),
                    number: first
                )
                return .failure(Fault(error: .lineTooLong(at: line.span(0..<0)), line: line))
            }
            if !state.isJoined {
                return .success(
                    LineText(
                        String(decoding: joined?[...] ?? content, as: UTF8.self),
                        number: first
                    )
                )
            }
        }
        return .success(LineText(String(decoding: joined ?? [], as: UTF8.self), number: first))
    }

    /// Takes one physical line, without its line break.
    private mutating func physicalLine() -> ArraySlice<UInt8> {
        let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
        var content = bytes[start..<end]
        if content.last == 0x0D { content = content.dropLast() }
        start = end + 1
        number += 1
        return content
    }

    /// What is wrong with a physical line's bytes, if anything.
    private func fault(in content: ArraySlice<UInt8>, number: Int) -> Fault? {
        if let place = content.firstIndex(of: 0) {
            let line = LineText(String(decoding: content, as: UTF8.self), number: number)
            let before = place - content.startIndex
            return .init(error: .nulByte(at: line.span(before..<before + 1)), line: line)
        }
        guard String(validating: content, as: UTF8.self) == nil else { return nil }
        let valid = validPrefix(content)
        let line = LineText(String(decoding: content, as: UTF8.self), number: number)
        return .init(
            error: .invalidUTF8(
                byteOffset: content.startIndex + valid,
                at: line.span(valid..<valid + 3)
            ),
            line: line
        )
    }

    /// How many bytes at the start are valid UTF-8.
    private func validPrefix(_ content: ArraySlice<UInt8>) -> Int {
        var parser = Unicode.UTF8.ForwardParser()
        var iterator = content.makeIterator()
        var count = 0
        while case .valid(let scalar) = parser.parseScalar(from: &iterator) {
            count += scalar.count
        }
        return count
    }
}

/// Whether a physical line's end is joined with the next line: only a backslash that is not itself
/// taken, quoted by `'`, or in a comment joins.
private struct JoinState {
    /// The quote that is open, if any.
    private var quote: UInt8?
    /// Whether the next character starts a word.
    private var atWordStart = true
    /// Whether the line ended in a backslash that joins.
    private(set) var isJoined = false

    static let start = JoinState()

    func after(_ content: ArraySlice<UInt8>) -> JoinState {
        var next = self
        next.isJoined = false
        var index = content.startIndex
        while index < content.endIndex {
            let byte = content[index]
            switch (next.quote, byte) {
            case (nil, UInt8(ascii: "#")) where next.atWordStart: return .start
            case (nil, 0x20), (nil, 0x09): next.atWordStart = true
            case (UInt8(ascii: "'")?, UInt8(ascii: "'")): next.quote = nil
            case (UInt8(ascii: "'")?, _): break
            case (_, UInt8(ascii: "\\")):
                index += 1
                if index == content.endIndex {
                    next.isJoined = true
                    return next
                }
                next.atWordStart = false
            case (UInt8(ascii: "\"")?, UInt8(ascii: "\"")): next.quote = nil
            case (nil, UInt8(ascii: "'")), (nil, UInt8(ascii: "\"")):
                next.quote = byte
                next.atWordStart = false
            case (nil, _): next.atWordStart = false
            default: break
            }
            index += 1
        }
        return next
    }
}
