import CommandKit
import Console
import Identity
import Store

/// Why the program cannot even begin: one clear error and its exit status.
struct Failure: Error {
    let error: ErrorText
    let status: Int32

    init(_ code: String, _ message: Phrase, hint: Phrase? = nil, status: Int32) {
        error = ErrorText(code, message, hint: hint)
        self.status = status
    }

    init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let error as StoreError: self = Failure.store(error)
        case let error as CommandError:
            self.init(
                error.code,
                error.message,
                hint: error.hint,
                status: ExitStatus.of(error.outcome, code: error.code)
            )
        default:
            self.init(
                "internal.defect",
                Phrase(vi: "lỗi bên trong lienket", en: "a defect inside lienket"),
                status: ExitStatus.untrusted
            )
        }
    }

    /// Writes the error and returns the exit status.
    func tell(_ language: Language, _ output: Output) -> Int32 {
        output.report(Diagnostics(language: language, colors: false).text(error))
        return status
    }

    private static func store(_ error: StoreError) -> Failure {
        switch error {
        case .missing(let path):
            Failure(
                "store.missing",
                Phrase(vi: "chưa có kho dữ liệu ở \(path)", en: "there is no store at \(path)"),
                hint: Phrase(vi: "tạo kho: lienket init", en: "make one: lienket init"),
                status: ExitStatus.noFile
            )
        case .exists(let path):
            Failure(
                "store.exists",
                Phrase(
                    vi: "đã có kho dữ liệu ở \(path); không động vào",
                    en: "there is a store at \(path) already; it was left alone"
                ),
                hint: Phrase(
                    vi: "chọn chỗ khác: lienket --store ĐƯỜNG-DẪN init",
                    en: "choose another place: lienket --store PATH init"
                ),
                status: 1
            )
        case .foreign(let path):
            Failure(
                "store.foreign",
                Phrase(
                    vi: "\(path) không phải kho lienket, hoặc đã hỏng; không thay đổi gì",
                    en: "\(path) is not a lienket store, or is damaged; nothing was changed"
                ),
                hint: Phrase(
                    vi: "kiểm tra --store, hoặc phục hồi từ bản sao lưu",
                    en: "check --store, or restore a backup"
                ),
                status: ExitStatus.untrusted
            )
        case .newer(let path, let version):
            Failure(
                "store.newer",
                Phrase(
                    vi:
                        "\(path) do bản lienket mới hơn tạo (lược đồ \(version)); không thay đổi gì",
                    en:
                        "\(path) was made by a newer lienket (schema \(version)); nothing was changed"
                ),
                hint: Phrase(vi: "cập nhật lienket", en: "update lienket"),
                status: ExitStatus.untrusted
            )
        case .exposed(let path):
            Failure(
                "store.exposed",
                Phrase(
                    vi: "người khác đọc hoặc ghi được \(path); không mở",
                    en: "others can read or write \(path); it was not opened"
                ),
                hint: Phrase(
                    vi: "thư mục 0700, tệp 0600, của chính người chạy: chmod -R go= THƯ-MỤC",
                    en: "directory 0700, files 0600, owned by who runs it: chmod -R go= DIRECTORY"
                ),
                status: ExitStatus.untrusted
            )
        case .busy(let holder):
            Failure(
                "store.busy",
                Phrase(
                    vi: "kho đang bận: \(holder ?? "chương trình khác") đang ghi",
                    en: "the store is busy: \(holder ?? "another program") is writing"
                ),
                hint: Phrase(vi: "thử lại sau vài giây", en: "try again in a few seconds"),
                status: ExitStatus.busy
            )
        case .unwritable(let reason):
            Failure(
                "store.unwritable",
                Phrase(vi: "không ghi được: \(reason)", en: "cannot write: \(reason)"),
                hint: Phrase(
                    vi: "kiểm tra dung lượng đĩa và quyền tệp",
                    en: "check the disk's free space and the permissions"
                ),
                status: ExitStatus.untrusted
            )
        case .unconfirmed(let reason):
            Failure(
                "store.unconfirmed",
                Phrase(
                    vi: "không chắc đã thực hiện: đĩa báo lỗi khi vừa ghi xong: \(reason)",
                    en: "it may have been done: the disk failed as it was written: \(reason)"
                ),
                hint: Phrase(vi: "lienket doctor", en: "lienket doctor"),
                status: ExitStatus.unknown
            )
        case .rolledBack(let reason):
            Failure(
                "verify.rolled-back",
                Phrase(
                    vi: "kho cũ hơn hoặc khác bản ghi đã ký gần nhất (\(reason)); chỉ để đọc",
                    en:
                        "the store is older than, or another than, what was last signed (\(reason)); "
                        + "read-only"
                ),
                hint: Phrase(
                    vi: "phục hồi bản mới nhất; nếu cố ý dùng bản cũ, xem README: Phục hồi",
                    en:
                        "restore the newest copy; if the old one is meant, see the README: Restoring"
                ),
                status: ExitStatus.untrusted
            )
        case .damaged(let reason):
            Failure(
                "store.damaged",
                Phrase(
                    vi: "không tin được kho: \(reason)",
                    en: "the store cannot be trusted: \(reason)"
                ),
                hint: Phrase(vi: "lienket doctor", en: "lienket doctor"),
                status: ExitStatus.untrusted
            )
        case .changed, .conflict:
            Failure(
                "store.conflict",
                Phrase(vi: "dữ liệu mâu thuẫn với kho", en: "the data contradict the store"),
                status: 1
            )
        }
    }
}
