/// A place of birth registration: a province of the frozen list of 63, or a country.
struct Origin {
    /// The first three digits of the personal number.
    let code: Int
    /// The first two digits of a CMND issued there; 0 for a country.
    let cmndPrefix: Int
    /// Three districts with the province, each ready to follow a ward; for a country, one city.
    let districts: [WordID]
    /// Whether each district is urban, so that its units are wards (phường).
    let urban: [Bool]
}

/// All places of birth registration and the words for addresses.
struct OriginTable {
    /// Provinces first, in the order of their codes, then countries.
    let origins: [Origin]
    /// How many of them are provinces.
    let provinceCount: Int
    /// Draws a province by its population.
    let byPopulation: Weighted<Int>
    /// Draws a country of birth.
    let byEmigration: Weighted<Int>
    let wards: Weighted<WordID>
    let communes: Weighted<WordID>
    let streets: Weighted<WordID>

    /// Reads the tables, adding their words to `lexicon`.
    init(_ lexicon: inout Lexicon) {
        var origins: [Origin] = []
        var provinceWeights: [(Int, Int)] = []
        for line in ProvinceRows.text.split(separator: "\n") {
            let cells = line.split(separator: "|").map(String.init)
            guard cells.count == 7, let code = Int(cells[0]), let weight = Int(cells[2]),
                let prefix = Int(cells[3])
            else { continue }
            provinceWeights.append((origins.count, weight))
            let districts = cells[4...6].map { lexicon.add("\($0), \(cells[1])") }
            let urban = cells[4...6].map { !$0.hasPrefix("huyện") }
            origins.append(
                Origin(code: code, cmndPrefix: prefix, districts: districts, urban: urban)
            )
        }
        provinceCount = origins.count
        var countryWeights: [(Int, Int)] = []
        for line in ProvinceRows.countries.split(separator: "\n") {
            let cells = line.split(separator: "|").map(String.init)
            guard cells.count == 4, let code = Int(cells[0]), let weight = Int(cells[2]) else {
                continue
            }
            countryWeights.append((origins.count, weight))
            let city = lexicon.add("\(cells[3]), \(cells[1])")
            origins.append(Origin(code: code, cmndPrefix: 0, districts: [city], urban: [true]))
        }
        self.origins = origins
        byPopulation = Weighted(provinceWeights, or: 0)
        byEmigration = Weighted(countryWeights, or: 0)
        wards = lexicon.choice(ProvinceRows.urbanWards)
        communes = lexicon.choice(ProvinceRows.ruralCommunes)
        streets = lexicon.choice(ProvinceRows.streets)
    }

    /// Draws a ward or commune of a district of province or country `index`.
    func place(in index: Int, _ random: inout SplitMix64) -> Place {
        let origin = origins[index]
        guard index < provinceCount else {
            return Place(ward: 0, urban: true, district: origin.districts.first ?? 0)
        }
        let choice = random.below(origin.districts.count)
        let urban = origin.urban[choice]
        let ward = (urban ? wards : communes).pick(&random)
        return Place(ward: ward, urban: urban, district: origin.districts[choice])
    }
}

/// A ward or commune in a district; for a birth abroad only the city.
struct Place {
    let ward: WordID
    let urban: Bool
    let district: WordID
}

/// A permanent address: house and street in town, hamlet in the country.
struct Address {
    let number: Int
    let street: WordID
    let place: Place
}
