import Identity

/// Why an item did not reach the VNeID warehouse, as the warehouse's code says.
///
/// The console does not talk to the warehouse itself: `sync` stands for its answer by this table.
/// A failure that another attempt cannot mend is permanent; everything else (an outage, a code that
/// is not known here, no code at all) goes through on the next attempt.
struct SyncFailure {
    /// The warehouse's code.
    let code: String

    /// Whether the same failure would come again, so that somebody has to mend the item first.
    ///
    /// Codes that begin with `permanent` count too, so that a warehouse can name new ones.
    var isPermanent: Bool { SyncFailure.permanent[code] != nil || code.hasPrefix("permanent") }

    /// The code in words; the code itself when it is not known here.
    var label: Phrase {
        SyncFailure.permanent[code] ?? SyncFailure.passing[code] ?? Phrase(code)
    }

    private static let permanent: [String: Phrase] = [
        "signature-invalid": Phrase(
            vi: "chữ ký số không hợp lệ, cơ quan cấp phải phát hành lại",
            en: "the digital signature is not valid, the issuer has to issue it again"
        ),
        "format-not-supported": Phrase(
            vi: "định dạng tệp không được hỗ trợ",
            en: "the file format is not supported"
        ),
        "owner-differs": Phrase(
            vi: "giấy tờ của người khác",
            en: "the paper is another person's"
        ),
        "revoked": Phrase(
            vi: "giấy tờ đã bị thu hồi",
            en: "the paper has been revoked"
        ),
    ]

    private static let passing: [String: Phrase] = [
        "warehouse-unavailable": Phrase(
            vi: "Kho dữ liệu VNeID không trả lời",
            en: "the VNeID warehouse did not answer"
        ),
        "timeout": Phrase(vi: "quá thời gian chờ", en: "timed out"),
    ]
}
