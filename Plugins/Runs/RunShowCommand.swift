import CommandKit
import Identity

/// `run show`: what came of a run, line by line where lines failed, and how it goes on.
struct RunShowCommand: Command {
    let manifest = CommandManifest(
        "run show",
        vietnamese: "lần-chạy xem",
        summary: Phrase(
            vi: "Một lần chạy: xong đến đâu, dòng nào thất bại vì sao, chạy tiếp thế nào",
            en: "One run: how far it came, which lines failed and why, how it goes on"
        ),
        parameters: [
            .word(
                "RUN",
                .required,
                .integer(1...1_000_000_000_000),
                Phrase(vi: "Số của lần chạy", en: "The run's number")
            )
        ],
        effect: .read,
        access: .console,
        act: "run.show",
        data: RunRow.keys + ["digest", "session", "counts", "failures", "resume"],
        rows: "failures",
        examples: ["run show 1"]
    )

    /// The most failed lines that are listed; `failed` counts all of them.
    private static let listed = 200

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let number = Int64(invocation.integer("RUN") ?? 0)
        guard let journal = try host.run(number, failures: RunShowCommand.listed) else {
            throw CommandError(
                "run.not-found",
                Phrase(
                    vi: "Không có lần chạy này, hoặc vai trò của bạn không được xem",
                    en: "There is no such run, or your role may not see it"
                ),
                hint: Phrase("run list"),
                outcome: .notFound
            )
        }
        var data = RunRow.data(journal)
        data["digest"] = .string(journal.run.details.digest)
        data["session"] = .string(journal.run.session)
        data["counts"] = .array(
            journal.counts.map {
                .object([
                    "command": .string($0.command), "outcome": .string($0.outcome),
                    "count": .number($0.count),
                ])
            }
        )
        data["failures"] = .array(
            journal.failures.map {
                .object([
                    "line": .number($0.line + 1), "place": .string($0.place),
                    "command": .string($0.command), "outcome": .string($0.outcome),
                    "code": .string($0.code), "reason": .string($0.reason),
                    "seq": $0.seq.map(DataValue.int) ?? .null,
                ])
            }
        )
        data["resume"] = .text(resume(journal.run))
        return .answer(Answer(data, view: view(journal), count: journal.failures.count))
    }

    /// The command that goes on with the run, or carries the plan out; nil when there is nothing to do.
    private func resume(_ run: RunRecord) -> String? {
        switch (run.kind, run.state) {
        case (.plan, .finished): "lienket run --expect \(run.number)"
        case (.run, .stopped), (.run, .running): "lienket run --resume \(run.number)"
        default: nil
        }
    }

    private func view(_ journal: RunJournalView) -> View {
        let run = journal.run
        var pairs = [
            Pair(Phrase(vi: "Trạng thái", en: "State"), RunRow.state(run)),
            Pair(Phrase(vi: "Ai", en: "Who"), .value(.string(run.login))),
            Pair(Phrase(vi: "Bắt đầu", en: "Began"), .value(.time(run.startedAt))),
            Pair(Phrase(vi: "Kết thúc", en: "Ended"), .value(.moment(run.endedAt))),
            Pair(
                Phrase(vi: "Tệp", en: "Files"),
                .value(.string(RunRow.paths(run).joined(separator: " ")))
            ),
            Pair(
                Phrase(vi: "Dòng", en: "Lines"),
                .phrase(
                    Phrase(
                        vi: "\(journal.done) xong, \(journal.failed) thất bại, "
                            + "\(run.isUncertain ? 1 : 0) không rõ, \(journal.planned) chưa chạy",
                        en: "\(journal.done) done, \(journal.failed) failed, "
                            + "\(run.isUncertain ? 1 : 0) unknown, \(journal.planned) planned"
                    )
                )
            ),
            Pair(Phrase(vi: "SHA-256", en: "SHA-256"), .value(.string(run.details.digest))),
        ]
        if let resume = resume(run) {
            pairs.append(Pair(Phrase(vi: "Tiếp theo", en: "Next"), .value(.string(resume))))
        }
        let counts = Table(
            [
                Phrase(vi: "Lệnh", en: "Command"), Phrase(vi: "Kết quả", en: "Outcome"),
                Phrase(vi: "Số dòng", en: "Lines"),
            ],
            rows: journal.counts.map {
                [
                    .value(.string($0.command)), .value(.string($0.outcome)),
                    .value(.number($0.count)),
                ]
            },
            empty: Phrase(vi: "chưa dòng nào xong", en: "no line is done")
        )
        let failures = Table(
            [
                Phrase(vi: "Chỗ", en: "Place"), Phrase(vi: "Lệnh", en: "Command"),
                Phrase(vi: "Mã lỗi", en: "Error code"), Phrase(vi: "Vì sao", en: "Why"),
                Phrase(vi: "Nhật ký", en: "Record"),
            ],
            rows: journal.failures.map {
                [
                    .value(.string($0.place)), .value(.string($0.command)),
                    .value(.string($0.code), .bad), .value(.string($0.reason)),
                    .value($0.seq.map(DataValue.int) ?? .null),
                ]
            },
            empty: Phrase(vi: "không dòng nào thất bại", en: "no line failed")
        )
        return View([
            .heading(Phrase(vi: "Lần chạy \(run.number)", en: "Run \(run.number)")),
            .pairs(pairs), .table(counts), .table(failures),
        ])
    }
}
