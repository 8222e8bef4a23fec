/// The hours of a week, the darker the busier.
struct HeatMap {
    /// How much happened, Monday's first hour first.
    let hours: [Int]
    /// The days' short names, Monday first.
    let names: [String]
    /// What an hour says when pointed at: weekday, hour and number.
    let detail: (Int, Int, Int) -> String

    /// How many shades there are besides nothing.
    static let shades = 5
    private static let row = 27
    private static let top = 20
    /// The height in pixels.
    static let height = top + 7 * row + 4

    private var highest: Int { max(1, hours.max() ?? 1) }

    /// The days to the left.
    var axis: HTML {
        let labels = names.enumerated().map { day, name in
            HTML(
                "<text class=\"tick\" x=\"0\" y=\"\(HeatMap.top + day * HeatMap.row + 17)\">\(name)</text>"
            )
        }
        return
            "<svg class=\"axis\" aria-hidden=\"true\" width=\"32\" height=\"\(HeatMap.height)\">\(labels)</svg>"
    }

    /// The hours and, every third, its name.
    var content: HTML {
        var out: HTML = ""
        for hour in stride(from: 0, to: 24, by: 3) {
            out +=
                "<text class=\"tick\" x=\"\(ChartFrame.percent(hour, of: 24))\" y=\"12\">\(hour < 10 ? "0" : "")\(hour)</text>\n"
        }
        for day in 0..<7 {
            for hour in 0..<24 {
                let count = hours[day * 24 + hour]
                out += """
                    <rect class="h\(shade(count))" x="\(ChartFrame.percent(hour, of: 24))" width="4.17%" \
                    y="\(HeatMap.top + day * HeatMap.row)" height="\(HeatMap.row)">\
                    <title>\(detail(day, hour, count))</title></rect>
                    """
            }
            out += "\n"
        }
        // The working hours are inside the frame.
        let from = ReportThresholds.opening
        let length = ReportThresholds.closing - from
        out +=
            "<rect class=\"hours\" x=\"\(ChartFrame.percent(from, of: 24))\" width=\"\(ChartFrame.percent(length, of: 24))\" y=\"\(HeatMap.top)\" height=\"\(6 * HeatMap.row)\"/>\n"
        return out
    }

    /// The shades that occur, each with its lowest and highest number.
    var scale: [(shade: Int, counts: ClosedRange<Int>)] {
        (1...HeatMap.shades).compactMap { shade in
            let low = highest * (shade - 1) / HeatMap.shades + 1
            let high = highest * shade / HeatMap.shades
            return low <= high ? (shade, low...high) : nil
        }
    }

    private func shade(_ count: Int) -> Int {
        count == 0 ? 0 : (count * HeatMap.shades + highest - 1) / highest
    }
}
