extension PopulationTrouble {
    /// The error code, `population.…`.
    public var code: String {
        switch self {
        case .refused: "population.refused"
        case .timedOut: "population.timed-out"
        case .insecure: "population.insecure"
        case .httpError: "population.http-error"
        case .fault: "population.fault"
        case .unreadable: "population.unreadable"
        case .wrongPerson: "population.wrong-person"
        case .procedure: "population.procedure-not-licensed"
        case .officer: "population.officer-not-permitted"
        case .paused: "population.paused"
        }
    }

    /// What is out of order, as the rest of a sentence that begins with the population database.
    public var explanation: Phrase {
        switch self {
        case .refused:
            Phrase(vi: "không kết nối được", en: "cannot be reached")
        case .timedOut:
            Phrase(vi: "không trả lời kịp thời hạn", en: "did not answer in time")
        case .insecure:
            Phrase(
                vi: "có chứng thư không được tin cậy, hoặc không tin chứng thư của ta",
                en: "has a certificate that is not trusted, or does not trust ours"
            )
        case .httpError:
            Phrase(vi: "báo lỗi HTTP", en: "answered with an HTTP error")
        case .fault:
            Phrase(vi: "báo lỗi xử lý (SOAP fault)", en: "answered with a SOAP fault")
        case .unreadable:
            Phrase(vi: "trả lời không đọc được", en: "answered with something unreadable")
        case .wrongPerson:
            Phrase(vi: "trả lời về một số khác với số đã hỏi", en: "answered about another number")
        case .procedure:
            Phrase(
                vi: "báo thủ tục chưa được cấp phép khai thác (004)",
                en: "says that the procedure is not licensed (004)"
            )
        case .officer:
            Phrase(
                vi: "báo tài khoản cán bộ không có quyền thao tác (005)",
                en: "says that the officer has no right to ask (005)"
            )
        case .paused:
            Phrase(
                vi: "đã lỗi nhiều lần liên tiếp, đang tạm ngừng hỏi",
                en: "has failed several times in a row and is left alone for a while"
            )
        }
    }

    /// What the agent does about it.
    ///
    /// - Parameter citizen: the record that was asked for.
    /// - Returns: a sentence with the command to type.
    public func nextStep(_ citizen: CitizenNumber) -> Phrase {
        switch self {
        case .refused, .timedOut, .httpError, .fault, .paused:
            Phrase(
                vi: "Chờ ít phút rồi `refresh \(citizen)`, hoặc xếp hàng để hỏi khi dịch vụ hoạt "
                    + "động lại: `refresh \(citizen) --later`.",
                en: "Wait a few minutes, then `refresh \(citizen)`, or have it asked once the "
                    + "service is back: `refresh \(citizen) --later`."
            )
        case .insecure:
            Phrase(
                vi:
                    "Báo quản trị viên kiểm tra chứng thư trong population.toml; xếp hàng: `refresh "
                    + "\(citizen) --later`.",
                en: "Have an administrator check the certificates in population.toml; to have it "
                    + "asked later: `refresh \(citizen) --later`."
            )
        case .unreadable, .wrongPerson:
            Phrase(
                vi: "Không dùng câu trả lời này. Báo quản trị viên kèm số nhật ký; hỏi lại sau: "
                    + "`refresh \(citizen) --force`.",
                en: "The answer is not used. Tell an administrator the audit number; ask again "
                    + "later: `refresh \(citizen) --force`."
            )
        case .procedure:
            Phrase(
                vi: "Báo quản trị viên: thủ tục (chính sách population.procedure) phải được cấp "
                    + "phép khai thác CSDL dân cư; sau đó `refresh \(citizen)`.",
                en: "Tell an administrator: the procedure (policy population.procedure) must be "
                    + "licensed to use the population database; then `refresh \(citizen)`."
            )
        case .officer:
            Phrase(
                vi: "Báo quản trị viên: tài khoản của cán bộ phải được cấp quyền tra cứu dân cư; "
                    + "hoặc nhờ cán bộ đã có quyền chạy `refresh \(citizen)`.",
                en:
                    "Tell an administrator: the officer needs the right to ask; or have a colleague "
                    + "who has it run `refresh \(citizen)`."
            )
        }
    }
}

extension PopulationOutage {
    /// What is out of order, as a whole sentence.
    public var sentence: Phrase {
        let what =
            trouble?.explanation
            ?? (match == .notPermitted
                ? Phrase(vi: "không cho phép tra cứu", en: "does not permit the question")
                : Phrase(vi: "chưa trả lời", en: "did not answer"))
        return Phrase(
            vi: "CSDL quốc gia về dân cư \(what.vi).",
            en: "The population database \(what.en)."
        )
    }

    /// What the agent does about it.
    public func nextStep(_ citizen: CitizenNumber) -> Phrase {
        if let trouble { return trouble.nextStep(citizen) }
        return match == .notPermitted
            ? Phrase(
                vi: "Báo quản trị viên kiểm tra quyền khai thác CSDL dân cư, rồi chạy lại `refresh "
                    + "\(citizen) --force`.",
                en: "Have an administrator check the right to use the population database, then "
                    + "`refresh \(citizen) --force`."
            )
            : Phrase(
                vi: "Thử lại sau bằng `refresh \(citizen) --force`, hoặc xếp hàng: `refresh "
                    + "\(citizen) --later`; không trường nào bị hạ mức.",
                en: "Try later with `refresh \(citizen) --force`, or put it into the queue: "
                    + "`refresh \(citizen) --later`; no field is lowered."
            )
    }
}
