/// One record on its way out.
public struct ExportEvent: Sendable {
    /// The record.
    public let leaf: AuditLeaf

    /// The record's exact bytes, as they are in the tree.
    public let bytes: [UInt8]

    /// The personal values by their names; empty unless the export opens them.
    public let openings: [String: String]

    /// Takes a record along.
    /// - Parameters:
    ///   - leaf: the record.
    ///   - bytes: the record's exact bytes.
    ///   - openings: its personal values by name; empty unless the export opens them.
    public init(leaf: AuditLeaf, bytes: [UInt8], openings: [String: String] = [:]) {
        self.leaf = leaf
        self.bytes = bytes
        self.openings = openings
    }
}

/// Writes records in one form that another system reads, a line each.
///
/// The same record is always the same bytes. No text of a record can end a line early, turn it
/// round, or hide in it.
public protocol EventEncoder: Sendable {
    /// The name of the file that the form goes to.
    var fileName: String { get }

    /// What the file begins with; empty but for the table.
    var header: [UInt8] { get }

    /// Appends a record with its line's end.
    /// - Parameters:
    ///   - event: the record.
    ///   - out: the bytes to extend.
    func append(_ event: ExportEvent, to out: inout [UInt8])
}

/// What every form says about the program that wrote the record.
enum EventSource {
    static var vendor: StaticString { "lienket" }
    static var product: StaticString { "lienket" }
}

extension ExportEvent {
    /// When it happened, in milliseconds since 1970.
    var milliseconds: Int64 { EventTime.milliseconds(leaf.t) }

    /// Why it was done, as far as it is opened.
    var reason: String? { openings.isEmpty ? nil : openings["reason"] }

    /// The ticket, as far as it is opened.
    var ticket: String? { openings.isEmpty ? nil : openings["ticket"] }

    /// Whom it was about, as far as it is opened: the opening `target` or one below it.
    var target: String? {
        guard !openings.isEmpty else { return nil }
        if let target = openings["target"] { return target }
        return sortedOpenings.first { $0.key.hasPrefix("target.") }?.value
    }

    /// The openings in the order of their names' bytes.
    var sortedOpenings: [(key: String, value: String)] {
        openings.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    }

    /// The id that an outside call's two records share.
    var correlation: String? { leaf.ref ?? (leaf.phase == .intent ? leaf.id : nil) }
}
