/// A point in time, in milliseconds since 1970-01-01T00:00:00Z (leap seconds not counted).
public struct Instant: Hashable, Comparable, Sendable, Codable {
    /// Milliseconds since the Unix epoch.
    public let milliseconds: Int64

    /// Makes the instant that lies `milliseconds` after the Unix epoch.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Reads a time with its zone, or a bare date.
    ///
    /// `yyyy-MM-ddTHH:mm:ss`, with an optional fraction, and `Z` or an offset `±HH:mm`; a bare
    /// `yyyy-MM-dd` is the start of that day in Vietnam. Nil for anything else.
    public init?(iso text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 10, let date = CivilDate(iso: String(text.prefix(10))) else {
            return nil
        }
        guard bytes.count > 10 else {
            self = VietnamTime.start(of: date)
            return
        }
        guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let hour = bytes[11..<13].decimal, hour < 24,
            let minute = bytes[14..<16].decimal, minute < 60,
            let second = bytes[17..<19].decimal, second < 60
        else { return nil }
        var rest = bytes[19...]
        var fraction = 0
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            let digits = rest.prefix { $0 >= 48 && $0 <= 57 }
            guard !digits.isEmpty, digits.count <= 9 else { return nil }
            let three =
                Array(digits.prefix(3)) + Array(repeating: 48, count: max(0, 3 - digits.count))
            fraction = three[...].decimal ?? 0
            rest = rest.dropFirst(digits.count)
        }
        guard let offset = Instant.offsetMinutes(rest) else { return nil }
        let seconds =
            date.daysSinceEpoch * 86_400 + hour * 3600 + minute * 60 + second - offset * 60
        milliseconds = Int64(seconds) * 1000 + Int64(fraction)
    }

    /// UTC, `yyyy-MM-ddTHH:mm:ss.SSSZ`, as in data.
    public var iso: String {
        let (date, ms) = split(offset: 0)
        guard (0...9999).contains(date.year) else {
            return
                "\(date.iso)T\((ms / 3_600_000).padded(2)):\((ms / 60_000 % 60).padded(2)):"
                + "\((ms / 1000 % 60).padded(2)).\((ms % 1000).padded(3))Z"
        }
        // One is written for each field of each citizen of a province.
        return String(unsafeUninitializedCapacity: 24) { bytes in
            bytes.put(date.year, 4, at: 0, then: "-")
            bytes.put(date.month, 2, at: 5, then: "-")
            bytes.put(date.day, 2, at: 8, then: "T")
            bytes.put(ms / 3_600_000, 2, at: 11, then: ":")
            bytes.put(ms / 60_000 % 60, 2, at: 14, then: ":")
            bytes.put(ms / 1000 % 60, 2, at: 17, then: ".")
            bytes.put(ms % 1000, 3, at: 20, then: "Z")
            return 24
        }
    }

    /// `dd/MM/yyyy HH:mm` in Vietnam, as tables show it.
    public var display: String {
        let (date, ms) = split(offset: VietnamTime.offset)
        return "\(date.display) \((ms / 3_600_000).padded(2)):\((ms / 60_000 % 60).padded(2))"
    }

    /// The instant `seconds` later (earlier, when negative).
    public func adding(seconds: Int64) -> Instant {
        Instant(milliseconds: milliseconds + seconds * 1000)
    }

    /// Orders instants by time.
    public static func < (a: Instant, b: Instant) -> Bool {
        a.milliseconds < b.milliseconds
    }

    /// The day at `offset` milliseconds east of Greenwich, and the milliseconds into it.
    func split(offset: Int64) -> (date: CivilDate, milliseconds: Int) {
        let local = milliseconds + offset
        let day = local >= 0 ? local / 86_400_000 : -((-local + 86_399_999) / 86_400_000)
        return (CivilDate(daysSinceEpoch: Int(day)), Int(local - day * 86_400_000))
    }

    /// Minutes east of Greenwich for `Z` or `±HH:mm`.
    private static func offsetMinutes(_ zone: ArraySlice<UInt8>) -> Int? {
        let bytes = Array(zone)
        if bytes == [UInt8(ascii: "Z")] { return 0 }
        guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"),
            bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"),
            let hours = bytes[1..<3].decimal, hours < 24,
            let minutes = bytes[4..<6].decimal, minutes < 60
        else { return nil }
        let total = hours * 60 + minutes
        return bytes[0] == UInt8(ascii: "-") ? -total : total
    }
}

extension UnsafeMutableBufferPointer<UInt8> {
    /// Writes a number with so many digits, and the sign behind it.
    fileprivate func put(_ number: Int, _ width: Int, at place: Int, then sign: Unicode.Scalar) {
        var rest = number
        for offset in stride(from: width - 1, through: 0, by: -1) {
            self[place + offset] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        self[place + width] = UInt8(ascii: sign)
    }
}
