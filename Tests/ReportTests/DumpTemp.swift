import Foundation
import Testing
@testable import AuditPlugin
import Identity
import CommandKit
@Suite struct DumpTemp {
    @Test func dump() throws {
        let log = Synthetic.log()
        print("RECORDS", log.all.count)
        try log.page(
            .vi,
            verdict: Records.verdict("verify.no-anchor", count: Int64(log.all.count)),
            agents: Synthetic.agents
        ).write(toFile: "/tmp/h2-vi.html", atomically: true, encoding: .utf8)
        try log.page(
            .en,
            verdict: Records.verdict(nil, count: Int64(log.all.count)),
            agents: Synthetic.agents
        ).write(toFile: "/tmp/h2-en.html", atomically: true, encoding: .utf8)
        try Records().page(.vi, verdict: Records.verdict("verify.tampered", firstBad: 7)).write(
            toFile: "/tmp/h2-empty.html",
            atomically: true,
            encoding: .utf8
        )
    }
}
