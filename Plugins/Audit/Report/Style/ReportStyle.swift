extension HTML {
    /// The whole style sheet: no font, picture or rule comes from anywhere else.
    static let style: HTML =
        "\(HTML.colours)\(HTML.layout)\(HTML.parts)\(HTML.tables)\(HTML.charts)\(HTML.narrow)\(HTML.paper)"

    /// Colours by what they mean, by day and by night; each text has a contrast of 4.5 or more to
    /// what is behind it, each shape of 3.
    static let colours: HTML = """
        :root {
          color-scheme: light dark;
          --paper: #f3f5f8; --card: #ffffff; --ink: #16212e; --soft: #4d5b6b;
          --line: #d3dbe4; --hair: #e7ecf1; --tint: #f7f9fb;
          --accent: #1b4f8f; --band: #12365f; --band-ink: #ffffff; --band-soft: #c3d3e6;
          --rule: #b3862f;
          --read: #7494bd; --change: #1b4f8f; --refuse: #c2362b;
          --good: #17633f; --good-bg: #e9f4ee; --good-line: #9ccbb2;
          --caution: #774b00; --caution-bg: #fdf4e1; --caution-line: #e2bd72;
          --bad: #9b1c1c; --bad-bg: #fdecea; --bad-line: #e5a19a;
          --h0: #eef2f6; --h1: #c9dbef; --h2: #97b8de; --h3: #628fc6; --h4: #33669f; --h5: #123f74;
          --rest: #eef1f5;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #0e141b; --card: #161e28; --ink: #e7ecf2; --soft: #a5b2c1;
            --line: #303d4c; --hair: #243040; --tint: #1a2430;
            --accent: #8dbaf0; --band: #0f1f33; --band-ink: #f4f7fb; --band-soft: #a9bdd5;
            --rule: #c9a04e;
            --read: #56789f; --change: #8dbaf0; --refuse: #ee6f62;
            --good: #7fd3a6; --good-bg: #12291f; --good-line: #2f6a4c;
            --caution: #f0c36b; --caution-bg: #2d2411; --caution-line: #7a5f22;
            --bad: #ff9d94; --bad-bg: #351817; --bad-line: #8f3d37;
            --h0: #1d2733; --h1: #24405f; --h2: #2f5c8c; --h3: #477fbb; --h4: #74a6de; --h5: #b3d5fb;
            --rest: #1b2531;
          }
        }

        """

    /// Type and the page's frame.
    static let layout: HTML = """
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-behavior: auto; }
        body {
          margin: 0; background: var(--paper); color: var(--ink);
          font: 16px/1.55 "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, "Liberation Sans", sans-serif;
          font-variant-numeric: tabular-nums lining-nums;
        }
        h1, h2, h3, p, dl, dd, ul, figure, table { margin: 0; padding: 0; }
        ul { list-style: none; }
        h1, h2, h3 { line-height: 1.25; text-wrap: balance; }
        h2 { font-size: 1.5rem; font-weight: 650; letter-spacing: -.01em; }
        h3 { font-size: 1.0625rem; font-weight: 650; }
        a { color: var(--accent); }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        .wide { max-width: 1180px; margin: 0 auto; padding: 0 24px; }
        .skip { position: absolute; left: -999px; top: 0; background: var(--card); padding: 8px 16px; }
        .skip:focus { left: 0; z-index: 2; }
        .top { background: var(--band); color: var(--band-ink); border-bottom: 4px solid var(--rule); padding: 28px 0 30px; }
        .brand { font-weight: 700; letter-spacing: .02em; }
        .brand span { font-weight: 400; color: var(--band-soft); margin-left: 10px; padding-left: 12px; border-left: 1px solid var(--band-soft); }
        h1 { font-size: clamp(1.9rem, 4.5vw, 2.75rem); font-weight: 700; letter-spacing: -.02em; margin-top: 22px; }
        .covered { font-size: 1.25rem; color: var(--band-soft); margin-top: 4px; }
        .meta { display: flex; flex-wrap: wrap; gap: 14px 40px; margin-top: 24px; }
        .meta > div { min-width: 0; max-width: 100%; }
        .meta dt { font-size: .8125rem; color: var(--band-soft); }
        .meta dd { font-weight: 600; overflow-wrap: anywhere; }
        .top .login { color: var(--band-soft); font-weight: 400; }
        .meta .seq { font-weight: inherit; }
        nav { background: var(--card); border-bottom: 1px solid var(--line); }
        nav ul { display: flex; flex-wrap: wrap; gap: 0 26px; }
        nav a { display: block; padding: 12px 0; font-size: .9375rem; text-decoration: none; }
        nav a:hover { text-decoration: underline; text-underline-offset: 4px; }
        section { padding: 40px 0 0; }
        main { padding-bottom: 56px; }
        .lead { color: var(--soft); max-width: 46rem; margin-top: 6px; }
        .duo { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 20px; align-items: start; }
        footer { border-top: 1px solid var(--line); color: var(--soft); font-size: .875rem; padding: 20px 0 40px; }
        .sign { display: none; }

        """
}
