import CommandKit
import Identity

/// What is shown before a link moves between two profiles of one person.
enum MoveView {
    /// Both profiles side by side: link now and then, dossiers, items.
    ///
    /// - Rule: R26. Dossiers stay where they are, so their counts are shown, not changed.
    static func make(
        from source: CitizenFile,
        to target: CitizenFile,
        _ provider: Provider
    ) -> View {
        View(
            of: target.profile,
            [
                .note(
                    Phrase(
                        vi: "Sẽ chuyển liên kết \(provider.name) từ \(source.profile.id) sang "
                            + "\(target.profile.id); hồ sơ và giấy tờ ở nguyên chỗ.",
                        en: "The \(provider.name) link will move from \(source.profile.id) to "
                            + "\(target.profile.id); dossiers and items stay where they are."
                    ),
                    .caution
                ),
                .table(
                    Table(
                        columns,
                        rows: [
                            row(source, provider, after: nil),
                            row(target, provider, after: source.activeLink(provider)),
                        ],
                        empty: Phrase("")
                    )
                ),
            ]
        )
    }

    private static let columns: [Phrase] = [
        Phrase(vi: "Tài khoản", en: "Account"),
        Phrase(vi: "Liên kết hiện nay", en: "Link now"),
        Phrase(vi: "Sau khi chuyển", en: "Link then"),
        Phrase(vi: "Hồ sơ đã xong", en: "Completed"),
        Phrase(vi: "Hồ sơ đang xử lý", en: "In processing"),
        Phrase(vi: "Giấy tờ chưa sao chép", en: "Items not copied"),
    ]

    private static func row(
        _ file: CitizenFile,
        _ provider: Provider,
        after: Link?
    ) -> [Cell] {
        let profile = file.profile
        let counts = DossierCounters(file.dossiers).counts
        let now = file.activeLink(provider)?.account
        return [
            .value(.citizen(profile.id), .strong),
            .value(.account(now, of: profile.id)),
            .value(.account(after?.account, of: profile.id)),
            .value(.number(counts.completed)),
            .value(.number(counts.processing)),
            .value(.number(file.documents.count { $0.sync != .copied })),
        ]
    }
}
