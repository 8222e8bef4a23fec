import Synchronization

/// Files as they were when they were first read: what is checked is what runs.
///
/// Command files are kept; of CSV files, which may be large, only what tells a change.
final class FileMemory: FileSource {
    private let files: any FileSource
    private let texts = Mutex<[String: Result<[UInt8], ScriptReadError>]>([:])
    private let stamps = Mutex<[String: [Int]]>([:])

    init(_ files: any FileSource) {
        self.files = files
    }

    func bytes(of path: String) throws(ScriptReadError) -> [UInt8] {
        let text = texts.withLock { texts in
            if let text = texts[path] { return text }
            let text = Result { () throws(ScriptReadError) in try files.bytes(of: path) }
            texts[path] = text
            return text
        }
        return try text.get()
    }

    func admit(_ path: String) throws(ScriptReadError) { try files.admit(path) }

    /// Whether a file is in the state in which it was first seen.
    func isUnchanged(_ path: String, stamp: [Int]) -> Bool {
        stamps.withLock { stamps in
            let first = stamps[path] ?? stamp
            stamps[path] = first
            return first == stamp
        }
    }
}
