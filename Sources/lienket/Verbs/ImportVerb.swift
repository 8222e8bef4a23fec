import Console
import Glibc
import Identity
import LineEditing
import Store

/// `lienket import`: loads seed files, all or nothing, with a progress bar on a terminal.
struct ImportVerb {
    let desk: DeskSetup

    func run() throws -> Int32 {
        let folder = desk.options.words[0]
        guard access(folder, F_OK) == 0 else {
            throw Failure(
                "file.not-found",
                Phrase(vi: "không có thư mục \(folder)", en: "there is no folder \(folder)"),
                hint: Phrase(
                    vi: "thư mục có citizens.csv, ví dụ Seeds/demo",
                    en: "a folder with citizens.csv, such as Seeds/demo"
                ),
                status: ExitStatus.noFile
            )
        }
        let store = try SQLiteStore.open(at: desk.location.store)
        return try load(folder, into: store)
    }

    /// Loads a folder into a store and says how much there was.
    func load(_ folder: String, into store: SQLiteStore) throws -> Int32 {
        let bar = ProgressBar(output: desk.output, language: desk.language)
        do {
            let report = try SeedImporter.load(
                directory: folder,
                into: store,
                registryPath: desk.registryPath,
                now: DeskSetup.now(),
                progress: { bar.show(Double($0.bytes) / Double(max($0.totalBytes, 1))) },
                finish: { try record($1, in: $0) }
            )
            bar.clear()
            desk.output.report(
                Phrase(
                    vi: "Đã nạp \(report.citizens) công dân, \(report.rowCount) dòng.\n",
                    en: "Loaded \(report.citizens) citizens, \(report.rowCount) rows.\n"
                ).text(desk.language)
            )
            return ExitStatus.done
        } catch let error as SeedErrors {
            bar.clear()
            tell(error)
            return ExitStatus.usage
        }
    }

    /// The audit record of the import, in the import's own transaction.
    private func record(_ report: ImportReport, in writer: any StoreWriter) throws {
        let uid = getuid()
        let login = getpwuid(uid).flatMap { $0.pointee.pw_name }.map { String(cString: $0) }
        try StoreKeeping.record(
            "store.import",
            count: report.rowCount,
            login: login ?? "uid-\(uid)",
            uid: uid,
            host: DeskSetup.hostName(),
            now: DeskSetup.now(),
            in: writer
        )
    }

    private func tell(_ errors: SeedErrors) {
        for error in errors.errors {
            desk.output.report(error.text(desk.language) + "\n")
        }
        desk.output.report(
            Phrase(
                vi:
                    "Không nạp gì: \(errors.errors.count)\(errors.isCapped ? "+" : "") lỗi. Sửa rồi nạp lại.\n",
                en:
                    "Nothing was loaded: \(errors.errors.count)\(errors.isCapped ? "+" : "") errors. "
                    + "Mend them and import again.\n"
            ).text(desk.language)
        )
    }
}

extension ImportReport {
    /// Rows of all files together.
    fileprivate var rowCount: Int { rows.reduce(0) { $0 + $1.count } }
}
