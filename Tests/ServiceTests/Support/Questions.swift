import Foundation
import Identity
import Population

/// Questions and replies of the tests; everybody in them is synthetic.
enum Questions {
    static let now = Instant(milliseconds: 1_795_000_000_000)
    static let code = "YC-0001"
    static let codes = ExchangeCodes(procedure: "1.001234", integration: "037", officer: "lan")

    /// The person whom nearly all replies are about.
    static func du(
        personalNumber: String? = "052089999999",
        cmnd9: String? = nil,
        fullName: String = "Đặng Trung Du",
        dateOfBirth: String = "1989-04-12"
    ) -> PopulationQuery {
        PopulationQuery(
            citizen: CitizenNumber(1),
            version: 1,
            personalNumber: personalNumber,
            cmnd9: cmnd9,
            fullName: fullName,
            dateOfBirth: dateOfBirth
        )
    }

    /// The bytes of a file of `Replies`.
    static func reply(_ name: String) throws -> [UInt8] {
        let folder = Bundle.module.bundleURL.appendingPathComponent("Replies")
        return Array(try Data(contentsOf: folder.appendingPathComponent(name)))
    }
}
