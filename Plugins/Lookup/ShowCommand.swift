import CommandKit
import Identity

/// `show`: the account at a glance, as the portal's profile page has it.
struct ShowCommand: Command {
    let manifest = CommandManifest(
        "show",
        vietnamese: "xem",
        summary: Phrase(
            vi: "Xem tổng quan tài khoản của công dân",
            en: "Show a citizen's account at a glance"
        ),
        parameters: [.citizen],
        effect: .read,
        access: .lookup,
        needsCase: true,
        act: "citizen.show",
        data: [
            "citizen", "fullName", "accountKind", "civilServant", "username", "accountStatus",
            "dossiers", "notifications", "links", "procedure",
        ],
        examples: ["show C-1", "show"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let file = try host.file(invocation.citizen())
        let profile = file.profile
        let state = Procedure.state(of: file, policies: host.policies, now: host.now)
        let counts = DossierCounters(file.dossiers)
        // The procedure is over for the dead, wherever it stood.
        let followsSteps = profile.status != .deceased && profile.kind == .personal
        let step = followsSteps ? state.step : nil
        let data: DataObject = [
            "citizen": .citizen(profile.id),
            "fullName": .text(profile.identity.value(.fullName)),
            "accountKind": .string(profile.kind.rawValue),
            "civilServant": .bool(profile.civilServant),
            "username": .account(profile.username, of: profile.id),
            "accountStatus": .string(profile.status.rawValue),
            "dossiers": counts.data,
            "notifications": .number(profile.notifications),
            "links": LinkRow.data(of: file),
            "procedure": .object([
                "state": .string(state.rawValue),
                "step": step.map(DataValue.number) ?? .null,
            ]),
        ]
        let blocks =
            counts.blocks
            + [notifications(profile), .pairs(pairs(file, state, step))]
            + LinkRow.blocks(LinkRow.all(of: file))
        return .answer(
            Answer(data, view: View(of: profile, blocks), warnings: warnings(file, host.now))
        )
    }

    private func notifications(_ profile: PortalProfile) -> Block {
        .note(
            Phrase(
                vi: "Thông báo (\(profile.notifications))",
                en: "Notifications (\(profile.notifications))"
            ),
            .plain
        )
    }

    private func pairs(
        _ file: CitizenFile,
        _ state: LinkState,
        _ number: Int?
    ) -> [Pair] {
        let profile = file.profile
        let isWrong = state.isLinked && file.isLinkedToAnotherNumber
        let step = number.map { Phrase(vi: " (bước \($0))", en: " (step \($0))") }
        let procedure = Phrase(
            vi: state.label.vi + (step?.vi ?? ""),
            en: state.label.en + (step?.en ?? "")
        )
        return [
            Pair(Phrase(vi: "Loại tài khoản", en: "Account"), .phrase(profile.kind.label)),
            Pair(
                Phrase(vi: "CBCCVC cơ quan nhà nước", en: "Civil servant (CBCCVC)"),
                .phrase(
                    profile.civilServant
                        ? Phrase(vi: "có", en: "yes") : Phrase(vi: "không", en: "no")
                )
            ),
            Pair(
                Phrase(vi: "Tên đăng nhập", en: "User name"),
                .value(.account(profile.username, of: profile.id))
            ),
            Pair(
                Phrase(vi: "Tình trạng tài khoản", en: "Account status"),
                .phrase(profile.status.label, profile.status.tone)
            ),
            Pair(
                Phrase(vi: "Liên kết VNeID", en: "VNeID link"),
                isWrong ? state.cell(of: file) : .phrase(procedure, state.tone)
            ),
        ]
    }

    /// What the agent should know before going on.
    ///
    /// - Rule: R5, R16, R17.
    private func warnings(_ file: CitizenFile, _ now: Instant) -> [Phrase] {
        var warnings: [Phrase] = []
        if file.isLinkedToAnotherNumber {
            warnings.append(
                Phrase(
                    vi: "Liên kết VNeID đang mang số định danh khác với hồ sơ Cổng; xem: guide "
                        + "\(file.profile.id)",
                    en: "The VNeID link carries another personal number than the portal profile; "
                        + "see: guide \(file.profile.id)"
                )
            )
        }
        if !file.duplicates.isEmpty {
            let others = file.duplicates.map(\.description).joined(separator: ", ")
            warnings.append(
                Phrase(
                    vi: "Hồ sơ khác có cùng số định danh: \(others)",
                    en: "Other profiles with the same personal number: \(others)"
                )
            )
        }
        if let overdue = LoginRules.overdueWarning(file, now: now) { warnings.append(overdue) }
        return warnings
    }
}
