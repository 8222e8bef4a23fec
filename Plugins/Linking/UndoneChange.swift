import CommandKit
import Identity

/// One change of an undo on its way to a reader: what it is about, before and after.
struct UndoneChange {
    private let citizen: CitizenNumber
    private let key: String
    private let label: Phrase
    private let from: DataValue
    private let to: DataValue
    private let cellFrom: Cell
    private let cellTo: Cell

    /// Reads a field or link change; nil for others, which `undo` never plans.
    init?(_ change: Change) {
        switch change {
        case .setField(let citizen, let key, let from, let to):
            self.init(citizen, key, from: from.value, to: to.value)
        case .openLink(let citizen, let provider, let account, _):
            self.init(citizen, provider, from: nil, to: account)
        case .closeLink(let citizen, let provider, let account, _, _):
            self.init(citizen, provider, from: account, to: nil)
        default: return nil
        }
    }

    private init(_ citizen: CitizenNumber, _ field: FieldKey, from: String?, to: String?) {
        self.citizen = citizen
        key = field.rawValue
        label = field.label
        self.from = .field(field, from, of: citizen)
        self.to = .field(field, to, of: citizen)
        cellFrom = .field(field, from, of: citizen)
        cellTo = .field(field, to, of: citizen)
    }

    private init(_ citizen: CitizenNumber, _ provider: Provider, from: String?, to: String?) {
        self.citizen = citizen
        key = provider.rawValue
        label = provider.listLabel
        self.from = .account(from, of: citizen)
        self.to = .account(to, of: citizen)
        cellFrom = .value(self.from)
        cellTo = .value(self.to)
    }

    /// `citizen,key,from,to`; a link's account is null where there is no active link.
    var data: DataValue {
        .object(["citizen": .citizen(citizen), "key": .string(key), "from": from, "to": to])
    }

    /// The titles above `cells`.
    static let columns: [Phrase] = [
        Phrase(vi: "Hồ sơ", en: "Profile"), Phrase(vi: "Thông tin", en: "Field"),
        Phrase(vi: "Trước", en: "Before"), Phrase(vi: "Sau", en: "After"),
    ]

    /// Profile, what it is about, before, after.
    var cells: [Cell] { [.value(.citizen(citizen)), .phrase(label), cellFrom, cellTo] }
}
