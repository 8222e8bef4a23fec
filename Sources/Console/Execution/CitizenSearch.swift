import CommandKit
import Identity
import Store

/// Finds citizens by identifier or by name.
package struct CitizenSearch {
    let reader: any StoreReader
    let policies: PolicyBook
    let now: Instant

    /// Searches what `reader` sees, under these policies at this time.
    package init(reader: any StoreReader, policies: PolicyBook, now: Instant) {
        self.reader = reader
        self.policies = policies
        self.now = now
    }

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
    package func run(_ query: CitizenQuery) throws -> CitizenMatches {
        let cap = policies.number(.nameSearchCap)
        let found = try fitting(query, cap: cap)
        let ordered = found.prefix(cap).sorted { ($0.sorting, $0.id) < ($1.sorting, $1.id) }
        let listed = try ordered.prefix(query.limit).compactMap { try reader.outline($0.id) }
        return CitizenMatches(
            files: listed,
            total: ordered.count,
            truncated: found.count > cap || ordered.count > listed.count
        )
    }

    /// Everybody who fits, or any `cap + 1` of them.
    private func fitting(_ query: CitizenQuery, cap: Int) throws -> [NamedCitizen] {
        if let number = CitizenNumber(reference: query.text) {
            return try narrowed([number], query)
        }
        guard IdentifierShape.of(query.text) == .other else {
            return try narrowed(reader.citizens(stored(query.text), limit: cap + 1), query)
        }
        let named = try byName(query, cap: cap)
        guard named.isEmpty else { return named }
        return try narrowed(reader.citizens(.account(query.text), limit: cap + 1), query)
    }

    /// Those of the profiles that are there and fit the narrowing options.
    private func narrowed(_ ids: [CitizenNumber], _ query: CitizenQuery) throws -> [NamedCitizen] {
        try ids.compactMap { try reader.profile($0) }.filter { fits($0.identity, query) }.map {
            NamedCitizen(id: $0.id, sorting: VietnameseName($0.fullName).orderKey)
        }
    }

    private func byName(_ query: CitizenQuery, cap: Int) throws -> [NamedCitizen] {
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
