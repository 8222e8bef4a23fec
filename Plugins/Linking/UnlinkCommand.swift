import CommandKit
import Identity

/// `unlink`: closes an active link; the row and what was copied stay.
///
/// - Rule: R19, R21, R22, R27, R33.
struct UnlinkCommand: Command {
    let manifest = CommandManifest(
        "unlink",
        vietnamese: "huỷ-liên-kết",
        summary: Phrase(
            vi: "Hủy một liên kết tài khoản, giữ lại lịch sử",
            en: "Close a link and keep its history"
        ),
        parameters: [.citizen, .provider, .reason],
        effect: .destructive,
        access: .linking,
        needsCase: true,
        needsReason: true,
        act: "link.unlink",
        data: ["citizen", "links"],
        rows: "links",
        examples: ["unlink C-11 vneid --reason 'Liên kết nhầm người trên máy dùng chung'"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let provider = try invocation.requiredProvider()
        let file = try host.file(invocation.citizen())
        guard let link = file.activeLink(provider) else {
            return try nothingToClose(file, provider)
        }
        try UnlinkRules.check(
            file: file,
            provider: provider,
            reason: invocation.reason,
            policies: host.policies,
            now: host.now
        )
        let reason = (invocation.reason ?? "").trimmed
        guard
            let change = UnlinkRules.change(
                file,
                provider: provider,
                reason: reason,
                now: host.now
            )
        else { return try nothingToClose(file, provider) }
        let warning = UnlinkRules.warning(
            file: file,
            provider: provider,
            policies: host.policies,
            now: host.now
        )
        let after = file.applying([change])
        let warnings = warning.map { [$0] } ?? []
        let second = UnlinkRules.secondPerson(
            file: file,
            provider: provider,
            policies: host.policies,
            now: host.now
        )
        return .plan(
            Plan(
                [change],
                versions: [file.profile.id: file.profile.version],
                preview: preview(file, provider, warning),
                result: LinkAnswer.make(
                    after,
                    .unlinked,
                    note: done(file.profile.id, provider),
                    warnings: warnings
                ),
                planned: LinkAnswer.make(
                    after,
                    .unlinked,
                    outcome: .planned,
                    note: nil,
                    warnings: warnings + [second?.message].compactMap { $0 }
                ),
                challenge: link.account,
                secondPerson: second,
                isReversible: true
            )
        )
    }

    /// Says that nothing was closed: unchanged when it had been before, an error when it never was.
    ///
    /// - Rule: R23.
    private func nothingToClose(_ file: CitizenFile, _ provider: Provider) throws -> Reply {
        let id = file.profile.id
        guard file.lastClosedLink(provider) != nil else {
            throw CommandError(
                "link.not-found",
                Phrase(
                    vi: "\(id) chưa từng liên kết với \(provider.name); không có gì để hủy.",
                    en: "\(id) was never linked to \(provider.name); there is nothing to close."
                ),
                hint: Phrase("links \(id) --all"),
                outcome: .notFound
            )
        }
        let note = Phrase(
            vi: "Liên kết \(provider.name) của \(id) đã được hủy từ trước; không có gì thay đổi.",
            en: "The \(provider.name) link of \(id) had been closed before; nothing has changed."
        )
        return .answer(LinkAnswer.make(file, .unlinked, outcome: .unchanged, note: note))
    }

    /// What closing the link means for the holder.
    private func preview(
        _ file: CitizenFile,
        _ provider: Provider,
        _ warning: Phrase?
    ) -> View {
        let closing = Phrase(
            vi: "Sẽ hủy liên kết \(provider.name) của \(file.profile.id)",
            en: "The \(provider.name) link of \(file.profile.id) will be closed"
        )
        var blocks = [
            Block.note(
                provider == .vneid
                    ? Phrase(
                        vi: "\(closing.vi); giấy tờ đã sao chép vẫn ở Kho dữ liệu VNeID.",
                        en: "\(closing.en); items already copied stay where they are."
                    ) : Phrase(vi: "\(closing.vi).", en: "\(closing.en)."),
                .caution
            )
        ]
        if let warning { blocks.append(.note(warning, .bad)) }
        return View(of: file.profile, blocks)
    }

    private func done(_ id: CitizenNumber, _ provider: Provider) -> Phrase {
        Phrase(
            vi: "Đã hủy liên kết \(provider.name) của \(id).",
            en: "Closed the \(provider.name) link of \(id)."
        )
    }
}
