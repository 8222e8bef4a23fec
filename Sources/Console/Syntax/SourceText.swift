/// A command file's bytes as logical lines.
///
/// A BOM and CRLF line ends are accepted; lines that end in a backslash are joined with the next one.
/// A line that is not text yields an error with its place instead of a line, and reading goes on, so
/// that a check of the whole file reports every one.
package struct SourceText: Sendable {
    /// The logical lines in order, blank ones and comments included.
    package let lines: [LineText]
    /// What is wrong, each with the line to show.
    package let errors: [Fault]

    /// A mistake in a file with the line that it stands in.
    package struct Fault: Sendable, Hashable {
        /// The mistake.
        package let error: LineError
        /// The line, repaired where it was not text.
        package let line: LineText
    }

    /// Reads a file's bytes.
    package init(bytes: [UInt8]) {
        var reader = LogicalLineReader(bytes: bytes)
        reader.run()
        lines = reader.lines
        errors = reader.errors
    }
}

/// The walk over a file, a physical line at a time.
private struct LogicalLineReader {
    let bytes: [UInt8]
    var lines: [LineText] = []
    var errors: [SourceText.Fault] = []
    private var pending: [UInt8] = []
    private var pendingNumber = 0
    private var state = JoinState.start

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func run() {
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var number = 1
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            var content = bytes[start..<end]
            if content.last == 0x0D { content = content.dropLast() }
            take(content, number: number)
            start = end + 1
            number += 1
        }
        if pendingNumber > 0 { finish() }
    }

    /// Takes one physical line, without its line break.
    private mutating func take(_ content: ArraySlice<UInt8>, number: Int) {
        if let fault = fault(in: content, number: number) {
            errors.append(fault)
            pending = []
            pendingNumber = 0
            state = .start
            return
        }
        if pendingNumber == 0 {
            pendingNumber = number
        } else {
            pending.append(0x0A)
        }
        pending.append(contentsOf: content)
        state = state.after(content)
        if pending.count > Tokenizer.longestLine {
            let line = LineText(
                String(decoding: pending.prefix(80), as: UTF8.self),
                number: pendingNumber
            )
            errors.append(.init(error: .lineTooLong(at: line.span(0..<0)), line: line))
            pending = []
            pendingNumber = 0
            state = .start
        } else if !state.isJoined {
            finish()
        }
    }

    private mutating func finish() {
        lines.append(LineText(String(decoding: pending, as: UTF8.self), number: pendingNumber))
        pending = []
        pendingNumber = 0
        state = .start
    }

    /// What is wrong with a physical line's bytes, if anything.
    private func fault(in content: ArraySlice<UInt8>, number: Int) -> SourceText.Fault? {
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
