import AuditLog
import CommandKit
import Console
import Foundation
import Identity
import Store
import Testing

@testable import lienket

/// What leaves the store: whole or not at all, on record before it is written, and provable.
@Suite struct AuditExportTests {
    let desk: Desk
    let outside: String

    init() throws {
        desk = try Desk()
        outside = desk.folder.path + "-outside"
        try FileManager.default.createDirectory(atPath: outside, withIntermediateDirectories: true)
        _ = try desk.last("status C-2\nreveal all --reason 'Xác minh'\nuse C-2\nshow C-29")
    }

    private func export(_ words: String, as login: String = "thu") throws -> CommandResult {
        try desk.dispatch("audit export --reason 'Bàn giao' \(words)", as: login)
    }

    private func verdict(_ folder: String, key: Bool = true, since: [String] = []) throws -> String?
    {
        let keys = key ? [try desk.dispatcher.context.auditKey()] : []
        return try BundleVerifier(anchors: BundleAnchors(keys: keys, since: since))
            .verify(folder) { _, _ in true }.verdict.code
    }

    private func text(_ path: String) throws -> String {
        try String(contentsOfFile: path, encoding: .utf8)
    }

    private func mode(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return (attributes[.posixPermissions] as? Int ?? 0) & 0o777
    }

    @Test func aBundleProvesItselfWithoutTheStore() throws {
        let folder = outside + "/all"
        let size = try desk.auditSize
        let result = try export("--to \(folder)")
        #expect(result.outcome == .ok)
        // The colleague's case and the export's own intent are in it.
        #expect(result.answer.data?["count"] == .int(size + 2))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == [
                "checkpoint", "hashes.bin", "leaves.jsonl", "manifest.json", "vkey",
            ]
        )
        #expect(try mode(folder) == 0o700)
        #expect(try mode(folder + "/leaves.jsonl") == 0o600)
        #expect(try verdict(folder) == nil)
        #expect(try verdict(folder, key: false) == "verify.no-anchor")
        let leaves = try desk.leafTexts().prefix(Int(size) + 2).joined(separator: "\n") + "\n"
        #expect(try text(folder + "/leaves.jsonl") == leaves)
        #expect(
            try desk.trail(from: size + 1) == [
                "audit.export unknown - intent", "audit.export ok - result",
            ]
        )
    }

    @Test func aPartHasAProofForEachRecord() throws {
        let folder = outside + "/part"
        #expect(try export("--to \(folder) --from 2 --until 4").outcome == .ok)
        let proofs = try text(folder + "/proofs.jsonl").split(separator: "\n")
        #expect(proofs.count == 3)
        #expect(try verdict(folder) == nil)
    }

    @Test func theSameStretchGivesTheSameBytes() throws {
        let (a, b) = (outside + "/a", outside + "/b")
        for form in ["bundle", "ocsf", "cef", "ecs", "csv"] {
            for folder in [a, b] {
                _ = try export("--to \(folder)-\(form) --from 0 --until 5 --as \(form)")
            }
            for name in try FileManager.default.contentsOfDirectory(atPath: "\(a)-\(form)")
            where !["checkpoint", "manifest.json", "proofs.jsonl"].contains(name) {
                #expect(try text("\(a)-\(form)/\(name)") == text("\(b)-\(form)/\(name)"), "\(name)")
            }
        }
    }

    @Test func sinceAnEarlierCheckpointTheLogOnlyGrew() throws {
        let kept = outside + "/kept"
        try #require(try desk.store.read { try $0.auditLog().head()?.note })
            .write(toFile: kept, atomically: true, encoding: .utf8)
        _ = try desk.last("status C-2")
        let folder = outside + "/since"
        #expect(try export("--to \(folder) --from 2 --since \(kept)").outcome == .ok)
        #expect(try text(folder + "/consistency").hasPrefix("old "))
        #expect(try verdict(folder, since: [text(kept)]) == nil)
        // A checkpoint of somebody else's log is no anchor.
        let other = try NoteSignerKey.generate(name: "other.test/log")
        try Checkpoint(origin: other.name, size: 0, root: .empty).signed(by: other).encoded
            .write(toFile: kept, atomically: true, encoding: .utf8)
        let refused = try export("--to \(outside)/no --since \(kept)")
        #expect(refused.code == "verify.bad-anchor")
        #expect(!FileManager.default.fileExists(atPath: outside + "/no"))
    }

    @Test func daysAreVietnamsDays() throws {
        desk.pass(seconds: 86_400)
        let size = try desk.auditSize
        _ = try desk.last("status C-2")
        let result = try export("--to \(outside)/day --from 2026-07-01 --until 01/07/2026")
        #expect(result.answer.data?["first"] == .int(size))
        #expect(try export("--to \(outside)/none --from 2030-01-01").code == "audit.bad-range")
        #expect(try export("--to \(outside)/none --from 5 --until 3").code == "audit.bad-range")
    }

    @Test func nothingIsReplacedAndNothingLiesBesideTheStore() throws {
        let folder = outside + "/taken"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        #expect(try export("--to \(folder)/").outcome == .ok)
        #expect(try export("--to \(folder)").code == "output.exists")
        #expect(try verdict(folder) == nil)
        #expect(try export("--to \(outside)/a/b").code == "file.not-found")
        #expect(try export("--to \(desk.folder.path)/x").code == "output.beside-store")
        let dry = try Desk.send(
            "audit export --to \(outside)/dry --reason 'Thử' --dry-run",
            to: try desk.colleague("thu")
        )
        #expect(dry.outcome == .ok || dry.outcome == .planned)
    }

    @Test func aDryRunOnlyLooks() throws {
        let session = try desk.colleague("thu")
        let line = "audit export --to \(outside)/dry --reason 'Thử'"
        let parser = LineParser(registry: session.context.registry)
        let parsed = try #require(try parser.parse(try Tokenizer.tokenize(LineText(line))))
        let size = try desk.auditSize
        let result = session.run(parsed.invocation, mode: RunMode(dryRun: true, isFile: true))
        #expect(result.outcome == .planned)
        #expect(!FileManager.default.fileExists(atPath: outside + "/dry"))
        #expect(try desk.trail(from: size) == ["audit.export planned - single"])
    }

    @Test func onlyWhatTheAgentMaySeeGoesAlong() throws {
        try desk.dispatch("show C-2", as: "ngan")
        #expect(try export("--to \(outside)/x", as: "lan").code == "conduct.not-permitted")
        for (login, others) in [("lan", ["ngan", "hoa"]), ("hoa", ["ngan"]), ("thu", [])] {
            let folder = outside + "/csv-\(login)"
            #expect(try export("--to \(folder) --as csv", as: login).outcome == .ok)
            let table = try text(folder + "/events.csv")
            #expect(table.contains(",lan,"))
            for other in others { #expect(!table.contains(",\(other),"), "\(login) sees \(other)") }
        }
    }

    @Test(arguments: ["bundle", "ocsf", "cef", "ecs", "csv"])
    func onlyOpenExportsHoldPersonalData(_ form: String) throws {
        _ = try desk.dispatch("find '052089999999'")
        _ = try desk.dispatch("case open HS-CANARY --reason 'Lý do chim hoàng yến'")
        _ = try desk.dispatch("status C-2")
        for opens in [false, true] {
            let folder = "\(outside)/\(form)-\(opens)"
            #expect(
                try export("--to \(folder) --as \(form)\(opens ? " --open" : "")").outcome == .ok
            )
            let all = try FileManager.default.contentsOfDirectory(atPath: folder)
                .map { FileManager.default.contents(atPath: "\(folder)/\($0)") ?? Data() }
            let texts = all.map { String(decoding: $0, as: UTF8.self) }.joined()
            guard !opens else { continue }
            #expect(Canaries.found(in: texts) == [])
            #expect(Canaries.found(in: texts, of: Canaries.names) == [])
            #expect(!texts.contains("HS-CANARY") && !texts.contains("hoàng yến"))
        }
    }

    @Test func anOpenBundleSaysWhatItsRecordsCommitTo() throws {
        let folder = outside + "/open"
        #expect(try export("--to \(folder) --open").outcome == .ok)
        #expect(try verdict(folder) == nil)
        let opened = try text(folder + "/openings.jsonl").split(separator: "\n").count
        #expect(opened > 3)
        // It says so in the log, and reviewers see it among the heaviest.
        let leaf = try AuditLeaf(json: Array(try #require(try desk.leafTexts().last).utf8))
        #expect(leaf.fields.map(\.text) == ["openings:full"])
        #expect(leaf.severity == .high)
    }

    @Test func anInterruptLeavesNothingBehind() throws {
        let context = desk.dispatcher.context
        let stopped = ConsoleContext(
            store: context.store,
            population: context.population,
            registry: context.registry,
            auditKey: context.auditKey,
            language: .vi,
            clock: context.clock,
            hostName: context.hostName,
            progress: Console.Progress(show: { _, _ in }, clear: {}, watch: { { true } })
        )
        let agent = try #require(try desk.store.read { try $0.agent(login: "thu") })
        let session = Dispatcher(
            context: stopped,
            state: SessionState(actor: Actor(agent: agent, uid: 1, via: "as"), format: .jsonl)
        )
        let result = try Desk.send("audit export --to \(outside)/x --reason 'Thử'", to: session)
        #expect(result.code == "command.interrupted")
        #expect(ExitStatus.of(result.outcome, code: result.code) == 130)
        #expect(try FileManager.default.contentsOfDirectory(atPath: outside) == [])
        #expect(try desk.trail().last == "audit.export failed command.interrupted result")
    }

    @Test func whatAKilledExportLeftIsClearedAway() throws {
        let folder = outside + "/again"
        try FileManager.default.createDirectory(
            atPath: folder + ".partial",
            withIntermediateDirectories: false
        )
        try "half".write(
            toFile: folder + ".partial/leaves.jsonl",
            atomically: false,
            encoding: .utf8
        )
        #expect(try export("--to \(folder)").outcome == .ok)
        #expect(try verdict(folder) == nil)
        #expect(!FileManager.default.fileExists(atPath: folder + ".partial"))
    }
}
