import CommandKit
import Identity

/// `run list`: the newest runs of command files.
struct RunListCommand: Command {
    let manifest = CommandManifest(
        "run list",
        vietnamese: "lần-chạy danh-sách",
        summary: Phrase(
            vi: "Các lần chạy tệp lệnh gần đây, kể cả kế hoạch (--dry-run)",
            en: "The newest runs of command files, plans (--dry-run) included"
        ),
        parameters: [
            .option(
                "limit",
                .integer(1...1000),
                Phrase(
                    vi: "Nhiều nhất bao nhiêu (mặc định 20)",
                    en: "How many at most (default 20)"
                )
            )
        ],
        effect: .read,
        access: .console,
        act: "run.list",
        data: ["runs"],
        rows: "runs",
        examples: ["run list", "run list --limit 5"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let runs = try host.runs(limit: invocation.integer("limit") ?? 20)
        let table = Table(
            [
                Phrase(vi: "Lần chạy", en: "Run"), Phrase(vi: "Trạng thái", en: "State"),
                Phrase(vi: "Ai", en: "Who"), Phrase(vi: "Lúc", en: "At"),
                Phrase(vi: "Dòng xong", en: "Lines done"), Phrase(vi: "Thất bại", en: "Failed"),
                Phrase(vi: "Tệp", en: "Files"),
            ],
            rows: runs.map { journal in
                let run = journal.run
                return [
                    .value(.int(run.number)), RunRow.state(run), .value(.string(run.login)),
                    .value(.time(run.startedAt)),
                    .value(.string("\(run.next)/\(run.lines)")),
                    .value(.number(journal.failed), journal.failed > 0 ? .bad : .plain),
                    .value(.string(RunRow.files(run))),
                ]
            },
            empty: Phrase(vi: "chưa chạy tệp lệnh nào", en: "no command file was run yet")
        )
        return .answer(
            Answer(
                ["runs": .array(runs.map { .object(RunRow.data($0)) })],
                view: View([.table(table)])
            )
        )
    }
}
