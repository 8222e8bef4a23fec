/// Finds the text of a citizen card's QR code in a line.
///
/// A scanner types it as it is, with the blanks and apostrophes of names and addresses, so it cannot
/// be cut at blanks like other words: it is one word, taken literally.
enum CardText {
    /// The end of the card text that starts at `start`; nil when none does.
    ///
    /// It starts with twelve digits and `|` and has seven fields or more. Its last field goes to the
    /// next blank; behind the seventh field (newer cards), also over words with a capital letter.
    static func end(in scalars: [Unicode.Scalar], from start: Int) -> Int? {
        guard start + 13 <= scalars.count, scalars[start + 12] == "|",
            scalars[start..<start + 12].allSatisfy({ (48...57).contains($0.value) })
        else { return nil }
        var pipes = 0
        var last = start
        var index = start
        while index < scalars.count, scalars[index] != "\n", !isOption(scalars, index) {
            if scalars[index] == "|" {
                pipes += 1
                last = index
            }
            index += 1
        }
        guard pipes >= 6 else { return nil }
        var end = wordEnd(scalars, last + 1)
        while pipes > 6, end + 1 < scalars.count, scalars[end] == " ",
            scalars[end + 1].properties.isUppercase
        {
            end = wordEnd(scalars, end + 1)
        }
        return end
    }

    /// Whether ` --` stands here.
    private static func isOption(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        index + 2 < scalars.count && Tokenizer.isBlank(scalars[index])
            && scalars[index + 1] == "-" && scalars[index + 2] == "-"
    }

    private static func wordEnd(_ scalars: [Unicode.Scalar], _ start: Int) -> Int {
        scalars[start...].firstIndex(where: Tokenizer.isBlank) ?? scalars.count
    }
}
