import Identity

/// One row of a seed file: cells by the table's own column numbers, and the reading of them.
///
/// A reading notes what is wrong and gives `.none`; the row is then not loaded.
final class SeedRow {
    let context: SeedContext
    let file: String
    let columns: [SeedColumn]
    /// The row's number in the file, from 1.
    var ordinal: Int64 = 0
    /// The number of cells that a row has.
    let width: Int
    /// Whether something is wrong with the row.
    var isBad = false

    private let reader: CSVReader
    /// The place of each of the table's columns in the file; -1 when the file has none.
    private let places: [Int]

    init(
        reader: CSVReader,
        file: String,
        columns: [SeedColumn],
        places: [Int],
        width: Int,
        context: SeedContext
    ) {
        self.reader = reader
        self.file = file
        self.columns = columns
        self.places = places
        self.width = width
        self.context = context
    }

    /// The bytes of a cell; nil when it is empty.
    func cell(_ column: Int) -> UnsafeRawBufferPointer? {
        let place = places[column]
        guard place >= 0 else { return nil }
        let bytes = reader[place]
        return bytes.isEmpty ? nil : bytes
    }

    /// Notes that a cell is wrong.
    func fail(_ column: Int, _ message: Phrase) {
        isBad = true
        context.add(
            SeedError(
                file: file,
                line: reader.line,
                column: columns[column].name,
                message: message
            ),
            order: places[column]
        )
    }

    /// Notes that the row as a whole is wrong.
    func fail(_ message: Phrase) {
        isBad = true
        context.add(SeedError(file: file, line: reader.line, column: nil, message: message))
    }

    /// A cell as text; nil, and an error, when it is not UTF-8.
    func string(_ column: Int, _ bytes: UnsafeRawBufferPointer) -> String? {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            fail(column, SeedMessage.notUTF8)
            return nil
        }
        return text
    }

    /// Free text in form C.
    func text(_ column: Int, required: Bool = false) -> SeedCell {
        guard let bytes = cell(column) else {
            if required { fail(column, SeedMessage.required) }
            return .none
        }
        if TextScan(bytes).isComposed { return .bytes(bytes) }
        guard let text = string(column, bytes) else { return .none }
        return .text(text.nfc)
    }

    /// The value of an identity field in stored form.
    func field(_ column: Int, _ key: FieldKey, required: Bool = false) -> SeedCell {
        guard let bytes = cell(column) else {
            if required { fail(column, SeedMessage.required) }
            return .none
        }
        if FieldShape.isStored(bytes, key, today: context.today) { return .bytes(bytes) }
        guard let text = string(column, bytes) else { return .none }
        do {
            return .text(
                try FieldValue.parse(key, text, today: context.today, lenient: true)
            )
        } catch {
            fail(column, error.phrase)
            return .none
        }
    }

    /// One of some words.
    func word(
        _ column: Int,
        _ words: [StaticString],
        default fallback: StaticString? = nil
    ) -> SeedCell {
        guard let bytes = cell(column) else {
            if let fallback { return .text(fallback.description) }
            fail(column, SeedMessage.required)
            return .none
        }
        for word in words where Self.same(bytes, word) { return .bytes(bytes) }
        fail(column, SeedMessage.oneOf(words))
        return .none
    }

    /// A whole number.
    func number(
        _ column: Int,
        _ range: ClosedRange<Int64>,
        default fallback: Int64? = nil
    ) -> Int64 {
        guard let bytes = cell(column) else {
            if fallback == nil { fail(column, SeedMessage.required) }
            return fallback ?? range.lowerBound
        }
        guard let number = Self.decimal(bytes), range.contains(number) else {
            fail(column, SeedMessage.number(range))
            return range.lowerBound
        }
        return number
    }

    /// A day as `yyyy-MM-dd`.
    func day(_ column: Int, required: Bool = false) -> SeedCell {
        guard let bytes = cell(column) else {
            if required { fail(column, SeedMessage.required) }
            return .none
        }
        if let ago = SeedContext.ago(bytes) {
            let then = Instant(milliseconds: context.now.milliseconds - ago)
            return .text(VietnamTime.date(at: then).iso)
        }
        if FieldShape.isDay(bytes) { return .bytes(bytes) }
        fail(column, SeedMessage.notADay)
        return .none
    }

    /// A time in milliseconds.
    func instant(_ column: Int, required: Bool = false) -> SeedCell {
        guard let bytes = cell(column) else {
            if required { fail(column, SeedMessage.required) }
            return .none
        }
        if let ago = SeedContext.ago(bytes) { return .number(context.now.milliseconds - ago) }
        if let at = Instant(iso: String(decoding: bytes, as: UTF8.self)) {
            return .number(at.milliseconds)
        }
        fail(column, SeedMessage.notATime)
        return .none
    }

    /// The number of `C-12`; 0, and an error, for anything else.
    func reference(_ column: Int) -> Int64 {
        guard let bytes = cell(column) else {
            fail(column, SeedMessage.required)
            return 0
        }
        guard let number = Self.reference(bytes) else {
            fail(column, SeedMessage.badReference)
            return 0
        }
        return number
    }

    /// The number of `C-12`; nil for anything else.
    static func reference(_ bytes: UnsafeRawBufferPointer) -> Int64? {
        guard bytes.count > 2, bytes[0] | 0x20 == UInt8(ascii: "c"), bytes[1] == UInt8(ascii: "-"),
            let number = decimal(UnsafeRawBufferPointer(rebasing: bytes[2...])), number > 0
        else { return nil }
        return number
    }

    private static func same(_ bytes: UnsafeRawBufferPointer, _ word: StaticString) -> Bool {
        word.withUTF8Buffer { $0.count == bytes.count && $0.elementsEqual(bytes) }
    }

    private static func decimal(_ bytes: UnsafeRawBufferPointer) -> Int64? {
        guard !bytes.isEmpty, bytes.count <= 18 else { return nil }
        var number: Int64 = 0
        for byte in bytes {
            guard byte >= 48, byte <= 57 else { return nil }
            number = number * 10 + Int64(byte - 48)
        }
        return number
    }
}
