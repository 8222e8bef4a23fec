import CommandKit
import Console
import Identity
import Store

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

// usage: find-bench STORE QUERIES
//
// Times searches as `find` makes them, without the audit record: read transaction, search, rows. A query
// is a line `KIND<TAB>TEXT[<TAB>BORN[<TAB>PROVINCE]]`; BORN may be `-`. Prints one JSON object a kind: counts,
// and microseconds by the clock and, for machines that do other things too, of the processor.

let words = CommandLine.arguments
guard words.count == 3, let input = fopen(words[2], "r") else {
    print("usage: find-bench STORE QUERIES")
    exit(64)
}
let store = try SQLiteStore.open(at: words[1])
let policies = try store.read { try $0.policies() }
var times: [String: [Double]] = [:]
var processor: [String: [Double]] = [:]
var totals: [String: Int] = [:]
var order: [String] = []
while let line = readLine(from: input) {
    let cells = line.split(separator: "\t").map(String.init)
    guard cells.count >= 2 else { continue }
    let query = CitizenQuery(
        text: cells[1],
        born: cells.count > 2 ? BirthDate(iso: cells[2]) : nil,
        province: cells.count > 3 ? cells[3] : nil
    )
    let start = (microseconds(CLOCK_MONOTONIC), microseconds(CLOCK_THREAD_CPUTIME_ID))
    let total = try store.read { reader in
        let now = Instant(milliseconds: Int64(microseconds(CLOCK_REALTIME) / 1000))
        let found = try CitizenSearch(reader: reader, policies: policies, now: now).run(query)
        let rows = found.files.map { CitizenSummary($0, policies: policies, now: now).data }
        return rows.isEmpty ? 0 : found.total
    }
    let took = microseconds(CLOCK_MONOTONIC) - start.0
    let cpu = microseconds(CLOCK_THREAD_CPUTIME_ID) - start.1
    if times[cells[0]] == nil { order.append(cells[0]) }
    times[cells[0], default: []].append(took)
    processor[cells[0], default: []].append(cpu)
    totals[cells[0], default: 0] += total
}
for kind in order {
    let wall = figures(times[kind] ?? [])
    let cpu = figures(processor[kind] ?? [])
    let count = "\"queries\":\(times[kind]?.count ?? 0),\"found\":\(totals[kind] ?? 0)"
    print("{\"kind\":\"\(kind)\",\(count),\(wall),\"cpu\":{\(cpu)}}")
}

/// Median, 99th percentile and maximum as members of a JSON object.
func figures(_ values: [Double]) -> String {
    let sorted = values.sorted()
    return [("p50", 0.5), ("p99", 0.99), ("max", 1)].map { name, part in
        let place = min(Int(Double(sorted.count) * part), sorted.count - 1)
        return "\"\(name)\":\(sorted[place].rounded())"
    }.joined(separator: ",")
}

/// A clock in microseconds.
func microseconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
}

/// The next line of a file without its end.
func readLine(from file: UnsafeMutablePointer<FILE>) -> String? {
    var buffer: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(buffer) }
    guard getline(&buffer, &capacity, file) > 0, let buffer else { return nil }
    let line = String(cString: buffer)
    return line.hasSuffix("\n") ? String(line.dropLast()) : line
}
