extension HTML {
    /// Seal, figures, findings and small things.
    static let parts: HTML = """
        .seal { padding: 0; margin-top: 28px; }
        .seal > .wide { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 22px; }
        .seal > .wide > :last-child { border: 1px solid var(--tone-line); border-left: 0; background: var(--tone-bg); border-radius: 0 10px 10px 0; padding: 22px 26px 22px 0; margin-left: -22px; }
        .seal .shield { background: var(--tone-bg); border: 1px solid var(--tone-line); border-right: 0; border-left: 6px solid var(--tone); border-radius: 10px 0 0 10px; width: 104px; height: 100%; padding: 20px 20px; }
        .seal .shield .body { fill: var(--tone); }
        .seal .shield .sign { fill: none; stroke: var(--tone-bg); stroke-width: 4; stroke-linecap: round; stroke-linejoin: round; display: inline; }
        .good { --tone: var(--good); --tone-bg: var(--good-bg); --tone-line: var(--good-line); }
        .caution { --tone: var(--caution); --tone-bg: var(--caution-bg); --tone-line: var(--caution-line); }
        .bad { --tone: var(--bad); --tone-bg: var(--bad-bg); --tone-line: var(--bad-line); }
        .kicker { font-size: .8125rem; color: var(--soft); }
        .seal h2 { color: var(--tone); font-size: 1.375rem; }
        .seal p + dl, .seal h2 + p { margin-top: 6px; max-width: 52rem; }
        .facts { display: flex; flex-wrap: wrap; gap: 8px 36px; }
        .seal .facts { margin-top: 14px; max-width: none; }
        .facts > div { min-width: 0; max-width: 100%; }
        .facts dt { font-size: .8125rem; color: var(--soft); }
        .facts dd { font-weight: 600; overflow-wrap: anywhere; }
        .root, code, .code { font-family: ui-monospace, "Cascadia Mono", Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace; font-size: .875em; font-weight: 500; }
        .tiles { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 1px; background: var(--line); border: 1px solid var(--line); border-radius: 10px; overflow: hidden; margin-top: 16px; }
        .tile { background: var(--card); padding: 18px 20px 16px; }
        .tile strong { display: block; font-size: 2rem; font-weight: 650; line-height: 1.15; letter-spacing: -.02em; }
        .tile .label { display: block; font-weight: 600; }
        .tile .note { display: block; font-size: .875rem; color: var(--soft); }
        .tile.alarm { background: var(--bad-bg); }
        .tile.alarm strong { color: var(--bad); }
        .watch-title { margin-top: 24px; }
        .watch { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); gap: 10px; margin-top: 10px; }
        .watch a { display: flex; align-items: center; gap: 10px; background: var(--card); border: 1px solid var(--line); border-radius: 10px; height: 100%; padding: 8px 12px; font-size: .9375rem; line-height: 1.35; text-decoration: none; color: var(--ink); }
        .watch a:hover { border-color: var(--accent); }
        .watch .count, .pill { flex: none; display: inline-block; min-width: 2.1em; padding: 0 .55em; border-radius: 999px; background: var(--hair); color: var(--soft); text-align: center; font-size: .875rem; font-weight: 650; line-height: 1.75; }
        .watch .some .count, .pill.some { background: var(--caution-bg); color: var(--caution); box-shadow: inset 0 0 0 1px var(--caution-line); }
        article { margin-top: 28px; }
        .sev { white-space: nowrap; font-weight: 600; font-size: .875rem; }
        .sev.high { color: var(--bad); } .sev.medium { color: var(--caution); } .sev.low { color: var(--soft); }
        .login { color: var(--soft); font-size: .875em; overflow-wrap: break-word; }
        .under { display: block; color: var(--soft); font-size: .8125rem; font-weight: 400; }
        .none { color: var(--soft); } .yes { color: var(--good); } .no { color: var(--bad); font-weight: 600; }
        .yes, .no { white-space: nowrap; }
        .ref { white-space: nowrap; }
        .seq { font-weight: 500; white-space: nowrap; }
        .empty { color: var(--soft); margin-top: 10px; }
        .more { color: var(--soft); font-size: .875rem; margin-top: 8px; }
        dl.commands > div, dl.terms > div { padding: 9px 0; border-top: 1px solid var(--hair); }
        .duo.text { gap: 48px; margin-top: 18px; }
        .duo.text dl { margin-top: 8px; font-size: .9375rem; }
        dl.commands dt code { overflow-wrap: anywhere; color: var(--accent); font-weight: 600; }
        dl.commands dd, dl.terms dd { color: var(--soft); }
        dl.terms dt { font-weight: 650; }

        """

    /// Tables.
    static let tables: HTML = """
        table { width: 100%; border-collapse: separate; border-spacing: 0; font-size: .9375rem; line-height: 1.45; }
        caption { text-align: left; font-size: .875rem; color: var(--soft); padding: 0 0 6px; }
        th, td { padding: 9px 12px; text-align: left; vertical-align: top; border-top: 1px solid var(--hair); font-weight: 400; }
        th:first-child, td:first-child { padding-left: 16px; } th:last-child, td:last-child { padding-right: 16px; }
        thead th { border-top: 0; border-bottom: 1px solid var(--line); background: var(--tint); color: var(--soft); font-size: .8125rem; font-weight: 600; vertical-align: bottom; }
        tbody tr:first-child > * { border-top: 0; }
        tbody tr:hover > * { background: var(--tint); }
        th[scope="row"] { font-weight: 600; }
        thead .head, thead .short { white-space: nowrap; }
        .number { text-align: right; white-space: nowrap; } .number + .long { padding-left: 28px; }
        td.short { white-space: nowrap; }
        td.long { min-width: 12rem; overflow-wrap: anywhere; }
        td.words, th.head { overflow-wrap: break-word; }
        .frame { overflow: auto; border: 1px solid var(--line); border-radius: 10px; margin-top: 14px; background: var(--card); }
        .frame.tall { max-height: 560px; } .frame.plain { border: 0; border-radius: 0; margin: 6px 0 0; }
        .frame caption { padding: 10px 16px 0; }
        .tall thead th { position: sticky; top: 0; z-index: 1; }
        .beside .frame { margin-top: 0; } .beside { margin-top: 20px; }
        .beside th, .beside td { padding: 7px 8px; }
        table.dense { font-size: .875rem; }
        table.dense caption, article caption, .beside caption { position: absolute; width: 1px; height: 1px; padding: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        @media (min-width: 721px) { article table { table-layout: fixed; } article th.head { width: 25%; } article th.short { width: 10%; } article th.short + th.short { width: 23%; } article th.number { width: 11%; } }
        table.dense th, table.dense td { padding: 4px 8px; }
        table.dense th.head { white-space: nowrap; font-weight: 500; }

        """

    /// Charts: x runs in percent of the page, so lines get longer and letters stay.
    static let charts: HTML = """
        .chart { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 18px 20px 12px; margin-top: 16px; overflow: clip; }
        .duo > .chart { margin-top: 20px; }
        .chart figcaption { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 4px 24px; align-items: baseline; margin-bottom: 14px; }
        .legend { display: flex; flex-wrap: wrap; gap: 2px 16px; font-size: .8125rem; color: var(--soft); }
        .legend li { display: flex; align-items: center; gap: 6px; white-space: nowrap; }
        .swatch { width: 12px; height: 12px; border-radius: 2px; display: inline-block; }
        .plot { display: flex; } .plot > svg[role] { flex: 1 1 0; min-width: 0; overflow: visible; display: block; }
        .axis { flex: none; display: block; }
        svg text { fill: var(--ink); font-size: 14px; } svg .tick { fill: var(--soft); font-size: 12px; }
        svg .value { font-weight: 600; }
        svg .grid { stroke: var(--hair); } svg .base { stroke: var(--line); }
        svg .read { fill: var(--read); } svg .change { fill: var(--change); } svg .refuse { fill: var(--refuse); }
        .bar .change, .bar .refuse { stroke: var(--card); stroke-width: 1px; }
        svg .track { fill: var(--hair); } svg .rest { fill: var(--rest); }
        .swatch.read { background: var(--read); } .swatch.change { background: var(--change); } .swatch.refuse { background: var(--refuse); } .swatch.rest { background: var(--rest); box-shadow: inset 0 0 0 1px var(--line); }
        .bar:hover .read, .bar:hover .change, .bar:hover .refuse { opacity: .8; }
        .h0 { fill: var(--h0); background: var(--h0); } .h1 { fill: var(--h1); background: var(--h1); } .h2 { fill: var(--h2); background: var(--h2); }
        .h3 { fill: var(--h3); background: var(--h3); } .h4 { fill: var(--h4); background: var(--h4); } .h5 { fill: var(--h5); background: var(--h5); }
        svg [class^="h"] { stroke: var(--card); stroke-width: 2px; }
        svg rect.hours { fill: none; stroke: var(--ink); stroke-width: 1.5px; pointer-events: none; } .swatch.hours { border: 1.5px solid var(--ink); border-radius: 0; }
        .data { margin-top: 8px; font-size: .875rem; }
        .data summary { color: var(--accent); cursor: pointer; padding: 6px 0; width: fit-content; }

        """
}
