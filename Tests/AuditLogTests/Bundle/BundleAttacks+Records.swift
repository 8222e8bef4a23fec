import Foundation
import Testing

@testable import AuditLog

extension BundleAttackTests {
    /// Attacks on the records of a whole tree.
    static let records: [Attack] = [
        Attack("byte of the first record flipped", .tampered(firstBad: 0), leaves) { bundle, _ in
            bundle.files[leaves]?[30] ^= 1
        },
        Attack("byte of a middle record flipped", .tampered(firstBad: 5), leaves) { bundle, _ in
            bundle.lines(leaves) { $0[5][200] ^= 1 }
        },
        Attack("byte of the last record flipped", .tampered(firstBad: 9), leaves) { bundle, _ in
            bundle.lines(leaves) { $0[9][200] ^= 1 }
        },
        Attack("the same, manifest left", .tampered(firstBad: 9), leaves, fixes: false) {
            bundle,
            _ in
            bundle.lines(leaves) { $0[9][200] ^= 1 }
        },
        Attack("outcome edited", .tampered(firstBad: 4), leaves) { bundle, _ in
            bundle.lines(leaves) { $0[4] = replaced($0[4], "\"ok\"", "\"no\"") }
        },
        Attack("seq edited", .tampered(firstBad: 4), leaves) { bundle, _ in
            bundle.lines(leaves) { $0[4] = replaced($0[4], "\"seq\":4", "\"seq\":5") }
        },
        Attack("seq written twice", .tampered(firstBad: 4), leaves) { bundle, _ in
            bundle.lines(leaves) { $0[4] = replaced($0[4], "\"seq\":4", "\"seq\":4,\"seq\":4") }
        },
        Attack("seq spelled with an escape as well", .tampered(firstBad: 4), leaves) { bundle, _ in
            bundle.lines(leaves) {
                $0[4] = replaced($0[4], "\"seq\":4", "\"seq\":4,\"s\\u0065q\":5")
            }
        },
        Attack("seq only inside another member", .tampered(firstBad: 4), leaves) { bundle, _ in
            bundle.lines(leaves) { $0[4] = replaced($0[4], "\"seq\":4", "\"x\":{\"seq\":4}") }
        },
        Attack("seq too large for any number", .tampered(firstBad: 4), leaves) { bundle, _ in
            bundle.lines(leaves) {
                $0[4] = replaced($0[4], "\"seq\":4", "\"seq\":99999999999999999999")
            }
        },
        Attack("brace of a record flipped", .tampered(firstBad: 2), leaves) { bundle, _ in
            bundle.lines(leaves) { $0[2][0] ^= 2 }
        },
        Attack("record emptied", .tampered(firstBad: 3), leaves) { bundle, _ in
            bundle.lines(leaves) { $0[3] = [] }
        },
        Attack("line break turned into a blank", .tampered(firstBad: 3), leaves) { bundle, _ in
            bundle.lines(leaves) { $0[3...4] = [$0[3] + [0x20] + $0[4]] }
        },
        Attack("blank line put between", .tampered(firstBad: 3), leaves) { bundle, _ in
            bundle.lines(leaves) { $0.insert([], at: 3) }
        },
        Attack("blank put behind a record", .tampered(firstBad: 6), leaves) { bundle, _ in
            bundle.lines(leaves) { $0[6].append(0x20) }
        },
        Attack("zero byte in a record", .tampered(firstBad: 6), leaves) { bundle, _ in
            bundle.lines(leaves) { $0[6][100] = 0 }
        },
        Attack("line of 20 KiB", .tampered(firstBad: 6), leaves) { bundle, _ in
            bundle.lines(leaves) {
                $0[6] = replaced($0[6], "lan", String(repeating: "a", count: 20_000))
            }
        },
        Attack("line of 3 MiB", .tampered(firstBad: 6), leaves) { bundle, _ in
            bundle.lines(leaves) { $0[6] = [UInt8](repeating: 0x7B, count: 3 << 20) }
        },
        Attack("a million empty lines", .tampered(firstBad: 0), leaves) { bundle, _ in
            bundle.files[leaves] = [UInt8](repeating: 0x0A, count: 1 << 20)
        },
        Attack("first record deleted", .tampered(firstBad: 0), leaves) { bundle, _ in
            bundle.lines(leaves) { $0.removeFirst() }
        },
        Attack("middle record deleted", .tampered(firstBad: 5), leaves) { bundle, _ in
            bundle.lines(leaves) { $0.remove(at: 5) }
        },
        Attack("last record deleted", .incomplete(file: leaves)) { bundle, _ in
            bundle.lines(leaves) { $0.removeLast() }
        },
        Attack("last records deleted, one before altered", .tampered(firstBad: 4), leaves) {
            bundle,
            _ in
            bundle.lines(leaves) {
                $0[4][200] ^= 1
                $0.removeLast(3)
            }
        },
        Attack("all records deleted", .incomplete(file: leaves)) { bundle, _ in
            bundle.files[leaves] = []
        },
        Attack("cut in the middle of a record", .incomplete(file: leaves)) { bundle, _ in
            bundle.lines(leaves) { $0[6...] = [] }
            bundle.files[leaves]?.removeLast(40)
        },
        Attack("last line break missing", .tampered(firstBad: 10), leaves) { bundle, _ in
            bundle.files[leaves]?.removeLast()
        },
        Attack("first record doubled", .tampered(firstBad: 1), leaves) { bundle, _ in
            bundle.lines(leaves) { $0.insert($0[0], at: 0) }
        },
        Attack("middle record doubled", .tampered(firstBad: 6), leaves) { bundle, _ in
            bundle.lines(leaves) { $0.insert($0[5], at: 5) }
        },
        Attack("last record doubled", .tampered(firstBad: 10), leaves) { bundle, _ in
            bundle.lines(leaves) { $0.append($0[9]) }
        },
        Attack("records swapped", .tampered(firstBad: 2), leaves) { bundle, _ in
            bundle.lines(leaves) { $0.swapAt(2, 7) }
        },
        Attack("records swapped with their numbers", .tampered(firstBad: 2), leaves) { bundle, _ in
            bundle.lines(leaves) {
                $0.swapAt(2, 7)
                $0[2] = replaced($0[2], "\"seq\":7", "\"seq\":2")
                $0[7] = replaced($0[7], "\"seq\":2", "\"seq\":7")
            }
        },
        Attack("records reversed", .tampered(firstBad: 0), leaves) { bundle, _ in
            bundle.lines(leaves) { $0.reverse() }
        },
        Attack("last records rotated", .tampered(firstBad: 7), leaves) { bundle, _ in
            bundle.lines(leaves) { $0[7...] = [$0[8], $0[9], $0[7]] }
        },
        Attack("foreign record put between", .tampered(firstBad: 5), leaves) { bundle, _ in
            bundle.lines(leaves) { $0.insert(Array("{\"seq\":5}".utf8), at: 5) }
        },
        Attack("foreign record added", .tampered(firstBad: 10), leaves) { bundle, _ in
            bundle.lines(leaves) { $0.append(Array("{\"seq\":10}".utf8)) }
        },
        Attack("garbage behind the end", .tampered(firstBad: 10), leaves) { bundle, _ in
            bundle.files[leaves]? += Array("garbage".utf8)
        },
        Attack("blank line behind the end", .tampered(firstBad: 10), leaves) { bundle, _ in
            bundle.files[leaves]?.append(0x0A)
        },
        Attack("CR before every line break", .tampered(firstBad: 0), leaves) { bundle, _ in
            bundle.lines(leaves) { $0 = $0.map { $0 + [0x0D] } }
        },
        Attack("CR before one line break", .tampered(firstBad: 8), leaves) { bundle, _ in
            bundle.lines(leaves) { $0[8].append(0x0D) }
        },
        Attack("byte order mark", .tampered(firstBad: 0), leaves) { bundle, _ in
            bundle.files[leaves]?.insert(contentsOf: [0xEF, 0xBB, 0xBF], at: 0)
        },
        Attack("cut and continued", .tampered(firstBad: 6), leaves) { bundle, _ in
            let other = try MemoryLog.honest(10)
            bundle.lines(leaves) { lines in
                for seq in 6..<10 { lines[seq] = other.leaves[Int64(seq)] ?? [] }
            }
        },
    ]

    /// Replaces one text by another in a line.
    static func replaced(_ line: [UInt8], _ old: String, _ new: String) -> [UInt8] {
        let text = String(decoding: line, as: UTF8.self)
        return Array(text.replacingOccurrences(of: old, with: new).utf8)
    }
}
