import Identity

extension ReportPage {
    /// How to check what the page says, and what its figures mean.
    var method: HTML {
        section(
            "method",
            words("Kiểm tra lại và định nghĩa", "How to check, and definitions"),
            "<div class=\"duo text\"><div>\(commands)</div><div>\(definitions)</div></div>\n"
        )
    }

    private var commands: HTML {
        let entries: [(String, String)] = [
            (
                "audit show 41",
                words("Xem một bản ghi trong báo cáo này.", "Shows one record of this report.")
            ),
            (
                "audit verify --key VKEY --since FILE",
                words(
                    "Tính lại toàn bộ nhật ký với khóa hoặc mốc ký giữ bên ngoài; gốc Merkle phải như "
                        + "trên khi nhật ký chưa dài thêm.",
                    "Recomputes the whole log with a key or checkpoint kept outside; the Merkle root "
                        + "is as above as long as the log has not grown."
                )
            ),
            (
                "audit export --to DIR --reason '…'",
                words("Xuất gói bản ghi tự chứng minh.", "Hands out a bundle that proves itself.")
            ),
            (
                "lienket verify DIR --key VKEY",
                words(
                    "Kiểm tra gói trên máy khác, không cần kho.",
                    "Checks the bundle on another machine, without the store."
                )
            ),
            (
                "audit prove 41 --to FILE",
                words(
                    "Lập biên nhận chứng minh riêng một bản ghi.",
                    "Writes a receipt that proves one record alone."
                )
            ),
        ]
        let list = entries.map {
            HTML("<div><dt><code>\($0.0)</code></dt><dd>\($0.1)</dd></div>\n")
        }
        let title = words("Cách kiểm tra lại", "How to check")
        return "<h3>\(title)</h3>\n<dl class=\"commands\">\n\(list)</dl>\n"
    }

    private var definitions: HTML {
        let entries = terms.map { HTML("<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>\n") }
        let title = words("Định nghĩa", "Definitions")
        return "<h3>\(title)</h3>\n<dl class=\"terms\">\n\(entries)</dl>\n"
    }

    private var terms: [(String, String)] {
        [
            (
                words("Bản ghi", "Record"),
                words(
                    "Một lệnh với kết quả của nó. Không tính \(words.number(tally.intents)) bản ghi ý "
                        + "định (kết quả được ghi riêng) và \(words.number(tally.heartbeats)) nhịp báo "
                        + "phiên còn mở.",
                    "One command with its outcome. Not counted: \(words.number(tally.intents)) "
                        + "intents, whose results have records of their own, and "
                        + "\(words.number(tally.heartbeats)) heartbeats of idle sessions."
                )
            ),
            (
                words("Công dân", "Citizens"),
                words(
                    "Số hồ sơ khác nhau trong phần mở còn giữ; phần mở đã xóa thì không đếm được. Báo "
                        + "cáo chỉ ghi số hồ sơ (C-12), không ghi dữ liệu cá nhân hay lời tìm kiếm.",
                    "Different profiles, as far as openings are still kept. Only profile numbers (C-12) "
                        + "are printed, neither personal data nor what was searched for."
                )
            ),
            (
                words("Thay đổi", "Changes"),
                words(
                    "Kết quả “ok” của edit, link, unlink, relink, undo, refresh, sync, request approve, "
                        + "policy set, audit redact.",
                    "Outcome “ok” of edit, link, unlink, relink, undo, refresh, sync, request approve, "
                        + "policy set, audit redact."
                )
            ),
            (
                words("Bị từ chối", "Refusals"),
                words(
                    "Kết quả “refused” hoặc “not-permitted”; kết luận của audit verify không tính.",
                    "Outcome “refused” or “not-permitted”; what audit verify finds does not count."
                )
            ),
            (
                words("Hiện rõ", "Reveals"),
                words(
                    "Lệnh reveal thành công, và các lần giao phần mở của nhật ký.",
                    "Successful reveal commands, and handing out openings of the log."
                )
            ),
            (
                words("Người duyệt", "Approver"),
                words(
                    "Yêu cầu được ghép với quyết định theo công dân trong vòng 15 phút.",
                    "Requests and decisions are matched by citizen within 15 minutes."
                )
            ),
            (
                words("Thời gian", "Times"),
                words(
                    "Giờ Việt Nam (UTC+7), tuần bắt đầu từ Thứ Hai.",
                    "Vietnam time (UTC+7), weeks begin on Monday."
                )
            ),
            (
                words("Danh sách", "Lists"),
                words(
                    "Nhiều nhất \(words.number(ReportThresholds.detail)) dòng mới nhất; số tổng luôn đầy "
                        + "đủ.",
                    "At most the newest \(words.number(ReportThresholds.detail)) rows; totals are always "
                        + "complete."
                )
            ),
        ]
    }

    /// Where the page comes from, and on paper room to sign.
    var footer: HTML {
        """
        <footer><div class="wide">
        <p>\(words("Lập bởi lienket, lệnh audit report. Tài liệu nội bộ.", "Made by lienket, command audit report. For internal use."))</p>
        <div class="sign" aria-hidden="true"><p>\(words("Người lập", "Made by"))</p><p>\(words("Người soát xét", "Reviewed by"))</p></div>
        </div></footer>

        """
    }
}
