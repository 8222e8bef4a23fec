/// Bars over time, each in parts that stand on each other.
struct StackedBars {
    /// One bar.
    struct Bar {
        /// What stands below it, when there is room.
        let label: String
        /// What it says when pointed at.
        let detail: String
        /// Its parts, from the bottom.
        let parts: [Int]
        /// Whether the time is one of rest.
        let isRest: Bool
    }

    /// The bars, oldest first.
    let bars: [Bar]
    /// The parts' styles.
    let styles: [String]
    /// Writes the numbers of the axis.
    let write: (Int) -> String

    private static let plotHeight = 190
    private static let top = 10
    /// The whole height in pixels.
    static let height = plotHeight + top + 26

    private var highest: Int { max(1, bars.map { $0.parts.reduce(0, +) }.max() ?? 1) }

    /// Round numbers for the axis: at most five, the last at or above the highest bar.
    private var ticks: [Int] {
        var step = 1
        for candidate in StackedBars.steps where candidate * 4 < highest { step = candidate }
        if step * 4 < highest { step = StackedBars.steps.first { $0 * 4 >= highest } ?? highest }
        return Array(stride(from: 0, through: (highest + step - 1) / step * step, by: step))
    }

    private static let steps: [Int] = {
        var steps: [Int] = []
        var ten = 1
        for _ in 0..<12 {
            steps += [ten, ten * 2, ten * 5]
            ten *= 10
        }
        return steps
    }()

    /// The numbers to the left.
    var axis: HTML {
        let ticks = ticks
        let width = 10 + 7 * (ticks.map { write($0).utf8.count }.max() ?? 1)
        let labels = ticks.map {
            HTML(
                "<text class=\"tick\" x=\"\(width - 8)\" y=\"\(y($0) + 4)\" text-anchor=\"end\">\(write($0))</text>"
            )
        }
        return
            "<svg class=\"axis\" aria-hidden=\"true\" width=\"\(width)\" height=\"\(StackedBars.height)\">\(labels)</svg>"
    }

    /// Lines and bars.
    var content: HTML {
        var out: HTML = ""
        let ticks = ticks
        for tick in ticks {
            out +=
                "<line class=\"\(tick == 0 ? "base" : "grid")\" x1=\"0\" x2=\"100%\" y1=\"\(y(tick))\" y2=\"\(y(tick))\"/>\n"
        }
        let count = bars.count
        // Few bars would be walls: none is wider than a sixteenth of the chart.
        let width = min(720 / max(count, 1), 62)
        let every = (count + 11) / 12
        for (place, bar) in bars.enumerated() {
            let middle = (place * 2 + 1) * 500 / max(count, 1)
            let x = ChartFrame.percent(middle * 2 - width, of: 2000)
            out += "<g class=\"bar\"><title>\(bar.detail)</title>"
            if bar.isRest {
                let from = ChartFrame.percent(place, of: count)
                out +=
                    "<rect class=\"rest\" x=\"\(from)\" width=\"\(ChartFrame.percent(1, of: count))\" y=\"\(StackedBars.top)\" height=\"\(StackedBars.plotHeight)\"/>"
            }
            var below = 0
            for (style, part) in zip(styles, bar.parts) where part > 0 {
                let low = y(below)
                // One refusal among a thousand looks still has to be seen.
                let high = min(y(below + part), low - 3)
                out +=
                    "<rect class=\"\(style)\" x=\"\(x)\" width=\"\(ChartFrame.percent(width, of: 1000))\" y=\"\(high)\" height=\"\(low - high)\"/>"
                below += part
            }
            out += "</g>\n"
            guard place % every == 0 else { continue }
            let isWide = place / every % 2 == 1
            out +=
                "<text class=\"tick\(isWide ? " odd" : "")\" x=\"\(ChartFrame.percent(middle, of: 1000))\" y=\"\(StackedBars.height - 6)\" text-anchor=\"middle\">\(bar.label)</text>\n"
        }
        return out
    }

    /// Where a number lies, in pixels from above.
    private func y(_ value: Int) -> Int {
        let whole = ticks.last ?? 1
        return StackedBars.top + StackedBars.plotHeight
            - (value * StackedBars.plotHeight + whole / 2) / max(whole, 1)
    }
}
