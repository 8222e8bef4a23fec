/// Asking the population database, and what its answer may change.
public enum RefreshRules {
    /// The question for a profile: number, name and date of birth together; the 12-digit number if
    /// there is one, else the CMND.
    ///
    /// - Rule: R10; K6 and policy `refresh.require-cmnd`.
    public static func query(
        for profile: PortalProfile,
        policies: PolicyBook
    ) throws(Refusal) -> PopulationQuery {
        let record = profile.identity
        if policies.value(.requireCMND) == "yes", record.value(.cmnd9) == nil {
            throw incompleteKey(profile, [.cmnd9])
        }
        if let query = key(of: profile) { return query }
        var open = [FieldKey.fullName, .dateOfBirth].filter { record.value($0) == nil }
        if record.value(.personalId) == nil, record.value(.cmnd9) == nil {
            open.insert(.personalId, at: 0)
        }
        throw incompleteKey(profile, open)
    }

    /// Whether a question's name and date of birth are a person's: the name by the exchange's key,
    /// the date of birth on the year when either side has only that.
    ///
    /// - Rule: R10.
    public static func belongsTogether(_ query: PopulationQuery, _ person: RegistryPerson) -> Bool {
        FieldMatch.same(.fullName, query.fullName, person.fullName)
            && FieldMatch.sameBirth(query.dateOfBirth, person.dateOfBirth)
    }

    /// Refuses to go on with an answer that names no person: not found, or a cancelled number
    /// without a successor.
    public static func requireKnownPerson(
        _ answer: PopulationAnswer,
        citizen: CitizenNumber
    ) throws(Refusal) {
        let gone = answer.match == .matched && livePerson(answer) == nil
        guard answer.match == .notFound || gone else { return }
        if gone {
            throw Refusal(
                "refresh.person-unknown",
                Phrase(
                    vi: "Chưa cập nhật: CSDL quốc gia về dân cư báo số định danh này đã bị hủy, "
                        + "chưa có số thay.",
                    en: "Not updated: the population database says that this number was cancelled "
                        + "and has no successor."
                ),
                hint: Phrase(
                    vi: "Công dân đến công an cấp xã để được giải quyết; xem: guide \(citizen)",
                    en: "The citizen turns to the commune police; see: guide \(citizen)"
                )
            )
        }
        throw Refusal(
            "refresh.person-unknown",
            Phrase(
                vi: "Chưa cập nhật: CSDL quốc gia về dân cư không có thông tin khớp với số, họ tên "
                    + "và ngày sinh.",
                en: "Not updated: the population database has nobody with this number, name and "
                    + "date of birth."
            ),
            hint: Phrase(
                vi: "Đối chiếu với thẻ CCCD/Căn cước, sửa lỗi nhập rồi chạy lại: refresh "
                    + "\(citizen) --force",
                en: "Compare with the card, correct what was mistyped, then: refresh \(citizen) "
                    + "--force"
            )
        )
    }

    /// The person whose data an answer stands for: the successor of a cancelled number; nil when
    /// there is nobody.
    public static func livePerson(_ answer: PopulationAnswer) -> RegistryPerson? {
        guard answer.match == .matched, let person = answer.person else { return nil }
        guard person.status == .cancelled else { return person }
        guard let successor = answer.successor, successor.status != .cancelled else { return nil }
        return successor
    }

    /// Whether an answer is about this profile: the number asked for, and name and date of birth
    /// that belong to it.
    public static func isAbout(_ profile: PortalProfile, answer: PopulationAnswer) -> Bool {
        guard let person = answer.person, let query = key(of: profile) else { return false }
        if belongsTogether(query, person),
            query.personalNumber.map({ $0 == person.personalNumber }) ?? true
        {
            return true
        }
        // After a re-established number was taken over the profile carries the successor's data.
        guard let successor = answer.successor, person.status == .cancelled else { return false }
        return belongsTogether(query, successor) && query.personalNumber == successor.personalNumber
    }

    /// The profile's lookup key; nil when a part is missing.
    static func key(of profile: PortalProfile) -> PopulationQuery? {
        let record = profile.identity
        let number = record.value(.personalId)
        guard let name = record.value(.fullName), let birth = record.value(.dateOfBirth),
            number != nil || record.value(.cmnd9) != nil
        else { return nil }
        return PopulationQuery(
            citizen: profile.id,
            version: profile.version,
            personalNumber: number,
            cmnd9: number == nil ? record.value(.cmnd9) : nil,
            fullName: name,
            dateOfBirth: birth
        )
    }

    /// The refusal of a question with parts missing.
    private static func incompleteKey(_ profile: PortalProfile, _ keys: [FieldKey]) -> Refusal {
        let vi = keys.map { "“\($0.label.vi)”" }.joined(separator: ", ")
        let en = keys.map { "“\($0.label.en)”" }.joined(separator: ", ")
        return Refusal(
            "refresh.key-incomplete",
            Phrase(
                vi: "Chưa tra cứu: cần đủ số CMT/CCCD, họ tên và ngày sinh; còn thiếu \(vi).",
                en: "Nothing was asked: number, full name and date of birth are needed; missing: "
                    + "\(en)."
            ),
            hint: EditRules.editHint(profile.id, keys.first ?? .personalId)
        )
    }
}
