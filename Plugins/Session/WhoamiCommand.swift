import CommandKit
import Identity

/// `whoami`: who works here and what they may do.
struct WhoamiCommand: Command {
    let manifest = CommandManifest(
        "whoami",
        vietnamese: "tôi-là-ai",
        summary: Phrase(vi: "Tôi là ai và được làm gì", en: "Who I am and what I may do"),
        effect: .console,
        access: .console,
        act: "session.whoami",
        data: ["login", "fullName", "role", "unit", "case", "citizen", "environment", "may"],
        examples: ["whoami"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let agent = host.agent
        let may = Access.allCases.filter { $0 != .console && agent.role.allows($0) }
        let environment =
            host.isDemonstration
            ? Phrase(vi: "trình diễn", en: "demonstration") : Phrase(vi: "thật", en: "real")
        let data: DataObject = [
            "login": .string(agent.login), "fullName": .string(agent.fullName),
            "role": .string(agent.role.rawValue), "unit": .string(agent.unit),
            "case": .text(host.ticket), "citizen": .citizen(host.currentCitizen),
            "environment": .string(host.isDemonstration ? "demonstration" : "real"),
            "may": .array(may.map { .string($0.rawValue) }),
        ]
        let view = View([
            .pairs([
                Pair(
                    Phrase(vi: "Cán bộ", en: "Agent"),
                    .value(.string("\(agent.fullName) (\(agent.login))"), .strong)
                ),
                Pair(Phrase(vi: "Vai trò", en: "Role"), .value(.string(agent.role.rawValue))),
                Pair(Phrase(vi: "Tổ", en: "Unit"), .value(.string(agent.unit))),
                Pair(Phrase(vi: "Vụ việc", en: "Case"), .value(.text(host.ticket))),
                Pair(Phrase(vi: "Môi trường", en: "Environment"), .phrase(environment)),
                Pair(Phrase(vi: "Được làm", en: "May"), .phrase(WhoamiCommand.list(may))),
            ])
        ])
        return .answer(Answer(data, view: view))
    }

    private static func list(_ may: [Access]) -> Phrase {
        Phrase(
            vi: may.map { $0.label.vi }.glued(", "),
            en: may.map { $0.label.en }.glued(", ")
        )
    }
}

extension Access {
    /// What the access lets one do, in words.
    fileprivate var label: Phrase {
        switch self {
        case .lookup: Phrase(vi: "tra cứu", en: "look up")
        case .history: Phrase(vi: "xem lịch sử", en: "see history")
        case .reveal: Phrase(vi: "hiện dữ liệu che", en: "reveal")
        case .change: Phrase(vi: "cập nhật, sửa, liên kết", en: "refresh, edit, link")
        case .linking: Phrase(vi: "hủy và nối lại liên kết", en: "unlink and relink")
        case .approve: Phrase(vi: "duyệt yêu cầu", en: "approve")
        case .audit: Phrase(vi: "nhật ký", en: "audit log")
        case .administer: Phrase(vi: "quản trị", en: "administer")
        case .console: Phrase(vi: "phiên", en: "session")
        }
    }
}
