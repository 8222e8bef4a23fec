import Identity

extension ReportPage {
    /// The figures that a supervisor looks at first, and what they should look at next.
    var figures: HTML {
        let work = tally.work
        let grave = Finding.Kind.allCases.reduce(0) { sum, kind in
            sum + tally.findings.kept(kind).count { $0.severity == .high }
        }
        let waiting = tally.links.list.kept.count { $0.state == .waiting }
        let idle = tally.reveals.list.kept.count { $0.followUp == .none }
        let tiles = [
            tile(work.total, words("bản ghi", "records"), lookShare),
            tile(
                tally.agents.count,
                words("cán bộ", tally.agents.count == 1 ? "agent" : "agents"),
                words("có bản ghi trong khoảng này", "with records in this range")
            ),
            tile(
                tally.citizens.count,
                words("công dân khác nhau", "distinct citizens"),
                words("được tìm, xem hoặc thay đổi", "found, seen or changed")
            ),
            tile(
                work.changes,
                words("thay đổi có hiệu lực", "changes made"),
                words.percent(work.changes, of: work.total) + words(" số bản ghi", " of records")
            ),
            tile(
                work.refusals,
                words("lần bị từ chối", "refusals"),
                words.percent(work.refusals, of: work.total) + words(" số bản ghi", " of records")
            ),
            tile(
                tally.reveals.list.total,
                words("lần hiện rõ dữ liệu", "reveals"),
                words(
                    "\(words.number(idle)) lần không có việc tiếp theo",
                    "\(words.number(idle)) without later action"
                )
            ),
            tile(
                tally.links.list.total,
                words("hủy, nối, hoàn tác", "unlinks, relinks, undos"),
                words(
                    "\(words.number(waiting)) yêu cầu chưa được quyết định",
                    "\(words.number(waiting)) requests not decided"
                )
            ),
            tile(
                tally.findings.total,
                words("dấu hiệu bất thường", "unusual patterns"),
                words(
                    "\(words.number(grave)) ở mức cao",
                    "\(words.number(grave)) of high severity"
                ),
                isAlarm: grave > 0
            ),
        ]
        return section(
            "figures",
            words("Số liệu chính", "Key figures"),
            "<ul class=\"tiles\">\n\(tiles)</ul>\n\(watchList)"
        )
    }

    private var lookShare: String {
        words(
            "\(words.number(tally.work.reads)) lượt xem, tra cứu",
            "\(words.number(tally.work.reads)) of them looks"
        )
    }

    private func tile(
        _ number: Int,
        _ label: String,
        _ note: String,
        isAlarm: Bool = false
    ) -> HTML {
        """
        <li class="tile\(isAlarm ? " alarm" : "")"><strong>\(words.number(number))</strong> \
        <span class="label">\(label)</span> <span class="note">\(note)</span></li>

        """
    }

    /// How many findings of each kind there are, with the way to them.
    private var watchList: HTML {
        let rows = Finding.Kind.allCases.map { kind -> HTML in
            let count = tally.findings.total(kind)
            return """
                <li class="\(count == 0 ? "clear" : "some")"><a href="#\(kind.rawValue)">\
                <span class="count">\(words.number(count))</span> \(findingTitle(kind))</a></li>

                """
        }
        return """
            <h3 class="watch-title">\(words("Dấu hiệu cần xem", "Worth a look"))</h3>
            <ul class="watch">
            \(rows)</ul>

            """
    }
}
