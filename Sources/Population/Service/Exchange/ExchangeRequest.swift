import Identity

/// One question in the form in which the exchange carries it.
package struct ExchangeRequest: Hashable, Sendable {
    /// The number that is asked for.
    package enum Number: Hashable, Sendable {
        /// The personal number (SoDinhDanh).
        case personal(String)
        /// The old CMND of nine digits (SoCMND).
        case cmnd(String)
    }

    /// What is asked.
    package let operation: ExchangeOperation
    /// The question's own code (MaYeuCau).
    package let requestCode: String
    /// Who asks, and what for.
    package let codes: ExchangeCodes
    /// The number; nine digits are a CMND.
    package let number: Number
    /// The name in upper case without marks and blanks.
    package let nameKey: String
    /// The date of birth, or its year.
    package let birth: BirthDate

    /// Makes a question.
    package init(
        operation: ExchangeOperation,
        requestCode: String,
        codes: ExchangeCodes,
        number: Number,
        nameKey: String,
        birth: BirthDate
    ) {
        self.operation = operation
        self.requestCode = requestCode
        self.codes = codes
        self.number = number
        self.nameKey = nameKey
        self.birth = birth
    }

    /// Makes a question of the console's; nil when number, name or date of birth are missing.
    ///
    /// - Rule: R10.
    init?(
        _ query: PopulationQuery,
        operation: ExchangeOperation,
        codes: ExchangeCodes,
        requestCode: String
    ) {
        let name = VietnameseName.exchangeKey(query.fullName)
        guard let number = query.personalNumber ?? query.cmnd9, !number.isEmpty, !name.isEmpty,
            let birth = BirthDate(iso: query.dateOfBirth)
        else { return nil }
        self.init(
            operation: operation,
            requestCode: requestCode,
            codes: codes,
            number: Self.number(number),
            nameKey: name,
            birth: birth
        )
    }

    /// Which of the two numbers a row of digits is.
    package static func number(_ digits: String) -> Number {
        digits.utf8.count == 9 ? .cmnd(digits) : .personal(digits)
    }

    /// The same question under another code, for another attempt.
    func renamed(_ requestCode: String) -> ExchangeRequest {
        ExchangeRequest(
            operation: operation,
            requestCode: requestCode,
            codes: codes,
            number: number,
            nameKey: nameKey,
            birth: birth
        )
    }
}
