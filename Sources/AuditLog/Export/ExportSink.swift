import Crypto

/// A file of an export while it is written.
public protocol ExportFile: AnyObject {
    /// Adds bytes.
    /// - Parameter bytes: any number of bytes.
    /// - Throws: when they cannot be kept.
    func write(_ bytes: [UInt8]) throws

    /// Makes what was written durable and closes the file.
    /// - Throws: when it cannot be made durable.
    func finish() throws
}

/// Where an export's files go.
public protocol ExportSink {
    /// Begins a file.
    /// - Parameter name: its name, once an export.
    /// - Returns: the file.
    /// - Throws: when it cannot be made.
    func file(_ name: String) throws -> any ExportFile
}

/// A file that is digested while it is written, in pieces large enough for the system.
final class DigestedFile {
    let name: String
    private let file: any ExportFile
    private var hasher = SHA256()
    private var pending: [UInt8] = []

    /// Bytes that are gathered before they are written.
    private static let pieceLength = 1 << 20

    init(_ name: String, in sink: some ExportSink) throws {
        self.name = name
        file = try sink.file(name)
        pending.reserveCapacity(Self.pieceLength + 1 << 16)
    }

    /// Adds what `body` appends.
    func append(_ body: (inout [UInt8]) throws -> Void) throws {
        try body(&pending)
        if pending.count >= Self.pieceLength { try flush() }
    }

    /// Closes the file.
    /// - Returns: its name and digest.
    func finish() throws -> BundleManifest.File {
        try flush()
        try file.finish()
        return BundleManifest.File(name: name, sha256: Hex.encode(Array(hasher.finalize())))
    }

    private func flush() throws {
        pending.withUnsafeBytes { hasher.update(bufferPointer: $0) }
        try file.write(pending)
        pending.removeAll(keepingCapacity: true)
    }
}
