import Foundation
import Testing

@testable import ProgramSupport

/// A store with a write-ahead log on a failing disk: what is shown is on record, and what nobody knows
/// is called so.
@Suite struct LogsOnFailingDisks {
    @Test(arguments: [true, false]) func appending(_ lasts: Bool) throws {
        var doubts = 0
        var operation: Int64 = 1
        while true {
            let fault = FaultyDisk.Fault(operation: operation, lasts: lasts, isFull: lasts)
            let desk = try FaultDesk()
            for _ in 0..<8 { #expect(try desk.run("whoami\n", as: "lan").status == 0) }
            #expect(Files.exists(desk.folder + "/store/store.sqlite-wal"))
            let (size, kept) = (try desk.logSize(), try checkpoint(desk))
            let (run, operations) = try desk.disk.failing(fault) {
                try desk.run("whoami\n", as: "lan")
            }
            #expect([0, 7, 8].contains(run.status), "\(fault): \(run.messages)")
            #expect(try desk.fileFaults() + desk.logFaults() == [], "\(fault)")
            try desk.expectShownIsRecorded(run, from: size, "\(fault)")
            if run.status == 7 {
                doubts += 1
                // The checkpoint beside the store vouches for nothing that may be lost.
                #expect(try checkpoint(desk) == kept, "\(fault)")
            }
            // The next one goes on from whatever is there.
            #expect(try desk.run("whoami\n", as: "lan").status == 0, "\(fault)")
            #expect(try desk.logFaults() == [], "\(fault)")
            #expect(try checkpoint(desk) != kept, "\(fault)")
            if operations < operation { break }
            operation += 1
        }
        #expect(doubts > 0)
    }

    private func checkpoint(_ desk: FaultDesk) throws -> String {
        try String(contentsOfFile: desk.folder + "/store/audit.checkpoint", encoding: .utf8)
    }
}
