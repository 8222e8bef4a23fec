import AuditLog
import Glibc
import Store
import Testing

@testable import ProgramSupport

/// A writer that is stopped in its turn: the others are told who it is, looks without a record go on,
/// and nothing is lost when it goes on.
@Suite struct StoppedWriters {
    private static let lines = 300

    /// A process in the middle of a long file, stopped with the queue held, and no reader kept out.
    private func stoppedWriter(_ desk: Desk) throws -> Launch {
        let notes = (0..<Self.lines).map { "case note \"ghi w\($0)\"\n" }.joined()
        let writer = try desk.start(
            ["--format", "jsonl", "--case", "S-1", "--reason", "thử", "run", "-"],
            login: "minh",
            input: .text(notes)
        )
        try Clock.wait("the writer is at work") { writer.hasOutput }
        let locks = StoreLocks(desk.store)
        try Clock.wait("stopped in its turn") {
            writer.signal(SIGSTOP)
            try Clock.wait("stopped") { StoreLocks.isStopped(writer.pid) }
            if locks.isQueueHeld, locks.canRead { return true }
            guard writer.isRunning else { throw Trouble("over too soon: \(writer.errors)") }
            writer.signal(SIGCONT)
            usleep(UInt32.random(in: 0...2000))
            return false
        }
        return writer
    }

    @Test func othersAreToldAndNothingIsLost() async throws {
        let desk = try Desk()
        let writer = try stoppedWriter(desk)
        let holder = "pid \(writer.pid) run"

        // A look that leaves no record is not kept waiting.
        let store = try SQLiteStore.open(at: desk.store, patience: 0.3)
        let size = try store.read { try $0.auditSize() }
        #expect(size > 0)
        let started = Clock.now
        let doctor = try desk.call(["doctor"], login: nil)
        #expect(doctor.status == 0 && doctor.out.contains(holder), "\(doctor.all)")
        #expect(Clock.now - started < 8)

        // Whoever wants a turn is told whose it is: here soon, in the program after ten seconds.
        #expect {
            try store.transact("x") { _ in }
        } throws: { error in
            guard case StoreError.busy(let name?) = error else { return false }
            return name == holder
        }
        #expect { try store.backup(to: desk.folder + "/copy") } throws: { error in
            if case StoreError.busy = error { true } else { false }
        }
        let launches = try [["exec", "whoami"], ["backup", desk.folder + "/copy"]].map {
            try desk.start($0, login: $0[0] == "exec" ? "lan" : nil)
        }
        for launch in launches {
            while launch.isRunning, Clock.now - started < 60 {
                try await Task.sleep(for: .milliseconds(20))
            }
            #expect(try launch.wait(within: 0) == 75, "\(launch.errors)")
            #expect(launch.errors.contains("error[store.busy]"), "\(launch.errors)")
            #expect(launch.errors.contains(holder), "\(launch.errors)")
            #expect(launch.output.isEmpty)
        }
        #expect(!Files.exists(desk.folder + "/copy"))
        #expect(try store.read { try $0.auditSize() } == size)

        // It goes on as if nothing had been, and so do the others.
        writer.signal(SIGCONT)
        #expect(try desk.call(["exec", "whoami"]).status == 0)
        #expect(try writer.wait() == 0, "\(writer.errors)")
        let seqs = writer.output.split(separator: "\n").compactMap { Desk.Line(String($0))?.seq }
        let image = try StoreImage(desk.store)
        let notes = image.records.filter { $0.leaf.act == "case.note" }.map { Int($0.leaf.seq) }
        #expect(seqs == notes && seqs.count == Self.lines)
        #expect(image.cases["S-1"] == (0..<Self.lines).map { "ghi w\($0)" })
        #expect(try desk.isSound())
    }

    /// A process that is stopped before its turn holds up those behind it, and they are told.
    @Test func theNextInTheQueueIsNamed() throws {
        let desk = try Desk()
        let store = try SQLiteStore.open(at: desk.store, patience: 0.3)
        try store.transact("x") { _ in }
        let file = open(desk.store + ".lock-next", O_RDWR | O_CLOEXEC)
        defer { close(file) }
        #expect(file >= 0 && flock(file, LOCK_EX) == 0)
        let line = Array("pid 4711 case.note\n".utf8)
        _ = pwrite(file, line, line.count, 0)
        #expect {
            try store.transact("x") { _ in }
        } throws: { error in
            guard case StoreError.busy(let name?) = error else { return false }
            return name == "pid 4711 case.note"
        }
        flock(file, LOCK_UN)
        try store.transact("x") { _ in }
    }
}
