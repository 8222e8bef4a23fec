import Glibc
import Testing

@testable import Synthesis

/// A population written to a scratch folder and read back; the folder goes with it.
final class SeedFiles {
    static let names = [
        "citizens", "vneid", "vnpost", "logins", "links", "dossiers", "documents", "registry",
        "agents",
    ]
    let folder: String

    init(citizens: Int, seed: UInt64) throws {
        folder = try Self.scratchFolder()
        try SyntheticPopulation(citizens: citizens, seed: seed).write(to: folder)
    }

    deinit {
        for name in Self.names { unlink("\(folder)/\(name).csv") }
        rmdir(folder)
    }

    /// The rows of a file as dictionaries by column.
    func rows(_ name: String) throws -> [[String: String]] {
        var lines = CSVReader.records(try bytes(name))
        let header = try #require(lines.first)
        lines.removeFirst()
        return lines.map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
    }

    /// The content of a file.
    func bytes(_ name: String) throws -> [UInt8] {
        try Self.read("\(folder)/\(name).csv")
    }

    /// FNV-1a (64 bits) over all files in a fixed order.
    func digest() throws -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for name in Self.names {
            for byte in try bytes(name) {
                hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
            }
        }
        return hash
    }

    /// A new empty folder.
    static func scratchFolder() throws -> String {
        var template = Array("/tmp/lienket-seed-test-XXXXXX".utf8CString)
        let made = template.withUnsafeMutableBufferPointer {
            $0.baseAddress.flatMap { mkdtemp($0) }
        }
        _ = try #require(made)
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func read(_ path: String) throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        var result: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count <= 0 { return result }
            result.append(contentsOf: buffer[..<count])
        }
    }
}

/// A strict reader of RFC 4180.
enum CSVReader {
    static func records(_ bytes: [UInt8]) -> [[String]] {
        var records: [[String]] = []
        var record: [String] = []
        var cell: [UInt8] = []
        var quoted = false
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            switch byte {
            case UInt8(ascii: "\"") where quoted && place < bytes.count && bytes[place] == byte:
                cell.append(byte)
                place += 1
            case UInt8(ascii: "\""): quoted.toggle()
            case UInt8(ascii: ",") where !quoted:
                record.append(String(decoding: cell, as: UTF8.self))
                cell = []
            case UInt8(ascii: "\n") where !quoted:
                record.append(String(decoding: cell, as: UTF8.self))
                cell = []
                records.append(record)
                record = []
            default: cell.append(byte)
            }
        }
        return records
    }
}
