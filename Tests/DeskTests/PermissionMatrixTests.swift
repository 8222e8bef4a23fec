import CommandKit
import Console
import Foundation
import Identity
import Store
import Testing

@testable import lienket

/// Who may do what, against a table written out from the contract's section 5.
@Suite struct PermissionMatrixTests {
    /// A command line that works, with the roles of the contract's table that may run it.
    struct Row: Sendable, CustomTestStringConvertible {
        let line: String
        let roles: Set<Role>
        var testDescription: String { line }

        init(_ line: String, _ roles: Set<Role>) {
            self.line = line
            self.roles = roles
        }
    }

    static let everybody: Set<Role> = [.viewer, .agent, .supervisor, .auditor, .admin]
    static let readers: Set<Role> = [.viewer, .agent, .supervisor]
    static let workers: Set<Role> = [.agent, .supervisor]

    static let table: [Row] = [
        Row("find 'tran thi mai'", readers), Row("use C-2", readers), Row("show C-2", readers),
        Row("status C-2", readers), Row("links C-2", readers), Row("guide C-2", readers),
        Row("dossiers C-2", readers), Row("documents C-2", readers),
        Row("history C-2", [.viewer, .agent, .supervisor, .auditor]),
        Row("case open CALL-7 --reason 'Hỏi đường'", readers),
        Row("case note 'Đã hướng dẫn'", readers), Row("case close", readers),
        Row("case show", readers), Row("case list", readers),
        Row("reveal phone --reason 'Xác minh người gọi'", workers),
        Row("refresh C-8 --commit", workers), Row("refresh queue", workers),
        Row("edit C-2 email moi@example.com --reason 'Công dân đổi thư'", workers),
        Row("link C-3 vneid 079085990003", workers), Row("sync C-21", workers),
        Row("caller-login C-2 vneid", workers),
        Row("unlink C-29 vnpost --reason 'Công dân đề nghị'", workers),
        Row("relink C-30 vneid --reason 'Gỡ nhầm'", workers), Row("undo 0", workers),
        Row("request list", workers), Row("request show 1", workers),
        Row("request approve 1", [.supervisor]),
        Row("request reject 1 --reason 'Chưa xác minh'", [.supervisor]),
        Row("audit list", [.agent, .supervisor, .auditor]),
        Row("audit show 0", [.agent, .supervisor, .auditor]),
        Row("audit verify", [.agent, .supervisor, .auditor, .admin]),
        Row("audit checkpoint", [.agent, .supervisor, .auditor, .admin]),
        Row("audit prove 0", [.agent, .supervisor, .auditor]),
        Row("audit review", [.agent, .supervisor, .auditor]),
        Row("audit report --to /tmp/never/x.html", [.agent, .supervisor, .auditor]),
        Row("audit export --to /tmp/never/x --reason 'Bàn giao'", [.auditor]),
        Row(
            "audit export --as csv --to /tmp/never/x --reason 'Bàn giao'",
            [.agent, .supervisor, .auditor]
        ),
        Row("audit redact C-2 --reason 'Công dân yêu cầu'", [.admin]),
        Row("policy list", [.admin]),
        Row("policy set unlink.last-login warn --reason 'Chỉ đạo'", [.admin]),
        Row("plugin list", [.admin]), Row("plugin show lienket.lookup", [.admin]),
        Row("plugin add /nowhere", [.admin]), Row("plugin upgrade /nowhere", [.admin]),
        Row("plugin enable vn.example.parcel", [.admin]),
        Row("plugin disable vn.example.parcel", [.admin]),
        Row("plugin remove vn.example.parcel", [.admin]), Row("plugin verify", [.admin]),
        Row("plugin settle 3f9a done --reason 'Bên kia xác nhận'", [.admin]),
        Row("run list", everybody), Row("run show 1", everybody),
        Row("help", everybody), Row("whoami", everybody), Row("output json", everybody),
        Row("alias tt status", everybody), Row("source x.lk", everybody), Row("quit", everybody),
        Row("act-as hoa", everybody),
    ]

    static let logins: [(role: Role, login: String)] = [
        (.viewer, "son"), (.agent, "lan"), (.supervisor, "hoa"), (.auditor, "thu"),
        (.admin, "admin"),
    ]

    @Test func theTableNamesEveryCommand() throws {
        let desk = try Desk()
        let parser = LineParser(registry: desk.dispatcher.context.registry)
        let named = try Self.table.compactMap {
            try parser.parse(try Tokenizer.tokenize(LineText($0.line)))?.invocation.manifest.name
        }
        #expect(Set(named) == Set(desk.dispatcher.context.registry.manifests.map(\.name)))
    }

    @Test(arguments: table) func everyRole(_ row: Row) throws {
        for (role, login) in Self.logins {
            let desk = try Desk(as: "lan")
            // Somebody's request is waiting, and a citizen is chosen where the role may choose one.
            try desk.dispatch("unlink C-28 vneid --reason 'Mất máy'", as: "lan")
            let session = try desk.colleague(login)
            _ = try Desk.send("case open CALL-3 --reason 'Cuộc gọi'", to: session)
            _ = try Desk.send("use C-2", to: session)
            let before = try desk.state()
            let result = try Desk.send(row.line, to: session)
            if row.roles.contains(role) {
                #expect(result.code != "conduct.not-permitted", "\(role)")
                #expect(result.outcome != .notPermitted, "\(role)")
            } else {
                #expect(result.code == "conduct.not-permitted", "\(role)")
                #expect(result.outcome == .notPermitted, "\(role)")
                #expect(result.answer.data == nil, "\(role)")
                #expect(try desk.state() == before, "\(role)")
            }
        }
    }

    @Test(arguments: table) func aFileSaysSoBeforeAnythingRuns(_ row: Row) throws {
        for (role, login) in Self.logins where !row.roles.contains(role) {
            guard !row.line.hasPrefix("audit") else { continue }
            let desk = try Desk(as: login)
            let run = desk.run("whoami\n" + row.line, yes: true)
            #expect(run.status == 5, "\(role)")
            #expect(run.out.isEmpty, "\(role)")
            #expect(run.err.contains("error[conduct.not-permitted]"), "\(role)")
        }
    }

    static let reading = [
        "use C-59", "show C-59", "status C-59", "links C-59", "guide C-59", "dossiers C-59",
        "documents C-59", "history C-59",
    ]

    static let changing = [
        "refresh C-59", "edit C-59 email a@example.com --reason 'Đổi thư'",
        "link C-59 vneid 001193990059", "unlink C-59 vneid --reason 'Đề nghị'",
        "relink C-59 vneid --reason 'Đề nghị'", "relink C-2 vneid --from C-59 --reason 'Đề nghị'",
        "sync C-59", "caller-login C-59 vneid",
    ]

    @Test(arguments: reading + changing) func nobodyWorksOnTheirOwnRecord(_ line: String) throws {
        let desk = try Desk(as: "lan")
        let before = try desk.state()
        #expect(try desk.last(line).ending == "refused conduct.own-record")
        #expect(
            try desk.last(line.replacingOccurrences(of: "C-59", with: "001193990059")).ending
                == "refused conduct.own-record"
        )
        #expect(try desk.state() == before)
    }

    @Test(arguments: reading) func aColleaguesRecordIsForReading(_ line: String) throws {
        for login in ["minh", "hoa", "son"] {
            #expect(try Desk(as: login).last(line).ending == "ok -", "\(login)")
        }
    }

    @Test(arguments: changing) func aColleaguesRecordIsNotForChanging(_ line: String) throws {
        for login in ["minh", "hoa"] {
            let desk = try Desk(as: login)
            let before = try desk.state()
            #expect(try desk.last(line).ending == "refused conduct.colleague-record", "\(login)")
            #expect(try desk.state() == before)
        }
    }

    @Test func anAuditorReadsNobodysOwnHistory() throws {
        let desk = try Desk(as: "thu")
        try desk.hire("thuy", .auditor, holding: "001191990002")
        let session = try desk.colleague("thuy")
        #expect(try Desk.send("history C-2", to: session).code == "conduct.own-record")
        #expect(try Desk.send("history C-1", to: session).outcome == .ok)
    }

    @Test func undoAndApprovalKeepOffTheSameRecords() throws {
        let desk = try Desk(as: "lan")
        let allow = "policy set conduct.colleague-record allow --reason 'Tập huấn'"
        #expect(try desk.dispatch(allow, as: "admin").outcome == .ok)
        let edit = try desk.dispatch("edit C-59 email a@example.com --reason 'Đổi'", as: "minh")
        let seq = try #require(edit.seq)
        let unlink = try desk.dispatch("unlink C-59 vneid --reason 'Mất máy'", as: "minh")
        #expect(unlink.outcome == .pending)
        let refuse = "policy set conduct.colleague-record read --reason 'Xong'"
        #expect(try desk.dispatch(refuse, as: "admin").outcome == .ok)

        #expect(try desk.dispatch("undo \(seq)", as: "lan").code == "conduct.own-record")
        #expect(try desk.dispatch("undo \(seq)", as: "ngan").code == "conduct.colleague-record")
        let approve = "request approve 1"
        #expect(try desk.dispatch(approve, as: "hoa").code == "conduct.colleague-record")
        try desk.dispatch("unlink C-28 vneid --reason 'Mất máy'", as: "ngan")
        try desk.hire("hien", .supervisor, holding: "001079990028")
        #expect(try desk.dispatch("request approve 2", as: "hien").code == "conduct.own-record")
        #expect(
            try desk.dispatch("request approve 2", as: "hoa").code == "conduct.colleague-record"
        )
    }

    @Test func theAuditLogIsReadAsFarAsTheRoleGoes() throws {
        let desk = try Desk(as: "lan")
        try desk.dispatch("status C-2", as: "ngan")
        try desk.dispatch("status C-2", as: "minh")
        try desk.dispatch("status C-2", as: "lan")
        let who = { (login: String, line: String) -> Set<String> in
            let session = try desk.colleague(login)
            let result = try Desk.send(line, to: session)
            guard case .array(let items)? = result.answer.data?["items"] else { return [] }
            return Set(
                items.compactMap {
                    guard case .object(let item) = $0, case .string(let name)? = item["login"]
                    else { return nil }
                    return name
                }
            )
        }
        for line in ["audit list --limit 1000", "audit list --citizen C-2 --limit 1000"] {
            #expect(try who("lan", line) == ["lan"], "\(line)")
            #expect(try who("hoa", line).isSubset(of: ["lan", "minh", "hoa"]), "\(line)")
            #expect(try who("hoa", line).isSuperset(of: ["lan", "minh"]), "\(line)")
            #expect(try who("thu", line).isSuperset(of: ["lan", "minh", "ngan"]), "\(line)")
            #expect(try who("admin", line) == [], "\(line)")
        }
        #expect(try who("lan", "audit list --citizen C-59") == [])
        let theirs = try #require(try desk.leafTexts().lastIndex { $0.contains("\"ngan\"") })
        #expect(try desk.dispatch("audit show \(theirs)", as: "lan").code == "audit.not-found")
        #expect(try desk.dispatch("audit show \(theirs)", as: "quang").outcome == .ok)
    }
}

extension Desk {
    /// Adds an agent who is the person with this number.
    fileprivate func hire(_ login: String, _ role: Role, holding number: String) throws {
        let agent = Agent(
            login: login,
            fullName: "Người mới",
            role: role,
            unit: "Tổ 3",
            personalNumber: number
        )
        try store.transact("test") { try $0.put(agent) }
    }
}
