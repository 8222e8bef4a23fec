import CommandKit
import Identity

extension ScriptReadError {
    /// The error as a command's.
    var commandError: CommandError {
        switch self {
        case .missing:
            CommandError(
                "file.not-found",
                Phrase(vi: "không có tệp này", en: "there is no such file"),
                hint: Phrase(vi: "kiểm tra đường dẫn", en: "check the path"),
                outcome: .notFound
            )
        case .unreadable:
            CommandError(
                "file.unreadable",
                Phrase(vi: "không đọc được tệp", en: "the file cannot be read"),
                hint: Phrase(vi: "kiểm tra quyền của tệp", en: "check the file's permissions"),
                outcome: .failed
            )
        case .stopped:
            CommandError(
                "file.interrupted",
                Phrase(
                    vi: "đã dừng đọc tệp; không chạy gì",
                    en: "reading was stopped; nothing was run"
                ),
                outcome: .failed
            )
        case .tooLarge:
            CommandError(
                "file.too-large",
                Phrase(vi: "tệp lệnh lớn hơn 256 MB", en: "the command file is larger than 256 MB"),
                hint: Phrase(vi: "chia thành nhiều tệp", en: "split it"),
                outcome: .failed
            )
        }
    }
}
