import Foundation
import Testing

@testable import ProgramSupport

/// The examples that authors copy from, used as an agent uses them.
@Suite struct ExamplePlugins {
    @Test func aReadCommandIsLikeAnyOther() throws {
        let house = try PluginDesk()
        #expect(try house.add(try house.example("parcel")).status == 0)
        let call = try house.run("parcel show C-1 --state open\nbưu-kiện xem 052089999999")
        #expect(call.status == 0, "\(call.all)")
        try #require(call.lines.count == 2)
        let items = call.lines[0].data["items"] as? [[String: Any]] ?? []
        #expect(!items.isEmpty)
        for item in items {
            #expect(
                ["code", "sentOn", "from", "to", "state", "phone", "citizen"].allSatisfy {
                    item[$0] != nil
                }
            )
            #expect(item["state"] as? String == "open")
            #expect(item["citizen"] as? String == "C-1")
            // Personal data of the plugin's own are masked by the host.
            #expect((item["phone"] as? String)?.hasPrefix("*******") == true)
        }
        // An identifier is resolved by the host; the plugin hears C-1.
        let more = call.lines[1].data["items"] as? [[String: Any]] ?? []
        #expect(more.count > items.count)
        #expect(more.allSatisfy { $0["citizen"] as? String == "C-1" })
        #expect(call.lines[1].command == "parcel show")
        let csv = try house.desk.call(
            [
                "--case", "C", "--reason", "Gọi hỏi", "--format", "csv", "exec", "parcel", "track",
                "P-7",
            ]
        )
        #expect(csv.out.hasPrefix("code,sentOn,from,to,state\r\nP-7,"), "\(csv.out)")
        let missing = try house.run("parcel track P-9999")
        #expect(missing.status == 1)
        #expect(missing.lines.last?.outcome == "not-found")
        #expect(missing.lines.last?.code == "vn.example.parcel.not-found")
    }

    @Test func aChangeIsPlannedShownRecordedAndUndone() throws {
        let house = try PluginDesk()
        #expect(try house.add(try house.example("nudge")).status == 0)
        let line = "nudge email C-6 tam@example.vn --reason 'Công dân đọc lại'"
        let before = try house.value(of: "email", in: "C-6")
        let asked = try house.run(line)
        #expect(asked.status == 4, "\(asked.all)")
        let tried = try house.run(line, ["--dry-run"])
        #expect(tried.lines.last?.outcome == "planned", "\(tried.all)")
        #expect(try house.value(of: "email", in: "C-6") == before)
        let done = try house.run(line, ["--yes"])
        #expect(done.lines.last?.outcome == "ok", "\(done.all)")
        #expect(try house.value(of: "email", in: "C-6") == "tam@example.vn")
        #expect(try house.run(line, ["--yes"]).lines.last?.outcome == "unchanged")
        let seq = try #require(done.lines.last?.seq)
        #expect(try house.run("undo \(seq)", ["--yes"]).status == 0)
        #expect(try house.value(of: "email", in: "C-6") == before)
        // The rules of the built-in command hold.
        for (citizen, email, code) in [
            ("C-6", "khong-phai-thu", "edit.invalid-value"),
            ("C-59", "a@example.vn", "conduct.own-record"),
        ] {
            let refused = try house.run(
                "nudge email \(citizen) \(email) --reason 'Công dân đọc lại'",
                ["--yes"]
            )
            #expect(refused.status == 1, "\(refused.all)")
            #expect(refused.lines.last?.code == code, "\(refused.all)")
        }
    }

    @Test func aDryRunOfAFileIsThePlanWithWhatEarlierLinesWouldDo() throws {
        let house = try PluginDesk()
        #expect(try house.add(try house.example("nudge")).status == 0)
        let text = """
            edit C-6 email dau@example.vn --reason 'Đổi thư'
            nudge email C-6 dau@example.vn --reason 'Đổi thư'
            nudge email C-6 sau@example.vn --reason 'Đổi thư'
            edit C-6 email sau@example.vn --reason 'Đổi thư'
            """
        let before = try house.value(of: "email", in: "C-6")
        let tried = try house.run(text, ["--dry-run"])
        #expect(tried.lines.map(\.outcome) == ["planned", "unchanged", "planned", "unchanged"])
        #expect(try house.value(of: "email", in: "C-6") == before)
        let done = try house.run(text, ["--yes"])
        #expect(done.lines.map(\.outcome) == ["ok", "unchanged", "ok", "unchanged"], "\(done.all)")
    }

    @Test func aChangeOutsideHappensOnceAndIsOnRecordBefore() throws {
        let house = try PluginDesk()
        #expect(try house.add(try house.example("ticket")).status == 0)
        let subject = "Phiếu \(UInt32.random(in: 0...UInt32.max))"
        let line = "ticket open C-1 --subject '\(subject)' --reason 'Theo cuộc gọi'"
        #expect(try house.run(line, ["--dry-run"]).lines.last?.outcome == "planned")
        let done = try house.run(line, ["--yes"])
        #expect(done.status == 0, "\(done.all)")
        let listed = try house.run("ticket list")
        let tickets = listed.lines.last?.data["items"] as? [[String: Any]] ?? []
        #expect(tickets.count { $0["subject"] as? String == subject } == 1, "\(listed.all)")
        let records = try house.desk.records().filter {
            $0["act"] as? String == "plugin.vn.example.ticket.ticket.open"
        }
        #expect(records.compactMap { $0["phase"] as? String }.suffix(2) == ["intent", "result"])
        #expect((try house.list()["unsettled"] as? [Any])?.isEmpty == true)
    }

    @Test(arguments: ["parcel", "ticket", "nudge"])
    func keepsToTheProtocol(_ name: String) throws {
        let house = try PluginDesk()
        let call = try house.desk.call(["plugin", "check", house.example(name)], login: nil)
        #expect(call.status == 0, "\(call.all)")
        #expect(call.out.split(separator: "\n").allSatisfy { $0.hasPrefix("✓") }, "\(call.out)")
    }

    @Test(arguments: [
        ("banner", "Welcome"), ("exits", "run"), ("path-outside", "exec"),
        ("unknown-column", "rows: other"),
    ])
    func theCheckExplains(_ name: String, _ word: String) throws {
        let house = try PluginDesk()
        let call = try house.desk.call(
            ["plugin", "check", house.hostile(name), "--lang", "en"],
            login: nil
        )
        #expect(call.status == 6, "\(call.all)")
        #expect(call.out.contains("✗"))
        #expect(call.out.contains(word), "\(call.out)")
    }
}
