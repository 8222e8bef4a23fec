import CommandKit
import Foundation
import Identity
import Testing

@testable import AuditPlugin

/// The page in a browser, where there is one: it opens silently and fits phones and desks.
@Suite(.enabled(if: Chromium.isThere), .serialized) struct BrowserTests {
    /// Widths and heights: small phones, phones, tablets, desks, large desks.
    private static let sizes = [(360, 640), (390, 844), (768, 1024), (1280, 800), (1440, 900)]

    /// Nothing in it has a place to break.
    private static let long: Records = {
        let word = String(repeating: "Wq", count: 300)
        var log = Records()
        log.units[word] = word
        log.add("citizen.reveal", word, "C-5", ticket: word, reason: word, fields: ["\(word):full"])
        log.add(word, word, outcome: "refused", code: word)
        log.add(word, word, "C-5", outcome: "pending", ticket: word, reason: word)
        return log
    }()
    private static let somebody = Agent(
        login: String(repeating: "w", count: 300),
        fullName: String(repeating: "W", count: 300),
        role: .supervisor,
        unit: String(repeating: "W", count: 300)
    )

    @Test(arguments: [(0, "rgb(14, 20, 27)"), (1, "rgb(243, 245, 248)")])
    func itFitsEverySizeByDayAndByNight(scheme: Int, background: String) throws {
        let chromium = try Chromium()
        defer { chromium.remove() }
        var log = Synthetic.log()
        log.add(
            "citizen.reveal",
            "<img src=x onerror=alert(1)>",
            "C-5",
            reason: "<script>alert(1)</script>"
        )
        let verdict = Records.verdict("verify.tampered", firstBad: 7)
        try chromium.write("page.html", log.page(verdict: verdict, agents: Synthetic.agents))
        try chromium.write("long.html", BrowserTests.long.page(author: BrowserTests.somebody))
        try chromium.write("frames.html", Chromium.frames(["page", "long"], BrowserTests.sizes))
        let run = try chromium.open(
            "frames.html",
            ["--allow-file-access-from-files", "--blink-settings=preferredColorScheme=\(scheme)"]
        )
        for (width, height) in BrowserTests.sizes {
            for page in ["page", "long"] {
                let found =
                    "\(page) \(width)x\(height): wide=0 unnamed=0 charts=4 scripts=0 h1=1 \(background)"
                #expect(run.document.contains(found), "\(run.document.suffix(1200))")
            }
        }
        // The frames' own word shows that words would be seen.
        #expect(run.console.count == 1, "\(run.console)")
        #expect(run.console.first?.contains("measured") == true)
    }

    @Test func itOpensWithoutAWord() throws {
        let chromium = try Chromium()
        defer { chromium.remove() }
        try chromium.write("page.html", Synthetic.log().page(.en, agents: Synthetic.agents))
        let run = try chromium.open("page.html", ["--window-size=1280,800"])
        #expect(run.document.contains("<title>Audit report · 16/10/2025 – 24/11/2025</title>"))
        #expect(run.console.isEmpty, "\(run.console)")
    }
}

/// A headless Chromium with a folder of its own.
struct Chromium {
    private static let program = "/usr/bin/chromium"
    private let folder: URL

    /// Whether it is installed.
    static var isThere: Bool { FileManager.default.isExecutableFile(atPath: program) }

    init() throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("lienket-report-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// Removes the folder.
    func remove() { try? FileManager.default.removeItem(at: folder) }

    /// Writes a file into the folder.
    func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }

    /// Opens a file of the folder.
    ///
    /// - Returns: the document as it is then, and what was said on the console.
    func open(_ name: String, _ options: [String]) throws -> (document: String, console: [String]) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
        process.arguments =
            ["120", Chromium.program, "--headless=new", "--no-sandbox", "--disable-gpu"]
            + ["--disable-dev-shm-usage", "--enable-logging=stderr", "--v=0", "--dump-dom"]
            + ["--user-data-dir=\(folder.path)/profile"] + options
            + [folder.appendingPathComponent(name).absoluteString]
        let files = ["out", "err"].map { folder.appendingPathComponent($0) }
        for file in files { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
        let handles = try files.map { try FileHandle(forWritingTo: $0) }
        process.standardOutput = handles[0]
        process.standardError = handles[1]
        try process.run()
        process.waitUntilExit()
        let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
        let console = texts[1].split(separator: "\n").map(String.init).filter {
            $0.contains("CONSOLE") || $0.contains("Content Security Policy")
        }
        return (texts[0], console)
    }

    /// A page that shows others in frames and says what does not fit in them.
    static func frames(_ names: [String], _ sizes: [(Int, Int)]) -> String {
        let frames = names.flatMap { name in
            sizes.map {
                "<iframe src=\"\(name).html\" title=\"\(name)\" width=\"\($0.0)\" height=\"\($0.1)\" style=\"border:0\"></iframe>"
            }
        }
        return """
            <!DOCTYPE html><html lang="en"><meta charset="utf-8"><body>\(frames.joined())<pre></pre>
            <script>
            addEventListener("load", () => {
              for (const frame of document.querySelectorAll("iframe")) {
                const page = frame.contentDocument, root = page.documentElement;
                const charts = [...page.querySelectorAll("svg[role=img]")];
                const unnamed = charts.filter(c => !c.querySelector(":scope > title")?.textContent);
                const found = [
                  "wide=" + Math.max(0, root.scrollWidth - frame.clientWidth),
                  "unnamed=" + unnamed.length, "charts=" + charts.length,
                  "scripts=" + page.querySelectorAll("script, img, [onerror]").length,
                  "h1=" + page.querySelectorAll("h1").length,
                  frame.contentWindow.getComputedStyle(page.body).backgroundColor,
                ];
                document.querySelector("pre").append(
                  frame.title + " " + frame.width + "x" + frame.height + ": " + found.join(" ") + "\\n");
              }
              console.log("measured");
            });
            </script></body></html>
            """
    }
}
