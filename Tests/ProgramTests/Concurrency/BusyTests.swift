import Glibc
import Testing

@testable import ProgramSupport

/// Somebody holds the store and does not go on; mostly waiting, beside the other suites.
@Suite struct Busy {
    private let caseWords = ["--case", "T", "--reason", "công dân", "exec"]

    /// All commands are recorded, so that a look is as busy as a change.
    private func everybodyIsToldSoon(_ desk: Desk, naming holder: String?) async throws {
        let started = Clock.now
        let launches = try [
            ["exec", "whoami"], caseWords + ["status", "C-1"],
            ["--yes"] + caseWords + ["edit", "C-8", "gender", "male", "--reason", "sửa lại"],
            ["--format", "jsonl", "run", try desk.file("one.lk", "whoami\nwhoami\n")],
        ].map { try desk.start($0) }
        let backup = try desk.start(["backup", desk.folder + "/copy"], login: nil)
        for launch in launches + [backup] {
            // Other tests may have this thread meanwhile.
            while launch.isRunning, Clock.now - started < 120 {
                try await Task.sleep(for: .milliseconds(20))
            }
            #expect(try launch.wait(within: 0) == 75, "\(launch.errors)")
            #expect(launch.errors.contains("error[store.busy]"))
            if let holder { #expect(launch.errors.contains(holder), "\(launch.errors)") }
        }
        #expect(!Files.exists(desk.folder + "/copy"))
    }

    @Test func holderOfTheQueueIsNamed() async throws {
        let desk = try Desk()
        #expect(try desk.call(["exec", "whoami"]).status == 0)
        let file = open(desk.store + ".lock", O_RDWR | O_CLOEXEC)
        #expect(file >= 0 && flock(file, LOCK_EX) == 0)
        let line = Array("pid 4711 import\n".utf8)
        _ = pwrite(file, line, line.count, 0)
        // doctor only looks: it tells who writes, and is not kept waiting.
        let doctor = try desk.call(["doctor"], login: nil, within: 5)
        #expect(doctor.status == 0 && doctor.out.contains("pid 4711 import"))
        try await everybodyIsToldSoon(desk, naming: "pid 4711 import")
        flock(file, LOCK_UN)
        close(file)
        #expect(try desk.isSound())
    }

    @Test func stoppedWriter() async throws {
        let desk = try Desk()
        let text =
            "case open S --reason \"công dân\"\n"
            + String(repeating: "case note \"ghi\"\n", count: 50_000)
        let writer = try desk.start(["--format", "jsonl"], login: "minh", input: .text(text))
        try Clock.wait("the writer is at work") { writer.output.utf8.count > 1000 }
        let lock = open(desk.store + ".lock", O_RDWR | O_CLOEXEC)
        defer { close(lock) }
        try Clock.wait("stopped with the queue held") {
            writer.signal(SIGSTOP)
            try Clock.wait("stopped") { Self.isStopped(writer.pid) }
            if flock(lock, LOCK_SH | LOCK_NB) != 0 { return true }
            flock(lock, LOCK_UN)
            writer.signal(SIGCONT)
            usleep(UInt32.random(in: 0...2000))
            return false
        }
        try await everybodyIsToldSoon(desk, naming: nil)
        // It goes on as if nothing had been.
        writer.signal(SIGCONT)
        #expect(try desk.call(["exec", "whoami"]).status == 0)
        writer.signal(SIGTERM)
        #expect(try writer.wait() == 143)
        #expect(try desk.isSound())
    }

    private static func isStopped(_ pid: Int32) -> Bool {
        let text = Files.text("/proc/\(pid)/stat")
        return text.split(separator: ")").last?.hasPrefix(" T") ?? false
    }
}
