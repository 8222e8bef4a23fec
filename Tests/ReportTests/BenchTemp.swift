import Testing
import Foundation
import CommandKit
import Identity
@testable import AuditPlugin
@Suite struct BenchTemp {
    @Test func bench() {
        var tally = ReportTally(agents: Synthetic.agents)
        let acts = [
            "citizen.show", "citizen.find", "citizen.reveal", "link.unlink", "link.link",
            "citizen.edit",
        ]
        func rss() -> String {
            (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8))?.split(
                separator: "\n"
            ).first { $0.hasPrefix("VmHWM") }.map(String.init) ?? ""
        }
        print("start", rss())
        for same in [false, true] {
            let t = Date()
            var make = 0.0
            for i in 0..<1_000_000 {
                let m = Date()
                let r = AuditRecord(
                    seq: Int64(i),
                    at: Records.morning.adding(seconds: same ? 0 : Int64(i) * 8),
                    login: "agent\(i % 60)",
                    role: "agent",
                    unit: "Tổ",
                    act: acts[(i / 60) % 6],
                    outcome: i % 13 == 0 ? "refused" : i % 101 == 0 ? "pending" : "ok",
                    code: "link.a\(i % 40)",
                    phase: "single",
                    session: "0198-\(i % 60)-\(i / 5000)",
                    targetType: "citizen",
                    target: "C-\(i % 700_000 + 1)",
                    ticket: "CALL-\(i / 50)",
                    reason: "vì sao",
                    query: "Nguyễn Thị Lan",
                    fields: ["personalId:full"],
                    results: 1,
                    approval: nil,
                    leaf: "",
                    leafHash: ""
                )
                make += Date().timeIntervalSince(m)
                tally.take(r)
            }
            print(
                "same",
                same,
                "seconds",
                Date().timeIntervalSince(t),
                "of which making",
                make,
                rss()
            )
        }
        let t = Date()
        tally.finish(seenUntil: nil)
        let page = ReportPage(
            tally,
            verdict: Records.verdict(),
            agents: Synthetic.agents,
            author: ReportHost().agent,
            now: Records.morning,
            language: .vi
        ).text
        print("page", page.utf8.count, Date().timeIntervalSince(t), rss(), tally.findings.total)
    }
}
