import Testing

@testable import ProgramSupport

/// A file of many lines on a failing disk: what was shown is done and on record, the rest is not.
@Suite struct FilesOnFailingDisks {
    private static let text = """
        status C-2
        edit C-2 email a@example.com --reason 'Đổi thư'
        case note 'Một'
        unlink C-29 vnpost --reason 'Đề nghị'
        refresh C-8 --force --commit
        relink C-29 vnpost --reason 'Gỡ nhầm'
        edit C-2 email b@example.com --reason 'Đổi thư'
        status C-2

        """

    @Test(arguments: [true, false]) func endsWhereItFails(_ lasts: Bool) throws {
        let states = try states()
        var operation: Int64 = 1
        while true {
            let desk = try FaultDesk()
            _ = try desk.prepare(CommandRow(""))
            let size = try desk.logSize()
            let fault = FaultyDisk.Fault(operation: operation, lasts: lasts, isFull: lasts)
            let (run, operations) = try desk.disk.failing(fault) {
                try desk.run(Self.text, as: "lan")
            }
            let done = run.lines.filter { $0.outcome == "ok" }.count
            #expect(run.lines.prefix(done).allSatisfy { $0.outcome == "ok" }, "\(fault)")
            // The lines of one group may have been committed without certainty.
            let possible = run.status == 7 ? Array(done...8) : [done]
            let state = try desk.state()
            #expect(possible.contains { states[min($0, 8)] == state }, "\(fault), \(done) done")
            #expect(run.status == 7 || run.status == 8 || done == 8, "\(fault): \(run.status)")
            #expect(try desk.fileFaults() + desk.logFaults() == [], "\(fault)")
            try desk.expectShownIsRecorded(run, from: size, "\(fault)")
            if operations < operation {
                #expect(done == 8 && run.status == 0)
                return
            }
            operation += lasts ? 4 : 5
        }
    }

    /// The store after each number of lines.
    private func states() throws -> [[String]] {
        let lines = Self.text.split(separator: "\n")
        return try (0...lines.count).map { count in
            let desk = try FaultDesk()
            _ = try desk.prepare(CommandRow(""))
            let run = try desk.run(lines.prefix(count).joined(separator: "\n"), as: "lan")
            #expect(run.status == 0, "\(run.messages)")
            return try desk.state()
        }
    }
}
