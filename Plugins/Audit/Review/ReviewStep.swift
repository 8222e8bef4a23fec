import CommandKit
import Identity

/// One step of a review: the verdict that was given, if any, and the session that is shown next.
struct ReviewStep: Sendable {
    let review: AuditReview?
    let note: String?
    /// How many sessions wait, the shown one among them.
    let waiting: Int

    /// Reads the session to show, then answers; the verdict is kept together with the answer's record.
    func show(_ span: SessionSpan?) -> Reply {
        guard let span else { return reply(nil) }
        let range = AuditRange(from: .seq(span.first), until: .seq(span.last))
        return .work(
            AuditWork(.survey(range, SessionRecords(span.id))) { finding, _ in
                guard case .surveyed(let fold) = finding, let found = fold as? SessionRecords else {
                    throw AuditRow.noFinding
                }
                return reply(SessionSheet(span, found))
            }
        )
    }

    private func reply(_ sheet: SessionSheet?) -> Reply {
        var blocks: [Block] = []
        if let review { blocks.append(.note(ReviewStep.said(review), .good)) }
        blocks += sheet?.blocks ?? [.note(ReviewStep.nothing, .good)]
        if sheet != nil { blocks.append(.note(remaining, .plain)) }
        let shown = blocks
        var answer = Answer(
            [
                "session": sheet.map { .object($0.data) } ?? .null,
                "groups": .array(sheet?.groups.map { .object($0.data) } ?? []),
                "pending": .number(waiting), "recorded": .text(review?.verdict.rawValue),
            ],
            view: View(shown),
            count: sheet?.count ?? 0
        )
        guard let review else { return .answer(answer) }
        answer.committed =
            [
                Commitment("session", review.session),
                Commitment("verdict", review.verdict.rawValue),
                Commitment("through", "\(review.through)"),
            ] + (note.map { [Commitment("note", $0)] } ?? [])
        return .plan(Plan([.review(review)], versions: [:], result: answer))
    }

    private var remaining: Phrase {
        Phrase(
            vi: "\(waiting) phiên chờ rà soát. Kết luận: audit review SỐ approved|flagged|note",
            en: "\(waiting) sessions wait. Say: audit review NUMBER approved|flagged|note"
        )
    }

    private static let nothing = Phrase(
        vi: "Không còn phiên nào chờ rà soát.",
        en: "No session waits for a review."
    )

    private static func said(_ review: AuditReview) -> Phrase {
        switch review.verdict {
        case .approved: Phrase(vi: "Đã ghi nhận: ổn.", en: "Recorded: approved.")
        case .flagged: Phrase(vi: "Đã gắn cờ để xem lại.", en: "Recorded: flagged.")
        case .note:
            Phrase(
                vi: "Đã ghi chú; phiên vẫn chờ kết luận.",
                en: "Noted; the session still waits for a verdict."
            )
        }
    }
}
