import Identity

/// A citizen in one row: a match of `find`, or a candidate of an ambiguous reference.
public struct CitizenSummary: Sendable {
    /// The citizen.
    public let file: CitizenFile
    /// Where they stand in the linking procedure.
    public let state: LinkState

    /// Sums a citizen up.
    public init(_ file: CitizenFile, policies: PolicyBook, now: Instant) {
        self.file = file
        state = Procedure.state(of: file, policies: policies, now: now)
    }

    private var profile: PortalProfile { file.profile }

    /// The year of birth, never more; null when the field is missing.
    private var birthYear: DataValue {
        guard let text = profile.identity.value(.dateOfBirth), let date = BirthDate(iso: text)
        else {
            return .null
        }
        return .number(date.year)
    }

    private var personalId: DataValue {
        .field(.personalId, profile.identity.value(.personalId), of: profile.id)
    }

    /// The province of the personal number (052 is Bình Định for good), or the country of those
    /// whose birth was registered abroad.
    private var province: DataValue {
        guard let text = profile.identity.value(.personalId),
            let number = try? PersonalNumber(text)
        else { return .null }
        return .text(number.province?.name ?? number.country?.name)
    }

    /// `citizen,fullName,birthYear,personalId,province,accountKind,linkState`.
    public var data: DataValue {
        .object([
            "citizen": .citizen(profile.id),
            "fullName": .text(profile.identity.value(.fullName)),
            "birthYear": birthYear,
            "personalId": personalId,
            "province": province,
            "accountKind": .string(profile.kind.rawValue),
            "linkState": .string(state.rawValue),
        ])
    }

    private static let columns: [Phrase] = [
        Phrase(vi: "Mã", en: "Ref"),
        Phrase(vi: "Họ tên", en: "Full name"),
        Phrase(vi: "Năm sinh", en: "Born"),
        Phrase(vi: "Số CMT/CCCD", en: "CMT/CCCD no."),
        Phrase(vi: "Nơi khai sinh", en: "Birth registered"),
        Phrase(vi: "Loại", en: "Account"),
        Phrase(vi: "Liên kết VNeID", en: "VNeID link"),
    ]

    private var cells: [Cell] {
        [
            .value(.citizen(profile.id), .strong),
            .value(.text(profile.identity.value(.fullName))),
            .value(birthYear),
            .value(personalId),
            .value(province),
            .phrase(profile.kind.shortLabel),
            state.cell(of: file),
        ]
    }

    /// The table of some citizens.
    public static func table(_ rows: [CitizenSummary]) -> Table {
        Table(
            columns,
            rows: rows.map(\.cells),
            empty: Phrase(
                vi: "Không tìm thấy công dân nào phù hợp",
                en: "No citizen fits the search"
            )
        )
    }
}

extension LinkState {
    /// The state in words; a link that carries another number is never shown as a good one.
    ///
    /// - Rule: R16.
    public func cell(of file: CitizenFile) -> Cell {
        guard isLinked, file.isLinkedToAnotherNumber else { return .phrase(label, tone) }
        return .phrase(
            Phrase(vi: "Liên kết sai số định danh", en: "Linked to another number"),
            .bad
        )
    }

    /// Green when linked, red when help is needed, yellow on the way.
    public var tone: Tone {
        switch self {
        case .linked, .linkedSynced: .good
        case .linkRefused, .suspended, .refreshFailed, .vneidLoginFailed: .bad
        case .adminExempt, .noPortalAccount: .muted
        case .cccdMissing, .cccdUnverified, .refreshPreview, .readyToLink, .awaitingVNeIDLogin,
            .matching, .syncPartial, .syncFailed, .unlinked:
            .caution
        }
    }
}
