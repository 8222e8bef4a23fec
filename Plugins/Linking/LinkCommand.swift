import CommandKit
import Identity

/// `link`: links a provider's account to a portal profile, once the holder has logged in there.
///
/// - Rule: R14 to R20.
struct LinkCommand: Command {
    let manifest = CommandManifest(
        "link",
        vietnamese: "nối",
        summary: Phrase(
            vi: "Liên kết tài khoản VNeID hoặc Bưu điện sau khi chủ tài khoản tự đăng nhập",
            en: "Link a VNeID or Vietnam Post account after the holder's own login"
        ),
        parameters: [
            .citizen, .provider,
            .word(
                "ACCOUNT",
                .required,
                .text,
                Phrase(
                    vi: "Tài khoản: số định danh 12 số với vneid, PostID với vnpost",
                    en: "The account: the 12-digit number for vneid, the PostID for vnpost"
                ),
                sensitive: true
            ),
        ],
        effect: .write,
        access: .change,
        needsCase: true,
        act: "link.link",
        data: ["citizen", "links"],
        rows: "links",
        examples: ["link C-3 vneid 079085990003"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let provider = try invocation.requiredProvider()
        let account = account(invocation.text("ACCOUNT") ?? "", provider)
        let file = try host.fileForLink(
            try host.file(invocation.citizen()),
            provider: provider,
            account: account
        )
        let id = file.profile.id
        guard !LinkRules.isAlreadyLinked(file, provider: provider, account: account) else {
            return .answer(
                LinkAnswer.make(
                    file,
                    .linked(provider),
                    outcome: .unchanged,
                    note: Phrase(
                        vi: "\(id) đã liên kết với tài khoản \(provider.name) này từ trước; không "
                            + "có gì thay đổi.",
                        en: "\(id) is linked to this \(provider.name) account already; nothing has "
                            + "changed."
                    )
                )
            )
        }
        try LinkRules.check(
            file: file,
            provider: provider,
            account: account,
            policies: host.policies,
            now: host.now
        )
        try requireFree(id, provider, account, host)
        let change = LinkRules.change(id, provider: provider, account: account, now: host.now)
        let after = file.applying([change])
        let note = done(file, provider)
        return .plan(
            Plan(
                [change],
                versions: [id: file.profile.version],
                preview: View(of: file.profile, []),
                result: LinkAnswer.make(after, .linked(provider), note: note),
                planned: LinkAnswer.make(after, .linked(provider), outcome: .planned, note: nil)
            )
        )
    }

    /// What was done, and the items that are to be copied now.
    private func done(_ file: CitizenFile, _ provider: Provider) -> Phrase {
        let id = file.profile.id
        let done = Phrase(
            vi: "Đã liên kết tài khoản \(provider.name) với \(id).",
            en: "Linked the \(provider.name) account to \(id)."
        )
        let waiting = file.documents.count { $0.sync != .copied }
        guard provider == .vneid, waiting > 0 else { return done }
        return Phrase(
            vi: "\(done.vi) Còn \(waiting) giấy tờ chưa sang Kho dữ liệu VNeID: sync \(id)",
            en: "\(done.en) Items not yet in the VNeID warehouse: \(waiting); sync \(id)"
        )
    }

    /// Refuses an account that another profile holds; for VNeID the rules have seen to that.
    ///
    /// - Rule: R17.
    private func requireFree(
        _ id: CitizenNumber,
        _ provider: Provider,
        _ account: String,
        _ host: any Host
    ) throws {
        guard let holder = try host.linkHolder(provider, account: account), holder != id else {
            return
        }
        throw CommandError(
            "link.already-linked-elsewhere",
            Phrase(
                vi: "Chưa liên kết: tài khoản \(provider.name) này đang liên kết với \(holder).",
                en: "Not linked: this \(provider.name) account is linked to \(holder)."
            ),
            hint: Phrase("links \(holder)"),
            outcome: .refused
        )
    }

    /// The account as the provider writes it: the twelve digits alone, or the PostID as typed.
    private func account(_ text: String, _ provider: Provider) -> String {
        let number = provider == .vneid ? try? PersonalNumber(text) : nil
        return number?.digits ?? text.trimmed
    }
}
