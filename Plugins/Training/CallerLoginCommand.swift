import CommandKit
import Identity

/// `caller-login`: the caller of a demonstration logs in at a provider, so that a link can follow.
///
/// - Rule: R15. Only the holder's own login links; an agent cannot make one on a real store.
struct CallerLoginCommand: Command {
    let manifest = CommandManifest(
        "caller-login",
        vietnamese: "người-gọi-đăng-nhập",
        summary: Phrase(
            vi: "Người gọi (giả định) vừa tự đăng nhập (chỉ kho trình diễn)",
            en: "The imagined caller has just logged in (demonstration stores only)"
        ),
        parameters: [
            .citizen, .provider,
            .option(
                "account",
                .text,
                Phrase(
                    vi: "Tài khoản khác với số của hồ sơ",
                    en: "An account other than the profile's number"
                ),
                sensitive: true
            ),
            .option(
                "result",
                .text,
                Phrase(
                    vi: "success (mặc định) hoặc mã lỗi",
                    en: "success (default) or a failure code"
                )
            ),
        ],
        effect: .record,
        access: .change,
        needsCase: true,
        act: "training.caller-login",
        data: ["citizen", "provider", "account", "at", "result"],
        examples: ["caller-login C-2 vneid"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        try Training.check(host)
        let file = try host.file(invocation.citizen())
        let provider = invocation.provider ?? .vneid
        let known =
            provider == .vneid
            ? file.profile.identity.value(.personalId) : file.vnpost.first?.postID
        guard let account = invocation.text("account") ?? known else {
            throw CommandError(
                "training.no-account",
                Phrase(
                    vi: "Chưa ghi: hồ sơ không có số để đăng nhập",
                    en: "Not recorded: the profile has no number to log in with"
                ),
                hint: Phrase("caller-login \(file.profile.id) \(provider.rawValue) --account …"),
                outcome: .refused
            )
        }
        let event = LoginEvent(
            citizen: file.profile.id,
            provider: provider,
            account: account,
            at: host.now,
            result: invocation.text("result") ?? "success"
        )
        let protected = DataValue.protected(
            Protected(.account, account, of: file.profile.id, field: .personalId)
        )
        let view = View([
            .note(
                Phrase(
                    vi: "Đã ghi nhận: \(file.profile.id) "
                        + (event.succeeded
                            ? "vừa tự đăng nhập \(provider.name) thành công"
                            : "đăng nhập \(provider.name) không thành công (\(event.result))"),
                    en: "On record: \(file.profile.id) "
                        + (event.succeeded
                            ? "has just logged in to \(provider.name)"
                            : "could not log in to \(provider.name) (\(event.result))")
                ),
                event.succeeded ? .good : .caution
            )
        ])
        return .plan(
            Plan(
                [.recordLogin(event)],
                versions: [file.profile.id: file.profile.version],
                result: Answer(
                    [
                        "citizen": .citizen(event.citizen), "provider": .string(provider.rawValue),
                        "account": protected, "at": .time(event.at),
                        "result": .string(event.result),
                    ],
                    view: view
                )
            )
        )
    }
}
