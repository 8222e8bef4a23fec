import DisplayColumns
import Identity

/// Recognises what must not stand in an argument of a process, in a ticket or in a shown line.
package enum PersonalData {
    /// Whether a text looks like a personal number, a CMND, a phone number, an e-mail address or a
    /// card, as a whole or in one of its words.
    ///
    /// Tickets (`HD-20240101-0001`) and references (`C-12`)
    /// do not.
    package static func isLikely(_ text: String) -> Bool {
        if isIdentifier(text) { return true }
        let words = text.unicodeScalars.split(whereSeparator: Tokenizer.isBlank).map(String.init)
        let suspects = words.filter { !isTicketNumber($0) }
        if suspects.contains(where: isIdentifier) { return true }
        return IdentifierShape.containsPersonalData(suspects.glued(" "))
    }

    /// The text with every word that looks like personal data replaced by `•`, one for each of its
    /// display columns, so that a caret below still points to its place; the `hidden` UTF-8 ranges
    /// are replaced whatever they look like.
    package static func redacted(_ text: String, hiding hidden: [Range<Int>] = []) -> String {
        var doubted = Set<Int>()
        for range in hidden { doubted.formUnion(range) }
        for range in suspiciousRanges(text) { doubted.formUnion(range) }
        guard !doubted.isEmpty else { return text }
        var result = ""
        var offset = 0
        for character in text {
            let length = String(character).utf8.count
            let keeps =
                "'\"|=".contains(character)
                || character.unicodeScalars.allSatisfy(Tokenizer.isBlank)
            if doubted.contains(offset), !keeps {
                result += String(
                    repeating: "•",
                    count: max(1, DisplayWidth.of(Escaping.visibleLine(String(character))))
                )
            } else {
                result.append(character)
            }
            offset += length
        }
        return result
    }

    /// Words with an `@` inside, and stretches with at least seven digits that only blanks and signs
    /// part (dates of birth too).
    private static func suspiciousRanges(_ text: String) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var offset = 0
        var run: Range<Int>?
        var digits = 0
        var word = 0
        var hasAt = false
        func close(_ end: Int) {
            if let found = run, digits >= 7 { ranges.append(found) }
            run = nil
            digits = 0
            if hasAt { ranges.append(word..<end) }
            hasAt = false
        }
        for scalar in text.unicodeScalars {
            let width = UTF8.width(scalar)
            if scalar.properties.numericType != nil,
                scalar.properties.generalCategory == .decimalNumber
            {
                run = (run?.lowerBound ?? offset)..<offset + width
                digits += 1
            } else if Tokenizer.isBlank(scalar) {
                if hasAt { ranges.append(word..<offset) }
                hasAt = false
                word = offset + width
            } else if !"+-./()|".unicodeScalars.contains(scalar) {
                if let found = run, digits >= 7 { ranges.append(found) }
                run = nil
                digits = 0
                if scalar == "@" || scalar == "＠" { hasAt = true }
            }
            offset += width
        }
        close(offset)
        for range in cardRanges(text) { ranges.append(range) }
        return ranges
    }

    /// Where the text of a citizen card stands: names and addresses with it.
    private static func cardRanges(_ text: String) -> [Range<Int>] {
        let scalars = Array(text.unicodeScalars)
        var ranges: [Range<Int>] = []
        var offset = 0
        var index = 0
        while index < scalars.count {
            if let end = CardText.end(in: scalars, from: index) {
                let length = scalars[index..<end].reduce(0) { $0 + UTF8.width($1) }
                ranges.append(offset..<offset + length)
                offset += length
                index = end
            } else {
                offset += UTF8.width(scalars[index])
                index += 1
            }
        }
        return ranges
    }

    private static func isIdentifier(_ text: String) -> Bool {
        switch IdentifierShape.of(text) {
        case .personalNumber, .cmnd, .phone, .email, .cardQR: true
        case .citizenReference, .other: false
        }
    }

    /// A few letters, a hyphen, digits and hyphens.
    private static func isTicketNumber(_ word: String) -> Bool {
        let parts = word.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count >= 2, let first = parts.first, (1...10).contains(first.count) else {
            return false
        }
        return first.allSatisfy { (65...90).contains($0) || (97...122).contains($0) }
            && parts.dropFirst().allSatisfy { part in
                !part.isEmpty && part.allSatisfy { (48...57).contains($0) }
            }
    }
}
