import CommandKit
import Identity

/// The dialog of step 4: portal and population database side by side.
enum RefreshView {
    /// The blocks of one citizen.
    ///
    /// - Parameters:
    ///   - finding: what the population database says.
    ///   - committed: whether the update is in; nil while the agent is being asked.
    /// - Returns: heading, table and closing note.
    static func blocks(_ finding: RefreshFinding, committed: Bool?) -> [Block] {
        let profile = finding.profile
        var blocks: [Block] = [.heading(Phrase(profile.heading))]
        if let table = table(finding) {
            blocks.append(source(finding))
            blocks.append(.table(table))
        }
        blocks += accountStatus(finding)
        if committed == nil {
            // Before the question: what the agent must know is not left for afterwards.
            blocks += RefreshErrors.warnings(finding, committed: false).map { .note($0, .bad) }
        }
        blocks += closing(finding, committed: committed).map { [$0] } ?? []
        return blocks
    }

    /// “Nguồn xác minh”, as in the dialog, and when the answer came.
    private static func source(_ finding: RefreshFinding) -> Block {
        .pairs(
            [
                Pair(
                    Phrase(vi: "Nguồn xác minh", en: "Source"),
                    .phrase(
                        Phrase(
                            vi: "CSDL Quốc gia về Dân cư",
                            en: "National Population Database"
                        )
                    )
                ),
                Pair(
                    Phrase(vi: "Trả lời lúc", en: "Answered at"),
                    .value(.time(finding.answer.fetchedAt), finding.isKept ? .muted : .plain)
                ),
            ] + (finding.isKept ? [kept(finding.id)] : [])
        )
    }

    /// Says that the answer is an older one.
    private static func kept(_ id: CitizenNumber) -> Pair {
        Pair(
            Phrase(vi: "Đã lưu", en: "Kept"),
            .phrase(
                Phrase(
                    vi: "dùng lại câu trả lời này; hỏi lại: refresh \(id) --force",
                    en: "this answer is used again; to ask anew: refresh \(id) --force"
                ),
                .muted
            )
        )
    }

    /// Every field of the reply; nil when the reply names nobody.
    private static func table(_ finding: RefreshFinding) -> Table? {
        let answer = finding.answer
        guard let person = RefreshRules.livePerson(answer) ?? answer.person else { return nil }
        return Table(
            [
                Phrase(vi: "Thông tin", en: "Field"),
                Phrase(vi: "Trên Cổng", en: "On the portal"),
                Phrase(vi: "CSDL quốc gia về dân cư", en: "Population database"),
                Phrase(vi: "Sau khi cập nhật", en: "After the update"),
            ],
            rows: IdentityRules.refreshable.map { row($0, person, finding) },
            empty: Phrase(vi: "Không có trường nào", en: "No fields")
        )
    }

    private static func row(
        _ key: FieldKey,
        _ person: RegistryPerson,
        _ finding: RefreshFinding
    ) -> [Cell] {
        let status = finding.profile.identity[key]
        let change = finding.changes.first {
            guard case .setField(_, let other, _, _) = $0 else { return false }
            return other == key
        }
        let differs = RefreshRules.differences(
            profile: finding.profile,
            answer: finding.answer
        ).contains { $0.key == key }
        return [
            .phrase(key.label),
            .field(key, status.value, of: finding.id),
            .field(key, person.value(key), of: finding.id, differs ? .strong : .plain),
            after(status, change, differs: differs),
        ]
    }

    /// `⚠ → ✓`, with “khác” where the values differ; empty where nothing changes.
    private static func after(_ status: FieldStatus, _ change: Change?, differs: Bool) -> Cell {
        if case .setField(_, _, let from, let to)? = change {
            let marks = "\(from.state.mark) → \(to.state.mark)"
            let phrase = Phrase(
                vi: marks + (differs ? " giá trị mới" : ""),
                en: marks + (differs ? " new value" : "")
            )
            return .phrase(phrase, to.state.tone)
        }
        guard differs else { return .phrase(Phrase(status.state.mark), status.state.tone) }
        return .phrase(
            Phrase(
                vi: "\(status.state.mark) khác nhau",
                en: "\(status.state.mark) differs"
            ),
            .bad
        )
    }

    private static func accountStatus(_ finding: RefreshFinding) -> [Block] {
        finding.changes.compactMap { change in
            guard case .setAccountStatus(_, let from, let to) = change else { return nil }
            return .pairs([
                Pair(
                    Phrase(vi: "Tình trạng tài khoản", en: "Account status"),
                    .phrase(
                        Phrase(
                            vi: "\(from.label.vi) → \(to.label.vi)",
                            en: "\(from.label.en) → \(to.label.en)"
                        ),
                        to.tone
                    )
                )
            ])
        }
    }

    /// What came of it, or what to do next; nil while the agent is being asked.
    private static func closing(_ finding: RefreshFinding, committed: Bool?) -> Block? {
        let id = finding.id
        if let error = finding.error(committed: committed ?? true) {
            return .note(error.message, .bad)
        }
        if finding.match == .different {
            return .note(
                Phrase(
                    vi: "Chưa cập nhật gì: thông tin không khớp với CSDL dân cư. Giá trị bị che "
                        + "giống nhau vẫn có thể khác: use \(id), reveal TRƯỜNG --reason 'LÝ DO', "
                        + "rồi refresh. Việc cần làm: guide \(id)",
                    en: "Nothing was updated: the data do not match the population database. "
                        + "Masked values that look alike may differ: use \(id), reveal FIELD "
                        + "--reason 'REASON', then refresh. What to do: guide \(id)"
                ),
                .bad
            )
        }
        guard finding.canCommit else {
            return .note(
                Phrase(
                    vi: "Khớp với CSDL dân cư; không có gì phải cập nhật.",
                    en: "Matches the population database; there is nothing to update."
                ),
                .good
            )
        }
        return switch committed {
        case true?: .note(Phrase(vi: "Đã cập nhật.", en: "Updated."), .good)
        case false?:
            .note(
                Phrase(
                    vi: "Chưa cập nhật gì. Để cập nhật: refresh \(id) --commit",
                    en: "Nothing was updated. To update: refresh \(id) --commit"
                ),
                .caution
            )
        case nil: nil
        }
    }
}
