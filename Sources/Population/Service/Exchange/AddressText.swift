import Identity

/// Provinces in addresses.
package enum AddressText {
    /// The codes of the units that have been cities under the centre since 1 July 2025.
    private static let cities: Set<String> = ["01", "31", "46", "48", "79", "92"]

    /// The text in NFC, with single blanks and no comma at either end.
    static func tidied(_ text: String) -> String {
        let whole = VietnameseName(text).display
        let isEdge: (Character) -> Bool = { $0 == "," || $0 == " " }
        guard let first = whole.firstIndex(where: { !isEdge($0) }),
            let last = whole.lastIndex(where: { !isEdge($0) })
        else { return "" }
        return String(whole[first...last])
    }

    /// The unit of the list before July 2025 in words: `52` is `tỉnh Bình Định`.
    static func formerUnit(_ code: String) -> String? {
        guard code.utf8.count == 2, let province = Province.code("0" + code) else { return nil }
        return "\(province.kind.label.vi) \(province.name)"
    }

    /// The unit of the list since July 2025 in words: `52` is `tỉnh Gia Lai`.
    static func presentUnit(_ code: String) -> String? {
        guard let province = Province.all.first(where: { $0.successorUnitCode == code }) else {
            return nil
        }
        let kind: Province.Kind = cities.contains(code) ? .city : .province
        return "\(kind.label.vi) \(province.successorName)"
    }

    /// Whether two units in words are one province, as Huế and Thừa Thiên Huế are.
    static func sameProvince(_ a: String, _ b: String) -> Bool {
        a == b || (Province.named(a).map { $0 == Province.named(b) } ?? false)
    }

    /// Whether the last part of an address names its province.
    static func namesProvince(_ text: String) -> Bool {
        province(of: text) != nil
    }

    /// The province that the last part of an address names, by its name before July 2025.
    ///
    /// A city within a province, as `thành phố Bắc Ninh`, is not the province of that name.
    package static func province(of text: String) -> Province? {
        guard let last = text.split(separator: ",").last, let found = Province.named(String(last))
        else { return nil }
        let key = VietnameseName.exchangeKey(String(last))
        let isCity = key.hasPrefix("THANHPHO") || key.hasPrefix("TP")
        guard isCity, found.kind == .province, !cities.contains(String(found.code.suffix(2))) else {
            return found
        }
        return nil
    }
}
