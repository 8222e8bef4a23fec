import CLineEdit
import Glibc

extension LineEvent {
    /// The event that a read of the C module ended with.
    init(result: Int32, line: @autoclosure () -> String, problem: Int32) {
        switch Int(result) {
        case CLE_LINE: self = .line(line())
        case CLE_INTERRUPTED: self = .interrupted
        case CLE_EOF: self = .endOfFile
        case CLE_SIGNAL: self = .signal(Interrupts.pendingTermination ?? SIGTERM)
        default: self = .failed(systemMessage(problem))
        }
    }

    init(result: Int32, editor: OpaquePointer) {
        var length = 0
        let start = cle_line(editor, &length)
        let bytes = UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : length)
        self.init(
            result: result,
            line: String(decoding: bytes, as: UTF8.self),
            problem: cle_error_number(editor)
        )
    }
}

/// The system's words for an error number.
func systemMessage(_ number: Int32) -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    // glibc's strerror is thread-safe since 2.32, and gives static text for known numbers.
    guard let text = strerror(number) else {
        return "errno \(number)"
    }
    strncpy(&buffer, text, buffer.count - 1)
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
}
