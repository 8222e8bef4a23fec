import CommandKit
import Identity
import Store

/// Finds citizens by identifier or by name.
struct CitizenSearch {
    let reader: any StoreReader
    let policies: PolicyBook
    let now: Instant

    /// The one profile that an identifier points to.
    ///
    /// - Parameters:
    ///   - text: the identifier as typed.
    ///   - note: is told of every candidate that an ambiguous identifier lists.
    /// - Throws: `citizen.not-found` or `citizen.ambiguous`.
    /// - Returns: the profile's number.
    func one(_ text: String, note: (CitizenNumber) -> Void) throws -> CitizenNumber {
        let ids = try reader.citizens(stored(text), limit: 21)
        guard let first = ids.first else { throw Finding.nobody(text) }
        guard ids.count == 1 else {
            let files = try ids.prefix(20).compactMap { try reader.file($0) }
            for file in files { note(file.profile.id) }
            throw Finding.ambiguous(files, policies: policies, now: now)
        }
        return first
    }

    /// The citizens that fit a query: by identifier when the text is one, else by name.
    func run(_ query: CitizenQuery) throws -> CitizenMatches {
        let cap = policies.number(.nameSearchCap)
        var ids: [CitizenNumber]
        if let number = CitizenNumber(reference: query.text) {
            ids = try reader.profile(number) == nil ? [] : [number]
        } else if IdentifierShape.of(query.text) == .other {
            ids = try byName(query, cap: cap)
            if ids.isEmpty {
                ids = try reader.citizens(.account(query.text), limit: cap + 1)
            }
        } else {
            ids = try reader.citizens(stored(query.text), limit: cap + 1)
        }
        let more = ids.count > cap
        var profiles = try ids.prefix(cap).compactMap { try reader.profile($0) }
        profiles = profiles.filter { fits($0.identity, query) }
        let ordered = profiles.map { (key: VietnameseName($0.fullName).orderKey, profile: $0) }
            .sorted { ($0.key, $0.profile.id) < ($1.key, $1.profile.id) }
        let listed = try ordered.prefix(query.limit).compactMap { try reader.file($0.profile.id) }
        return CitizenMatches(
            files: listed,
            total: profiles.count,
            truncated: more || profiles.count > listed.count
        )
    }

    private func byName(_ query: CitizenQuery, cap: Int) throws -> [CitizenNumber] {
        let isPrefix = query.text.hasSuffix("*")
        try ConductRules.requireNarrowSearch(query.text)
        let words = VietnameseName.searchKey(query.text).split(separator: " ").map(String.init)
        guard !words.isEmpty else { return [] }
        var search = NameSearch(words: words, isPrefix: isPrefix, cap: cap)
        switch query.born {
        case .full(let date): search.birthDate = date.iso
        case .year(let year): search.birthYear = year
        case nil: break
        }
        search.province = query.province
        return try reader.citizens(named: search)
    }

    /// Whether a profile fits the narrowing options.
    private func fits(_ identity: IdentityRecord, _ query: CitizenQuery) -> Bool {
        if let province = query.province,
            identity.value(.personalId)?.hasPrefix(province) != true
        {
            return false
        }
        guard let born = query.born else { return true }
        guard let birth = identity.value(.dateOfBirth).flatMap(BirthDate.init(iso:)) else {
            return false
        }
        if case .full = born { return birth == born }
        return birth.year == born.year
    }

    /// The identifier that a text is, in stored form.
    private func stored(_ text: String) throws -> CitizenIdentifier {
        switch IdentifierShape.of(text) {
        case .personalNumber: .personalNumber(text.filter(\.isWholeNumber))
        case .cmnd: .cmnd(try IdentityCardNumber(text).digits)
        case .phone: .phone(try PhoneNumber(text).digits)
        case .email: .email(try EmailAddress(text).key)
        case .cardQR: .personalNumber(try CitizenCardQR(text).personalNumber.digits)
        case .citizenReference, .other: .account(text)
        }
    }
}
