import Identity

/// The ten fields as columns of `citizen`: values, ten letters, times.
struct IdentityColumns {
    /// The columns of the values, in screen order.
    static let names = [
        "full_name", "cmnd9", "personal_id", "date_of_birth", "phone", "gender", "place_of_birth",
        "email", "hometown", "permanent_address",
    ]

    /// Ten letters N, T, D, M.
    let states: String
    /// The newest time of the fields N, in milliseconds.
    let verifiedAt: Int64?
    /// The newest time of the fields T.
    let trustedAt: Int64?
    /// Ten times, when those of one letter differ; nil when the two columns say it all.
    let fieldTimes: String?

    /// Lays a record out.
    init(_ record: IdentityRecord) {
        var letters: [UInt8] = []
        var verified: [Int64] = []
        var trusted: [Int64] = []
        var times: [String] = []
        for key in FieldKey.allCases {
            let status = record[key]
            switch status {
            case .missing: letters.append(UInt8(ascii: "M"))
            case .declared: letters.append(UInt8(ascii: "D"))
            case .population(_, let at):
                letters.append(UInt8(ascii: "N"))
                verified.append(at.milliseconds)
            case .trusted(_, let at):
                letters.append(UInt8(ascii: "T"))
                trusted.append(at.milliseconds)
            }
            times.append(status.verifiedAt.map { String($0.milliseconds) } ?? "")
        }
        states = String(decoding: letters, as: UTF8.self)
        verifiedAt = verified.max()
        trustedAt = trusted.max()
        let isUniform = verified.min() == verified.max() && trusted.min() == trusted.max()
        fieldTimes = isUniform ? nil : times.joined(separator: ",")
    }

    /// Reads a record from a row: ten values from column `first`, then states and times.
    ///
    /// - Throws: `StoreError.damaged` when letters and values do not fit.
    static func read(_ row: SQLRow, from first: Int32) throws -> IdentityRecord {
        let letters = Array(row.string(first + 10).utf8)
        guard letters.count == 10 else { throw damaged }
        let verified = row.int(first + 11)
        let trusted = row.int(first + 12)
        let times = row.text(first + 13)?.split(separator: ",", omittingEmptySubsequences: false)
        var record = IdentityRecord()
        for key in FieldKey.allCases {
            let letter = letters[key.index]
            if letter == UInt8(ascii: "M") { continue }
            guard let value = row.text(first + Int32(key.index)) else { throw damaged }
            if letter == UInt8(ascii: "D") {
                record[key] = .declared(value)
                continue
            }
            let isPopulation = letter == UInt8(ascii: "N")
            var time = isPopulation ? verified : trusted
            if let times, times.count == 10 { time = Int64(times[key.index]) }
            guard let time else { throw damaged }
            let at = Instant(milliseconds: time)
            record[key] = isPopulation ? .population(value, at: at) : .trusted(value, at: at)
        }
        return record
    }

    private static let damaged = StoreError.damaged("fields and states of a citizen do not fit")
}
