/// A name as up to five words of the lexicon, in the order in which it is written.
struct PersonName: Equatable {
    var family: WordID = 0
    var middle: WordID = 0
    var secondMiddle: WordID = 0
    var thirdMiddle: WordID = 0
    var given: WordID = 0
}

/// Draws names by sex and generation.
struct NameMaker {
    private let families: Weighted<WordID>
    private let middles: [Weighted<WordID>]
    private let moreMiddles: [Weighted<WordID>]
    private let givens: [Weighted<WordID>]
    private let highlandFemale: Weighted<WordID>
    private let highlandMale: Weighted<WordID>
    private let clans: Weighted<WordID>

    /// Reads the word lists into `lexicon`.
    init(_ lexicon: inout Lexicon) {
        families = lexicon.choice(NameWords.families)
        middles = [
            lexicon.choice(NameWords.maleMiddleOld), lexicon.choice(NameWords.maleMiddleYoung),
            lexicon.choice(NameWords.femaleMiddleOld), lexicon.choice(NameWords.femaleMiddleYoung),
        ]
        moreMiddles = [
            lexicon.choice(NameWords.maleMiddleMore), lexicon.choice(NameWords.femaleMiddleMore),
        ]
        givens = [
            lexicon.choice(NameWords.maleGivenOld), lexicon.choice(NameWords.maleGivenYoung),
            lexicon.choice(NameWords.femaleGivenOld), lexicon.choice(NameWords.femaleGivenYoung),
        ]
        highlandFemale = lexicon.choice(NameWords.highlandFemale)
        highlandMale = lexicon.choice(NameWords.highlandMale)
        clans = lexicon.choice(NameWords.clans)
    }

    /// Draws a name for somebody of this sex and year of birth.
    func name(female: Bool, born year: Int, _ random: inout SplitMix64) -> PersonName {
        if random.chance(20) {
            let first = (female ? highlandFemale : highlandMale).pick(&random)
            return PersonName(family: first, given: clans.pick(&random))
        }
        let group = (female ? 2 : 0) + (year >= 1985 ? 1 : 0)
        var name = PersonName(
            family: families.pick(&random),
            middle: middles[group].pick(&random),
            given: givens[group].pick(&random)
        )
        if name.given == name.middle { name.given = givens[group].pick(&random) }
        let length = random.below(1000)
        if length < 60 {
            name.middle = 0
        } else if length < (year >= 1985 ? 330 : 180) {
            let more = moreMiddles[female ? 1 : 0]
            name.secondMiddle = more.another(than: [name.middle, name.given], &random)
            if length < 66 {
                name.thirdMiddle = more.another(
                    than: [name.middle, name.secondMiddle, name.given],
                    &random
                )
            }
        }
        return name
    }

    /// The name as a clerk mistyped it: another given name, or a middle name lost or added.
    ///
    /// It always differs from `name`, also without marks.
    func mistyped(_ name: PersonName, _ lexicon: Lexicon, _ random: inout SplitMix64) -> PersonName
    {
        var wrong = name
        if name.middle != 0, random.chance(5000) {
            wrong.middle = 0
        } else {
            for _ in 0..<8 {
                wrong.given = givens[random.below(givens.count)].pick(&random)
                if !lexicon.foldsAlike(wrong.given, name.given) { return wrong }
            }
            wrong.secondMiddle = wrong.middle
            wrong.middle = name.given
        }
        return wrong
    }
}

extension Weighted<WordID> {
    /// Draws a word that is none of `words`; 0 when the one drawn is.
    fileprivate func another(than words: [WordID], _ random: inout SplitMix64) -> WordID {
        let drawn = pick(&random)
        return words.contains(drawn) ? 0 : drawn
    }
}

extension Lexicon {
    /// Whether two words are the same once marks and case are gone.
    func foldsAlike(_ a: WordID, _ b: WordID) -> Bool {
        VietnameseLetters.folded(word(a)) == VietnameseLetters.folded(word(b))
    }
}
