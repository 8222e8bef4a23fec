import AuditLog
import Foundation
import Testing

@testable import ProgramSupport

/// Runs one line again and again on a failing disk, the fault an operation later each time, until it
/// is not reached any more.
struct Sweep {
    /// How a line ends on a sound disk, and the store before and after.
    private struct Model {
        let run: FaultDesk.Run
        let before: [String]
        let after: [String]
    }

    let row: CommandRow
    let lasts: Bool
    let isFull: Bool

    /// Every operation up to here, then some of them; a fault that lasts hits the later ones anyway.
    private var every: Int64 { lasts ? 12 : 48 }

    func callAsFunction() throws {
        let model = try model()
        var desk = try FaultDesk()
        var text = try desk.prepare(row)
        var operation: Int64 = 1
        while true {
            let fault = FaultyDisk.Fault(operation: operation, lasts: lasts, isFull: isFull)
            let size = try desk.logSize()
            let (run, operations) = try desk.disk.failing(fault) {
                try desk.run(text, as: row.login)
            }
            let isInEffect = try judge(run, desk, model, size: size, fault)
            if operations < operation {
                #expect(try desk.logFaults() == [], "\(fault)")
                #expect(isInEffect && run.status == model.run.status, "\(fault): \(run.messages)")
                return
            }
            if isInEffect {
                desk = try FaultDesk()
                text = try desk.prepare(row)
            }
            operation += operation < every ? 1 : max(2, operation / 12)
        }
    }

    private func model() throws -> Model {
        let desk = try FaultDesk()
        let text = try desk.prepare(row)
        let before = try desk.state()
        let run = try desk.run(text, as: row.login)
        #expect(run.status != 8, "\(run.messages)")
        return Model(run: run, before: before, after: try desk.state())
    }

    /// Whether the line is in effect as on a sound disk; anything else must be a clean refusal.
    private func judge(
        _ run: FaultDesk.Run,
        _ desk: FaultDesk,
        _ model: Model,
        size: Int64,
        _ fault: FaultyDisk.Fault
    ) throws -> Bool {
        let isDone =
            run.status == model.run.status
            && run.lines.map(\.outcome) == model.run.lines.map(\.outcome)
        let state = try desk.state()
        if isDone {
            expect(state, model.after, fault)
        } else if run.status == 7 {
            // What was committed last, a question or the command, is in effect, but a loss of power may
            // undo it: nothing is promised, and nothing is shown.
            if state != model.before { expect(state, model.after, fault) }
            #expect(run.lines.allSatisfy { $0.code == "audit.unconfirmed" }, "\(fault)")
            #expect(run.lines.allSatisfy { $0.json["data"] is NSNull }, "\(fault)")
        } else {
            expect(state, model.before, fault)
            // A registry on the broken disk cannot be asked: that is an answer.
            let outage = run.lines.allSatisfy { $0.outcome == "unavailable" }
            #expect(run.status == 8 || run.status == 69 && outage, "\(fault): \(run.status)")
            #expect(outage || run.lines.allSatisfy { $0.json["data"] is NSNull }, "\(fault)")
            #expect(!run.messages.contains("internal.defect"), "\(fault): \(run.messages)")
        }
        #expect(try desk.fileFaults() == [], "\(fault)")
        if state != model.before || fault.operation % 8 == 0 {
            #expect(try desk.logFaults() == [], "\(fault)")
        }
        try desk.expectShownIsRecorded(run, from: size, "\(fault)")
        return isDone || run.status == 7
    }

    private func expect(_ state: [String], _ expected: [String], _ fault: FaultyDisk.Fault) {
        guard state != expected else { return }
        let rows = [state, expected].map { $0.flatMap { $0.split(separator: "\n") } }
        Issue.record("\(fault): \(rows[0].difference(from: rows[1]).prefix(2))")
    }
}
