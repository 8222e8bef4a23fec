import CommandKit
import Identity

/// Shows what a plan would do, change by change.
enum PlanPreview {
    /// The command's own preview, then the changes, unless the command shows them in a table itself.
    static func view(_ plan: Plan) -> View {
        var blocks = plan.preview.blocks
        let showsChanges = blocks.contains { if case .table = $0 { true } else { false } }
        let rows =
            (showsChanges ? [] : plan.changes.compactMap(row))
            + (plan.outside?.items ?? []).map(row)
        if !rows.isEmpty {
            blocks.append(
                .table(
                    Table(
                        [
                            Phrase(vi: "Sẽ thay đổi", en: "Will change"),
                            Phrase(vi: "Hiện tại", en: "Now"), Phrase(vi: "Sau đó", en: "Then"),
                        ],
                        rows: rows,
                        empty: Phrase(vi: "không có gì", en: "nothing")
                    )
                )
            )
        }
        if let refusal = plan.secondPerson { blocks.append(.note(refusal.message, .caution)) }
        return View(blocks)
    }

    private static func row(_ change: Change) -> [Cell]? {
        switch change {
        case .setField(let citizen, let key, let from, let to):
            // A new time on the same value is nothing that a reader can see.
            guard from.value != to.value || from.state != to.state else { return nil }
            return [
                .phrase(Phrase(vi: "\(citizen) \(key.label.vi)", en: "\(citizen) \(key.label.en)")),
                cell(citizen, key, from), cell(citizen, key, to),
            ]
        case .setAccountStatus(let citizen, let from, let to):
            return [
                .phrase(Phrase(vi: "\(citizen) tài khoản", en: "\(citizen) account")),
                .value(.string(from.rawValue)), .value(.string(to.rawValue)),
            ]
        case .openLink(let citizen, let provider, let account, _):
            return [
                .phrase(
                    Phrase(vi: "\(citizen) liên kết \(provider)", en: "\(citizen) link \(provider)")
                ),
                .phrase(Phrase(vi: "chưa liên kết", en: "not linked")),
                .value(.protected(Protected(.account, account, of: citizen, field: .personalId))),
            ]
        case .closeLink(let citizen, let provider, let account, let on, _):
            return [
                .phrase(
                    Phrase(vi: "\(citizen) liên kết \(provider)", en: "\(citizen) link \(provider)")
                ),
                .value(.protected(Protected(.account, account, of: citizen, field: .personalId))),
                .phrase(Phrase(vi: "đóng ngày \(on.display)", en: "closed on \(on.display)"), .bad),
            ]
        case .setDocument(let citizen, let document, let from, let to, _, _):
            return [
                .phrase(
                    Phrase(vi: "\(citizen) giấy tờ \(document)", en: "\(citizen) item \(document)")
                ),
                .value(.string(from.rawValue)), .value(.string(to.rawValue)),
            ]
        case .setPolicy(let name, let from, let to):
            return [.phrase(Phrase(name)), .value(.string(from)), .value(.string(to))]
        case .eraseOpenings(let citizen, let before):
            return [
                .phrase(
                    Phrase(
                        vi: "\(citizen) phần mở nhật ký đến \(before.display)",
                        en: "\(citizen) audit openings up to \(before.display)"
                    )
                ),
                .phrase(Phrase(vi: "còn đọc được", en: "readable")),
                .phrase(Phrase(vi: "xóa hẳn", en: "erased for good"), .bad),
            ]
        case .queueRefresh(let citizen, let commits, _):
            return [
                .phrase(Phrase(vi: "\(citizen) hàng đợi", en: "\(citizen) queue")),
                .phrase(Phrase("—")),
                .phrase(
                    commits
                        ? Phrase(vi: "chờ, ghi luôn khi có trả lời", en: "waits, commits")
                        : Phrase(vi: "chờ", en: "waits")
                ),
            ]
        case .dropQueued(let citizen):
            return [
                .phrase(Phrase(vi: "\(citizen) hàng đợi", en: "\(citizen) queue")),
                .phrase(Phrase(vi: "chờ", en: "waits")), .phrase(Phrase("—")),
            ]
        case .keepAnswer, .keepOutage, .recordLogin, .openCase, .noteCase, .closeCase, .fileRequest,
            .decideRequest, .review, .beginOperation:
            return nil
        case .setPlugin(let id, let old, let new):
            return [
                .phrase(Phrase(vi: "phần mở rộng \(id)", en: "plugin \(id)")),
                .phrase(state(old)), .phrase(state(new)),
            ]
        case .settleOperation(let key):
            return [
                .phrase(Phrase(vi: "việc \(key.prefix(12))…", en: "operation \(key.prefix(12))…")),
                .phrase(Phrase(vi: "chưa rõ", en: "unknown")),
                .phrase(Phrase(vi: "đã rõ", en: "settled")),
            ]
        }
    }

    private static func row(_ item: OutsideStep.Item) -> [Cell] {
        [
            .phrase(
                Phrase(
                    vi: "\(item.summary.vi): \(item.target)",
                    en: "\(item.summary.en): \(item.target)"
                )
            ),
            .value(.string(item.from)), .value(.string(item.to)),
        ]
    }

    private static func state(_ plugin: InstalledPlugin?) -> Phrase {
        guard let plugin else { return Phrase(vi: "không có", en: "not there") }
        return plugin.isEnabled
            ? Phrase(vi: "\(plugin.version), dùng được", en: "\(plugin.version), enabled")
            : Phrase(vi: "\(plugin.version), tắt", en: "\(plugin.version), disabled")
    }

    private static func cell(_ citizen: CitizenNumber, _ key: FieldKey, _ status: FieldStatus)
        -> Cell
    {
        guard status.value != nil else { return .phrase(status.state.marked, .bad) }
        return FieldRow(key, status, of: citizen).valueCell
    }
}
