import Identity

extension ReportPage {
    /// What was refused, and how often.
    var refusals: HTML {
        let codes = tally.refusals
        let title = words("Từ chối theo mã", "Refusals by code")
        let lead: HTML = """
            \(words(
                "Quy tắc hoặc vai trò đã nói không. Nhiều lần cùng một mã thường là chỗ cần hướng dẫn lại.",
                "A rule or a role said no. Many of one code often show where training is needed."
            ))
            """
        guard !codes.isEmpty else {
            return section(
                "refusals",
                title,
                "<p class=\"empty\">\(words("Không có lần từ chối nào.", "Nothing was refused."))</p>\n"
            )
        }
        let shown = codes.prefix(ReportThresholds.detail)
        let table = ReportTable(
            caption: title,
            columns: [
                (words("Mã", "Code"), .head), (words("Số lần", "Times"), .number),
                (words("Tỷ lệ", "Share"), .number),
                (words("Cán bộ", "Agents"), .number), (words("Mới nhất", "Newest"), .number),
            ],
            rows: shown.map { code in
                [
                    "<bdi class=\"code\">\(code.code)</bdi><span class=\"under\">\(area(code.code))</span>",
                    "\(words.number(code.count))",
                    "\(words.percent(code.count, of: tally.work.refusals))",
                    "\(words.number(code.logins.count))", words.record(code.lastSeq),
                ]
            },
            empty: "",
            note: leftOut(codes.count - shown.count)
        )
        return section(
            "refusals",
            title,
            lead: lead,
            "<div class=\"duo\">\(chart(codes))\(part(table))</div>\n"
        )
    }

    private func part(_ table: ReportTable) -> HTML { "<div class=\"beside\">\(table.html)</div>" }

    private func chart(_ codes: [CodeFigures]) -> HTML {
        let most = 10
        let bars = BarList(
            bars: codes.prefix(most).map {
                BarList.Bar(label: $0.code, value: words.number($0.count), parts: [$0.count])
            },
            styles: ["refuse"]
        )
        let title =
            codes.count > most
            ? words("\(most) mã nhiều nhất", "The \(most) most frequent codes")
            : words("Số lần theo mã", "Times by code")
        let first = codes.first.map { "\($0.code), \(words.number($0.count))" } ?? ""
        let table = ReportTable(
            caption: title,
            columns: [(words("Mã", "Code"), .head), (words("Số lần", "Times"), .number)],
            rows: codes.prefix(most).map {
                ["<bdi>\($0.code)</bdi>", "\(words.number($0.count))"]
            },
            empty: "",
            isDense: true
        )
        return frame(
            "by-code",
            title,
            words("Thanh ngang. Nhiều nhất: \(first).", "Bars. Most: \(first)."),
            table
        ).html(height: bars.height, content: bars.content)
    }

    /// What the rules are about whose codes begin so.
    private func area(_ code: String) -> String {
        switch code.prefix(while: { $0 != "." }) {
        case "conduct", "case", "find":
            words("ứng xử: vụ việc, lý do, quyền", "conduct: case, reason, permission")
        case "link", "unlink", "relink", "account", "login":
            words("liên kết và đăng nhập", "links and logins")
        case "edit", "identity": words("thông tin định danh", "identity fields")
        case "refresh", "population": words("cập nhật từ CSDL dân cư", "the population database")
        case "sync", "warehouse": words("kho giấy tờ", "documents")
        case "approval", "request": words("duyệt hai người", "second person")
        case "undo": words("hoàn tác", "undo")
        case "audit": words("nhật ký", "the log")
        case "usage", "line", "script": words("cách gõ lệnh", "how the line was typed")
        default: ""
        }
    }
}
