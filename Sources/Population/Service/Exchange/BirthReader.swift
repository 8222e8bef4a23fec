import Identity

/// Reads dates of birth, as whole dates or only years.
package enum BirthReader {
    /// The date of birth in `NgayThangNamSinh`.
    ///
    /// - Throws: `ReplyProblem.unreadable` when there is none, or date and year disagree.
    static func birth(of person: XMLNode) throws(ReplyProblem) -> BirthDate {
        guard let element = try PersonReader.only(ExchangeName.birth, in: person) else {
            throw .unreadable
        }
        let date = try PersonReader.only(ExchangeName.birthDate, in: element)?.text ?? element.text
        let year = try PersonReader.only(ExchangeName.birthYear, in: element)?.text ?? ""
        guard let birth = read(date.isEmpty ? year : date) else { throw .unreadable }
        guard year.isEmpty || year == String(birth.year) else { throw .unreadable }
        return birth
    }

    /// Reads `yyyyMMdd`, `yyyy-MM-dd`, `yyyy`, or `yyyy0000` for a year; nil for anything else.
    package static func read(_ text: String) -> BirthDate? {
        let bytes = Array(text.utf8)
        guard bytes.count == 8 else { return BirthDate(iso: text) }
        let year = String(decoding: bytes[..<4], as: UTF8.self)
        if bytes[4...].allSatisfy({ $0 == UInt8(ascii: "0") }) { return BirthDate(iso: year) }
        let month = String(decoding: bytes[4..<6], as: UTF8.self)
        let day = String(decoding: bytes[6...], as: UTF8.self)
        return BirthDate(iso: "\(year)-\(month)-\(day)")
    }
}
