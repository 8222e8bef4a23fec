import CommandKit
import Identity

/// `sync`: copies what is pending or failed to the VNeID warehouse.
///
/// - Rule: R24, R25, R28. One way only, nothing lost, nothing copied twice, never another person's.
struct SyncCommand: Command {
    let manifest = CommandManifest(
        "sync",
        vietnamese: "đồng-bộ",
        summary: Phrase(
            vi: "Sao chép lại các giấy tờ đang chờ hoặc lỗi sang Kho dữ liệu VNeID",
            en: "Copy pending and failed items to the VNeID warehouse again"
        ),
        parameters: [.citizen],
        effect: .write,
        access: .change,
        needsCase: true,
        act: "citizen.sync",
        data: ["citizen", "items", "copied", "failed"],
        rows: "items",
        examples: ["sync C-21"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let file = try host.file(invocation.citizen())
        try WarehouseRules.requireLinked(file)
        let attempts = SyncAttempt.all(of: file)
        let answer = Answer(
            data(attempts, file.profile),
            view: view(attempts, file.profile),
            warnings: warnings(attempts, file.profile.id)
        )
        let today = VietnamTime.date(at: host.now)
        let changes = attempts.filter { $0.verdict == .copies }.map { attempt in
            Change.setDocument(
                file.profile.id,
                document: attempt.document.id,
                from: attempt.document.sync,
                to: .copied,
                on: today,
                failure: nil
            )
        }
        guard !changes.isEmpty else {
            var unchanged = answer
            unchanged.outcome = .unchanged
            return .answer(unchanged)
        }
        return .plan(
            Plan(
                changes,
                versions: [file.profile.id: file.profile.version],
                preview: preview(attempts, file.profile),
                result: answer,
                planned: planned(answer)
            )
        )
    }

    /// What a dry run shows.
    private func planned(_ answer: Answer) -> Answer {
        var planned = answer
        planned.outcome = .planned
        planned.view.blocks.append(.note(.dryRun, .caution))
        return planned
    }

    private func data(_ attempts: [SyncAttempt], _ profile: PortalProfile) -> DataObject {
        [
            "citizen": .citizen(profile.id),
            "items": .array(
                attempts.map { attempt in
                    .object([
                        "id": .int(attempt.document.id),
                        "number": attempt.document.protectedNumber(profile),
                        "from": .string(attempt.document.sync.rawValue),
                        "to": .string(attempt.to.rawValue),
                    ])
                }
            ),
            "copied": .number(attempts.count { $0.verdict == .copies }),
            "failed": .number(attempts.count { $0.verdict == .failsAgain }),
        ]
    }

    private func view(_ attempts: [SyncAttempt], _ profile: PortalProfile) -> View {
        View(
            of: profile,
            [
                .table(
                    Table(
                        [
                            Phrase(vi: "Mã", en: "Id"), Phrase(vi: "Số", en: "Number"),
                            Phrase(vi: "Tên giấy tờ", en: "Title"),
                            Phrase(vi: "Trước", en: "Before"),
                            Phrase(vi: "Sau", en: "After"), Phrase(vi: "Ghi chú", en: "Note"),
                        ],
                        rows: attempts.map { attempt in
                            [
                                .value(.int(attempt.document.id)),
                                .value(attempt.document.protectedNumber(profile)),
                                .value(.string(attempt.document.title)),
                                .phrase(attempt.document.sync.marked, attempt.document.sync.tone),
                                .phrase(attempt.to.marked, attempt.to.tone),
                                attempt.note.map { .phrase($0, .caution) } ?? .value(.null),
                            ]
                        },
                        empty: Phrase(
                            vi: "Không có giấy tờ nào đang chờ hoặc lỗi",
                            en: "Nothing is pending or failed"
                        )
                    )
                )
            ]
        )
    }

    /// What will not move on; what will, the host lists as changes.
    private func preview(_ attempts: [SyncAttempt], _ profile: PortalProfile) -> View {
        let copied = attempts.count { $0.verdict == .copies }
        let staying = attempts.count - copied
        return View(
            of: profile,
            [
                .note(
                    Phrase(
                        vi: "Sẽ sao chép \(copied) giấy tờ sang Kho dữ liệu VNeID"
                            + (staying > 0 ? "; \(staying) giấy tờ vẫn như cũ." : "."),
                        en: "\(copied) items will be copied to the VNeID warehouse"
                            + (staying > 0 ? "; \(staying) stay as they are." : ".")
                    ),
                    .plain
                )
            ]
        )
    }

    private func warnings(_ attempts: [SyncAttempt], _ id: CitizenNumber) -> [Phrase] {
        let failed = attempts.count { $0.verdict == .failsAgain }
        guard failed > 0 else { return [] }
        return [
            Phrase(
                vi:
                    "\(failed) giấy tờ vẫn lỗi và phải được nơi cấp sửa trước; xem: documents "
                    + "\(id)",
                en:
                    "\(failed) still failed; the issuer has to mend them first; see: documents "
                    + "\(id)"
            )
        ]
    }
}
