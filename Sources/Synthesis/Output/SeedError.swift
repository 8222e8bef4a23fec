/// The language of messages.
public enum SeedLanguage: Sendable {
    /// Vietnamese, the default.
    case vietnamese
    /// English.
    case english

    /// The language for the value of `LC_ALL` or `LANG`: English when it starts with `en`.
    public init(locale: String) {
        self = locale.hasPrefix("en") ? .english : .vietnamese
    }
}

/// Why a population could not be written.
public enum SeedError: Error, Equatable, Sendable {
    /// The number of citizens is outside ``SyntheticPopulation/sizes``.
    case sizeOutOfRange(Int)
    /// The target folder exists and holds something.
    case folderNotEmpty(String)
    /// The target exists and is no folder.
    case notAFolder(String)
    /// A call of the operating system failed: the path and `errno`.
    case system(path: String, code: Int32)

    /// The exit status that the program ends with: 64 for usage, 74 for input and output.
    public var exitStatus: Int32 {
        switch self {
        case .sizeOutOfRange, .folderNotEmpty, .notAFolder: 64
        case .system: 74
        }
    }

    /// One line for people; `reason` is the operating system's own word for `system`.
    public func message(_ language: SeedLanguage, reason: (Int32) -> String) -> String {
        let sizes = SyntheticPopulation.sizes
        switch (self, language) {
        case (.sizeOutOfRange, .vietnamese):
            return "--citizens phải từ \(sizes.lowerBound) đến \(sizes.upperBound)"
        case (.sizeOutOfRange, .english):
            return "--citizens must be \(sizes.lowerBound) to \(sizes.upperBound)"
        case (.folderNotEmpty(let path), .vietnamese):
            return "thư mục không rỗng, không ghi đè: \(path)"
        case (.folderNotEmpty(let path), .english):
            return "folder is not empty, nothing is overwritten: \(path)"
        case (.notAFolder(let path), .vietnamese): return "không phải thư mục: \(path)"
        case (.notAFolder(let path), .english): return "not a folder: \(path)"
        case (.system(let path, let code), _): return "\(path): \(reason(code))"
        }
    }
}
