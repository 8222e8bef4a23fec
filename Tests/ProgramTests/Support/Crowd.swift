import Foundation
import Glibc
import Testing

@testable import ProgramSupport

/// Processes that write to one store at once, and what their lines said.
final class Crowd {
    private let desk: Desk
    private let processes: Int
    private let linesEach: Int
    private var serial = 0
    /// The lines that were shown.
    private(set) var shown: [Desk.Line] = []
    /// What went wrong.
    private(set) var failures: [String] = []
    private(set) var kills = 0

    init(_ desk: Desk, processes: Int, linesEach: Int) {
        self.desk = desk
        self.processes = processes
        self.linesEach = linesEach
    }

    /// A command file; reasons and notes hold a word of their own.
    private func script(_ worker: Int) -> String {
        serial += 1
        let own = ["C-2", "C-10", "C-14", "C-34", "C-40", "C-43", "C-49", "C-54"][worker % 8]
        var text = "case open CALL-\(serial) --reason \"thử tải\"\n"
        for index in 0..<linesEach {
            let word = "w\(serial)x\(index)"
            let line: String =
                switch Int.random(in: 0..<9) {
                case 0: "edit \(own) email \(word)@example.vn --reason \"sửa \(word)\"\n"
                case 1: "edit C-7 email \(word)@example.vn --reason \"sửa \(word)\"\n"
                case 2, 3: "unlink C-29 vnpost --reason \"bỏ \(word)\"\n"
                case 4, 5: "relink C-29 vnpost --reason \"lại \(word)\"\n"
                case 6: "case note \"ghi \(word)\"\n"
                case 7: "sync C-\([21, 22, 28, 48][index % 4])\n"
                default: "refresh C-\([8, 12, 31, 33][index % 4]) --force --commit\n"
                }
            text += line
        }
        return text + "case close\n"
    }

    /// Runs as many processes as there are at once; some of them are killed at random moments.
    func round(kills count: Int = 0) throws {
        let launches = try (0..<processes).map { worker in
            try desk.start(
                ["--format", "jsonl", "--yes", "--keep-going"],
                login: ["lan", "minh", "hoa"][worker % 3],
                input: .text(script(worker))
            )
        }
        for _ in 0..<count {
            // Not for correctness: where the axe falls is to be anywhere.
            usleep(UInt32.random(in: 0...25_000))
            guard let index = launches.indices.filter({ launches[$0].isRunning }).randomElement()
            else {
                break
            }
            launches[index].signal(SIGKILL)
        }
        for launch in launches {
            let status = try launch.wait()
            let text = launch.output
            // The last line of a killed process may be half there: it was never shown.
            let whole = text.lastIndex(of: "\n").map { text[...$0] } ?? ""
            let lines = whole.split(separator: "\n").map { Desk.Line(String($0)) }
            if lines.contains(where: { $0 == nil }) { failures.append("a line that is no JSON") }
            shown += lines.compactMap(\.self)
            let refused = lines.compactMap(\.self).filter {
                $0.outcome != "ok" && $0.outcome != "unchanged"
            }
            // While the population database was asked, somebody else refreshed the same citizen.
            let conflicts = refused.filter {
                $0.command == "refresh" && $0.code == "record.changed"
            }
            if conflicts.count < refused.count {
                failures += refused.map { "\($0.command): \($0.outcome) \($0.code ?? "")" }
            }
            if status == 1000 + SIGKILL {
                kills += 1
            } else if status != (conflicts.isEmpty ? 0 : 2) {
                failures.append("exit \(status): \(launch.errors.prefix(300))")
            }
        }
    }

    /// Whether the log holds all that was shown, and the store is what the log tells.
    func check() throws {
        #expect(try desk.isSound())
        let records = try allRecords()
        let seqs = shown.compactMap(\.seq)
        #expect(seqs.count == shown.count)
        #expect(Set(seqs).count == seqs.count)
        for line in shown {
            let record = line.seq.flatMap { records[$0] }
            #expect(
                record?["outcome"] as? String == line.outcome,
                "\(line.command) \(line.seq ?? -1)"
            )
        }
        #expect(records.keys.sorted() == Array(0..<records.count))
        try checkMail(records)
        try checkLink(records)
    }

    /// Every record by its number, in pages of what the log gives.
    private func allRecords() throws -> [Int: [String: Any]] {
        let listed = try desk.script(
            ["citizen", "link", "case", "audit", "store", "script", "session", "line"].map {
                "-audit list --limit 1000 --act \($0)\n"
            }.joined(),
            login: "thu"
        )
        var records: [Int: [String: Any]] = [:]
        for line in listed.lines {
            let items = line.data["items"] as? [[String: Any]] ?? []
            guard items.count < 1000 else { throw Trouble("too many records for one page") }
            for item in items { records[item["seq"] as? Int ?? -1] = item }
        }
        // The looks at the log above come after each other's pages.
        return records.filter { $0.value["act"] as? String != "audit.list" }
    }

    private func last(_ act: String, _ citizen: String, _ records: [Int: [String: Any]]) -> [String:
        Any]?
    {
        records.values.filter {
            ($0["act"] as? String ?? "").hasPrefix(act) && $0["target"] as? String == citizen
                && $0["outcome"] as? String == "ok"
        }.max { ($0["seq"] as? Int ?? 0) < ($1["seq"] as? Int ?? 0) }
    }

    /// The e-mail addresses are those of the last `edit` in the log.
    private func checkMail(_ records: [Int: [String: Any]]) throws {
        for citizen in ["C-2", "C-7", "C-10", "C-14", "C-34", "C-40"] {
            guard let record = last("citizen.edit", citizen, records) else { continue }
            let word = (record["reason"] as? String ?? "").split(separator: " ").last ?? "?"
            let looked = try desk.script(
                "case open LOOK --reason \"kiểm tra\"\nuse \(citizen)\n"
                    + "reveal email --reason \"đối chiếu\"\nstatus\n"
            )
            #expect(looked.out.contains("\(word)@example.vn"), "\(citizen) \(word)")
        }
    }

    /// The shared link is open or closed as the last record about it says.
    private func checkLink(_ records: [Int: [String: Any]]) throws {
        guard let record = last("link.", "C-29", records) else { return }
        let looked = try desk.script("case open LOOK --reason \"kiểm tra\"\nlinks C-29 --all\n")
        let links = (looked.lines.last?.data["links"] as? [[String: Any]] ?? []).filter {
            $0["provider"] as? String == "vnpost"
        }
        let open = links.filter { $0["state"] as? String == "active" }
        #expect(open.count == (record["act"] as? String == "link.relink" ? 1 : 0))
        let closings = records.values.filter {
            $0["act"] as? String == "link.unlink" && $0["outcome"] as? String == "ok"
        }
        #expect(links.count - open.count == closings.count)
    }
}
