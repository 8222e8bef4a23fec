extension HTML {
    /// Tablets and phones: charts below each other, rows of tables as cards.
    static let narrow: HTML = """
        @media screen and (max-width: 900px) {
          .duo { grid-template-columns: minmax(0, 1fr); gap: 0; }
          .duo.text { gap: 28px; }
          .tiles, .watch { grid-template-columns: repeat(2, minmax(0, 1fr)); }
        }
        @media screen and (max-width: 720px) {
          .wide { padding: 0 16px; }
          section { padding-top: 32px; }
          h2 { font-size: 1.3125rem; }
          .top { padding: 20px 0 22px; }
          .meta { gap: 10px 28px; margin-top: 18px; }
          nav ul { flex-wrap: nowrap; overflow-x: auto; gap: 0 20px; } nav a { white-space: nowrap; padding: 12px 0; }
          .seal { margin-top: 20px; }
          .seal > .wide { gap: 14px; }
          .seal .shield { width: 60px; padding: 18px 8px; }
          .seal > .wide > :last-child { margin-left: -14px; padding: 16px 16px 16px 4px; }
          .seal h2 { font-size: 1.1875rem; }
          .tile { padding: 14px 14px 12px; } .tile strong { font-size: 1.625rem; } .tile .label { line-height: 1.3; } .tile .note { line-height: 1.35; margin-top: 2px; }
          .watch { grid-template-columns: minmax(0, 1fr); gap: 8px; }
          .chart { padding: 14px 14px 8px; }
          svg .odd { display: none; }
          table:not(.dense), table:not(.dense) tbody, table:not(.dense) tr { display: block; }
          table:not(.dense) caption { display: block; }
          table:not(.dense) thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          table:not(.dense) tr { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 10px 14px; margin-top: 8px; }
          table:not(.dense) th[scope="row"], table:not(.dense) td { display: block; position: relative; padding: 3px 0 3px 7.75rem; border: 0; white-space: normal; text-align: left; min-width: 0; overflow-wrap: anywhere; }
          table:not(.dense) th[scope="row"] { padding: 3px 0; font-size: 1rem; }
          table:not(.dense) td::before { content: attr(data-label); position: absolute; left: 0; width: 7.25rem; color: var(--soft); font-size: .875rem; }
          th.head:has(> .seq)::before { content: attr(data-label) " "; color: var(--soft); font-weight: 400; }
          .beside table:not(.dense) tr { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 6px 12px; }
          .beside table:not(.dense) tr:has(> :nth-child(5):last-child) { grid-template-columns: repeat(4, minmax(0, 1fr)); }
          .beside table:not(.dense) th[scope="row"] { grid-column: 1 / -1; }
          .beside table:not(.dense) td { padding: 0; font-weight: 600; } .beside table:not(.dense) td::before { display: block; position: static; width: auto; font-weight: 400; font-size: .8125rem; }
          .frame:not(.tall, .plain) { border: 0; border-radius: 0; background: none; } .frame:not(.tall) caption { padding: 0; }
          .tall { max-height: 70vh; padding: 0 8px 8px; background: var(--tint); } .tall caption { padding: 8px 6px 0; }
          table.dense th, table.dense td { padding: 4px; }
        }

        """

    /// On paper: black on white, everything open, no row cut in two, room to sign.
    static let paper: HTML = """
        @media print {
          @page { size: A4; margin: 16mm 14mm; }
          :root {
            color-scheme: light;
            --paper: #fff; --card: #fff; --ink: #000; --soft: #3d4854; --line: #aab4bf; --hair: #dde3e9; --tint: #f4f6f8;
            --accent: #123f74; --band: #fff; --band-ink: #000; --band-soft: #3d4854; --rule: #000;
            --read: #7494bd; --change: #1b4f8f; --refuse: #c2362b;
            --good: #17633f; --good-bg: #fff; --good-line: #17633f;
            --caution: #774b00; --caution-bg: #fff; --caution-line: #774b00;
            --bad: #9b1c1c; --bad-bg: #fff; --bad-line: #9b1c1c;
            --h0: #f1f4f7; --h1: #c9dbef; --h2: #97b8de; --h3: #628fc6; --h4: #33669f; --h5: #123f74; --rest: #f1f3f6;
          }
          html, body { font-size: 9.5pt; line-height: 1.4; }
          main { padding-bottom: 0; }
          .sev { font-size: inherit; }
          svg, .swatch, .tile, .pill, .count { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          .wide { max-width: none; padding: 0; }
          .skip, nav, .watch, .watch-title, .data { display: none; }
          .top { padding: 0 0 10pt; border-bottom-width: 2pt; }
          h1 { font-size: 22pt; margin-top: 8pt; } h2 { font-size: 14pt; } h3 { font-size: 11pt; } .covered { font-size: 12pt; }
          .meta { margin-top: 10pt; gap: 6pt 22pt; }
          section { padding-top: 18pt; } .seal { padding-top: 0; margin-top: 14pt; }
          h2, h3, caption, .lead { break-after: avoid; }
          .seal, .chart, .tile, tr, dl > div, figure { break-inside: avoid; }
          thead { display: table-header-group; }
          .tiles { grid-template-columns: repeat(4, minmax(0, 1fr)); } .tile { padding: 8pt 10pt; } .tile strong { font-size: 17pt; }
          .tile .note, .legend, caption, thead th, .more { font-size: 8pt; }
          .duo { grid-template-columns: minmax(0, 1fr); gap: 0; } .duo.text { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 20pt; } .duo > .chart, .beside { margin-top: 12pt; }
          .under { display: inline; font-size: 7.5pt; margin-left: 5pt; }
          .chart { padding: 10pt 12pt 6pt; }
          svg text { font-size: 9pt; } svg .tick { font-size: 8pt; }
          .frame, .frame.tall { max-height: none; overflow: visible; border: 0; border-radius: 0; background: none; }
          .tall thead th { position: static; }
          table { font-size: 8pt; border-bottom: 1px solid var(--line); } th, td { padding: 3.5pt 5pt; }
          th:first-child, td:first-child, .frame caption { padding-left: 0; }
          td.long { min-width: 0; } td.short { white-space: normal; }
          td time, .seq, .ref { white-space: nowrap; }
          .sign { display: grid; grid-template-columns: 1fr 1fr; gap: 30pt; margin-top: 14pt; text-align: center; color: var(--ink); font-weight: 600; height: 70pt; }
          footer { padding: 10pt 0 0; break-inside: avoid; break-before: avoid; }
        }

        """
}
