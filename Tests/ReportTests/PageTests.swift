import CommandKit
import Identity
import Testing

@testable import AuditPlugin

/// What the page holds, and what it never holds.
@Suite struct PageTests {
    @Test func textFromTheLogIsNeverMarkup() {
        let evil = "<script>alert(\"1\")</script>' onload='x"
        var log = Records()
        log.add(
            "citizen.reveal",
            evil,
            "C-5",
            ticket: evil,
            reason: "\(evil) \u{202E}abc\u{200B}\u{0}\u{1B}[31m",
            fields: ["\(evil):full"]
        )
        log.add(evil, "lan", outcome: "refused", code: evil)
        log.add("link.unlink", evil, "C-5", outcome: "pending", ticket: evil, reason: evil)
        log.add("request.approve", "q\u{2066}<b>", after: 5, "C-5", approval: 1)
        let author = Agent(login: evil, fullName: evil, role: .supervisor, unit: evil)
        for language in Language.allCases {
            let page = log.page(
                language,
                verdict: AuditVerdict(
                    origin: evil,
                    count: 1,
                    size: 2,
                    root: evil,
                    code: "verify.incomplete",
                    fault: evil,
                    witnesses: [evil]
                ),
                author: author,
                agents: [author]
            )
            #expect(!page.contains("<script"))
            #expect(!page.contains("onload='"))
            #expect(!page.contains("<b>"))
            #expect(
                page.contains(
                    "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39; onload=&#39;x"
                )
            )
            #expect(page.contains("\\u{202E}abc\\u{200B}\\u{0}\\u{1B}[31m"))
            let hostile = page.unicodeScalars.filter {
                $0.value < 0x20 && $0 != "\n" || $0.properties.generalCategory == .format
            }
            #expect(hostile.isEmpty)
        }
    }

    @Test func neitherSearchesNorPersonalDataArePrinted() {
        var log = Records()
        log.add("citizen.find", "lan", "C-5", query: "Nguyễn Thị Lan")
        log.add("citizen.find", "lan", query: "Đặng Văn Bí Mật")
        log.add("citizen.show", "lan", "001099990001")
        log.add("citizen.reveal", "lan", "Đặng Văn Bí Mật", fields: ["phone:full"])
        log.add("link.unlink", "lan", "mat@example.vn C-8")
        let page = log.page(agents: [])
        for secret in ["Bí Mật", "Thị Lan", "001099990001", "example.vn"] {
            #expect(!page.contains(secret))
        }
        #expect(page.contains("C-8"))
    }

    @Test func thePageNeedsNothingFromOutside() {
        let page = Synthetic.log().page(agents: Synthetic.agents)
        for wanted in [
            "<script", "http:", "https:", "@import", "url(", "<iframe", "<form", " style=",
        ] {
            #expect(!page.contains(wanted))
        }
        #expect(page.contains("default-src 'none'; style-src 'unsafe-inline'; img-src data:"))
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"vi\">"))
    }

    @Test func chartsHaveNamesDescriptionsAndTables() {
        let page = Synthetic.log().page(agents: Synthetic.agents)
        let charts = page.components("<svg role=\"img\"")
        #expect(charts.count == 5)
        for chart in charts.dropFirst() {
            let head = chart.components("</desc>")[0]
            #expect(head.contains("<title id=") && head.contains("<desc id="))
            #expect(chart.contains("<details class=\"data\">"))
        }
        for table in page.components("<table").dropFirst() {
            #expect(table.contains("<caption>") && table.contains("scope=\"col\""))
        }
        let ids = page.components(" id=\"").dropFirst().map { $0.components("\"")[0] }
        #expect(Set(ids).count == ids.count)
    }

    @Test func bothLanguagesSayEverything() {
        let log = Synthetic.log()
        let vi = log.page(.vi, agents: Synthetic.agents)
        let en = log.page(.en, agents: Synthetic.agents)
        #expect(vi.contains("Báo cáo kiểm toán") && vi.contains("Dấu hiệu bất thường"))
        #expect(en.contains("<html lang=\"en\">") && en.contains("Unusual patterns"))
        #expect(!en.contains("Dấu hiệu") && !en.contains("Hủy liên kết") && !en.contains("bản ghi"))
        let total = log.tally(Synthetic.agents).work.total
        #expect(vi.contains("\(total / 1000).\(String(total % 1000 + 1000).dropFirst())"))
        #expect(en.contains("\(total / 1000),\(String(total % 1000 + 1000).dropFirst())"))
    }

    @Test func anEmptyLogAndASingleRecordArePages() {
        let empty = Records().page()
        #expect(empty.contains("không có bản ghi"))
        #expect(empty.contains("Không có lần từ chối nào."))
        var log = Records()
        log.add("citizen.show", "lan", "C-1")
        let page = log.page()
        #expect(page.contains("24/11/2025"))
        #expect(page.contains("<strong>1</strong>"))
        #expect(page.contains("<span class=\"seq\">0</span>"))
    }

    @Test(
        arguments: [
            (nil, "good", "Nguyên vẹn và được chứng thực"),
            ("verify.no-anchor", "caution", "Nhất quán, chưa được chứng thực từ bên ngoài"),
            ("verify.unsealed-tail", "caution", "Nhất quán, 1.200 bản ghi cuối chưa niêm phong"),
            ("verify.tampered", "bad", "Đã bị sửa, từ bản ghi 7"),
            ("verify.rolled-back", "bad", "Không dùng số liệu dưới đây làm căn cứ"),
            ("verify.bad-signature", "bad", "Không dùng số liệu dưới đây làm căn cứ"),
        ] as [(String?, String, String)]
    )
    func theSealIsInPlainWords(code: String?, tone: String, words: String) {
        let verdict = Records.verdict(
            code,
            firstBad: code == "verify.tampered" ? 7 : nil,
            unsealed: code == "verify.unsealed-tail" ? 1200 : 0
        )
        let page = Records().page(verdict: verdict)
        #expect(page.contains("class=\"seal \(tone)\""))
        #expect(page.contains(words))
        #expect(page.contains(verdict.root))
    }

    @Test func longListsSayHowManyAreLeftOut() {
        var log = Records()
        for number in 0..<1500 {
            log.add("citizen.reveal", "lan", after: Double(number), "C-5", fields: ["phone:full"])
        }
        let page = log.page()
        #expect(page.contains("và 1.000 dòng cũ hơn: chỉ liệt kê 500 dòng mới nhất"))
        #expect(
            page.contains(
                "<th scope=\"row\" role=\"rowheader\" class=\"head\" data-label=\"Bản ghi\"><span class=\"seq\">1499</span>"
            )
        )
        #expect(!page.contains("data-label=\"Bản ghi\"><span class=\"seq\">999</span>"))
    }

    @Test func manyStrangersDoNotSwellIt() {
        var log = Records()
        for number in 0..<3000 {
            log.add("x", "agent\(number)", outcome: "refused", code: "code.\(number)")
        }
        let tally = log.tally()
        #expect(tally.agents.count == ReportThresholds.kinds + 1)
        #expect(tally.refusals.count == ReportThresholds.kinds + 1)
        #expect(tally.agents.first?.login == "…")
        #expect(tally.agents.reduce(0) { $0 + $1.work.total } == 3000)
        #expect(tally.refusals.reduce(0) { $0 + $1.count } == 3000)
    }

    @Test(arguments: [
        (0, "0"), (999, "999"), (1000, "1.000"), (1_234_567, "1.234.567"), (-1234, "−1.234"),
    ])
    func numbersAreWrittenAsInVietnam(value: Int, text: String) {
        #expect(ReportWriting(language: .vi, names: [:]).number(value) == text)
    }
}

extension String {
    /// The pieces between a separator.
    func components(_ separator: String) -> [String] {
        var pieces: [String] = []
        var rest = self[...]
        while let range = rest.firstRange(of: separator) {
            pieces.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return pieces + [String(rest)]
    }
}
