import CommandKit
import Identity

/// Why a run of command files does not begin, does not go on, or stops.
extension CommandError {
    /// A line that has already run is another now.
    static func changedSince(_ run: RunRecord) -> CommandError {
        CommandError(
            "run.changed",
            Phrase(
                vi: "dòng này đã chạy trong lần chạy \(run.number), và đã bị sửa từ đó",
                en: "this line has already run in run \(run.number), and has been changed since"
            ),
            hint: Phrase(
                vi:
                    "trả tệp về như cũ đến dòng đang dừng (run show \(run.number)), hoặc chạy tệp mới",
                en:
                    "put the file back as it was up to where the run stopped (run show \(run.number)), "
                    + "or run it anew"
            ),
            outcome: .refused
        )
    }

    /// A line is not the one that was planned.
    static func otherThanPlanned(_ plan: RunRecord) -> CommandError {
        CommandError(
            "plan.other-file",
            Phrase(
                vi: "dòng này không phải là dòng trong kế hoạch \(plan.number); không chạy gì",
                en: "this line is not the one in plan \(plan.number); nothing was run"
            ),
            hint: Phrase(
                vi: "lập kế hoạch lại: lienket run --dry-run TỆP",
                en: "make a new plan: lienket run --dry-run FILE"
            ),
            outcome: .refused
        )
    }

    /// A line would end otherwise than planned, and was taken back.
    static func differs(from wanted: Outcome, found: Outcome, code: String?) -> CommandError {
        let found = [found.rawValue, code].compactMap { $0 }.joined(separator: " ")
        return CommandError(
            "plan.differs",
            Phrase(
                vi:
                    "Chưa thực hiện dòng này: kế hoạch có \(wanted.rawValue), nay sẽ là \(found)",
                en:
                    "This line was not carried out: the plan has \(wanted.rawValue), now it would be "
                    + found
            ),
            hint: Phrase(
                vi: "hồ sơ đã thay đổi từ khi lập kế hoạch; xem lại bằng --dry-run",
                en: "the records have changed since the plan was made; look again with --dry-run"
            ),
            outcome: .refused
        )
    }

    /// There is no such run, or none for this reader.
    package static let noSuchRun = CommandError(
        "run.not-found",
        Phrase(
            vi: "Không có lần chạy này, hoặc không phải của bạn",
            en: "There is no such run, or it is not yours"
        ),
        hint: Phrase("run list"),
        outcome: .notFound
    )

    /// A run is over, or was a plan only: there is nothing to go on with.
    package static func notResumable(_ run: RunRecord) -> CommandError {
        CommandError(
            "run.finished",
            run.kind == .plan
                ? Phrase(
                    vi: "\(run.number) là kế hoạch (--dry-run), không phải lần chạy dở",
                    en: "\(run.number) is a plan (--dry-run), not a run cut short"
                )
                : Phrase(
                    vi: "Lần chạy \(run.number) đã xong; không còn gì để chạy tiếp",
                    en: "Run \(run.number) is finished; there is nothing to go on with"
                ),
            hint: run.kind == .plan
                ? Phrase("lienket run --expect \(run.number) FILE")
                : Phrase("run show \(run.number)"),
            outcome: run.kind == .plan ? .refused : .unchanged
        )
    }

    /// A run's process is alive.
    package static func stillRunning(_ run: RunRecord) -> CommandError {
        CommandError(
            "run.still-running",
            Phrase(
                vi: "Lần chạy \(run.number) còn đang chạy; không chạy hai lần",
                en: "Run \(run.number) is still running; it is not run twice"
            ),
            hint: Phrase(vi: "xem: run show \(run.number)", en: "see: run show \(run.number)"),
            outcome: .refused
        )
    }

    /// Another session goes on with the run.
    static func takenOver(_ run: RunRecord) -> CommandError {
        CommandError(
            "run.taken-over",
            Phrase(
                vi: "Chưa thực hiện: lần chạy \(run.number) đang được chạy tiếp ở nơi khác",
                en: "Nothing was done: run \(run.number) is being gone on with elsewhere"
            ),
            hint: Phrase("run show \(run.number)"),
            outcome: .refused
        )
    }

    /// What `--expect` names is no plan.
    package static func notAPlan(_ run: RunRecord) -> CommandError {
        CommandError(
            "plan.not-a-plan",
            Phrase(
                vi: "\(run.number) không phải là một kế hoạch đã lập xong",
                en: "\(run.number) is not a plan that was made to its end"
            ),
            hint: Phrase("lienket run --dry-run FILE"),
            outcome: .refused
        )
    }
}
