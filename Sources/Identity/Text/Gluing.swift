extension [String] {
    /// All texts as one, with `separator` between each two.
    ///
    /// What `joined(separator:)` does, without its price: the first `joined` of a process looks
    /// through every conformance of the program, 0.1 ms of the 3.6 that `exec whoami` takes.
    ///
    /// - Parameter separator: what stands between two texts.
    /// - Returns: the whole text.
    public func glued(_ separator: String) -> String {
        var result = ""
        for (index, text) in enumerated() {
            if index > 0 { result += separator }
            result += text
        }
        return result
    }
}
