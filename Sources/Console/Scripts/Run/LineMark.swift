import AuditLog

/// What tells the lines of a script from each other without keeping them.
///
/// A mark is eight bytes of SHA-256 over the run's salt and the line's words: names replaced, blanks
/// and comments left out, so that a file may be laid out anew before a run is resumed.
struct LineMark {
    /// Bytes of a mark.
    static let length = 8

    /// The words of an item, one behind the other.
    static func text(of item: ScriptItem) -> [UInt8] {
        var text: [UInt8] = []
        switch item {
        case .line(let line):
            text.append(line.manner.ignoresFailure ? 1 : 0)
            if let assertion = line.manner.assertion {
                text.append(contentsOf: assertion.word.utf8)
            }
            for word in line.parsed.line.words {
                text.append(0x1F)
                text.append(contentsOf: word.text.utf8)
            }
            let globals = line.parsed.globals
            text.append(0x1E)
            text.append((globals.yes ? 1 : 0) + (globals.dryRun ? 2 : 0))
        case .reject(let rejected):
            text.append(2)
            for cell in rejected.row.cells {
                text.append(0x1F)
                text.append(contentsOf: cell.utf8)
            }
        case .fault: break
        }
        return text
    }

    /// The mark of a line.
    static func mark(_ text: [UInt8], salt: [UInt8]) -> ArraySlice<UInt8> {
        MerkleHash.leaf(salt + text).bytes[..<length]
    }

    /// The digest of a script, one line longer.
    static func digest(_ digest: MerkleHash, adding text: [UInt8]) -> MerkleHash {
        .node(digest, .leaf(text))
    }
}
