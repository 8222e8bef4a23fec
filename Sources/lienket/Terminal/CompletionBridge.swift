import Console
import Glibc
import Identity
import LineEditing

/// Answers the line editor's Tab from the manifests and this session.
struct CompletionBridge {
    let dispatcher: Dispatcher

    /// What fits at the cursor.
    func complete(_ line: String, _ cursor: Int) -> LineEditing.Completion {
        dispatcher.refreshCommands()
        let completer = Console.Completer(registry: dispatcher.context.registry)
        let found = completer.complete(
            line,
            cursor: cursor,
            dispatcher.completionContext(files: list)
        )
        return LineEditing.Completion(
            replacing: found.range,
            with: found.candidates.map {
                LineEditing.Candidate($0.text, description: $0.description, isFinal: $0.isFinal)
            }
        )
    }
}

/// A folder's entries for completion, at most 500.
@Sendable private func list(_ folder: String) -> [CompletionContext.File] {
    let path = folder.isEmpty ? "." : folder
    guard let handle = opendir(path) else { return [] }
    defer { closedir(handle) }
    var files: [CompletionContext.File] = []
    while files.count < 500, let entry = readdir(handle) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        guard name != ".", name != ".." else { continue }
        files.append(.init(name, isFolder: entry.pointee.d_type == UInt8(DT_DIR)))
    }
    return files.sorted { $0.name < $1.name }
}
