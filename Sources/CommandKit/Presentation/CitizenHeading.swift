import Identity

extension PortalProfile {
    /// `C-1 · Đặng Trung Du`; only the reference when there is no name.
    public var heading: String { fullName.isEmpty ? id.description : "\(id) · \(fullName)" }
}

extension View {
    /// A view of one citizen: the heading that names them, then the blocks.
    public init(of profile: PortalProfile, _ blocks: [Block]) {
        self.init([.heading(Phrase(profile.heading))] + blocks)
    }
}

extension Phrase {
    /// How many things there are, in both languages.
    ///
    /// - Parameters:
    ///   - count: the number.
    ///   - vi: the Vietnamese words after it.
    ///   - one: the English words after 1.
    ///   - many: the English words after any other number.
    /// - Returns: `8 Hồ sơ đã hoàn thành`.
    public static func count(_ count: Int, vi: String, one: String, many: String) -> Phrase {
        Phrase(vi: "\(count) \(vi)", en: "\(count) \(count == 1 ? one : many)")
    }
}
