import Identity

/// A person of the population database as one text: each value as `length:bytes`, `-` for none.
///
/// Reading JSON would load far more code than a kept answer is worth.
enum PersonText {
    /// Writes a person.
    static func encode(_ person: RegistryPerson) -> String {
        let values: [String?] =
            [
                person.personalNumber, person.cmnd9, person.fullName, person.dateOfBirth,
                person.gender, person.birthRegistrationPlace, person.hometown,
                person.permanentAddress, person.status.rawValue, person.replacedBy,
            ] + (person.isPartial ? ["partial"] : [])
        return values.map { $0.map { "\($0.utf8.count):\($0)" } ?? "-" }.joined()
    }

    /// Reads a person.
    ///
    /// - Throws: `StoreError.damaged` for anything that `encode` does not write.
    static func decode(_ text: String) throws -> RegistryPerson {
        var rest = Array(text.utf8)[...]
        var values: [String?] = []
        while let first = rest.first {
            if first == UInt8(ascii: "-") {
                rest.removeFirst()
                values.append(nil)
                continue
            }
            let digits = rest.prefix { $0 != UInt8(ascii: ":") }
            guard let length = Int(String(decoding: digits, as: UTF8.self)), length >= 0,
                length < rest.count - digits.count
            else { throw damaged }
            rest = rest.dropFirst(digits.count + 1)
            values.append(String(decoding: rest.prefix(length), as: UTF8.self))
            rest = rest.dropFirst(length)
        }
        guard values.count == 10 || values.count == 11 && values.last == "partial",
            let number = values[0], let name = values[2],
            let born = values[3], let status = values[8].flatMap(RegistryStatus.init(rawValue:))
        else { throw damaged }
        return RegistryPerson(
            personalNumber: number,
            cmnd9: values[1],
            fullName: name,
            dateOfBirth: born,
            gender: values[4],
            birthRegistrationPlace: values[5],
            hometown: values[6],
            permanentAddress: values[7],
            status: status,
            replacedBy: values[9],
            isPartial: values.count == 11
        )
    }

    private static let damaged = StoreError.damaged("a kept answer is not readable")
}
