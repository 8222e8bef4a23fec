import Identity

extension FieldState {
    /// The mark on the portal's screen; carries the meaning without its colour.
    public var mark: String {
        switch self {
        case .verified: "✓"
        case .declared: "⚠"
        case .missing: "○"
        }
    }

    /// The state in words.
    public var label: Phrase {
        switch self {
        case .verified: Phrase(vi: "đã xác minh", en: "verified")
        case .declared: Phrase(vi: "chưa xác minh", en: "not verified")
        case .missing: Phrase(vi: "không có dữ liệu", en: "no data")
        }
    }

    /// Mark and words together.
    public var marked: Phrase { Phrase(vi: "\(mark) \(label.vi)", en: "\(mark) \(label.en)") }

    /// Green, yellow or red.
    public var tone: Tone {
        switch self {
        case .verified: .good
        case .declared: .caution
        case .missing: .bad
        }
    }

    /// The document's note on the icon, letter for letter, with its mark.
    public var legend: Phrase {
        switch self {
        case .verified:
            Phrase(
                vi: "✓ Biểu tượng Xanh là các thông tin đã được xác minh với "
                    + "Cơ sở dữ liệu Dân cư Quốc gia hoặc CSDL tin cậy khác",
                en: "✓ Green icon: information verified against the National Population Database "
                    + "or another trusted database"
            )
        case .declared:
            Phrase(
                vi:
                    "⚠ Biểu tượng Vàng là các thông tin do Người dùng tự nhập và chưa được xác "
                    + "minh với 1 CSDL tin cậy",
                en: "⚠ Yellow icon: information entered by the User and not yet verified against "
                    + "a trusted database"
            )
        case .missing:
            Phrase(
                vi: "○ Biểu tượng Đỏ là các trường thông tin không có dữ liệu",
                en: "○ Red icon: fields with no data"
            )
        }
    }
}

extension FieldSource {
    /// Who stands behind a value, in words.
    public var label: Phrase {
        switch self {
        case .npd: Phrase(vi: "CSDL dân cư", en: "population DB")
        case .trusted: Phrase(vi: "CSDL khác", en: "other DB")
        case .holder: Phrase(vi: "Người dùng", en: "user")
        }
    }
}

extension AccountKind {
    /// The kind in words.
    public var label: Phrase {
        switch self {
        case .personal: Phrase(vi: "Tài khoản cá nhân", en: "Personal account")
        case .organisation: Phrase(vi: "Tài khoản tổ chức", en: "Organisation account")
        case .admin: Phrase(vi: "Tài khoản quản trị", en: "Administrator account")
        }
    }
}

extension AccountKind {
    /// The kind in one word, for columns.
    public var shortLabel: Phrase {
        switch self {
        case .personal: Phrase(vi: "cá nhân", en: "personal")
        case .organisation: Phrase(vi: "tổ chức", en: "organisation")
        case .admin: Phrase(vi: "quản trị", en: "administrator")
        }
    }
}

extension AccountStatus {
    /// The status in words.
    public var label: Phrase {
        switch self {
        case .active: Phrase(vi: "đang hoạt động", en: "active")
        case .locked: Phrase(vi: "bị khóa", en: "locked")
        case .deceased: Phrase(vi: "chủ tài khoản đã mất", en: "holder deceased")
        }
    }

    /// Good only while the account can be used.
    public var tone: Tone { self == .active ? .good : .bad }
}

extension DocumentKind {
    /// The kind in the document's words.
    public var label: Phrase {
        switch self {
        case .information: Phrase(vi: "Thông tin", en: "Information")
        case .paper: Phrase(vi: "Giấy tờ", en: "Paper")
        case .result: Phrase(vi: "Kết quả thủ tục hành chính", en: "Result of a procedure")
        }
    }
}

extension DocumentKind {
    /// The kind in a word or two, for columns.
    public var shortLabel: Phrase {
        switch self {
        case .information, .paper: label
        case .result: Phrase(vi: "Kết quả", en: "Result")
        }
    }
}

extension SyncState {
    /// Mark and words together.
    public var marked: Phrase {
        switch self {
        case .pending: Phrase(vi: "○ chờ sao chép", en: "○ pending")
        case .copied: Phrase(vi: "✓ đã sao chép", en: "✓ copied")
        case .failed: Phrase(vi: "✗ lỗi", en: "✗ failed")
        }
    }

    /// Green, yellow or red.
    public var tone: Tone {
        switch self {
        case .pending: .caution
        case .copied: .good
        case .failed: .bad
        }
    }
}
