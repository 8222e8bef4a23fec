import CommandKit
import Identity

/// Why a refresh did not come to an update.
enum RefreshErrors {
    /// The population database did not answer, or may not be asked; nobody knows anything new.
    static func outage(_ outage: PopulationOutage, _ id: CitizenNumber) -> CommandError {
        let isForbidden = outage.match == .notPermitted
        return CommandError(
            outage.trouble?.code
                ?? (isForbidden ? "population.not-permitted" : "population.unavailable"),
            Phrase(
                vi: "\(outage.sentence.vi.dropLast()); hồ sơ \(id) giữ nguyên.",
                en: "\(outage.sentence.en.dropLast()); record \(id) stays as it was."
            ),
            hint: outage.nextStep(id),
            outcome: isForbidden ? .notPermitted : .unavailable
        )
    }

    /// The number is somebody's, but name or date of birth do not agree.
    static func differs(_ id: CitizenNumber) -> CommandError {
        CommandError(
            "refresh.identity-differs",
            Phrase(
                vi: "Chưa cập nhật \(id): họ tên hoặc ngày sinh trên Cổng khác với CSDL quốc gia "
                    + "về dân cư.",
                en: "\(id) was not updated: name or date of birth differ from the population "
                    + "database."
            ),
            hint: Phrase(
                vi: "Nếu Cổng sai: edit \(id) fullName 'HỌ TÊN' --reason 'LÝ DO' (hoặc "
                    + "dateOfBirth, personalId), rồi refresh \(id) --commit. Nếu CSDL dân cư sai: "
                    + "công dân đến công an cấp xã.",
                en: "If the portal is wrong: edit \(id) fullName 'NAME' --reason 'REASON' (or "
                    + "dateOfBirth, personalId), then refresh \(id) --commit. If the population "
                    + "database is: the commune police."
            ),
            outcome: .refused
        )
    }

    /// What the agent should know besides: drops to yellow, death, a court's word, a new number.
    ///
    /// - Rule: K20, K21.
    static func warnings(_ finding: RefreshFinding, committed: Bool) -> [Phrase] {
        let id = finding.id
        var warnings: [Phrase] = []
        if finding.isGone, finding.canCommit {
            warnings.append(
                Phrase(
                    vi: "\(id): CSDL dân cư không còn xác nhận số này; các trường đã xác minh "
                        + (committed ? "đã" : "sẽ") + " trở về “chưa xác minh”.",
                    en: "\(id): the population database does not confirm this number any more; "
                        + "verified fields " + (committed ? "went" : "go")
                        + " back to “not verified”."
                )
            )
        }
        guard finding.match == .matched, let person = RefreshRules.livePerson(finding.answer) else {
            return warnings
        }
        if finding.answer.person?.status == .cancelled { warnings.append(newNumber(id)) }
        switch person.status {
        case .deceased:
            warnings.append(
                Phrase(
                    vi: "\(id): CSDL dân cư ghi nhận công dân đã mất; tài khoản Cổng "
                        + (committed ? "đã khóa." : "sẽ khóa khi [Cập nhật]."),
                    en: "\(id): the population database records a death; the portal account "
                        + (committed ? "is closed." : "will be closed by [Cập nhật].")
                )
            )
        case .missing:
            warnings.append(
                Phrase(
                    vi: "\(id): tòa án đã tuyên bố công dân mất tích; tài khoản Cổng "
                        + (committed ? "đã khóa." : "sẽ khóa khi [Cập nhật]."),
                    en: "\(id): declared missing by a court; the portal account "
                        + (committed ? "is locked." : "will be locked by [Cập nhật].")
                )
            )
        case .alive, .cancelled: break
        }
        return warnings
    }

    private static func newNumber(_ id: CitizenNumber) -> Phrase {
        Phrase(
            vi: "\(id): số định danh đã được xác lập lại; liên kết VNeID cũ mang số đã hủy, xem: "
                + "guide \(id)",
            en: "\(id): the personal number was re-established; an old VNeID link carries the "
                + "cancelled one, see: guide \(id)"
        )
    }
}
