/// Reads a record's time as the number that other systems count by.
enum EventTime {
    /// Milliseconds since 1970 of `yyyy-MM-ddTHH:mm:ss.SSSZ`, in the Gregorian calendar.
    ///
    /// A record's time has that shape, which says nothing of its values: a month of 99 gives a
    /// number too. Text of any other length gives 0.
    static func milliseconds(_ text: String) -> Int64 {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.count == 24 else { return 0 }
            let days = day(
                year: number(bytes[0..<4]),
                month: number(bytes[5..<7]),
                day: number(bytes[8..<10])
            )
            let minutes = (days * 24 + number(bytes[11..<13])) * 60 + number(bytes[14..<16])
            return (minutes * 60 + number(bytes[17..<19])) * 1000 + number(bytes[20..<23])
        }
    }

    /// Days since 1970-01-01.
    ///
    /// Years begin in March here, so that a leap day is the last of its year.
    private static func day(year: Int64, month: Int64, day: Int64) -> Int64 {
        let year = month > 2 ? year : year - 1
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
            - 719_468
    }

    private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int64 {
        var value: Int64 = 0
        for digit in digits { value = value * 10 + Int64(digit & 15) }
        return value
    }
}
