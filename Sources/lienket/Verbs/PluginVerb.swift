import CommandKit
import Console
import Foundation
import Identity
import PluginHost
import Store

/// `lienket plugin check DIR`: whether a process plugin keeps to the protocol and its commands work.
///
/// Its examples run as dry runs, on a demonstration store of their own that is gone afterwards.
struct PluginVerb {
    let desk: DeskSetup

    func run() throws -> Int32 {
        guard desk.options.words.first == "check", desk.options.words.count == 2 else {
            throw Failure(
                "usage.unknown-verb",
                Phrase(vi: "chỉ có: plugin check DIR", en: "there is only: plugin check DIR"),
                hint: Phrase(
                    vi: "thêm hay gỡ là lệnh trong bàn hỗ trợ: lienket exec plugin add DIR",
                    en: "adding and removing are console commands: lienket exec plugin add DIR"
                ),
                status: ExitStatus.usage
            )
        }
        let found: ExaminedPlugin
        do {
            found = try desk.plugins.examine(desk.options.words[1])
        } catch let error as CommandError {
            tell("plugin.json", nil, error.message)
            return ExitStatus.pluginFailed
        }
        tell("plugin.json", Phrase("\(found.record.id) \(found.record.version)"), nil)
        var isGood = true
        for finding in try TalkCheck(found).findings() {
            isGood = isGood && finding.problem == nil
            tell(found.record.id, finding.what, finding.problem)
        }
        for finding in try commands(found) {
            isGood = isGood && finding.problem == nil
            tell(finding.subject, finding.what, finding.problem)
        }
        return isGood ? ExitStatus.done : ExitStatus.pluginFailed
    }

    /// Looks at its commands, on a store made for this.
    private func commands(_ found: ExaminedPlugin) throws -> [ConformanceSuite.Finding] {
        let store = try ScratchStore()
        defer { store.remove() }
        let scratch = desk.setup(on: store.path, as: "admin")
        defer { scratch.close() }
        let dispatcher = try scratch.dispatcher()
        let line = "plugin add \(Quoting.quote(found.record.folder)) --yes"
        let words = try Tokenizer.tokenize(LineText(line))
        if let added = try LineParser(registry: desk.registry).parse(words) {
            let result = dispatcher.run(added.invocation, mode: RunMode(yes: true, isFile: true))
            if let error = result.answer.error {
                let what = Phrase(vi: "thêm được", en: "can be added")
                return [ConformanceSuite.Finding(found.record.id, what, error.message)]
            }
        }
        dispatcher.refreshCommands()
        return ConformanceSuite(dispatcher).findings(plugin: found.record.id)
    }

    private func tell(_ subject: String, _ what: Phrase?, _ problem: Phrase?) {
        let words = [what, problem].compactMap { $0?.text(desk.language) }.joined(separator: ": ")
        let mark = problem == nil ? "✓" : "✗"
        desk.output.write("\(mark) \(Escaping.visible(subject)): \(Escaping.visible(words))\n")
    }
}

/// A demonstration store in a folder of its own.
private struct ScratchStore {
    private let folder: String
    var path: String { folder + "/store/store.sqlite" }

    init() throws {
        var template = Array("/tmp/lienket-check-XXXXXX".utf8CString)
        guard let seeds = StoreLocation.demonstrationSeeds(), mkdtemp(&template) != nil else {
            throw Failure(
                "seeds.missing",
                Phrase(vi: "không tìm thấy Seeds/demo", en: "Seeds/demo is not to be found"),
                hint: Phrase(
                    vi: "chạy từ thư mục mã nguồn lienket",
                    en: "run it from lienket's source folder"
                ),
                status: ExitStatus.noFile
            )
        }
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let store = try SQLiteStore.create(
            at: path,
            demonstration: true,
            origin: "localhost/lienket-check",
            now: DeskSetup.now()
        )
        _ = try SeedImporter.load(
            directory: seeds,
            into: store,
            registryPath: folder + "/store/registry.sqlite",
            now: DeskSetup.now(),
            progress: { _ in },
            finish: { _, _ in }
        )
    }

    func remove() {
        try? FileManager.default.removeItem(atPath: folder)
    }
}
