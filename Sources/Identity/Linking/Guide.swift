/// What the guide tells an agent about one citizen.
public struct Advice: Hashable, Sendable {
    /// Where the citizen stands.
    public let state: LinkState
    /// The step of the seven, 1…7; nil when the procedure is over or does not apply.
    public let step: Int?
    /// What holds the citizen up, K1 first.
    public let blockers: [Blocker]
    /// What the agent does next, in order; commands carry the citizen's reference.
    public let next: [Phrase]
    /// What to say to the caller, in Vietnamese; holds nothing that the caller does not know.
    public let say: String
}

/// The heart of the help desk: what to do and what to say, for every state and stuck point.
///
/// - Rule: R32. It never asks for an OTP, a password or a passcode.
public enum Guide {
    /// The advice for a citizen.
    ///
    /// `populationAvailable` is false while the population database is known to be out of order.
    public static func advice(
        for file: CitizenFile,
        policies: PolicyBook,
        now: Instant,
        populationAvailable: Bool = true
    ) -> Advice {
        let situation = Situation(
            file,
            policies: policies,
            now: now,
            populationAvailable: populationAvailable
        )
        let talk = talk(situation)
        let followsSteps = file.profile.kind == .personal && Blocker.deceased(situation) == nil
        return Advice(
            state: situation.state,
            step: followsSteps ? situation.state.step : nil,
            blockers: Blocker.detect(in: situation),
            next: talk.next + extras(situation) + overdue(situation),
            say: talk.say
        )
    }

    /// The advice for a caller who has no portal account: VNeID opens the portal by itself.
    ///
    /// `vneid` is the caller's VNeID account, nil when none is known.
    public static func noPortalAccount(
        vneid: VNeIDAccount?,
        policies: PolicyBook = PolicyBook()
    ) -> Advice {
        let talk = withoutPortal(vneid, policies: policies)
        return Advice(
            state: .noPortalAccount,
            step: LinkState.noPortalAccount.step,
            blockers: talk.blockers,
            next: talk.next,
            say: talk.say
        )
    }

    /// What to do and say, by state.
    private static func talk(_ s: Situation) -> Talk {
        if s.state != .adminExempt, Blocker.deceased(s) != nil { return deceased(s) }
        if s.profile.kind == .organisation, s.isOnTheWay { return organisation(s) }
        return switch s.state {
        case .noPortalAccount: withoutPortal(s.file.vneid, policies: s.policies)
        case .cccdMissing: numberMissing(s)
        case .cccdUnverified:
            Blocker.notConfirmed(s) == nil ? numberUnverified(s) : refreshFailed(s)
        case .refreshPreview: preview(s)
        case .refreshFailed: refreshFailed(s)
        case .readyToLink: ready(s)
        case .awaitingVNeIDLogin: awaiting(s)
        case .vneidLoginFailed: loginFailed(s)
        case .matching: matching(s)
        case .linkRefused: refused(s)
        case .linked, .linkedSynced, .syncPartial, .syncFailed: linked(s)
        case .unlinked: unlinked(s)
        case .adminExempt: administrator(s)
        case .suspended: suspended(s)
        }
    }

    /// Steps that come on top in any state: phone, duplicates, civil servants.
    private static func extras(_ s: Situation) -> [Phrase] {
        var extras: [Phrase] = []
        if Blocker.phone(s) != nil, s.refusal?.code != "link.phone-cool-down" {
            extras.append(phoneStep(s))
        }
        if let age = s.age, age < 14, s.isOnTheWay {
            extras.append(
                Phrase(
                    vi: "Công dân dưới 14 tuổi: chỉ làm việc với cha mẹ hoặc người giám hộ; họ "
                        + "cùng trẻ đăng nhập VNeID.",
                    en: "The citizen is under 14: talk to a parent or guardian, who logs in to "
                        + "VNeID together with the child."
                )
            )
        }
        if Blocker.duplicate(s) != nil, s.file.linkedElsewhere == nil {
            let other = s.file.duplicates.first?.description ?? ""
            extras.append(
                Phrase(
                    vi: "Kiểm tra hồ sơ trùng: `links \(other) --all`, `dossiers \(other)`.",
                    en: "Check the duplicate: `links \(other) --all`, `dossiers \(other)`."
                )
            )
        }
        if Blocker.civilServant(s) != nil, s.file.activeLink(.vnpost) != nil {
            extras.append(
                Phrase(
                    vi: "CBCCVC không dùng tài khoản Bưu điện: `unlink \(s.id) vnpost --reason "
                        + "'CBCCVC dùng VNeID'`.",
                    en: "Employees of State agencies do not use VNPost: `unlink \(s.id) vnpost "
                        + "--reason 'civil servant uses VNeID'`."
                )
            )
        }
        return extras
    }

    /// The reminder that the portal's own login is overdue.
    ///
    /// - Rule: R5.
    private static func overdue(_ s: Situation) -> [Phrase] {
        guard s.isOnTheWay, let end = CutOff.end(for: s.profile.kind),
            LoginRules.overdueWarning(s.file, now: s.now) != nil
        else { return [] }
        let day = VietnamTime.date(at: end).display
        return [
            Phrase(
                vi: "Nhắc công dân: đã quá hạn phương thức đăng nhập, từ ngày \(day) phải đăng "
                    + "nhập bằng VNeID.",
                en: "Remind the citizen: the login method is overdue, since \(day) VNeID is "
                    + "required."
            )
        ]
    }

    /// What to do about a phone that may not be the holder's.
    static func phoneStep(_ s: Situation) -> Phrase {
        if let end = ConductRules.phoneCoolDownEnd(s.profile, policies: s.policies), s.now < end {
            return Phrase(
                vi: "Số điện thoại mới đổi: chưa liên kết hoặc hủy liên kết trước \(end.display); "
                    + "hẹn công dân gọi lại: `case note 'Hẹn gọi lại'`.",
                en: "The phone changed recently: no link or unlink before \(end.display); arrange "
                    + "a later call with `case note`."
            )
        }
        return Phrase(
            vi: "Số điện thoại Cổng sai hoặc đã đổi: xác minh người gọi, rồi `edit \(s.id) phone "
                + "'SỐ MỚI' --reason 'LÝ DO'`; sau đó phải chờ "
                + "\(s.policies.number(.phoneCoolDown)) giờ mới được liên kết. Số của VNeID: công "
                + "an cấp xã hoặc 1900 0368 (phím 4).",
            en: "If the portal phone is wrong or old: verify the caller, then `edit \(s.id) phone "
                + "'NUMBER' --reason 'REASON'`; links may change only "
                + "\(s.policies.number(.phoneCoolDown)) hours later. VNeID's phone: commune police "
                + "or 1900 0368 (key 4)."
        )
    }
}

/// What to do and what to say in one situation.
struct Talk {
    var next: [Phrase]
    var say: String
    var blockers: [Blocker] = []
}

extension String {
    /// How every answer to a caller begins.
    static let greeting = "Dạ thưa Ông/Bà, "
}
