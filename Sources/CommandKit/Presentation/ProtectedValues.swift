import Identity

extension DataValue {
    /// An identity field's value: protected, except the full name and the gender.
    ///
    /// - Parameters:
    ///   - key: the field.
    ///   - value: the value in stored form; nil when there is none.
    ///   - citizen: whose it is; nil keeps it masked whatever is revealed.
    /// - Returns: null when there is no value.
    public static func field(
        _ key: FieldKey,
        _ value: String?,
        of citizen: CitizenNumber?
    ) -> DataValue {
        guard let value else { return .null }
        guard let kind = MaskKind.of(key) else { return .string(value) }
        return .protected(Protected(kind, value, of: citizen, field: key))
    }

    /// An account: a login name, a VNeID number or a PostID; shown in clear once the personal number
    /// is revealed.
    public static func account(_ account: String?, of citizen: CitizenNumber?) -> DataValue {
        guard let account else { return .null }
        return .protected(Protected(.account, account, of: citizen, field: .personalId))
    }
}
