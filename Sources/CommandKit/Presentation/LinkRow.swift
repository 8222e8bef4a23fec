import Identity

/// A link on its way to a reader: an entry of the portal's list of linked accounts.
///
/// - Rule: R19.
public struct LinkRow: Sendable {
    /// The link.
    public let link: Link

    /// Makes the row of a link.
    public init(_ link: Link) {
        self.link = link
    }

    /// The links of a file: active ones, or all of them, oldest first.
    public static func all(of file: CitizenFile, closed: Bool = false) -> [LinkRow] {
        file.links.filter { closed || $0.isActive }.map(LinkRow.init)
    }

    /// The links of a citizen as data.
    public static func data(of file: CitizenFile, closed: Bool = false) -> DataValue {
        .array(all(of: file, closed: closed).map(\.data))
    }

    /// `active` or `closed`.
    public var state: String { link.isActive ? "active" : "closed" }

    /// `provider,label,account,linkedOn,state,closedOn,reason`.
    public var data: DataValue {
        .object([
            "provider": .string(link.provider.rawValue),
            "label": .string(link.provider.listLabel.vi),
            "account": .account(link.account, of: link.citizen),
            "linkedOn": .date(link.linkedOn),
            "state": .string(state),
            "closedOn": .day(link.closedOn),
            "reason": .text(link.reason),
        ])
    }

    /// The entry as the portal shows it; a closed link says since when and why.
    public var block: Block {
        var pairs = [
            Pair(
                Phrase(vi: "Tài khoản liên kết", en: "Linked account"),
                .value(.account(link.account, of: link.citizen), .strong)
            ),
            Pair(
                Phrase(vi: "Loại tài khoản", en: "Type of account"),
                .phrase(link.provider.listLabel)
            ),
            Pair(Phrase(vi: "Ngày liên kết", en: "Link date"), .value(.date(link.linkedOn))),
        ]
        if let closedOn = link.closedOn {
            pairs.append(
                Pair(
                    Phrase(vi: "Ngày hủy liên kết", en: "Closed on"),
                    .value(.date(closedOn), .caution)
                )
            )
            pairs.append(
                Pair(Phrase(vi: "Lý do", en: "Reason"), .value(.text(link.reason), .muted))
            )
        }
        return .pairs(pairs)
    }

    /// The document's heading of the list, then the entries.
    public static func blocks(_ rows: [LinkRow]) -> [Block] {
        let heading = Block.heading(
            Phrase(vi: "Danh sách tài khoản liên kết", en: "List of linked accounts")
        )
        guard !rows.isEmpty else {
            return [
                heading,
                .note(
                    Phrase(vi: "Chưa có tài khoản liên kết nào", en: "No linked accounts"),
                    .muted
                ),
            ]
        }
        return [heading] + rows.map(\.block)
    }
}

extension Provider {
    /// The label in the portal's list of linked accounts, letter for letter; it differs from the one
    /// on the login page in one capital.
    public var listLabel: Phrase {
        switch self {
        case .vneid: Phrase(vi: "Tài khoản định danh điện tử cấp bởi Bộ Công an", en: label.en)
        case .vnpost: label
        }
    }

    /// The issuer's short name, for sentences.
    public var name: String {
        switch self {
        case .vneid: "VNeID"
        case .vnpost: "VNPost"
        }
    }
}
