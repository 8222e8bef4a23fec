import Identity

/// A value for a column of the store, read from a cell without copying it where that can be.
enum SeedCell {
    /// No value.
    case none
    /// Bytes of the reader's buffer, as they will be stored.
    case bytes(UnsafeRawBufferPointer)
    /// Text that had to be changed.
    case text(String)
    /// A whole number.
    case number(Int64)

    /// The value as text; nil for none.
    var string: String? {
        switch self {
        case .none: nil
        case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
        case .text(let text): text
        case .number(let number): String(number)
        }
    }

    /// Whether there is a value.
    var isThere: Bool {
        if case .none = self { return false }
        return true
    }
}

/// What one pass over the bytes of a cell tells.
struct TextScan {
    /// Whether it is valid UTF-8 made of nothing but scalars of U+0000…U+02FF and U+1E00…U+1EFF,
    /// all of Vietnamese, which are their own normalisation form C in any company.
    let isComposed: Bool
    /// Whether, besides, no rule for names and places would change it: single inner blanks only, no
    /// control character, no look-alike Ð.
    let isTidy: Bool

    init(_ bytes: UnsafeRawBufferPointer) {
        var isTidy = true
        var previous: UInt8 = 0x20
        var at = 0
        let count = bytes.count
        while at < count {
            let byte = bytes[at]
            if byte < 0x80 {
                if byte <= 0x20 || byte == 0x7F {
                    if byte != 0x20 || previous == 0x20 { isTidy = false }
                }
                previous = byte
                at += 1
                continue
            }
            previous = byte
            if byte >= 0xC2, byte <= 0xCB {
                guard at + 1 < count, bytes[at + 1] & 0xC0 == 0x80 else { break }
                let next = bytes[at + 1]
                if byte == 0xC2, next <= 0xA0 { isTidy = false }
                if byte == 0xC3, next == 0x90 || next == 0xB0 { isTidy = false }
                at += 2
            } else if byte == 0xE1 {
                guard at + 2 < count, bytes[at + 1] >= 0xB8, bytes[at + 1] <= 0xBB,
                    bytes[at + 2] & 0xC0 == 0x80
                else { break }
                at += 3
            } else {
                break
            }
        }
        isComposed = at == count
        self.isTidy = isTidy && isComposed && previous != 0x20
    }
}

/// What the messages of the importer say.
enum SeedMessage {
    static let notUTF8 = Phrase(vi: "không phải UTF-8 hợp lệ", en: "is not valid UTF-8")
    static let required = Phrase(vi: "phải có giá trị", en: "needs a value")
    static let duplicate = Phrase(
        vi: "trùng với một dòng khác hoặc với dữ liệu đã có",
        en: "is the same as in another row or in the store"
    )
    static let noCitizen = Phrase(
        vi: "không có công dân này",
        en: "there is no such citizen"
    )
    static let notADay = Phrase(
        vi: "phải có dạng yyyy-MM-dd hoặc now-3d",
        en: "is written yyyy-MM-dd or now-3d"
    )
    static let notATime = Phrase(
        vi: "phải có dạng 2024-01-31T08:00:00Z hoặc now-10m",
        en: "is written 2024-01-31T08:00:00Z or now-10m"
    )
    static let badReference = Phrase(vi: "phải có dạng C-12", en: "is written C-12")
    static let inconsistent = Phrase(
        vi: "các giá trị của dòng này mâu thuẫn với nhau",
        en: "the values of this row contradict each other"
    )
    static let wrongStates = Phrase(
        vi: "phải là mười chữ cái N, T, D hoặc M theo thứ tự trường",
        en: "is ten letters N, T, D or M in field order"
    )
    static let missingValue = Phrase(
        vi: "trạng thái là có giá trị nhưng ô để trống",
        en: "the state says there is a value, but the cell is empty"
    )
    static let unexpectedValue = Phrase(
        vi: "trạng thái là M (thiếu) nhưng ô có giá trị",
        en: "the state is M (missing), but the cell has a value"
    )
    static let neverPopulation = Phrase(
        vi: "CSDL quốc gia về dân cư không có số điện thoại và email: không thể là N",
        en: "the population database has no phone and no e-mail: they are never N"
    )
    static let needsTime = Phrase(
        vi: "phải có thời điểm xác minh cho các trường N hoặc T",
        en: "fields N or T need the time of verification"
    )
    static let notReplaced = Phrase(
        vi: "chỉ số đã hủy mới có số thay thế",
        en: "only a cancelled number is replaced by another"
    )
    static let noReplacement = Phrase(
        vi: "không có người nào mang số này",
        en: "nobody has this number"
    )

    static func unknownColumn(_ name: String) -> Phrase {
        Phrase(vi: "cột không xác định", en: "is not a column of this file")
    }

    static func oneOf(_ words: [StaticString]) -> Phrase {
        let list = words.map(\.description).joined(separator: ", ")
        return Phrase(vi: "phải là một trong: \(list)", en: "is one of: \(list)")
    }

    static func number(_ range: ClosedRange<Int64>) -> Phrase {
        let (low, high) = (range.lowerBound, range.upperBound)
        return high == .max
            ? Phrase(vi: "phải là số nguyên từ \(low)", en: "is a whole number from \(low)")
            : Phrase(
                vi: "phải là số nguyên từ \(low) đến \(high)",
                en: "is a whole number from \(low) to \(high)"
            )
    }

    static func cells(_ found: Int, _ wanted: Int) -> Phrase {
        Phrase(
            vi: "có \(found) ô thay vì \(wanted)",
            en: "has \(found) cells instead of \(wanted)"
        )
    }
}
