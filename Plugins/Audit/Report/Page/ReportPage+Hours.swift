import Identity

extension ReportPage {
    /// At which hours of which weekdays things are done.
    var byHour: HTML {
        let title = words("Theo giờ trong tuần, giờ Việt Nam", "By hour of the week, Vietnam time")
        let chart = HeatMap(
            hours: tally.hours,
            names: (0..<7).map { words.weekday($0, short: true) },
            detail: { day, hour, count in
                words(
                    "\(words.weekday(day)), \(hour) giờ: \(words.number(count)) bản ghi",
                    "\(words.weekday(day)), \(hour):00: \(words.number(count)) records"
                )
            }
        )
        let table = ReportTable(
            caption: title,
            columns: [(words("Giờ", "Hour"), .head)]
                + (0..<7).map { (words.weekday($0, short: true), .number) },
            rows: (0..<24).map { hour in
                ["\(hour)"]
                    + (0..<7).map { day in
                        let count = tally.hours[day * 24 + hour]
                        return count == 0
                            ? "<span class=\"none\">·</span>" : "\(words.number(count))"
                    }
            },
            empty: "",
            isDense: true
        )
        let legend = ChartFrame.legend(
            chart.scale.map { shade, counts in
                let low = words.number(counts.lowerBound)
                return (
                    "h\(shade)",
                    counts.count == 1 ? low : "\(low)–\(words.number(counts.upperBound))"
                )
            } + [("hours", words("giờ làm việc", "working hours"))]
        )
        return frame("by-hour", title, hoursSummary, table).html(
            height: HeatMap.height,
            legend: tally.work.total == 0 ? "" : legend,
            axis: chart.axis,
            content: chart.content
        )
    }

    private var hoursSummary: String {
        guard let most = tally.hours.max(), most > 0, let place = tally.hours.firstIndex(of: most)
        else { return words("Không có bản ghi.", "No records.") }
        let outside = tally.hours.enumerated().reduce(0) { sum, entry in
            let hour = entry.offset % 24
            let isOff =
                entry.offset / 24 == 6 || hour < ReportThresholds.opening
                || hour >= ReportThresholds.closing
            return isOff ? sum + entry.element : sum
        }
        let day = words.weekday(place / 24)
        return words(
            "Bản đồ nhiệt 7 ngày và 24 giờ. Nhiều nhất: \(day), \(place % 24) giờ, "
                + "\(words.number(most)) bản ghi. Ngoài giờ làm việc: \(words.number(outside)).",
            "A heat map of 7 days by 24 hours. Busiest: \(day), \(place % 24):00, "
                + "\(words.number(most)) records. Outside working hours: \(words.number(outside))."
        )
    }
}
