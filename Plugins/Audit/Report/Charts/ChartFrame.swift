/// What every chart has: a name and a description for those who do not see it, and its table.
struct ChartFrame {
    /// A word for its ids, once a page.
    let id: String
    /// What it shows.
    let title: String
    /// What there is to see in it, in a sentence or two.
    let summary: String
    /// The words that open the table.
    let tableLabel: String
    /// The same numbers as a table.
    let table: HTML

    /// The figure with the chart in it.
    ///
    /// - Parameters:
    ///   - height: in pixels; the width is that of the page, so text never shrinks.
    ///   - legend: what colours mean.
    ///   - axis: what stands to the left of the chart.
    ///   - content: the chart's shapes, x in percent and y in pixels.
    /// - Returns: the markup.
    func html(height: Int, legend: HTML = "", axis: HTML = "", content: HTML) -> HTML {
        """
        <figure class="chart">
        <figcaption><h3>\(title)</h3>\(legend)</figcaption>
        <div class="plot">\(axis)<svg role="img" aria-labelledby="\(id)-t \(id)-d" width="100%" height="\(height)">
        <title id="\(id)-t">\(title)</title>
        <desc id="\(id)-d">\(summary)</desc>
        \(content)</svg></div>
        <details class="data"><summary>\(tableLabel)</summary>
        \(table)</details>
        </figure>

        """
    }

    /// A part of a whole in percent with two digits, for attributes.
    static func percent(_ part: Int, of whole: Int) -> HTML {
        guard whole > 0 else { return "0%" }
        let hundredths = (part * 10_000 + whole / 2) / whole
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)%"
    }

    /// What colours mean.
    static func legend(_ entries: [(style: String, label: String)]) -> HTML {
        let items = entries.map {
            HTML("<li><span class=\"swatch \($0.style)\"></span>\($0.label)</li>")
        }
        return "<ul class=\"legend\">\(items)</ul>"
    }
}
