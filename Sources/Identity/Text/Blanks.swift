extension Unicode.Scalar {
    /// Whether this is a blank of any width; tabs and line breaks are control characters, not blanks.
    @inline(__always)
    var isBlank: Bool {
        if value < 0x80 { return value == 0x20 }
        if value < 0xA1 { return value == 0xA0 }
        if value < 0x1680 || (0x1E00...0x1EFF).contains(value) { return false }
        return properties.generalCategory == .spaceSeparator
    }

    /// Whether a terminal or a reader could be led astray by it: control characters, format
    /// characters (bidirectional marks, zero-width ones), line and paragraph separators.
    var isControl: Bool {
        if value < 0x80 { return value < 0x20 || value == 0x7F }
        if value < 0xA0 { return true }
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: return true
        default: return false
        }
    }
}

extension String {
    /// The text without blanks at either end.
    var trimmingBlanks: String {
        guard unicodeScalars.first?.isBlank == true || unicodeScalars.last?.isBlank == true else {
            return self
        }
        var view = unicodeScalars[...]
        while view.first?.isBlank == true { view.removeFirst() }
        while view.last?.isBlank == true { view.removeLast() }
        return String(view)
    }

    /// The text without blanks, tabs and line breaks at either end, as when it was pasted.
    var trimmingPaste: String {
        var view = unicodeScalars[...]
        while let first = view.first, first.isBlank || (0x09...0x0D).contains(first.value) {
            view.removeFirst()
        }
        while let last = view.last, last.isBlank || (0x09...0x0D).contains(last.value) {
            view.removeLast()
        }
        return String(view)
    }

    /// The text with every run of blanks as one space, and none at either end.
    var collapsingBlanks: String {
        var needed = false
        var previous = true
        for scalar in unicodeScalars {
            let blank = scalar.isBlank
            if blank, previous || scalar.value != 0x20 {
                needed = true
                break
            }
            previous = blank
        }
        guard needed || previous else { return self }
        var result = String.UnicodeScalarView()
        var pending = false
        for scalar in unicodeScalars {
            if scalar.isBlank {
                pending = true
            } else {
                if pending, !result.isEmpty { result.append(" ") }
                pending = false
                result.append(scalar)
            }
        }
        return String(result)
    }
}
