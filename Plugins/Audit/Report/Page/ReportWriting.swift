import Identity

/// How the page writes words, numbers and times.
struct ReportWriting: Sendable {
    /// The page's language.
    let language: Language
    /// Agents' full names by login.
    let names: [String: String]

    /// The words in the page's language.
    func callAsFunction(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

    /// The marked-up words in the page's language.
    func rich(vi: HTML, en: HTML) -> HTML { language == .vi ? vi : en }

    /// A whole number with its thousands apart: 1.234, or 1,234 in English.
    func number(_ value: some BinaryInteger) -> String {
        let digits = String(value.magnitude)
        var out = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { out += language == .vi ? "." : "," }
            out.append(digit)
        }
        return value < 0 ? "−\(out)" : out
    }

    /// A share in percent with one digit: 12,3%.
    func percent(_ part: Int, of whole: Int) -> String {
        let tenths = whole > 0 ? (part * 1000 + whole / 2) / whole : 0
        return "\(number(tenths / 10))\(language == .vi ? "," : ".")\(tenths % 10)%"
    }

    /// `dd/MM/yyyy HH:mm` in Vietnam.
    func time(_ at: Instant) -> HTML { "<time datetime=\"\(at.iso)\">\(at.display)</time>" }

    /// The day of a number of days since 1970-01-01, `dd/MM/yyyy`.
    func day(_ day: Int) -> String { CivilDate(daysSinceEpoch: day).display }

    /// From when to when, with the day once when it is the same.
    func span(_ from: Instant, _ until: Instant) -> HTML {
        let a = from.display
        let b = until.display
        if a == b { return time(from) }
        if a.prefix(10) == b.prefix(10) {
            return
                "<time datetime=\"\(from.iso)\">\(a)</time>–<time datetime=\"\(until.iso)\">\(String(b.suffix(5)))</time>"
        }
        return "\(time(from)) – \(time(until))"
    }

    /// An agent: full name, when there is one, and login.
    func agent(_ login: String) -> HTML {
        guard let name = names[login] else { return "<bdi class=\"login\">\(login)</bdi>" }
        return "<bdi>\(name)</bdi> <bdi class=\"login\">\(login)</bdi>"
    }

    /// An agent in one line of plain text.
    func agentText(_ login: String) -> String { names[login].map { "\($0) · \(login)" } ?? login }

    /// Citizens by their console numbers.
    func citizens(_ citizens: [CitizenNumber]) -> HTML {
        if citizens.isEmpty { return "<span class=\"none\">–</span>" }
        let shown = citizens.prefix(6).map { HTML("<span class=\"ref\">\($0.description)</span>") }
        let rest = citizens.count - shown.count
        return shown.joined(" ")
            .followed(by: rest > 0 ? " <span class=\"none\">+\(number(rest))</span>" : "")
    }

    /// Text from the log, or a dash.
    func text(_ text: String?) -> HTML {
        guard let text, !text.isEmpty else { return "<span class=\"none\">–</span>" }
        return "<bdi>\(text)</bdi>"
    }

    /// A record's number as `audit show` takes it.
    func record(_ seq: Int64) -> HTML { "<span class=\"seq\">\(seq)</span>" }

    /// A day of the week, Monday first.
    func weekday(_ index: Int, short: Bool = false) -> String {
        let names: [(String, String, String, String)] = [
            ("T2", "Thứ Hai", "Mon", "Monday"), ("T3", "Thứ Ba", "Tue", "Tuesday"),
            ("T4", "Thứ Tư", "Wed", "Wednesday"), ("T5", "Thứ Năm", "Thu", "Thursday"),
            ("T6", "Thứ Sáu", "Fri", "Friday"), ("T7", "Thứ Bảy", "Sat", "Saturday"),
            ("CN", "Chủ Nhật", "Sun", "Sunday"),
        ]
        let name = names[index]
        return short ? self(name.0, name.2) : self(name.1, name.3)
    }

    /// What a command did, in words.
    func act(_ act: String) -> String {
        switch act {
        case "link.link": self("Liên kết", "Link")
        case "link.unlink": self("Hủy liên kết", "Unlink")
        case "link.relink": self("Nối lại", "Relink")
        case "change.undo": self("Hoàn tác", "Undo")
        case "citizen.edit": self("Sửa thông tin", "Edit")
        case "citizen.sync": self("Đồng bộ", "Sync")
        case "citizen.refresh": self("Cập nhật", "Refresh")
        case "audit.redact": self("Xóa phần mở", "Redaction")
        case "request.approve": self("Việc cần hai người", "Two-person change")
        default: act
        }
    }
}

extension HTML {
    /// This and then that.
    func followed(by other: HTML) -> HTML { "\(self)\(other)" }
}
