/// What is asked of the population service.
public enum ExchangeOperation: String, Sendable, CaseIterable {
    /// The person with all their data: *Tra cứu thông tin công dân*.
    case lookUp = "TraCuuThongTinCongDan"
    /// Only whether number, name and date of birth belong together: *Xác thực thông tin công dân*.
    case verify = "XacThucThongTinCongDan"
}

/// The codes by which the service knows who asks, and what for.
public struct ExchangeCodes: Hashable, Sendable {
    /// The procedure of the portal (MaDVC).
    public let procedure: String
    /// The integration with the database (MaTichHop), `037` for looking up.
    public let integration: String
    /// The officer who asks (MaCanBo).
    public let officer: String
    /// The officer's unit (MaDonVi); nil takes the one of the settings, if there is one.
    public let unit: String?

    /// Makes the codes.
    public init(procedure: String, integration: String, officer: String, unit: String? = nil) {
        self.procedure = procedure
        self.integration = integration
        self.officer = officer
        self.unit = unit
    }
}
