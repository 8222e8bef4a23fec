/// A table on the page: on a narrow screen each row becomes a card, so nothing is cut off.
struct ReportTable {
    /// How a column is set.
    enum Kind: String {
        /// Words.
        case words
        /// The row's heading.
        case head
        /// Numbers, to the right.
        case number
        /// Short things that do not break.
        case short
        /// A reason: what is long.
        case long
    }

    /// What it shows, for those who do not see where it stands.
    let caption: String
    /// Titles and kinds, left to right.
    let columns: [(title: String, kind: Kind)]
    /// Cells, one a column.
    let rows: [[HTML]]
    /// Said instead when there are no rows.
    let empty: String
    /// Said below when not all rows are there.
    var note: String?
    /// Whether it stays a grid of numbers on a narrow screen.
    var isDense = false

    private var dense: HTML { " class=\"dense\"" }

    /// The markup.
    ///
    /// Rows that look like cards are no table to some screen readers, hence the roles.
    var html: HTML {
        guard !rows.isEmpty else { return "<p class=\"empty\">\(empty)</p>\n" }
        var out: HTML = ""
        // What is too wide or too long scrolls in a frame of its own, never the page.
        let isLong = !isDense && rows.count > 12
        let scroll: HTML =
            isLong ? " role=\"region\" tabindex=\"0\" aria-label=\"\(caption)\"" : ""
        out += "<div class=\"frame\(isDense ? " plain" : isLong ? " tall" : "")\"\(scroll)>\n"
        out += "<table role=\"table\"\(isDense ? dense : "")>\n<caption>\(caption)</caption>\n"
        out += "<thead role=\"rowgroup\"><tr role=\"row\">"
        for column in columns {
            out +=
                "<th scope=\"col\" role=\"columnheader\" class=\"\(column.kind.rawValue)\">\(column.title)</th>"
        }
        out += "</tr></thead>\n<tbody role=\"rowgroup\">\n"
        for row in rows {
            out += "<tr role=\"row\">"
            for (column, cell) in zip(columns, row) {
                if column.kind == .head {
                    out +=
                        "<th scope=\"row\" role=\"rowheader\" class=\"head\" data-label=\"\(column.title)\">\(cell)</th>"
                } else {
                    out +=
                        "<td role=\"cell\" class=\"\(column.kind.rawValue)\" data-label=\"\(column.title)\">\(cell)</td>"
                }
            }
            out += "</tr>\n"
        }
        out += "</tbody></table>\n</div>\n"
        if let note { out += "<p class=\"more\">\(note)</p>\n" }
        return out
    }
}
