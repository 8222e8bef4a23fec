/// Checks a bundle's openings beside its records, both in their order.
final class OpeningsCheck {
    /// The file, hashed as far as it was checked.
    let stream: LineStream
    /// The record of the first opening that does not fit; nil when all fit so far.
    private(set) var firstBad: Int64?
    /// The last opening that was checked, for the order.
    private(set) var last: BundleOpening?

    private let first: Int64
    private var window = LineWindow()
    private var spare = LineWindow()
    private var line = 0

    /// - Parameters:
    ///   - file: the openings.
    ///   - first: the index of the bundle's first record.
    init(_ file: BundleFile, first: Int64) {
        stream = LineStream(file)
        self.first = first
    }

    /// Goes on where another pass stopped.
    func restore(last: BundleOpening?, firstBad: Int64?) {
        (self.last, self.firstBad) = (last, firstBad)
    }

    /// Checks the openings of some records.
    /// - Parameters:
    ///   - records: the records' indices.
    ///   - leaf: gives a record's bytes.
    /// - Throws: `BundleError.unreadable`.
    func check(
        _ records: Range<Int64>,
        leaf: (Int64) -> UnsafeRawBufferPointer
    ) throws {
        var summary: LeafSummary?
        while firstBad == nil, let (bytes, opening) = try next() {
            guard let opening, last?.precedes(opening) ?? true, opening.seq >= first else {
                firstBad = first
                return
            }
            guard opening.seq < records.upperBound else { return }
            guard opening.seq >= records.lowerBound else {
                firstBad = first
                return
            }
            if summary?.seq != opening.seq {
                summary = try? LeafSummary(json: Array(leaf(opening.seq)))
            }
            guard let summary, opening.isCommitted(in: summary) else {
                firstBad = opening.seq
                return
            }
            last = opening
            stream.pass(bytes)
            line += 1
        }
    }

    /// Checks that nothing is left behind the last record.
    func finish() throws {
        if firstBad == nil, try next() != nil { firstBad = first }
    }

    /// The next line with its line break; its opening is nil when the line is no opening.
    private func next() throws -> (bytes: UnsafeRawBufferPointer, opening: BundleOpening?)? {
        if line == window.count {
            try stream.fill(spare, after: window, lines: LineWindow.maximumLines)
            (window, spare, line) = (spare, window, 0)
        }
        guard line < window.count else { return nil }
        let isFragment = window.endsInFragment && line == window.count - 1
        let end = line == window.count - 1 ? window.used : window.start(of: line + 1)
        let bytes = UnsafeRawBufferPointer(
            rebasing: window.taken[window.start(of: line)..<end]
        )
        return (bytes, isFragment ? nil : BundleOpening(line: window[line]))
    }
}
