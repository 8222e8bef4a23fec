import Identity

extension ReportPage {
    /// What somebody should look at.
    var findings: HTML {
        section(
            "findings",
            words("Dấu hiệu bất thường", "Unusual patterns"),
            lead: """
                \(words(
                    "Dấu hiệu không phải là kết luận: xem từng bản ghi bằng audit show SỐ và hỏi cán bộ.",
                    "A pattern is no verdict: read the records with audit show NUMBER and ask the agent."
                ))
                """,
            "\(Finding.Kind.allCases.map(part))"
        )
    }

    private func part(_ kind: Finding.Kind) -> HTML {
        let total = tally.findings.total(kind)
        let kept = tally.findings.kept(kind)
        let table = ReportTable(
            caption: findingTitle(kind),
            columns: [
                (words("Cán bộ", "Agent"), .head), (words("Mức", "Severity"), .short),
                (words("Khi nào", "When"), .short), (unit(kind), .number),
                (words("Bản ghi số", "Record numbers"), .long),
            ],
            rows: kept.map { finding in
                [
                    words.agent(finding.login), badge(finding.severity),
                    words.span(finding.from, finding.until), "\(words.number(finding.count))",
                    records(finding),
                ]
            },
            empty: words("Không có.", "None."),
            note: leftOut(total - kept.count)
        )
        return """
            <article id="\(kind.rawValue)" aria-labelledby="\(kind.rawValue)-h">
            <h3 id="\(kind.rawValue)-h">\(findingTitle(kind)) <span class="pill\(total == 0 ? "" : " some")">\(words.number(total))</span></h3>
            <p class="lead">\(meaning(kind))</p>
            \(table.html)</article>

            """
    }

    private func records(_ finding: Finding) -> HTML {
        let numbers = finding.records.map { words.record($0) }.joined(" ")
        guard finding.more > 0 else { return numbers }
        return
            "\(numbers) <span class=\"none\">\(words("và \(words.number(finding.more)) nữa", "and \(words.number(finding.more)) more"))</span>"
    }

    private func badge(_ severity: Finding.Severity) -> HTML {
        switch severity {
        case .high:
            "<span class=\"sev high\"><span aria-hidden=\"true\">▲</span> \(words("cao", "high"))</span>"
        case .medium:
            "<span class=\"sev medium\"><span aria-hidden=\"true\">◆</span> \(words("vừa", "medium"))</span>"
        case .low:
            "<span class=\"sev low\"><span aria-hidden=\"true\">●</span> \(words("thấp", "low"))</span>"
        }
    }

    /// A kind of finding in a few words.
    func findingTitle(_ kind: Finding.Kind) -> String {
        switch kind {
        case .manyCitizens: words("Nhiều công dân trong một giờ", "Many citizens within an hour")
        case .ownName: words("Tìm chính tên mình", "Own-name searches")
        case .idleReveal:
            words("Hiện rõ dữ liệu rồi không làm gì tiếp", "Reveals without later action")
        case .refusalBurst: words("Bị từ chối dồn dập", "Bursts of refusals")
        case .offHours: words("Làm việc ngoài giờ", "Activity outside working hours")
        }
    }

    private func unit(_ kind: Finding.Kind) -> String {
        switch kind {
        case .manyCitizens: words("Công dân", "Citizens")
        case .ownName: words("Lần tìm", "Searches")
        case .idleReveal: words("Lần hiện rõ", "Reveals")
        case .refusalBurst: words("Lần từ chối", "Refusals")
        case .offHours: words("Bản ghi", "Records")
        }
    }

    /// When a kind of finding is made, with its threshold.
    private func meaning(_ kind: Finding.Kind) -> String {
        switch kind {
        case .manyCitizens:
            let most = ReportThresholds.citizens
            return words(
                "Một cán bộ đã mở từ \(most) công dân khác nhau trở lên trong 60 phút; từ "
                    + "\(most * 2) là mức cao. Danh sách kết quả tìm kiếm không tính.",
                "One agent opened \(most) or more different citizens within 60 minutes; from "
                    + "\(most * 2) on it is high. Hit lists of searches do not count."
            )
        case .ownName:
            return words(
                "Lời tìm trùng họ tên của chính cán bộ, không xét hoa thường và dấu. Có thể chỉ là "
                    + "người trùng tên.",
                "The search was for the agent's own full name, whatever case and marks. It may be a "
                    + "namesake."
            )
        case .idleReveal:
            return words(
                "Trong 30 phút sau khi hiện rõ, cán bộ đó trong phiên đó không sửa, liên kết, hủy, "
                    + "nối lại, cập nhật, đồng bộ công dân ấy và không ghi chú vụ việc. Từ 3 lần một "
                    + "ngày là mức vừa.",
                "In the 30 minutes after the reveal that agent, in that session, did not edit, link, "
                    + "unlink, relink, refresh or sync that citizen nor note anything in the case. "
                    + "From 3 a day on it is medium."
            )
        case .refusalBurst:
            let most = ReportThresholds.refusals
            return words(
                "Một cán bộ bị từ chối từ \(most) lần trở lên trong 10 phút; từ \(most * 3) là mức "
                    + "cao.",
                "One agent was refused \(most) times or more within 10 minutes; from \(most * 3) on "
                    + "it is high."
            )
        case .offHours:
            return words(
                "Trước 07:00, từ 18:00 trở đi hoặc Chủ Nhật, giờ Việt Nam; gộp theo cán bộ và ngày.",
                "Before 07:00, from 18:00 on or on a Sunday in Vietnam; one line an agent and day."
            )
        }
    }
}
