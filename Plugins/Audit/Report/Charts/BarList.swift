/// Bars that lie below each other, each under its name and number.
struct BarList {
    /// One bar.
    struct Bar {
        /// Its name.
        let label: String
        /// Its number as it is written.
        let value: String
        /// Its parts, from the left.
        let parts: [Int]
    }

    /// The bars, longest first.
    let bars: [Bar]
    /// The parts' styles.
    let styles: [String]

    private static let step = 38
    /// So many letters fit on a phone.
    private static let letters = 36

    private static func short(_ label: String) -> String {
        label.count > letters ? label.prefix(letters - 1) + "…" : label
    }

    /// The height in pixels.
    var height: Int { max(1, bars.count) * BarList.step }

    /// Names, numbers and bars.
    var content: HTML {
        let longest = max(1, bars.map { $0.parts.reduce(0, +) }.max() ?? 1)
        var out: HTML = ""
        for (place, bar) in bars.enumerated() {
            let y = place * BarList.step
            out += """
                <g class="bar"><title>\(bar.label): \(bar.value)</title>\
                <text class="name" x="0" y="\(y + 14)">\(BarList.short(bar.label))</text>\
                <text class="value" x="100%" y="\(y + 14)" text-anchor="end">\(bar.value)</text>\
                <rect class="track" x="0" width="100%" y="\(y + 21)" height="8"/>
                """
            var before = 0
            for (style, part) in zip(styles, bar.parts) where part > 0 {
                out +=
                    "<rect class=\"\(style)\" x=\"\(ChartFrame.percent(before, of: longest))\" width=\"\(ChartFrame.percent(part, of: longest))\" y=\"\(y + 21)\" height=\"8\"/>"
                before += part
            }
            out += "</g>\n"
        }
        return out
    }
}
