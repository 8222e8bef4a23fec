import AuditLog
import CommandKit
import Identity
import Store

/// Finds the numbers of the records that a range of places names.
struct AuditStretch {
    let store: any Store
    /// The log's size.
    let size: Int64

    /// How many records are looked through in one read.
    private static let step: Int64 = 20_000

    /// The numbers of a range; ends beyond the log are the log's.
    ///
    /// - Throws: `CommandError` `audit.bad-range` when the range ends before it begins or begins
    ///   behind the log.
    func resolve(_ range: AuditRange) throws -> Range<Int64> {
        let first = try range.from.map(start) ?? 0
        let end = try range.until.map(end) ?? size
        guard first <= end, first < size || (first == 0 && size == 0) else {
            throw CommandError(
                "audit.bad-range",
                Phrase(
                    vi: "Chưa làm gì: khoảng này không có bản ghi nào; nhật ký có \(size) bản ghi",
                    en: "Nothing was done: no records lie in this range; the log has \(size)"
                ),
                hint: Phrase("--from 0 --until \(max(size - 1, 0))"),
                outcome: .invalid
            )
        }
        return first..<end
    }

    private func start(_ place: AuditPlace) throws -> Int64 {
        switch place {
        case .seq(let seq): return seq
        case .day(let day):
            let time = VietnamTime.start(of: day)
            for stretch in stretches {
                if let found = try store.read({ try $0.auditFirst(from: time, in: stretch) }) {
                    return found
                }
            }
            return size
        }
    }

    private func end(_ place: AuditPlace) throws -> Int64 {
        switch place {
        case .seq(let seq): return min(seq, size - 1) + 1
        case .day(let day):
            let next = CivilDate(daysSinceEpoch: day.daysSinceEpoch + 1)
            let time = VietnamTime.start(of: next)
            for stretch in stretches.reversed() {
                if let found = try store.read({ try $0.auditLast(before: time, in: stretch) }) {
                    return found + 1
                }
            }
            return 0
        }
    }

    private var stretches: [Range<Int64>] {
        stride(from: 0, to: size, by: Int(AuditStretch.step)).map {
            $0..<min($0 + AuditStretch.step, size)
        }
    }
}
