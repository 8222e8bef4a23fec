import CommandKit
import Identity

/// The report as one page that needs nothing but itself.
struct ReportPage {
    /// What the log holds.
    let tally: ReportTally
    /// Whether the log can be believed.
    let verdict: AuditVerdict
    /// Who asked for the report.
    let author: Agent
    /// When.
    let now: Instant
    /// How it writes.
    let words: ReportWriting

    /// Makes the page of a finished tally.
    init(
        _ tally: ReportTally,
        verdict: AuditVerdict,
        agents: [Agent],
        author: Agent,
        now: Instant,
        language: Language
    ) {
        self.tally = tally
        self.verdict = verdict
        self.author = author
        self.now = now
        var names: [String: String] = [:]
        for agent in agents { names[agent.login] = agent.fullName }
        names[author.login] = author.fullName
        words = ReportWriting(language: language, names: names)
    }

    /// The whole file.
    var text: String {
        let style = HTML.style
        let page: HTML = """
            <!DOCTYPE html>
            <html lang="\(words.language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <meta name="robots" content="noindex">
            <link rel="icon" href="data:,">
            <title>\(title) · \(covered)</title>
            <style>
            \(style)</style>
            </head>
            <body>
            <a class="skip" href="#main">\(words("Đến nội dung", "Skip to content"))</a>
            \(header)<main id="main">
            \(seal)\(figures)\(activity)\(refusals)\(reveals)\(links)\(findings)\(method)</main>
            \(footer)</body>
            </html>

            """
        return page.source
    }

    private var title: String { words("Báo cáo kiểm toán", "Audit report") }

    /// From which day to which.
    private var covered: String {
        guard let first = tally.first, let last = tally.last else {
            return words("không có bản ghi", "no records")
        }
        let days = [first, last].map { words.day(WallTime($0.at).day) }
        return days[0] == days[1] ? days[0] : "\(days[0]) – \(days[1])"
    }

    private var header: HTML {
        let sections: [(String, String)] = [
            ("figures", words("Số liệu chính", "Key figures")),
            ("activity", words("Hoạt động", "Activity")),
            ("refusals", words("Từ chối", "Refusals")),
            ("reveals", words("Hiện rõ dữ liệu", "Reveals")),
            ("links", words("Hủy, nối, hoàn tác", "Unlinks, relinks, undos")),
            ("findings", words("Dấu hiệu bất thường", "Unusual patterns")),
            ("method", words("Kiểm tra lại", "How to check")),
        ]
        let items = sections.map { HTML("<li><a href=\"#\($0.0)\">\($0.1)</a></li>") }
        return """
            <header class="top"><div class="wide">
            <p class="brand">lienket <span>\(words("Nhật ký kiểm toán", "Audit log"))</span></p>
            <h1>\(title)</h1>
            <p class="covered">\(covered)</p>
            <dl class="meta">
            <div><dt>\(words("Nhật ký", "Log"))</dt><dd class="wrap">\(words.text(verdict.origin))</dd></div>
            <div><dt>\(words("Bản ghi", "Records"))</dt><dd>\(numbers)</dd></div>
            <div><dt>\(words("Người lập", "Made by"))</dt><dd>\(words.agent(author.login)), \(author.role.label.text(words.language))</dd></div>
            <div><dt>\(words("Lập lúc", "Made at"))</dt><dd>\(words.time(now))</dd></div>
            <div><dt>\(words("Phạm vi", "Scope"))</dt><dd>\(scope)</dd></div>
            </dl>
            </div></header>
            <nav aria-label="\(words("Các phần", "Sections"))"><ul class="wide">\(items)</ul></nav>

            """
    }

    /// From which record to which.
    private var numbers: HTML {
        guard let first = tally.first, let last = tally.last else { return "–" }
        return first.seq == last.seq
            ? words.record(first.seq) : "\(words.record(first.seq))–\(words.record(last.seq))"
    }

    /// Whose records there are.
    private var scope: HTML {
        switch author.role.auditScope {
        case .all: "\(words("toàn bộ nhật ký", "the whole log"))"
        case .unit:
            "\(words("chỉ đơn vị", "this unit only:")) <bdi>\(author.unit)</bdi>"
        case .own, .verify, .none:
            "\(words("chỉ việc của người lập", "the author's own records only"))"
        }
    }

    /// A part of the page under a heading.
    func section(_ id: String, _ title: String, lead: HTML = "", _ content: HTML) -> HTML {
        """
        <section id="\(id)" aria-labelledby="\(id)-h"><div class="wide">
        <h2 id="\(id)-h">\(title)</h2>
        \(lead.source.isEmpty ? "" : HTML("<p class=\"lead\">\(lead)</p>"))
        \(content)</div></section>

        """
    }

    /// What is said below a list that does not hold everything.
    func leftOut(_ count: Int) -> String? {
        guard count > 0 else { return nil }
        let most = words.number(ReportThresholds.detail)
        return words(
            "và \(words.number(count)) dòng cũ hơn: chỉ liệt kê \(most) dòng mới nhất",
            "and \(words.number(count)) older: only the newest \(most) are listed"
        )
    }
}
