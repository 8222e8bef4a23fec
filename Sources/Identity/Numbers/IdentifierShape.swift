/// What a text looks like when somebody may have typed an identifier.
///
/// It goes by the shape alone: a personal number with an unknown province still has the shape of one.
public enum IdentifierShape: Hashable, Sendable {
    /// Twelve digits.
    case personalNumber
    /// Nine digits.
    case cmnd
    /// A Vietnamese phone number in a usual spelling.
    case phone
    /// An e-mail address.
    case email
    /// The text of a citizen card's QR code.
    case cardQR
    /// The console's own reference, `C-12`.
    case citizenReference(CitizenNumber)
    /// None of these: a name, a user name, a PostID.
    case other

    /// The shape of a whole text; blanks around it, and blanks, dots and dashes between digits, do not
    /// count.
    public static func of(_ text: String) -> IdentifierShape {
        let trimmed = text.trimmingPaste
        if let first = trimmed.utf8.first, first | 0x20 == UInt8(ascii: "c"),
            let citizen = CitizenNumber(reference: trimmed)
        {
            // Nobody has that many profiles: somebody typed a personal number after the C.
            return containsPersonalData(trimmed) ? .other : .citizenReference(citizen)
        }
        if isCardQR(trimmed) { return .cardQR }
        if trimmed.unicodeScalars.contains(where: { ScalarClass.of($0) == .at }),
            let address = EmailShape(trimmed), address.isWhole
        {
            return .email
        }
        guard let read = DigitText(trimmed, isPhone: true) else { return .other }
        guard containsPersonalData(trimmed) else { return .other }
        let isPhone = (try? PhoneNumber(trimmed)) != nil
        let isPlain = DigitText(trimmed) != nil
        switch read.digits.count {
        case 9 where isPlain: return .cmnd
        // No personal number begins with 3…9, but 84 and a national number may have twelve digits.
        case 12 where isPlain && !(isPhone && (read.digits.first ?? 0) > UInt8(ascii: "2")):
            return .personalNumber
        default: return isPhone ? .phone : .other
        }
    }

    /// Whether personal data is anywhere in a text: nine or more digits in a row, or an e-mail
    /// address.
    ///
    /// Digits count as a row also when blanks and up to three dots, dashes, `+` or parentheses stand
    /// between two of them, so every spelling of a personal number, CMND or phone number is seen;
    /// full-width and other digits count, invisible characters do not. A date written `yyyy-MM-dd`
    /// on its own ends a row. For refusing arguments, for lint of reasons and for redaction of
    /// history: a long code that is not personal may be caught too.
    public static func containsPersonalData(_ text: String) -> Bool {
        if isPlainlyWords(text) { return false }
        var scan = DigitRowScan()
        var hasAt = false
        for scalar in text.unicodeScalars {
            let kind = ScalarClass.of(scalar)
            if kind == .at { hasAt = true }
            if scan.feed(kind) { return true }
        }
        return scan.finish() || (hasAt && EmailShape(text) != nil)
    }

    /// Whether a text is of Latin and Vietnamese letters and ASCII signs other than digits and `@`: names
    /// of people and places, which nothing more need be asked about.
    private static func isPlainlyWords(_ text: String) -> Bool {
        var bytes = text.utf8.makeIterator()
        while let byte = bytes.next() {
            switch byte {
            case 48...57, UInt8(ascii: "@"): return false
            case ..<0x80: continue
            // U+00C0…U+024F; U+1E80…U+1EFF.
            case 0xC3...0xC9: _ = bytes.next()
            case 0xE1:
                guard let next = bytes.next(), next == 0xBA || next == 0xBB else { return false }
                _ = bytes.next()
            default: return false
            }
        }
        return true
    }

    /// Seven fields or more, the first with the twelve digits of a personal number.
    private static func isCardQR(_ text: String) -> Bool {
        guard text.utf8.contains(UInt8(ascii: "|")) else { return false }
        let fields = text.split(separator: "|", omittingEmptySubsequences: false)
        guard fields.count >= 7, let first = fields.first else { return false }
        return DigitText(String(first))?.digits.count == 12
    }
}

/// An e-mail address in a text, by a look that is much looser than `EmailAddress`.
struct EmailShape {
    /// Whether the address is all of the text.
    let isWhole: Bool

    /// Looks for `x@y.zz`; nil when there is none.
    init?(_ text: String) {
        let classes = text.unicodeScalars.map { ($0, ScalarClass.of($0)) }
            .filter { $0.1 != .invisible }
        var found = false
        for at in classes.indices where classes[at].1 == .at {
            guard at > 0, EmailShape.isPart(classes[at - 1]) else { continue }
            var hasDot = false
            var afterDot = 0
            for item in classes[(at + 1)...] {
                switch item.1 {
                case .letter, .digit, .dash:
                    if hasDot { afterDot += 1 }
                    if afterDot >= 2 { found = true }
                case .dot: hasDot = true
                default: break
                }
                if found || !EmailShape.isPart(item) { break }
            }
            if found { break }
        }
        guard found else { return nil }
        isWhole =
            classes.filter { $0.1 == .at }.count == 1
            && classes.allSatisfy { $0.1 == .at || EmailShape.isPart($0) }
    }

    /// Whether a scalar can stand in an address, beside the `@`.
    ///
    /// An asterisk can, but here it is the sign of an address that is masked already.
    private static func isPart(_ item: (scalar: Unicode.Scalar, kind: ScalarClass)) -> Bool {
        switch item.kind {
        case .letter, .digit, .dash, .dot, .plus: true
        case .other: "!#$%&'/=?^_`{|}~".unicodeScalars.contains(item.scalar)
        case .blank, .parenthesis, .at, .invisible: false
        }
    }
}
