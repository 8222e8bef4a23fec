/// How members of the help desk have to behave; what is said here holds for every command.
public enum ConductRules {
    /// Refuses a group of commands that the agent's role does not have.
    ///
    /// - Rule: contract, section 5.
    public static func requireAccess(_ agent: Agent, _ access: Access) throws(Refusal) {
        guard !agent.role.allows(access) else { return }
        throw Refusal(
            "conduct.not-permitted",
            Phrase(
                vi: "Vai trò \(agent.role.label.vi) không có quyền dùng lệnh này.",
                en: "The role \(agent.role.label.en) may not use this command."
            ),
            hint: Phrase("whoami")
        )
    }

    /// Refuses to show or change a citizen while no support case is open.
    ///
    /// - Rule: R29; policy `case`.
    public static func requireCase(
        _ open: SupportCase?,
        policies: PolicyBook
    ) throws(Refusal) {
        guard policies.value(.caseRequired) == "required", open?.isOpen != true else { return }
        throw Refusal(
            "conduct.case-required",
            Phrase(
                vi: "Phải mở vụ việc trước khi xem hoặc thay đổi hồ sơ công dân.",
                en: "A case must be open before a citizen is shown or changed."
            ),
            hint: Phrase(
                vi: "case open MÃ_VỤ_VIỆC --reason 'LÝ DO'",
                en: "case open TICKET --reason 'REASON'"
            )
        )
    }

    /// Refuses a reason that is missing, blank, or has fewer than three letters; three are enough.
    ///
    /// Digits, signs and blanks are not letters.
    ///
    /// - Rule: R30.
    public static func requireReason(_ reason: String?) throws(Refusal) {
        guard (reason ?? "").count(where: \.isLetter) < 3 else { return }
        throw Refusal(
            "conduct.reason-required",
            Phrase(
                vi: "Chưa thực hiện: phải ghi rõ lý do (ít nhất ba chữ cái).",
                en: "Nothing was done: a reason is needed (at least three letters)."
            ),
            hint: Phrase(
                vi: "Thêm vào cuối lệnh: --reason 'LÝ DO'",
                en: "Add to the line: --reason 'REASON'"
            )
        )
    }

    /// Refuses to store what looks like a one-time code or a password.
    ///
    /// A text is refused when it speaks of an OTP, a password or a passcode and has four digits or
    /// more in a row; a mere mention is fine.
    ///
    /// - Rule: R32.
    public static func requireNoSecret(_ text: String) throws(Refusal) {
        let key = VietnameseName.exchangeKey(text)
        let words = ["OTP", "MATKHAU", "PASSWORD", "PASSCODE", "MAXACTHUC"]
        guard words.contains(where: { key.contains($0) }),
            text.split(whereSeparator: { !$0.isNumber }).contains(where: { $0.count >= 4 })
        else { return }
        throw Refusal(
            "conduct.secret",
            Phrase(
                vi: "Chưa thực hiện: không ghi mã OTP, mật khẩu hoặc passcode của công dân vào hệ "
                    + "thống.",
                en: "Nothing was done: never record a citizen's OTP, password or passcode."
            ),
            hint: Phrase(vi: "Ghi lại mà không có mã.", en: "Write it again without the code.")
        )
    }

    /// The most matches that a search by name alone may show: what was asked for, within the cap.
    ///
    /// - Rule: R35; policy `find.name-cap`.
    public static func nameSearchLimit(_ asked: Int, policies: PolicyBook) -> Int {
        min(max(asked, 1), policies.number(.nameSearchCap))
    }

    /// Refuses a search that would list everybody: fewer than two letters before a `*` or at all.
    ///
    /// - Rule: R35.
    public static func requireNarrowSearch(_ text: String) throws(Refusal) {
        let words = text.split(whereSeparator: \.isWhitespace)
        let last = words.last.map { $0.count(where: \.isLetter) } ?? 0
        let letters = text.count(where: \.isLetter)
        guard letters < 2 || words.count == 1 && last < 2 else { return }
        throw Refusal(
            "find.too-broad",
            Phrase(
                vi: "Từ khóa quá ngắn; cần ít nhất hai chữ cái của họ tên.",
                en: "The search is too broad; at least two letters of the name are needed."
            ),
            hint: Phrase("find 'Nguyễn Văn*' --born 1989")
        )
    }
}
