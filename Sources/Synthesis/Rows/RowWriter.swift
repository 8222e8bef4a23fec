/// Writes the cells that several seed files share: names, dates of birth, places.
struct RowWriter {
    let lexicon: Lexicon

    /// A full name in its registered spelling.
    func name(_ name: PersonName, to file: CSVFile) {
        word(name.family, to: file)
        followingWord(name.middle, to: file)
        followingWord(name.secondMiddle, to: file)
        followingWord(name.thirdMiddle, to: file)
        followingWord(name.given, to: file)
    }

    /// A full name in another spelling; the rare, slow way.
    func name(_ name: PersonName, spelt spelling: Spelling, to file: CSVFile) {
        if spelling == .asRegistered {
            self.name(name, to: file)
            return
        }
        let ids = [name.family, name.middle, name.secondMiddle, name.thirdMiddle, name.given]
        let plain = ids.filter { $0 != 0 }.map(lexicon.word).joined(separator: " ")
        let text =
            spelling == .eth
            ? VietnameseLetters.withEth(plain) : VietnameseLetters.decomposed(plain)
        Array(text.utf8).withUnsafeBufferPointer { file.bytes($0) }
    }

    /// Given and family name in ASCII, as in `lan.nguyen`.
    func handle(_ name: PersonName, to file: CSVFile) {
        lexicon.withFolded(name.given) { file.bytes($0) }
        file.byte(UInt8(ascii: "."))
        lexicon.withFolded(name.family) { file.bytes($0) }
    }

    /// A date of birth, or only its year.
    func birth(_ day: Day, year: Int, yearOnly: Bool, to file: CSVFile) {
        if yearOnly {
            file.number(year, width: 4)
        } else {
            file.date(day)
        }
    }

    /// A 12-digit personal number.
    func personalNumber(_ number: Int, to file: CSVFile) {
        file.number(number, width: 12)
    }

    /// A mobile number with its leading 0.
    func phone(_ number: Int, to file: CSVFile) {
        file.byte(UInt8(ascii: "0"))
        file.number(number, width: 9)
    }

    /// `C-n`.
    func reference(_ number: Int, to file: CSVFile) {
        file.text("C-")
        file.number(number)
    }

    /// A ward with its district and province, quoted for its commas.
    func place(_ place: Place, to file: CSVFile) {
        file.byte(UInt8(ascii: "\""))
        unquoted(place, to: file)
        file.byte(UInt8(ascii: "\""))
    }

    /// A permanent address, quoted for its commas.
    func address(_ address: Address, to file: CSVFile) {
        file.byte(UInt8(ascii: "\""))
        if address.place.urban {
            file.text("Số ")
            file.number(address.number)
            file.byte(UInt8(ascii: " "))
            word(address.street, to: file)
        } else {
            file.text("Thôn ")
            file.number(1 + address.number % 12)
        }
        file.text(", ")
        unquoted(address.place, to: file)
        file.byte(UInt8(ascii: "\""))
    }

    private func unquoted(_ place: Place, to file: CSVFile) {
        if place.ward != 0 {
            file.text(place.urban ? "phường " : "xã ")
            word(place.ward, to: file)
            file.text(", ")
        }
        word(place.district, to: file)
    }

    private func followingWord(_ id: WordID, to file: CSVFile) {
        guard id != 0 else { return }
        file.byte(UInt8(ascii: " "))
        word(id, to: file)
    }

    private func word(_ id: WordID, to file: CSVFile) {
        lexicon.withWord(id) { file.bytes($0) }
    }
}
