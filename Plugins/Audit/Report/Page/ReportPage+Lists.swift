import CommandKit
import Identity

extension ReportPage {
    /// Who saw what in clear, why, and what came of it.
    var reveals: HTML {
        let list = tally.reveals.list
        let table = ReportTable(
            caption: words("Các lần hiện rõ dữ liệu, mới nhất trước", "Reveals, newest first"),
            columns: [
                (words("Bản ghi", "Record"), .head), (words("Lúc", "At"), .short),
                (words("Cán bộ", "Agent"), .words), (words("Công dân", "Citizen"), .short),
                (words("Dữ liệu", "Data"), .words), (words("Vụ việc", "Case"), .short),
                (words("Lý do", "Reason"), .long), (words("Việc tiếp theo", "Then"), .words),
            ],
            rows: list.kept.reversed().map { reveal in
                [
                    words.record(reveal.seq), words.time(reveal.at), words.agent(reveal.login),
                    words.citizens(reveal.citizens), fields(reveal.fields),
                    words.text(reveal.ticket), words.text(reveal.reason),
                    followUp(reveal.followUp),
                ]
            },
            empty: words("Không có lần hiện rõ nào.", "Nothing was revealed."),
            note: leftOut(list.left)
        )
        let lead = words(
            "Dữ liệu của công dân hiện đầy đủ theo yêu cầu của cán bộ. "
                + "\(words.number(tally.inClear)) bản ghi cho thấy dữ liệu ở dạng đầy đủ, kể cả những "
                + "lệnh xem trong thời gian hiện rõ.",
            "Citizens' data shown in clear because an agent asked for it. "
                + "\(words.number(tally.inClear)) records showed data in clear, looks during a "
                + "reveal included."
        )
        return section(
            "reveals",
            words("Hiện rõ dữ liệu", "Reveals"),
            lead: "\(lead)",
            table.html
        )
    }

    private func fields(_ names: [String]) -> HTML {
        guard !names.isEmpty else { return words.text(nil) }
        let labels = names.map { name -> HTML in
            if name == "openings" {
                return "\(words("phần mở của nhật ký", "openings of the log"))"
            }
            return "<bdi>\(FieldKey(rawValue: name)?.label.text(words.language) ?? name)</bdi>"
        }
        return labels.joined(", ")
    }

    private func followUp(_ followUp: Reveal.FollowUp) -> HTML {
        switch followUp {
        case .action(let seq):
            "<span class=\"yes\">✓ \(words("bản ghi", "record")) \(words.record(seq))</span>"
        case .none: "<span class=\"no\">! \(words("không có", "none"))</span>"
        case .open:
            "<span class=\"none\">… \(words("chưa hết 30 phút", "not yet 30 minutes"))</span>"
        case .unknown: words.text(nil)
        }
    }

    /// Links that were taken away, moved or brought back, and who agreed.
    var links: HTML {
        let list = tally.links.list
        let table = ReportTable(
            caption: words(
                "Hủy liên kết, nối lại, hoàn tác, mới nhất trước",
                "Unlinks, relinks, undos, newest first"
            ),
            columns: [
                (words("Bản ghi", "Record"), .head), (words("Lúc", "At"), .short),
                (words("Việc", "What"), .words), (words("Công dân", "Citizen"), .short),
                (words("Người yêu cầu", "Requester"), .words),
                (words("Người duyệt", "Approver"), .words), (words("Vụ việc", "Case"), .short),
                (words("Lý do", "Reason"), .long),
            ],
            rows: list.kept.reversed().map { entry in
                [
                    words.record(entry.seq), words.time(entry.at), "\(words.act(entry.act))",
                    words.citizens(entry.citizens),
                    entry.requester.map { words.agent($0) }
                        ?? "<span class=\"none\">\(words("ngoài báo cáo", "not in this report"))</span>",
                    approver(entry), words.text(entry.ticket), words.text(entry.reason),
                ]
            },
            empty: words("Không có việc nào loại này.", "There are none."),
            note: leftOut(list.left)
        )
        let lead = words(
            "Kèm mọi việc phải có người thứ hai duyệt. Chi tiết một yêu cầu: request show SỐ.",
            "With everything that needs a second person. One request: request show NUMBER."
        )
        return section(
            "links",
            words("Hủy liên kết, nối lại, hoàn tác", "Unlinks, relinks, undos"),
            lead: "\(lead)",
            table.html
        )
    }

    private func approver(_ entry: LinkEntry) -> HTML {
        switch entry.state {
        case .done:
            return "<span class=\"none\">\(words("không cần duyệt", "none needed"))</span>"
        case .waiting:
            let isOver = now.milliseconds - entry.at.milliseconds > ReportThresholds.approvalSpan
            return isOver
                ? "<span class=\"no\">! \(words("không ai duyệt", "nobody approved"))</span>"
                : "<span class=\"none\">… \(words("đang chờ", "waiting"))</span>"
        case .approved(let login, let seq, let request):
            let number: HTML =
                request.map { "\(words("yêu cầu", "request")) \($0), " } ?? ""
            return """
                <span class="yes">✓</span> \(words.agent(login))<br>\
                <span class="none">\(number)\(words("bản ghi", "record")) \(words.record(seq))</span>
                """
        case .rejected(let login, let seq):
            return """
                <span class="no">✗ \(words("từ chối", "rejected"))</span> \(words.agent(login))<br>\
                <span class="none">\(words("bản ghi", "record")) \(words.record(seq))</span>
                """
        }
    }
}
