import CommandKit
import Identity

/// `audit review`: shows the next session that nobody has reviewed, or takes a verdict on one and
/// shows the next.
///
/// A session is named by any of its records' numbers. Nobody reviews their own.
struct AuditReviewCommand: Command {
    let manifest = CommandManifest(
        "audit review",
        vietnamese: "kiểm-toán rà-soát",
        summary: Phrase(
            vi: "Rà soát các phiên chưa ai xem: duyệt, gắn cờ hoặc ghi chú, rồi sang phiên kế",
            en: "Review sessions that nobody has seen: approve, flag or note, then the next one"
        ),
        parameters: [
            .word(
                "SEQ",
                .optional,
                .integer(0...1_000_000_000_000),
                Phrase(
                    vi: "Số một bản ghi của phiên; mặc định là phiên chờ kế tiếp",
                    en: "A record of the session; the next pending one by default"
                )
            ),
            .word(
                "VERDICT",
                .optional,
                .choice(AuditReview.Verdict.allCases.map(\.rawValue)),
                Phrase(
                    vi: "approved (ổn), flagged (cần xem lại) hoặc note (chỉ ghi chú)",
                    en: "approved, flagged, or note (a remark only)"
                )
            ),
            .option(
                "note",
                .text,
                Phrase(
                    vi: "Nhận xét, không chứa dữ liệu cá nhân",
                    en: "A remark, no personal data"
                ),
                sensitive: true
            ),
        ] + ReviewFilter.parameters,
        effect: .record,
        isLong: true,
        access: .audit,
        act: "audit.review",
        data: ["session", "groups", "pending", "recorded"],
        examples: ["audit review --severity 2", "audit review 41 approved"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        guard host.agent.role != .admin else { throw AuditRow.adminVerifiesOnly }
        let verdict = invocation.text("VERDICT").flatMap(AuditReview.Verdict.init(rawValue:))
        let note = invocation.text("note")
        if verdict == .note, note == nil { throw ReviewErrors.noteMissing }
        let named = try invocation.integer("SEQ").map { try session(of: Int64($0), host) }
        if verdict != nil, named?.login == host.agent.login { throw ReviewErrors.ownSession }
        let queue = SessionQueue(
            filter: try ReviewFilter(invocation, host),
            reviewer: host.agent.login,
            reviews: try host.reviews()
        )
        return .work(
            AuditWork(.survey(AuditRange(), queue)) { finding, host in
                guard case .surveyed(let fold) = finding, let queue = fold as? SessionQueue else {
                    throw AuditRow.noFinding
                }
                let judged = named.flatMap { queue.session($0.session) }
                let review = verdict.flatMap { verdict in
                    judged.map {
                        AuditReview(
                            session: $0.id,
                            reviewer: host.agent.login,
                            verdict: verdict,
                            through: $0.last
                        )
                    }
                }
                let rest = queue.pending(after: review == nil ? nil : judged)
                let shown = review == nil ? judged ?? rest.first : rest.first
                return ReviewStep(review: review, note: note, waiting: rest.count)
                    .show(shown)
            }
        )
    }

    /// The record that names a session.
    private func session(of seq: Int64, _ host: any Host) throws -> AuditRecord {
        guard let record = try host.auditRecord(seq) else { throw AuditRow.notFound }
        return record
    }
}

/// Why a verdict was not taken.
enum ReviewErrors {
    static let ownSession = CommandError(
        "review.own-session",
        Phrase(
            vi: "Chưa ghi nhận: không ai tự rà soát phiên của chính mình",
            en: "Nothing was recorded: nobody reviews their own session"
        ),
        hint: Phrase("audit review"),
        outcome: .refused
    )

    static let noteMissing = CommandError(
        "usage.missing-value",
        Phrase(
            vi: "Chưa ghi nhận: note cần nội dung ghi chú",
            en: "Nothing was recorded: note needs its text"
        ),
        hint: Phrase(
            vi: "audit review 41 note --note \"nội dung\"",
            en: "audit review 41 note --note \"text\""
        ),
        outcome: .invalid
    )
}
