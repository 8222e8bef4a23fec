import Identity
import Population

/// Reads questions as strictly as the service: every field in its place.
enum RequestReader {
    /// The fields in the order in which they have to come.
    private static let order = [
        ExchangeName.requestCode, ExchangeName.procedure, ExchangeName.integration,
        ExchangeName.officer, ExchangeName.unit, "TaiKhoan", "SoDienThoai",
        ExchangeName.personalNumber, ExchangeName.cmnd, ExchangeName.fullName, ExchangeName.birth,
    ]

    /// Reads a body.
    ///
    /// - Throws: `RequestProblem`, which names the field.
    static func request(_ bytes: some Sequence<UInt8>) throws(RequestProblem) -> ExchangeRequest {
        guard let root = try? XMLReader.root(of: bytes), root.name == ExchangeName.envelope,
            root.namespace == ExchangeNamespace.soap,
            let body = root.child(ExchangeName.body), body.children.count == 1,
            let question = body.children.first
        else { throw .envelope }
        guard let operation = ExchangeOperation(rawValue: question.name),
            question.namespace == ExchangeNamespace.request
        else { throw .operation(OptionProblem.printable(question.name)) }
        try checkOrder(question)
        return ExchangeRequest(
            operation: operation,
            requestCode: try text(ExchangeName.requestCode, question),
            codes: ExchangeCodes(
                procedure: try text(ExchangeName.procedure, question),
                integration: try text(ExchangeName.integration, question),
                officer: try text(ExchangeName.officer, question),
                unit: question.child(ExchangeName.unit)?.text
            ),
            number: try number(question),
            nameKey: VietnameseName.exchangeKey(try text(ExchangeName.fullName, question)),
            birth: try birth(question)
        )
    }

    private static func checkOrder(_ question: XMLNode) throws(RequestProblem) {
        var last = -1
        for field in question.children {
            guard let place = order.firstIndex(of: field.name), place > last,
                field.namespace == ExchangeNamespace.request
            else { throw .misplaced(OptionProblem.printable(field.name)) }
            last = place
        }
    }

    private static func text(
        _ name: String,
        _ question: XMLNode
    ) throws(RequestProblem) -> String {
        guard let field = question.child(name) else { throw .missing(name) }
        guard !field.text.isEmpty else { throw .wrong(name) }
        return field.text
    }

    private static func number(
        _ question: XMLNode
    ) throws(RequestProblem) -> ExchangeRequest.Number {
        let names = [ExchangeName.personalNumber, ExchangeName.cmnd]
        let given = names.filter { question.child($0) != nil }
        guard let name = given.first else { throw .missing(ExchangeName.personalNumber) }
        guard given.count == 1 else { throw .misplaced(ExchangeName.cmnd) }
        let digits = try text(name, question)
        let length = name == ExchangeName.cmnd ? 9 : 12
        guard digits.utf8.count == length, digits.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else {
            throw .wrong(name)
        }
        return ExchangeRequest.number(digits)
    }

    private static func birth(_ question: XMLNode) throws(RequestProblem) -> BirthDate {
        guard let field = question.child(ExchangeName.birth) else {
            throw .missing(ExchangeName.birth)
        }
        guard field.children.count == 1, let inner = field.children.first else {
            throw .wrong(ExchangeName.birth)
        }
        let digits = inner.text
        let length = inner.name == ExchangeName.birthYear ? 4 : 8
        guard [ExchangeName.birthYear, ExchangeName.birthDate].contains(inner.name),
            digits.utf8.count == length, digits.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }),
            let birth = BirthReader.read(digits)
        else { throw .wrong(OptionProblem.printable(inner.name)) }
        return birth
    }
}
