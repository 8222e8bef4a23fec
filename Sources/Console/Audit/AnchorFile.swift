import CommandKit
import Glibc
import Identity

/// Reads a small text file that an auditor brings: a checkpoint kept earlier, anchor lines.
package struct AnchorFile {
    /// The largest file, in bytes.
    static let largest = 1 << 20

    private let closed: [String]

    /// Makes a reader.
    ///
    /// - Parameter closed: the store's own files, which are not read.
    package init(closed: [String] = []) {
        self.closed = closed
    }

    /// A file's text.
    ///
    /// - Throws: `CommandError` `file.not-found` or `file.unreadable`.
    package func text(_ name: String) throws -> String {
        // Somebody may name a file after a citizen.
        let path = PersonalData.redacted(name)
        do {
            let bytes = try DiskFiles(closed: closed).bytes(of: name)
            guard bytes.count <= AnchorFile.largest,
                let text = String(validating: bytes, as: UTF8.self)
            else { throw ScriptReadError.unreadable }
            return text
        } catch ScriptReadError.missing {
            throw CommandError(
                "file.not-found",
                Phrase(vi: "Không có tệp \(path)", en: "There is no file \(path)"),
                hint: Phrase(
                    vi: "tệp là mốc ký (checkpoint) đã lưu trước đây",
                    en: "the file is a checkpoint that was kept earlier"
                ),
                outcome: .notFound
            )
        } catch {
            throw CommandError(
                "file.unreadable",
                Phrase(vi: "Không đọc được tệp \(path)", en: "The file \(path) cannot be read"),
                outcome: .failed
            )
        }
    }
}
