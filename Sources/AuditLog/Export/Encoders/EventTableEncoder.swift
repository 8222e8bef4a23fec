/// Writes records as a CSV table for people: RFC 4180, UTF-8, a heading, lines ended by CR LF.
///
/// Ticket, reason and target are empty unless the export opens them.
public struct EventTableEncoder: EventEncoder {
    private static var columns: StaticString {
        """
        seq,time,login,role,host,act,outcome,code,phase,severity,results,fields,approval,ticket,\
        reason,target,session,leafHash
        """
    }

    /// Makes an encoder; a table names neither origin nor version.
    /// - Parameters:
    ///   - origin: the log's origin, as its checkpoints name it.
    ///   - version: the program's version.
    public init(origin: String, version: String) {}

    /// `events.csv`.
    public var fileName: String { "events.csv" }

    /// The names of the columns.
    public var header: [UInt8] {
        var out: [UInt8] = []
        out.append(Self.columns)
        out.append(0x0D, 0x0A)
        return out
    }

    /// Appends a record as one row.
    /// - Parameters:
    ///   - event: the record.
    ///   - out: the bytes to extend.
    public func append(_ event: ExportEvent, to out: inout [UInt8]) {
        let leaf = event.leaf
        out.append(decimal: leaf.seq)
        cell(leaf.t, &out)
        cell(leaf.actor.login, &out)
        cell(leaf.actor.role, &out)
        cell(leaf.host, &out)
        cell(leaf.act, &out)
        cell(leaf.outcome, &out)
        cell(leaf.code, &out)
        cell(leaf.phase.rawValue, &out)
        out.append(0x2C)
        out.append(leaf.severity.caption)
        cell(leaf.n, &out)
        cell(leaf.fields.isEmpty ? nil : leaf.fieldList, &out)
        cell(leaf.approval, &out)
        cell(event.ticket, &out)
        cell(event.reason, &out)
        cell(event.target, &out)
        cell(leaf.sess, &out)
        out.append(0x2C)
        event.appendLeafHash(to: &out)
        out.append(0x0D, 0x0A)
    }

    private func cell(_ text: String?, _ out: inout [UInt8]) {
        out.append(0x2C)
        if let text { TableCell.append(text, to: &out) }
    }

    private func cell(_ number: Int64?, _ out: inout [UInt8]) {
        out.append(0x2C)
        if let number { out.append(decimal: number) }
    }
}
