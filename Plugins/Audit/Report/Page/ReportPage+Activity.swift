import Identity

extension ReportPage {
    /// When and by whom things were done.
    var activity: HTML {
        let title = words("Hoạt động", "Activity")
        guard tally.work.total > 0 else {
            let empty = words("Không có bản ghi nào.", "There are no records.")
            return section("activity", title, "<p class=\"empty\">\(empty)</p>\n")
        }
        return section(
            "activity",
            title,
            "\(byTime)\(byHour)<div class=\"duo\">\(byAgent)<div class=\"beside\">\(agentTable)</div></div>\n"
        )
    }

    private static let styles = ["read", "change", "refuse"]

    private var kinds: [(style: String, label: String)] {
        [
            ("read", words("Xem, tra cứu", "Looks")), ("change", words("Thay đổi", "Changes")),
            ("refuse", words("Bị từ chối", "Refusals")),
        ]
    }

    private func legend(_ unit: ActivityPeriods.Unit) -> HTML {
        let rest = unit == .day ? [("rest", words("Chủ Nhật", "Sunday"))] : []
        return ChartFrame.legend(kinds + rest)
    }

    private var byTime: HTML {
        let activity = ActivityPeriods(tally.days)
        let unit = activity.unit
        let title =
            switch unit {
            case .day: words("Theo ngày", "By day")
            case .week: words("Theo tuần", "By week")
            case .month: words("Theo tháng", "By month")
            case .year: words("Theo năm", "By year")
            }
        let chart = StackedBars(
            bars: activity.periods.map { period in
                StackedBars.Bar(
                    label: label(period, unit),
                    detail: "\(name(period, unit)): \(describe(period.work))",
                    parts: [period.work.reads, period.work.changes, period.work.refusals],
                    isRest: unit == .day && WallTime.weekday(period.start) == 6
                )
            },
            styles: ReportPage.styles,
            write: { words.number($0) }
        )
        let peak = activity.periods.max { $0.work.total < $1.work.total }
        let summary =
            peak.map {
                words(
                    "Cột chồng. Nhiều nhất: \(name($0, unit)), \(describe($0.work)).",
                    "Stacked bars. Highest: \(name($0, unit)), \(describe($0.work))."
                )
            } ?? words("Không có bản ghi.", "No records.")
        let table = ReportTable(
            caption: title,
            columns: [
                (words("Thời gian", "Time"), .head), (words("Xem, tra cứu", "Looks"), .number),
                (words("Thay đổi", "Changes"), .number),
                (words("Bị từ chối", "Refusals"), .number), (words("Tổng", "Total"), .number),
            ],
            rows: activity.periods.map { period in
                let work = period.work
                return ["\(name(period, unit))"]
                    + [work.reads, work.changes, work.refusals, work.total].map {
                        "\(words.number($0))"
                    }
            },
            empty: words("Không có bản ghi.", "No records."),
            note: activity.isCut
                ? words("Khoảng thời gian cũ hơn không vẽ.", "Older times are not drawn.") : nil,
            isDense: true
        )
        let frame = frame("by-time", title, summary, table)
        return frame.html(
            height: StackedBars.height,
            legend: legend(unit),
            axis: chart.axis,
            content: chart.content
        )
    }

    private var byAgent: HTML {
        let most = 10
        let agents = tally.agents
        let chart = BarList(
            bars: agents.prefix(most).map {
                BarList.Bar(
                    label: words.agentText($0.login),
                    value: words.number($0.work.total),
                    parts: [$0.work.reads, $0.work.changes, $0.work.refusals]
                )
            },
            styles: ReportPage.styles
        )
        let title =
            agents.count > most
            ? words("Theo cán bộ: \(most) người nhiều nhất", "By agent: the \(most) busiest")
            : words("Theo cán bộ", "By agent")
        let summary =
            agents.first.map {
                words(
                    "Thanh ngang. Nhiều nhất: \(words.agentText($0.login)), \(describe($0.work)).",
                    "Bars. Most: \(words.agentText($0.login)), \(describe($0.work))."
                )
            } ?? words("Không có bản ghi.", "No records.")
        let table = ReportTable(
            caption: title,
            columns: [
                (words("Cán bộ", "Agent"), .head), (words("Xem", "Looks"), .number),
                (words("Thay đổi", "Changes"), .number), (words("Từ chối", "Refusals"), .number),
            ],
            rows: agents.prefix(most).map { agent in
                [words.agent(agent.login)]
                    + [agent.work.reads, agent.work.changes, agent.work.refusals].map {
                        "\(words.number($0))"
                    }
            },
            empty: words("Không có bản ghi.", "No records."),
            isDense: true
        )
        return frame("by-agent", title, summary, table).html(
            height: chart.height,
            legend: ChartFrame.legend(kinds),
            content: chart.content
        )
    }

    private var agentTable: HTML {
        let agents = tally.agents
        let shown = agents.prefix(ReportThresholds.detail)
        return ReportTable(
            caption: words("Từng cán bộ", "Every agent"),
            columns: [
                (words("Cán bộ", "Agent"), .head),
                (words("Bản ghi", "Records"), .number), (words("Công dân", "Citizens"), .number),
                (words("Hiện rõ", "Reveals"), .number), (words("Thay đổi", "Changes"), .number),
                (words("Từ chối", "Refusals"), .number),
            ],
            rows: shown.map { agent in
                [named(agent)]
                    + [
                        agent.work.total, agent.citizens.count, agent.reveals, agent.work.changes,
                        agent.work.refusals,
                    ].map { "\(words.number($0))" }
            },
            empty: words("Không có bản ghi.", "No records."),
            note: leftOut(agents.count - shown.count)
        ).html
    }

    private func named(_ agent: AgentFigures) -> HTML {
        let unit: HTML = agent.unit.isEmpty ? "" : " · <bdi>\(agent.unit)</bdi>"
        guard let name = words.names[agent.login] else {
            return "<bdi>\(agent.login)</bdi><span class=\"under\">\(unit)</span>"
        }
        return "<bdi>\(name)</bdi><span class=\"under\"><bdi>\(agent.login)</bdi>\(unit)</span>"
    }

    /// A chart's frame with its table.
    func frame(_ id: String, _ title: String, _ summary: String, _ table: ReportTable) -> ChartFrame
    {
        ChartFrame(
            id: id,
            title: title,
            summary: summary,
            tableLabel: words("Xem số liệu dạng bảng", "The numbers as a table"),
            table: table.html
        )
    }

    private func label(_ period: ActivityPeriod, _ unit: ActivityPeriods.Unit) -> String {
        let day = words.day(period.start)
        return switch unit {
        case .day, .week: String(day.prefix(5))
        case .month: String(day.suffix(7))
        case .year: String(day.suffix(4))
        }
    }

    private func name(_ period: ActivityPeriod, _ unit: ActivityPeriods.Unit) -> String {
        let day = words.day(period.start)
        return switch unit {
        case .day: "\(words.weekday(WallTime.weekday(period.start), short: true)) \(day)"
        case .week: "\(day)–\(words.day(period.end))"
        case .month: String(day.suffix(7))
        case .year: String(day.suffix(4))
        }
    }

    private func describe(_ work: Workload) -> String {
        let parts = [work.total, work.reads, work.changes, work.refusals].map { words.number($0) }
        return words(
            "\(parts[0]) bản ghi (\(parts[1]) xem, tra cứu; \(parts[2]) thay đổi; \(parts[3]) bị từ chối)",
            "\(parts[0]) records (\(parts[1]) looks, \(parts[2]) changes, \(parts[3]) refusals)"
        )
    }
}
