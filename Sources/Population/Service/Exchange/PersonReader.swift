import Identity

/// Reads the person of a look-up's reply.
///
/// Replies in public use differ: the whole name stands in `Ten` or in three parts, a birth may be a
/// year, addresses have two levels or three, and elements may be missing. All that is read. Who is
/// meant is not guessed at: the number has to be there, once, and has to be the one asked for.
enum PersonReader {
    /// Characters of a name at most; a longer one is no name.
    private static let longestName = 200

    /// Reads a body that holds no fault.
    ///
    /// - Throws: `ReplyProblem`.
    static func reply(
        in body: XMLNode,
        about number: ExchangeRequest.Number
    ) throws(ReplyProblem) -> ExchangeReply {
        let people = body.descendants { $0.name == ExchangeName.person }
        let named = people.filter { !$0.isBlank }
        guard let node = named.first else {
            guard !people.isEmpty || isNobody(body) else { throw .unreadable }
            return .nobody
        }
        guard named.count == 1 else { throw .unreadable }
        let person = try person(node)
        switch number {
        case .personal(let asked):
            guard person.personalNumber == asked else { throw .wrongPerson }
        case .cmnd(let asked):
            guard person.cmnd9 == asked else { throw .wrongPerson }
        }
        return .person(person)
    }

    /// Whether a body without any person is the answer that there is none, and not something else.
    private static func isNobody(_ body: XMLNode) -> Bool {
        body.children.allSatisfy { node in
            node.name == ExchangeName.people
                || node.name.hasPrefix(ExchangeOperation.lookUp.rawValue)
        }
    }

    private static func person(_ node: XMLNode) throws(ReplyProblem) -> RegistryPerson {
        guard let number = try only(ExchangeName.personalNumber, in: node)?.text,
            isDigits(number, 12)
        else { throw .unreadable }
        let cmnd = try only(ExchangeName.cmnd, in: node)?.text
        return RegistryPerson(
            personalNumber: number,
            cmnd9: cmnd.flatMap { isDigits($0, 9) ? $0 : nil },
            fullName: try name(node),
            dateOfBirth: try BirthReader.birth(of: node).iso,
            gender: try gender(node),
            birthRegistrationPlace: try AddressReader.place(
                try only(ExchangeName.birthRegistration, in: node)
            ),
            hometown: try AddressReader.place(try only(ExchangeName.hometown, in: node)),
            permanentAddress: try AddressReader.address(
                try only(ExchangeName.permanentAddress, in: node)
            ),
            status: .alive,
            replacedBy: nil,
            isPartial: true
        )
    }

    /// The one child with a name; nil when there is none.
    static func only(_ name: String, in node: XMLNode) throws(ReplyProblem) -> XMLNode? {
        let found = node.children.filter { $0.name == name }
        guard found.count < 2 else { throw .unreadable }
        return found.first
    }

    /// The name's parts joined, for services put the whole name in any of them.
    private static func name(_ node: XMLNode) throws(ReplyProblem) -> String {
        guard let element = try only(ExchangeName.fullName, in: node) else { throw .unreadable }
        var parts: [String] = [element.text]
        for part in [ExchangeName.family, ExchangeName.middle, ExchangeName.given] {
            if let text = try only(part, in: element)?.text { parts.append(text) }
        }
        let name = VietnameseName(parts.joined(separator: " ")).display
        guard !name.isEmpty, name.count <= longestName else { throw .unreadable }
        return name
    }

    private static func gender(_ node: XMLNode) throws(ReplyProblem) -> String? {
        let code = try only(ExchangeName.gender, in: node)?.text
        return ExchangeGender.codes.first { $0.code == code }?.gender
    }

    private static func isDigits(_ text: String, _ count: Int) -> Bool {
        text.utf8.count == count && text.utf8.allSatisfy { $0 >= 48 && $0 <= 57 }
    }
}
