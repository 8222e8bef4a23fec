import Identity

/// What is wrong at one place of the seed files.
public struct SeedError: Error, Hashable, Sendable {
    /// The file's name, `citizens.csv`.
    public let file: String
    /// The line on which the row begins, from 1; 0 when it is about the file as a whole.
    public let line: Int
    /// The column's name, when it is about one.
    public let column: String?
    /// What is wrong; never holds personal data.
    public let message: Phrase

    /// Makes an error.
    public init(file: String, line: Int, column: String?, message: Phrase) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
    }

    /// `file:line: column: ` and the message, as it is printed.
    public func text(_ language: Language) -> String {
        var place = file
        if line > 0 { place += ":\(line)" }
        if let column { place += ": \(column)" }
        return "\(place): \(message.text(language))"
    }
}

/// Everything that is wrong with a set of seed files; nothing was loaded.
public struct SeedErrors: Error, Hashable, Sendable {
    /// The errors by file (in the order of loading), line and column.
    public let errors: [SeedError]
    /// Whether there may be more: the search stopped at `mostErrors`.
    public let isCapped: Bool

    /// How many errors are reported at most.
    public static let mostErrors = 100

    /// Makes the list.
    public init(errors: [SeedError], isCapped: Bool) {
        self.errors = errors
        self.isCapped = isCapped
    }
}

/// What an import brought in.
public struct ImportReport: Sendable {
    /// The files that were there, in the order of loading, with their numbers of rows.
    public let rows: [(file: String, count: Int)]

    /// The number of citizens that were added.
    public var citizens: Int { rows.first { $0.file == "citizens.csv" }?.count ?? 0 }
}

/// How far an import is.
public struct ImportProgress: Sendable {
    /// The file that is being read; nil while indexes are made.
    public let file: String?
    /// The bytes that were read, of all files.
    public let bytes: Int64
    /// The bytes of all files.
    public let totalBytes: Int64
    /// The rows that were read, of all files.
    public let rows: Int
}
