/// Writes a JSON object of nested objects straight to a file's bytes.
struct EventJSON {
    private(set) var out: [UInt8]

    /// Appends an object and a line feed.
    static func appendLine(to out: inout [UInt8], _ members: (inout EventJSON) -> Void) {
        // The bytes move in and back: a copy for each record would be one of the whole file.
        var json = EventJSON(out: [])
        swap(&json.out, &out)
        json.group(0x7B, 0x7D, members)
        json.out.append(0x0A)
        swap(&json.out, &out)
    }

    mutating func member(_ key: StaticString, _ text: String?) {
        guard let text else { return }
        start(key)
        quote(text)
    }

    mutating func member(_ key: StaticString, _ number: Int64?) {
        guard let number else { return }
        start(key)
        out.append(decimal: number)
    }

    /// Writes a word of the program's own, which needs no escapes.
    mutating func word(_ key: StaticString, _ word: StaticString) {
        start(key)
        out.append(0x22)
        out.append(word)
        out.append(0x22)
    }

    /// Writes an integer where the form wants a text.
    mutating func digits(_ key: StaticString, _ number: Int64) {
        start(key)
        out.append(0x22)
        out.append(decimal: number)
        out.append(0x22)
    }

    /// Writes UTF-8 as a string.
    mutating func member(_ key: StaticString, bytes: [UInt8]) {
        start(key)
        out.append(0x22)
        bytes.withUnsafeBufferPointer { JSONSpelling.append($0, to: &out) }
        out.append(0x22)
    }

    /// Writes a string of which every character stands as it is.
    mutating func plain(_ key: StaticString, _ append: (inout [UInt8]) -> Void) {
        start(key)
        out.append(0x22)
        append(&out)
        out.append(0x22)
    }

    mutating func flag(_ key: StaticString, _ isSet: Bool) {
        start(key)
        out.append(isSet ? "true" : "false")
    }

    mutating func object(_ key: StaticString, _ members: (inout EventJSON) -> Void) {
        start(key)
        group(0x7B, 0x7D, members)
    }

    mutating func array(_ key: StaticString, _ elements: (inout EventJSON) -> Void) {
        start(key)
        group(0x5B, 0x5D, elements)
    }

    /// Writes an object as an array's element.
    mutating func element(_ members: (inout EventJSON) -> Void) {
        separate()
        group(0x7B, 0x7D, members)
    }

    /// Writes a text as an array's element.
    mutating func element(_ text: String) {
        separate()
        quote(text)
    }

    /// Writes a word of the program's own as an array's element.
    mutating func element(word: StaticString) {
        separate()
        out.append(0x22)
        out.append(word)
        out.append(0x22)
    }

    /// Writes texts by names that are not the program's.
    mutating func object(_ key: StaticString, texts: [(key: String, value: String)]) {
        guard !texts.isEmpty else { return }
        object(key) { nested in
            for (name, text) in texts {
                nested.separate()
                nested.quote(name)
                nested.out.append(0x3A)
                nested.quote(text)
            }
        }
    }

    private mutating func group(
        _ open: UInt8,
        _ close: UInt8,
        _ content: (inout EventJSON) -> Void
    ) {
        out.append(open)
        content(&self)
        out.append(close)
    }

    private mutating func quote(_ text: String) {
        out.append(0x22)
        JSONSpelling.append(text, to: &out)
        out.append(0x22)
    }

    private mutating func start(_ key: StaticString) {
        separate()
        out.append(0x22)
        out.append(key)
        out.append(0x22, 0x3A)
    }

    /// Writes a comma, but not behind an opening bracket; no value ends with one.
    private mutating func separate() {
        if out.last != 0x7B, out.last != 0x5B { out.append(0x2C) }
    }
}
