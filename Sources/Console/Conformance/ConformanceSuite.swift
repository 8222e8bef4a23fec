import CommandKit
import Identity
import Store

/// What every command has to be, built in or of a process plugin: its manifest is whole, its examples
/// are lines that work, and a dry run of them ends as a command ends.
///
/// It runs on a demonstration store, as agents whose roles allow the commands.
package struct ConformanceSuite {
    /// One thing that was looked at.
    package struct Finding: Sendable {
        /// The command or example.
        package let subject: String
        /// What was looked at.
        package let what: Phrase
        /// What is wrong; nil when nothing is.
        package let problem: Phrase?

        /// Makes a finding.
        package init(_ subject: String, _ what: Phrase, _ problem: Phrase?) {
            self.subject = subject
            self.what = what
            self.problem = problem
        }
    }

    private let dispatcher: Dispatcher

    /// Makes a suite.
    package init(_ dispatcher: Dispatcher) {
        self.dispatcher = dispatcher
    }

    /// Looks at every command of a plugin.
    package func findings(plugin id: String) -> [Finding] {
        dispatcher.context.registry.entries.filter { $0.plugin == id }.flatMap { entry in
            manifest(entry.manifest) + entry.manifest.examples.map { example($0, entry.manifest) }
        }
    }

    /// Looks at what a command says of itself.
    private func manifest(_ manifest: CommandManifest) -> [Finding] {
        let phrases = [manifest.summary] + manifest.parameters.map(\.summary)
        let isWhole = phrases.allSatisfy { phrase in
            Language.allCases.allSatisfy { language in
                let text = phrase.text(language)
                return !text.isEmpty && !text.hasSuffix(".")
            }
        }
        let hasRows = manifest.rows.map(manifest.data.contains) ?? true
        let hasReason = manifest.parameters.contains { $0.name == "reason" }
        let isDotted = manifest.act.split(separator: ".").count >= 2
        return [
            Finding(
                manifest.name,
                Phrase(vi: "lời giải thích đủ hai ngôn ngữ", en: "summaries in both languages"),
                isWhole
                    ? nil
                    : Phrase(
                        vi: "còn thiếu, hoặc có dấu chấm cuối",
                        en: "missing, or with a full stop"
                    )
            ),
            Finding(
                manifest.name,
                Phrase(vi: "dữ liệu, lý do và mã nhật ký", en: "data, reason and audit code"),
                hasRows && isDotted && (hasReason || !manifest.needsReason)
                    ? nil : Phrase(vi: "không khớp nhau", en: "do not fit together")
            ),
        ]
    }

    /// Runs an example as a dry run.
    private func example(_ line: String, _ manifest: CommandManifest) -> Finding {
        let what = Phrase(vi: "ví dụ chạy thử được", en: "the example works as a dry run")
        do {
            let words = try Tokenizer.tokenize(LineText(line))
            let parser = LineParser(registry: dispatcher.context.registry)
            guard let parsed = try parser.parse(words),
                parsed.invocation.manifest.name == manifest.name
            else {
                return Finding(line, what, Phrase(vi: "là một lệnh khác", en: "is another command"))
            }
            try sitDown(for: manifest)
            var mode = RunMode(yes: true, dryRun: true, isFile: true)
            mode.wantsView = true
            let result = dispatcher.run(parsed.invocation, mode: mode)
            return Finding(line, what, problem(result, manifest))
        } catch let error as LineError {
            return Finding(line, what, error.message)
        } catch {
            return Finding(line, what, ErrorMapping.commandError(error).message)
        }
    }

    /// What is wrong with how a command ended.
    private func problem(_ result: CommandResult, _ manifest: CommandManifest) -> Phrase? {
        let code = result.code ?? ""
        let isBroken = result.outcome == .failed || result.outcome == .unknown
        if isBroken || code.hasPrefix("plugin.") && !manifest.act.hasPrefix("plugin.")
            || result.seq == nil
        {
            return result.answer.error?.message ?? Phrase(code)
        }
        guard result.outcome == .ok, let data = result.answer.data else { return nil }
        let keys = data.entries.map(\.key)
        return keys == manifest.data || manifest.data.isEmpty
            ? nil : Phrase(vi: "dữ liệu có khóa khác", en: "the data have other keys")
    }

    /// Lets an agent work whose role allows the command, under a case where one is needed.
    private func sitDown(for manifest: CommandManifest) throws {
        let (agents, actor) = try dispatcher.context.store.read { reader in
            (try reader.agents(), dispatcher.state.actor)
        }
        guard let agent = agents.first(where: { $0.role.allows(manifest.access) }) else { return }
        dispatcher.state.actor = Actor(agent: agent, uid: actor.uid, via: "as")
        dispatcher.state.ticket = nil
        dispatcher.state.current = CitizenNumber(1)
        guard manifest.needsCase,
            let open = dispatcher.context.registry.command(named: "case open"),
            agent.role.allows(open.manifest.access)
        else { return }
        let invocation = Invocation(
            manifest: open.manifest,
            values: ["TICKET": [.text("CHECK-1")], "reason": [.text("Kiểm tra phần mở rộng")]]
        )
        _ = dispatcher.run(invocation, mode: RunMode(yes: true, isFile: true))
    }
}
