import Foundation
import Glibc
import Testing

@testable import ProgramSupport

/// What auditors take away, checked as they check it: by the program without a store, and by tools that
/// are not ours.
@Suite struct AuditFiles {
    let desk: Desk
    let key: String

    init() throws {
        desk = try Desk(nil)
        let made = try desk.call(["init", "--demo"], login: nil)
        key = made.out.trimmingCharacters(in: .whitespacesAndNewlines)
        let work = "case open S --reason \"công dân gọi\"\nuse C-2\nstatus\nshow C-29\n"
        #expect(try desk.script(work).status == 0)
    }

    private func auditor(_ words: String...) throws -> Desk.Call {
        try desk.call(["exec", "audit"] + words, login: "thu")
    }

    private func export(_ name: String, _ words: String...) throws -> String {
        let folder = desk.folder + "/" + name
        let call = try desk.call(
            ["exec", "audit", "export", "--to", folder, "--reason", "Bàn giao"] + words,
            login: "thu"
        )
        #expect(call.status == 0, "\(call.all)")
        return folder
    }

    @Test func anExportIsCheckedWithNoStore() throws {
        let kept = try desk.file("kept", try auditor("checkpoint").out)
        let folder = try export("all", "--since", kept)
        rename(desk.home, desk.home + ".away")
        defer { rename(desk.home + ".away", desk.home) }
        let bare = try desk.call(["verify", folder], login: nil)
        #expect(bare.status == 1 && bare.err.contains("error[verify.no-anchor]"))
        #expect(try desk.call(["verify", folder, "--key", key], login: nil).status == 0)
        let since = try desk.call(["verify", folder, "--since", kept], login: nil)
        #expect(since.status == 1 && since.err.contains("error[verify.unsealed-tail]"))
        let json = try desk.call(["--format", "jsonl", "verify", folder, "--key", key], login: nil)
        #expect(json.lines.first?.data["verdict"] as? String == "verified")
        // One byte, and the record is named.
        let leaves = folder + "/leaves.jsonl"
        let text = Files.text(leaves).replacingOccurrences(
            of: "citizen.status",
            with: "citizen.statuz"
        )
        unlink(leaves)
        try Files.write(Array(text.utf8), to: leaves)
        let bad = try desk.call(["--format", "jsonl", "verify", folder, "--key", key], login: nil)
        #expect(bad.status == 8 && bad.lines.first?.code == "verify.tampered")
        #expect(bad.lines.first?.data["firstBad"] as? Int == 3)
        #expect(try desk.call(["verify", folder + "/none"], login: nil).status == 66)
    }

    @Test func anExportWithoutProofsIsNotCalledTampered() throws {
        let folder = try export("csv", "--as", "csv")
        let call = try desk.call(["verify", folder, "--key", key], login: nil)
        #expect(call.status == 8 && call.err.contains("error[verify.incomplete]"))
        #expect(call.err.contains("csv"))
        // A file named after somebody is not repeated.
        for line in [
            "audit export --to /nowhere/079123456789/x --reason \"Bàn giao\"",
            "audit verify --since /nowhere/0912345678", "audit prove 1 --to /nowhere/0912345678/x",
        ] {
            let refused = try desk.script(line + "\n", login: "thu")
            #expect(refused.status == 66, "\(refused.all)")
            #expect(!refused.all.contains("079123456789") && !refused.all.contains("0912345678"))
        }
    }

    @Test func aCheckThatIsInterruptedGoesOn() throws {
        let folder = try export("resumed")
        let place = desk.folder + "/place"
        let call = try desk.call(["verify", folder, "--key", key, "--resume", place], login: nil)
        #expect(call.status == 0 && !Files.exists(place))
    }

    @Test func aWitnessOfAnotherUserFollows() throws {
        let state = desk.folder + "/witness"
        func witness(_ body: String, _ words: String...) throws -> Desk.Call {
            try desk.call(["witness", "--state", state] + words, login: nil, input: .text(body))
        }
        let first = try auditor("checkpoint", "--old", "0").out
        #expect(try witness(first).status == 8)
        let signed = try witness(first, "--key", key)
        #expect(signed.status == 0 && signed.out.hasPrefix("— witness/"))
        let size = first.split(separator: "\n", omittingEmptySubsequences: false)[3]
        let conflict = try witness(try auditor("checkpoint", "--old", "0").out)
        #expect(conflict.status == 1 && conflict.out == "\(size)\n")
        #expect(try witness(try auditor("checkpoint", "--old", "\(size)").out).status == 0)
        #expect(try witness("old x\n\n").status == 64)
    }

    @Test func anOlderStoreIsNotOpenedForWork() throws {
        let copy = desk.folder + "/copy"
        try Files.write(Files.bytes(desk.store), to: copy)
        #expect(try desk.call(["exec", "whoami"]).status == 0)
        unlink(desk.store)
        rename(copy, desk.store)
        for _ in 0..<2 {
            let call = try desk.call(["--format", "jsonl", "exec", "whoami"])
            #expect(call.status == 8 && call.lines.first?.code == "verify.rolled-back")
            #expect(call.lines.first?.json["data"] is NSNull)
        }
        let doctor = try desk.call(["doctor"], login: nil)
        #expect(doctor.status == 8)
        // Whoever owns the files may say that the old one is meant.
        unlink(desk.home + "/audit.checkpoint")
        #expect(try desk.call(["exec", "whoami"]).status == 0)
    }

    @Test func aFullDiskLeavesNoHalfExport() throws {
        let place = desk.folder + "/đĩa"
        mkdir(place, 0o700)
        guard mount("tmpfs", place, "tmpfs", 0, "size=8k,mode=0700") == 0 else { return }
        defer { umount2(place, Int32(MNT_DETACH)) }
        let call = try desk.call(
            [
                "--format", "jsonl", "exec", "audit", "export", "--to", place + "/x", "--reason",
                "Bàn giao",
            ],
            login: "thu"
        )
        #expect(call.status == 74 && call.lines.first?.code == "output.failed", "\(call.all)")
        #expect(Files.names(in: place).isEmpty)
        #expect(try desk.isSound())
    }

    @Test(.enabled(if: Oracle.isInstalled))
    func goFindsTheSame() throws {
        let oracle = try Oracle(in: desk)
        let kept = try desk.file("kept", try auditor("checkpoint").out)
        let whole = try export("whole", "--since", kept)
        let part = try export("part", "--from", "2", "--until", "4", "--since", kept)
        for folder in [whole, part] {
            #expect(try oracle.says("bundle", folder, key) == 0)
            #expect(try oracle.says("bundle", folder, key, kept) == 0)
        }
        let receipt = desk.folder + "/receipt"
        #expect(try auditor("prove", "3", "--open", "--to", receipt).status == 0)
        #expect(try oracle.says("receipt", receipt, key) == 0)
        #expect(try desk.call(["verify", receipt, "--key", key], login: nil).status == 0)
        // And it is no yes-man.
        let other = try Desk(nil).call(["init", "--demo"], login: nil).out
            .trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(try oracle.says("bundle", whole, other) == 1)
        #expect(try oracle.says("receipt", receipt, other) == 1)
    }
}

/// The verifier in Go, where Debian's packages for it are installed.
private struct Oracle {
    private let desk: Desk
    private let program: String

    static var isInstalled: Bool {
        Files.exists("/usr/bin/go") && Files.exists("/usr/share/gocode/src/golang.org/x/mod")
    }

    init(in desk: Desk) throws {
        self.desk = desk
        program = desk.folder + "/oracle"
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Oracle/verify.go").path
        let built = try desk.shell(
            "GO111MODULE=off GOPATH=/usr/share/gocode GOFLAGS= CGO_ENABLED=0 "
                + "GOCACHE='\(desk.folder)/go' go build -o '\(program)' '\(source)'"
        )
        guard built.status == 0 else { throw Trouble(built.all) }
    }

    /// The exit status of one check.
    func says(_ words: String...) throws -> Int32 {
        let quoted = words.map { "'\($0)'" }.joined(separator: " ")
        return try desk.shell("'\(program)' \(quoted)").status
    }
}
