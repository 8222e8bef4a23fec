/// What the ten fields may hold, and who may turn them green.
public enum IdentityRules {
    /// The status of a value that a person typed: yellow, or red when it is blank; never green.
    ///
    /// - Rule: R7, R8.
    public static func declared(_ value: String?) -> FieldStatus {
        guard let value, value.contains(where: { !$0.isWhitespace }) else { return .missing }
        return .declared(value)
    }

    /// The fields whose status is not lawful: green or yellow with a blank value, or phone or
    /// e-mail said to be verified by the population database.
    ///
    /// - Rule: R7, R8, R12.
    public static func unsoundFields(_ record: IdentityRecord) -> [FieldKey] {
        FieldKey.allCases.filter { key in
            let status = record[key]
            if let value = status.value, !value.contains(where: { !$0.isWhitespace }) {
                return true
            }
            return status.source == .npd && !key.isInPopulationReply
        }
    }

    /// The fields that must be verified by the population database before a link; the e-mail is
    /// never among them.
    ///
    /// - Rule: R11, R14; policy `link.verified-fields`.
    public static func fieldsNeeded(_ policies: PolicyBook) -> [FieldKey] {
        policies.value(.verifiedFields) == "number"
            ? [.personalId] : [.fullName, .personalId, .dateOfBirth]
    }

    /// The fields that a refresh may touch.
    ///
    /// - Rule: R12. All but phone and e-mail.
    public static let refreshable: [FieldKey] = FieldKey.allCases.filter(\.isInPopulationReply)

    /// Refuses to take over a preview that is too old or rests on another version of the record.
    ///
    /// It may be exactly `refresh.preview-minutes` old, counted from when it was shown.
    ///
    /// - Rule: R9.
    public static func requireFreshPreview(
        shownAt: Instant,
        version: Int64,
        profile: PortalProfile,
        policies: PolicyBook,
        now: Instant
    ) throws(Refusal) {
        let minutes = policies.number(.previewMinutes)
        guard version == profile.version, shownAt.isWithin(minutes: minutes, of: now) else {
            throw Refusal(
                "refresh.preview-stale",
                Phrase(
                    vi: "Bản xem trước đã hết hiệu lực hoặc hồ sơ đã thay đổi; chưa cập nhật gì.",
                    en: "The preview has expired or the record has changed; nothing was updated."
                ),
                hint: Phrase("refresh \(profile.id) --commit")
            )
        }
    }

    /// Whether a kept answer can stand for a new question: less than `refresh.fresh-hours` old
    /// (exactly that old no longer), an answer and not an outage, and about the record as it is.
    ///
    /// - Rule: R9.
    public static func isReusable(
        _ record: RefreshRecord,
        profile: PortalProfile,
        policies: PolicyBook,
        now: Instant
    ) -> Bool {
        let answer = record.answer
        let seconds = Int64(policies.number(.refreshFreshness)) * 3600
        guard answer.fetchedAt <= now, now < answer.fetchedAt.adding(seconds: seconds) else {
            return false
        }
        return switch answer.match {
        case .matched:
            record.version == profile.version
                || record.committed && RefreshRules.isAbout(profile, answer: answer)
        case .different, .notFound: record.version == profile.version
        case .unavailable, .notPermitted: false
        }
    }
}
