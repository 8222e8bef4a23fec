import CommandKit
import Identity

/// Which sessions a reviewer wants to see: those with a record that fits all of it.
struct ReviewFilter: Sendable {
    var login: String?
    var unit: String?
    var act: String?
    var severity = 1
    var citizen: String?
    var from: CivilDate?
    var until: CivilDate?

    /// Reads the options of a line.
    init(_ invocation: Invocation, _ host: any Host) throws {
        login = invocation.text("agent")
        unit = invocation.text("unit")
        act = invocation.text("act")
        severity = invocation.integer("severity") ?? 1
        if let reference = invocation.citizen("citizen") {
            citizen = try AuditRow.number(reference, host).description
        }
        from = invocation.date("from")
        until = invocation.date("until")
    }

    static let parameters: [Parameter] = [
        .option("agent", .agent, Phrase(vi: "Chỉ của cán bộ này", en: "Only this agent's")),
        .option("unit", .text, Phrase(vi: "Chỉ của tổ này", en: "Only this unit's")),
        .option(
            "act",
            .text,
            Phrase(
                vi: "Chỉ phiên có việc này, ví dụ link hoặc citizen.reveal",
                en: "Only with this act, such as link or citizen.reveal"
            )
        ),
        .option(
            "severity",
            .integer(1...5),
            Phrase(vi: "Chỉ từ mức này, 1 đến 5", en: "Only from this severity on, 1 to 5")
        ),
        .option(
            "citizen",
            .citizen,
            Phrase(vi: "Chỉ về công dân này", en: "Only about this citizen"),
            sensitive: true
        ),
        .option("from", .date, Phrase(vi: "Từ ngày", en: "From this day on")),
        .option("until", .date, Phrase(vi: "Đến hết ngày", en: "Up to and with this day")),
    ]

    /// Whether a record fits.
    func admits(_ record: AuditRecord) -> Bool {
        if let login, record.login != login { return false }
        if let unit, record.unit.nfc != unit.nfc { return false }
        if let act, record.act != act, !record.act.hasPrefix(act + ".") { return false }
        guard record.severity >= severity else { return false }
        if let citizen, record.target?.split(separator: " ").contains(citizen[...]) != true {
            return false
        }
        let day = VietnamTime.date(at: record.at)
        return (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
    }
}
