import Identity

/// Puts an address of a reply in words: its details, and the province where they leave it out.
///
/// Unit codes changed on 1 July 2025, and seven numbers went to other provinces: 52 was Bình Định and
/// is Gia Lai. With a district (MaQuanHuyen) an address is of the old list, with a commune alone of
/// the new one; with neither, a number that means two provinces is left out.
enum AddressReader {
    /// Characters of an address at most.
    private static let longest = 1000

    /// A place, for which the province alone is enough.
    ///
    /// - Throws: `ReplyProblem.unreadable` when it is repeated inside or far too long.
    static func place(_ node: XMLNode?) throws(ReplyProblem) -> String? {
        guard let node else { return nil }
        let details = try details(node)
        let unit = try unit(node)
        guard let details else { return unit }
        guard let unit, !AddressText.namesProvince(details) else { return details }
        return "\(details), \(unit)"
    }

    /// An address that somebody lives at; nil when only its province is known.
    ///
    /// - Throws: as `place(_:)`.
    static func address(_ node: XMLNode?) throws(ReplyProblem) -> String? {
        guard let node, try details(node) != nil else { return nil }
        return try place(node)
    }

    private static func details(_ node: XMLNode) throws(ReplyProblem) -> String? {
        let element = try PersonReader.only(ExchangeName.details, in: node)
        let text = AddressText.tidied(element?.text ?? node.text)
        guard text.count <= longest else { throw .unreadable }
        return text.isEmpty ? nil : text
    }

    /// The province in words; nil for a country other than Vietnam, or when it is not clear.
    private static func unit(_ node: XMLNode) throws(ReplyProblem) -> String? {
        func code(_ name: String) throws(ReplyProblem) -> String {
            try PersonReader.only(name, in: node)?.text ?? ""
        }
        let country = try code(ExchangeName.country)
        guard country.isEmpty || country.uppercased() == "VN" else { return nil }
        let number = try code(ExchangeName.provinceUnit)
        let old = AddressText.formerUnit(number)
        let new = AddressText.presentUnit(number)
        if !(try code(ExchangeName.districtUnit)).isEmpty { return old }
        if !(try code(ExchangeName.communeUnit)).isEmpty { return new }
        guard let old, let new else { return old ?? new }
        return AddressText.sameProvince(old, new) ? old : nil
    }
}
