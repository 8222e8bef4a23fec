import Identity

/// What all files of an import share: the moment, and what was found wrong.
final class SeedContext {
    /// The import's moment; relative times count from it.
    let now: Instant
    /// The import's day in Vietnam.
    let today: CivilDate
    /// Citizens whose row was refused: references to them are not wrong as well.
    var refused: Set<Int64> = []
    /// The numbers of the file that is being read, in the order of loading.
    var fileIndex = 0

    private var found: [(place: (Int, Int, Int), error: SeedError)] = []

    init(now: Instant) {
        self.now = now
        today = VietnamTime.date(at: now)
    }

    /// Whether as many errors were found as are reported.
    var isFull: Bool { found.count >= SeedErrors.mostErrors }

    /// Whether nothing is wrong so far.
    var isClean: Bool { found.isEmpty }

    /// Notes an error; `order` is the column's place in the file.
    func add(_ error: SeedError, order: Int = -1) {
        guard !isFull else { return }
        found.append(((fileIndex, error.line, order), error))
    }

    /// Ends the import when something is wrong.
    func throwIfAny() throws(SeedErrors) {
        guard !found.isEmpty else { return }
        let sorted = found.sorted { $0.place < $1.place }
        throw SeedErrors(errors: sorted.map(\.error), isCapped: isFull)
    }

    /// The word of a day or time relative to the import, in milliseconds before it: `now`,
    /// `now-10m`, `now-2h`, `now-3d`.
    static func ago(_ bytes: UnsafeRawBufferPointer) -> Int64? {
        guard bytes.count >= 3, bytes.prefix(3).elementsEqual("now".utf8) else { return nil }
        if bytes.count == 3 { return 0 }
        guard bytes.count >= 6, bytes.count <= 12, bytes[3] == UInt8(ascii: "-") else { return nil }
        var number: Int64 = 0
        for byte in bytes[4..<bytes.count - 1] {
            guard byte >= 48, byte <= 57 else { return nil }
            number = number * 10 + Int64(byte - 48)
        }
        switch bytes[bytes.count - 1] {
        case UInt8(ascii: "m"): return number * 60_000
        case UInt8(ascii: "h"): return number * 3_600_000
        case UInt8(ascii: "d"): return number * 86_400_000
        default: return nil
        }
    }
}
