/// The ten identity fields of one portal profile.
public struct IdentityRecord: Hashable, Sendable, Codable {
    private var fields: [FieldStatus]

    /// A record with every field missing.
    public init() {
        fields = Array(repeating: .missing, count: FieldKey.allCases.count)
    }

    /// The status of one field.
    public subscript(key: FieldKey) -> FieldStatus {
        get { fields[key.index] }
        set { fields[key.index] = newValue }
    }

    /// The keys that are in `state`, in screen order.
    public func keys(in state: FieldState) -> [FieldKey] {
        FieldKey.allCases.filter { self[$0].state == state }
    }

    /// The value of a field in its stored form; nil when missing.
    public func value(_ key: FieldKey) -> String? { self[key].value }

    /// Whether a field is green by the population database itself.
    public func isPopulationVerified(_ key: FieldKey) -> Bool { self[key].source == .npd }
}
