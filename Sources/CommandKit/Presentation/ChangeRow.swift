import Identity

/// A change as people read it: what is changed, what stands there now, and what will.
public struct ChangeRow: Sendable {
    /// What is changed.
    public let what: Cell
    /// What stands there now.
    public let from: Cell
    /// What will stand there.
    public let to: Cell

    /// The row of a change to the store; nil for one that a reader cannot see.
    public init?(_ change: Change) {
        guard let cells = ChangeRow.cells(change), cells.count == 3 else { return nil }
        (what, from, to) = (cells[0], cells[1], cells[2])
    }

    /// The row of a change to another system.
    public init(_ item: OutsideStep.Item) {
        what = .phrase(
            Phrase(
                vi: "\(item.summary.vi): \(item.target)",
                en: "\(item.summary.en): \(item.target)"
            )
        )
        from = .value(.string(item.from))
        to = .value(.string(item.to))
    }

    /// Rows as a table.
    public static func table(_ rows: [ChangeRow], isDone: Bool = false) -> Table {
        Table(
            [
                isDone
                    ? Phrase(vi: "Đã thay đổi", en: "Changed")
                    : Phrase(vi: "Sẽ thay đổi", en: "Will change"),
                isDone ? Phrase(vi: "Trước đó", en: "Before") : Phrase(vi: "Hiện tại", en: "Now"),
                Phrase(vi: "Sau đó", en: "Then"),
            ],
            rows: rows.map { [$0.what, $0.from, $0.to] },
            empty: Phrase(vi: "không có gì", en: "nothing")
        )
    }

    /// The row as data.
    public func data(_ language: Language) -> DataValue {
        .object([
            "what": ChangeRow.value(what, language), "from": ChangeRow.value(from, language),
            "to": ChangeRow.value(to, language),
        ])
    }

    private static func value(_ cell: Cell, _ language: Language) -> DataValue {
        switch cell.content {
        case .value(let value): value
        case .phrase(let phrase): .string(phrase.text(language))
        }
    }

    private static func cells(_ change: Change) -> [Cell]? {
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
            .decideRequest, .review, .beginOperation,
            .loseOperation:
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
