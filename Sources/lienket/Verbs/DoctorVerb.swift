import CommandKit
import Console
import Glibc
import Identity
import LineEditing
import PluginHost
import Population
import Store

/// `lienket doctor`: what an administrator asks first when something is wrong.
struct DoctorVerb {
    let desk: DeskSetup

    /// One thing that was looked at.
    private struct Finding {
        let name: Phrase
        let isGood: Bool
        let detail: String
        /// Whether it is another's fault, and no reason to distrust this store.
        var isOutside = false
    }

    func run() -> Int32 {
        let findings = storeFindings() + [locale, terminal, plugins] + processPlugins + [registry]
        for finding in findings {
            let mark = finding.isGood ? "✓" : "✗"
            desk.output.write(
                "\(mark) \(finding.name.text(desk.language)): \(Escaping.visible(finding.detail))\n"
            )
        }
        return findings.allSatisfy { $0.isGood || $0.isOutside }
            ? ExitStatus.done : ExitStatus.untrusted
    }

    /// Store, permissions and audit log; one finding says why when the store cannot be opened.
    private func storeFindings() -> [Finding] {
        let name = Phrase(vi: "Kho", en: "Store")
        do {
            let store = try SQLiteStore.open(at: desk.location.store)
            let health = try store.health()
            let kind =
                store.info.isDemonstration
                ? Phrase(vi: "trình diễn", en: "demonstration") : Phrase(vi: "thật", en: "real")
            let facts =
                "\(store.info.path), \(kind.text(desk.language)), \(health.citizens) C, "
                + "\(health.bytes / 1_048_576) MiB"
            let damage =
                health.problems
                + (health.brokenReferences > 0
                    ? ["foreign keys: \(health.brokenReferences)"] : [])
            return [
                Finding(
                    name: name,
                    isGood: damage.isEmpty,
                    detail: ([facts] + damage).joined(separator: "; ")
                ),
                Finding(
                    name: Phrase(vi: "Bộ máy", en: "Engine"),
                    isGood: true,
                    detail: health.engine
                ),
                Finding(
                    name: Phrase(vi: "Quyền tệp", en: "Permissions"),
                    isGood: health.exposedPath == nil,
                    detail: health.exposedPath ?? "0700/0600"
                ),
                Finding(
                    name: Phrase(vi: "Hàng ghi", en: "Writer queue"),
                    isGood: true,
                    detail: health.queueHolder
                        ?? Phrase(vi: "trống", en: "empty").text(desk.language)
                ),
                try service(store),
                try audit(store),
                anchor(store),
            ]
        } catch {
            let failure = Failure(error)
            return [
                Finding(
                    name: name,
                    isGood: false,
                    detail: failure.error.message.text(desk.language)
                )
            ]
        }
    }

    /// How the population service has been answering, and how many refreshes wait for it.
    private func service(_ store: SQLiteStore) throws -> Finding {
        let (health, waiting) = try store.read {
            (try $0.populationHealth(), try $0.queuedRefreshCount())
        }
        var parts = [
            Phrase(vi: "hàng đợi \(waiting)", en: "\(waiting) in the queue").text(desk.language)
        ]
        if !health.isGood {
            let why = health.trouble?.explanation.text(desk.language) ?? "-"
            parts.insert(
                Phrase(
                    vi: "lỗi \(health.failures) lần liên tiếp từ "
                        + "\(health.since?.display ?? "-"): \(why)",
                    en: "\(health.failures) failures in a row since "
                        + "\(health.since?.display ?? "-"): \(why)"
                ).text(desk.language),
                at: 0
            )
        }
        if let until = health.pausedUntil, !health.admits(at: DeskSetup.now()) {
            parts.append(
                Phrase(
                    vi: "tạm ngừng hỏi đến \(until.display)",
                    en: "left alone until \(until.display)"
                ).text(desk.language)
            )
        }
        return Finding(
            name: Phrase(vi: "Dịch vụ dân cư", en: "Population service"),
            isGood: health.isGood,
            detail: parts.joined(separator: "; "),
            isOutside: true
        )
    }

    /// The audit log, recomputed.
    private func audit(_ store: SQLiteStore) throws -> Finding {
        let key = try store.auditKey()
        let verdict = try AuditCheck(store: store).verify(AuditAnchors(), ownKey: key)
        let isSound = verdict.isConsistent
        return Finding(
            name: Phrase(vi: "Nhật ký", en: "Audit log"),
            isGood: isSound,
            detail: "\(verdict.size), \(verdict.root)" + (isSound ? "" : ", \(verdict.code ?? "")")
        )
    }

    /// The newest checkpoint beside the store.
    private func anchor(_ store: SQLiteStore) -> Finding {
        let name = Phrase(vi: "Mốc ký gần nhất", en: "Newest checkpoint")
        do {
            try store.checkAnchor()
            return Finding(
                name: name,
                isGood: true,
                detail: SQLiteStore.checkpointPath(beside: store.info.path)
            )
        } catch {
            return Finding(
                name: name,
                isGood: false,
                detail: Failure(error).error.message.text(desk.language)
            )
        }
    }

    private var locale: Finding {
        let outcome = TextLocale.prepare()
        return Finding(
            name: Phrase(vi: "Bảng mã", en: "Locale"),
            isGood: outcome != .unavailable,
            detail: outcome == .asAsked ? "UTF-8" : outcome == .replaced ? "C.UTF-8" : "-"
        )
    }

    private var terminal: Finding {
        let size = TerminalState.size
        let name = StoreLocation.environment("TERM") ?? "-"
        return Finding(
            name: Phrase(vi: "Thiết bị đầu cuối", en: "Terminal"),
            isGood: true,
            detail: "\(name), \(size.columns)×\(size.rows), tty \(TerminalState.isInputTTY)"
        )
    }

    private var plugins: Finding {
        Finding(
            name: Phrase(vi: "Phần mở rộng", en: "Plugins"),
            isGood: true,
            detail: "\(desk.registry.plugins.count), \(desk.registry.manifests.count) "
                + Phrase(vi: "lệnh", en: "commands").text(desk.language)
        )
    }

    /// The process plugins that were added; none is a reason to distrust the store.
    private var processPlugins: [Finding] {
        let installed = try? SQLiteStore.open(at: desk.location.store).read {
            try $0.installedPlugins()
        }
        return (installed ?? []).map { plugin in
            let trouble = desk.plugins.trouble(plugin)
            let walls = desk.plugins.walls(of: plugin).joined(separator: ", ")
            let state = Phrase(
                vi: "\(plugin.isEnabled ? "đang dùng" : "đang tắt"); tường ngăn: \(walls)",
                en: "\(plugin.isEnabled ? "enabled" : "disabled"); walls: \(walls)"
            )
            return Finding(
                name: Phrase(vi: "Phần mở rộng \(plugin.id)", en: "Plugin \(plugin.id)"),
                isGood: trouble == nil,
                detail: "\(plugin.version), " + (trouble?.message ?? state).text(desk.language),
                isOutside: true
            )
        }
    }

    /// Whether address, settings and certificates of the population service can be.
    private func settings(of address: String) -> Finding {
        let name = Phrase(vi: "CSDL dân cư (dịch vụ)", en: "Population database (service)")
        let setup = ServiceSetup(store: desk.location.store)
        do {
            let service = try setup.service(at: address)
            return Finding(name: name, isGood: true, detail: "\(service.url.text), \(setup.path)")
        } catch {
            let message = Failure(error).error.message.text(desk.language)
            return Finding(name: name, isGood: false, detail: message)
        }
    }

    private var registry: Finding {
        if let address = desk.serviceAddress { return settings(of: address) }
        let path = desk.registryPath
        let isThere = access(path, R_OK) == 0
        return Finding(
            name: Phrase(vi: "CSDL dân cư (nhúng)", en: "Population database (embedded)"),
            isGood: true,
            detail: isThere
                ? path : Phrase(vi: "\(path): không có", en: "\(path): missing").text(desk.language)
        )
    }
}
