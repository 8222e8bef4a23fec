import CommandKit
import Console
import Foundation
import Identity
import Store
import Testing

@testable import lienket

/// Every command, however it ends, leaves exactly its records.
@Suite struct AuditTrailTests {
    /// A line, what runs before it, and the records that it must leave: act, outcome, code, phase.
    struct Row: Sendable, CustomTestStringConvertible {
        let login: String
        let before: [String]
        let line: String
        let leaves: [String]
        var testDescription: String { "\(login): \(line)" }

        init(_ line: String, _ leaves: String..., as login: String = "lan", after: String...) {
            self.login = login
            before = after
            self.line = line
            self.leaves = leaves
        }
    }

    static let single: [Row] = [
        // Done.
        Row("find 'tran thi mai'", "citizen.find ok - single"),
        Row("use C-2", "citizen.use ok - single"),
        Row("use -", "citizen.use ok - single"),
        Row("show C-2", "citizen.show ok - single"),
        Row("status C-2", "citizen.status ok - single"),
        Row("links C-2", "citizen.links ok - single"),
        Row("guide C-2", "citizen.guide ok - single"),
        Row("dossiers C-1", "citizen.dossiers ok - single"),
        Row("documents C-1", "citizen.documents ok - single"),
        Row("history C-1", "citizen.history ok - single"),
        Row("reveal phone --reason 'Xác minh'", "citizen.reveal ok - single", after: "use C-2"),
        Row("edit C-2 email a@example.com --reason 'Đổi'", "citizen.edit ok - single"),
        Row("link C-3 vneid 079085990003", "link.link ok - single"),
        Row("unlink C-29 vnpost --reason 'Đề nghị'", "link.unlink ok - single"),
        Row("relink C-30 vneid --reason 'Gỡ nhầm'", "link.relink ok - single"),
        Row("sync C-22", "citizen.sync ok - single"),
        Row("caller-login C-2 vneid", "training.caller-login ok - single"),
        Row("case note 'Hẹn gọi lại'", "case.note ok - single"),
        Row("case show", "case.show ok - single"), Row("case list", "case.list ok - single"),
        Row("case close", "case.close ok - single"),
        Row("request list", "request.list ok - single"),
        Row("audit list", "audit.list ok - single"), Row("audit show 0", "audit.show ok - single"),
        Row("policy list", "policy.list ok - single", as: "admin"),
        Row("run list", "run.list ok - single"),
        Row("run show 1", "run.show not-found run.not-found single"),
        Row("plugin list", "plugin.list ok - single", as: "admin"),
        Row("plugin show lienket.audit", "plugin.show ok - single", as: "admin"),
        Row("plugin verify", "plugin.verify ok - single", as: "admin"),
        Row("plugin add /nowhere", "plugin.add refused plugin.bad-folder single", as: "admin"),
        Row(
            "plugin upgrade /nowhere",
            "plugin.upgrade refused plugin.bad-folder single",
            as: "admin"
        ),
        Row(
            "plugin enable vn.example.parcel",
            "plugin.enable not-found plugin.not-found single",
            as: "admin"
        ),
        Row(
            "plugin disable lienket.audit",
            "plugin.disable refused plugin.built-in single",
            as: "admin"
        ),
        Row(
            "plugin remove vn.example.parcel",
            "plugin.remove not-found plugin.not-found single",
            as: "admin"
        ),
        Row(
            "plugin settle 3f9a done --reason 'Xác nhận'",
            "plugin.settle not-found plugin.no-such-operation single",
            as: "admin"
        ),
        Row(
            "policy set unlink.last-login warn --reason 'Chỉ đạo'",
            "policy.set ok - single",
            as: "admin"
        ),
        Row("help", "session.help ok - single"), Row("whoami", "session.whoami ok - single"),
        Row("output csv", "session.output ok - single"),
        Row("alias tt status", "session.alias ok - single"),
        Row("quit", "session.quit ok - single"), Row("act-as hoa", "training.act-as ok - single"),
        Row("audit checkpoint", "audit.checkpoint ok - single"),
        Row("audit prove 0 --open", "audit.prove ok - single"),
        Row("audit review", "audit.review ok - single", as: "thu"),
        // The log is sound and nothing from outside vouches for it.
        Row("audit verify", "audit.verify refused verify.no-anchor single", as: "admin"),
        // What leaves the store is on record before it is written.
        Row(
            "audit export --to /nowhere/at/all --reason 'Bàn giao'",
            "audit.export unknown - intent",
            "audit.export not-found file.not-found result",
            as: "thu"
        ),
        Row(
            "audit prove 0 --to /nowhere/at/all",
            "audit.prove unknown - intent",
            "audit.prove not-found file.not-found result"
        ),
        Row(
            "audit report --to /nowhere/at/all.html",
            "audit.report unknown - intent",
            "audit.report not-found file.not-found result"
        ),
        Row(
            "audit export --to /tmp/x --reason 'Bàn giao'",
            "audit.export not-permitted conduct.not-permitted single"
        ),
        Row(
            "audit export --reason 'Bàn giao'",
            "audit.export invalid usage.missing-value single",
            as: "thu"
        ),
        Row("audit review 0 approved", "audit.review refused review.own-session single"),
        Row("audit prove 9999", "audit.prove not-found audit.not-found single"),
        Row("audit redact C-2 --reason 'Yêu cầu'", "audit.redact unchanged - single", as: "admin"),
        // Nothing to do.
        Row("unlink C-30 vneid --reason 'Đề nghị'", "link.unlink unchanged - single"),
        Row("link C-1 vneid 052089999999", "link.link unchanged - single"),
        Row("sync C-1", "citizen.sync unchanged - single"),
        // Waits for a second person.
        Row(
            "unlink C-28 vneid --reason 'Mất máy'",
            "link.unlink pending link.last-login single"
        ),
        // Outside: the question, then what came of it.
        Row("refresh C-8 --later", "citizen.refresh ok - single"),
        Row("refresh queue", "refresh.queue ok - single"),
        Row(
            "refresh C-8",
            "citizen.refresh unknown - intent",
            "citizen.refresh ok - result"
        ),
        Row(
            "refresh C-8 --commit",
            "citizen.refresh unknown - intent",
            "citizen.refresh ok - result"
        ),
        Row(
            "refresh C-8",
            "citizen.refresh ok - single",
            after: "refresh C-8"
        ),
        Row(
            "refresh C-42",
            "citizen.refresh unknown - intent",
            "citizen.refresh not-found refresh.person-unknown result"
        ),
        Row(
            "refresh C-6 --commit",
            "citizen.refresh unknown - intent",
            "citizen.refresh refused refresh.identity-differs result"
        ),
        // Refused by a rule.
        Row("link C-2 vneid 001191990002", "link.link refused link.no-holder-login single"),
        Row(
            "edit C-2 fullName 'Lê A' --reason 'Đổi'",
            "citizen.edit refused edit.verified-field single"
        ),
        Row(
            "edit C-2 email khong-phai --reason 'Đổi'",
            "citizen.edit invalid edit.invalid-value single"
        ),
        Row("edit C-2 email a@example.com", "citizen.edit refused conduct.reason-required single"),
        Row("status", "citizen.status refused citizen.none-chosen single"),
        Row("status C-59", "citizen.status refused conduct.own-record single"),
        Row(
            "refresh C-4",
            "citizen.refresh unknown - intent",
            "citizen.refresh ok - result"
        ),
        Row("refresh C-51", "citizen.refresh refused refresh.key-incomplete single"),
        // Not found, several.
        Row("status C-999", "citizen.status not-found citizen.not-found single"),
        Row("show 099099999999", "citizen.show not-found citizen.not-found single"),
        Row("status 271460123", "citizen.status ambiguous citizen.ambiguous single"),
        Row("request show 5", "request.show not-found request.not-found single"),
        Row("request approve 5", "request.approve not-found request.not-found single", as: "hoa"),
        Row("undo 9999", "change.undo not-found undo.not-found single"),
        Row("case show CALL-99", "case.show not-found case.not-found single"),
        // Not permitted.
        Row("policy list", "policy.list not-permitted conduct.not-permitted single"),
        Row(
            "refresh C-8",
            "citizen.refresh not-permitted conduct.not-permitted single",
            as: "son"
        ),
        Row("status C-2", "citizen.status not-permitted conduct.not-permitted single", as: "admin"),
        Row("request approve 1", "request.approve not-permitted conduct.not-permitted single"),
    ]

    @Test(arguments: single) func leavesExactlyItsRecords(_ row: Row) throws {
        let desk = try Desk(as: row.login)
        if row.login != "admin" { _ = try desk.dispatch("case open CALL-1 --reason 'Gọi hỏi'") }
        for line in row.before { _ = try desk.dispatch(line) }
        let size = try desk.auditSize
        let result = try desk.dispatch(row.line)
        let leaves = try desk.trail(from: size)
        #expect(leaves == row.leaves)
        #expect(result.seq == size + Int64(leaves.count) - 1)
    }

    @Test(arguments: [
        "edit C-2 email a@example.com --reason 'Đổi'", "link C-3 vneid 079085990003",
        "unlink C-29 vnpost --reason 'Đề nghị'", "relink C-30 vneid --reason 'Gỡ nhầm'",
        "sync C-22", "case note 'Ghi'", "case close", "unlink C-28 vneid --reason 'Mất máy'",
        "refresh C-8 --commit",
    ])
    func aDryRunIsRecordedAsOne(_ line: String) throws {
        let desk = try Desk()
        _ = try desk.dispatch("case open CALL-1 --reason 'Gọi hỏi'")
        let before = try desk.state()
        let size = try desk.auditSize
        #expect(try desk.dispatch(line, dryRun: true).outcome == .planned)
        #expect(try desk.state() == before)
        let last = try #require(try desk.trail(from: size).last)
        #expect(last.split(separator: " ")[1] == "planned")
    }

    @Test(arguments: [
        ["unlink C-29 vnpost --reason 'Đề nghị'", "link.unlink"],
        [
            "edit C-2 email a@example.com --reason 'Đổi'",
            "citizen.edit",
        ],
        ["link C-3 vneid 079085990003", "link.link"],
    ])
    func whoeverSaysNoIsRecordedToo(_ row: [String]) throws {
        let desk = try Desk()
        _ = try desk.dispatch("case open CALL-1 --reason 'Gọi hỏi'")
        for answers in [["không"], [""], []] {
            let size = try desk.auditSize
            let before = try desk.state()
            let screen = desk.type([row[0]], answers: answers)
            #expect(screen.contains("error[confirm.declined]"))
            #expect(
                try desk.trail(from: size) == [
                    "\(row[1]) unknown - intent", "\(row[1]) refused confirm.declined result",
                ]
            )
            #expect(try desk.state() == before)
        }
    }

    @Test func mistypedLinesAndFilesAreRecorded() throws {
        let desk = try Desk()
        for (line, code) in [
            ("stauts C-2", "usage.unknown-command"), ("status --nope", "usage.unknown-option"),
            ("status 'C-2", "syntax.unclosed-quote"), ("link C-2 zalo 1", "usage.bad-value"),
        ] {
            let size = try desk.auditSize
            _ = desk.type([line])
            #expect(try desk.trail(from: size) == ["line.rejected invalid \(code) single"])
        }
        let size = try desk.auditSize
        #expect(desk.run("whoami\nstauts C-2").status == 64)
        #expect(
            try desk.trail(from: size) == [
                "script.rejected invalid usage.unknown-command single"
            ]
        )
    }

    @Test func leavesHoldNoPersonalDataAndTheLogVerifies() throws {
        let desk = try Desk()
        let secrets = [
            "CALL-SECRET-77", "ly-do-bi-mat", "ghi-chu-rieng", "thu-moi@example.com", "0912345678",
        ]
        var lines = ["case open \(secrets[0]) --reason \(secrets[1])", "case note \(secrets[2])"]
        lines += ["edit C-2 email \(secrets[3]) --reason \(secrets[1])"]
        lines += ["edit C-53 phone \(secrets[4]) --reason \(secrets[1])"]
        for row in Canaries.rows("citizens") {
            let reference = row["ref"] ?? ""
            lines += ["use \(reference)", "reveal all --reason \(secrets[1])", "status", "show"]
            for key in ["full_name", "personal_id", "cmnd9", "phone", "email"] {
                guard let value = row[key], !value.isEmpty else { continue }
                lines.append("find \"\(value.replacingOccurrences(of: "\"", with: "\\\""))\"")
            }
        }
        lines += ["refresh C-8 --commit", "unlink C-28 vneid --reason \(secrets[1])"]
        for line in lines { _ = try desk.dispatch(line) }
        _ = desk.type(["status 052089999999 0905000001 Đặng Trung Du"])
        let leaves = try desk.leafTexts()
        #expect(leaves.count > lines.count)
        let all = leaves.joined(separator: "\n")
        #expect(Canaries.found(in: all) == [])
        #expect(Canaries.found(in: all, of: Canaries.names) == [])
        #expect(Canaries.found(in: all, of: secrets) == [])
        #expect(leaves.allSatisfy { $0.utf8.count <= 16 * 1024 })
        #expect(leaves.contains { $0.contains("personalId:full") })
        #expect(try desk.auditVerdict().code == nil)
        #expect(try desk.auditVerdict().size == Int64(leaves.count))
    }

    @Test func theAuditorReadsWhatHappened() throws {
        let desk = try Desk()
        let size = try desk.auditSize
        _ = try desk.last("status C-2\nedit C-2 email a@example.com --reason 'Đổi thư'")
        try desk.dispatch("show C-2", as: "hoa")
        let auditor = try Desk.auditor(desk)
        let written = try desk.trail(from: size).map { String($0.split(separator: " ")[0]) }
        let items = try auditor("audit list --limit 1000", "items")
        #expect(items.count >= 5)
        let history = try auditor("history C-2", "items")
        #expect(
            history.map { $0["command"] ?? "" } == [
                "citizen.show", "citizen.edit", "citizen.status",
            ]
        )
        #expect(history.map { $0["login"] ?? "" } == ["hoa", "lan", "lan"])
        #expect(history[1]["reason"] == "Đổi thư")
        #expect(history[1]["ticket"] == "CALL-1")
        #expect(items.reversed().map { $0["act"] ?? "" } == written)
        #expect(try auditor("audit list --act citizen.edit", "items").count == 1)
        #expect(
            try auditor("audit list --citizen C-2 --act citizen.status --limit 1", "items").count
                == 1
        )
    }
}

extension Desk {
    /// An auditor at this desk's store: runs a line and returns the rows under a key.
    fileprivate static func auditor(_ desk: Desk) throws
        -> (String, String) throws -> [[String: String]]
    {
        let session = try desk.colleague("thu")
        return { line, key in
            let result = try Desk.send(line, to: session)
            guard case .array(let rows)? = result.answer.data?[key] else { return [] }
            return rows.map { row in
                guard case .object(let object) = row else { return [:] }
                var cells: [String: String] = [:]
                for entry in object.entries {
                    if case .string(let text) = entry.value { cells[entry.key] = text }
                }
                return cells
            }
        }
    }
}
