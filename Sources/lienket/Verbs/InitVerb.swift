import AuditLog
import Console
import Identity
import Store

/// `lienket init`: makes the store, its audit key and, for demonstration, its data.
struct InitVerb {
    let desk: DeskSetup

    func run() throws -> Int32 {
        let location = desk.location
        let isDemonstration = desk.options.demo
        let seeds = isDemonstration ? StoreLocation.demonstrationSeeds() : nil
        if isDemonstration, seeds == nil {
            throw Failure(
                "seeds.missing",
                Phrase(
                    vi: "chưa tạo kho: không tìm thấy Seeds/demo",
                    en: "no store was made: Seeds/demo is not to be found"
                ),
                hint: Phrase(
                    vi: "chạy từ thư mục mã nguồn lienket",
                    en: "run it from lienket's source folder"
                ),
                status: ExitStatus.noFile
            )
        }
        let origin = InitVerb.origin(isDemonstration: isDemonstration)
        let store = try SQLiteStore.create(
            at: location.store,
            demonstration: isDemonstration,
            origin: origin,
            now: DeskSetup.now()
        )
        if let seeds {
            let status = try ImportVerb(desk: desk).load(seeds, into: store)
            guard status == ExitStatus.done else { return status }
        }
        desk.output.report(
            Phrase(
                vi: "Đã tạo \(isDemonstration ? "kho trình diễn" : "kho") \(location.store)\n"
                    + "Khóa công khai của nhật ký, hãy lưu ở nơi khác:\n",
                en:
                    "Made the \(isDemonstration ? "demonstration store" : "store") \(location.store)\n"
                    + "Public key of the audit log, keep it elsewhere:\n"
            ).text(desk.language)
        )
        desk.output.write(try store.auditKey().vkey + "\n")
        return ExitStatus.done
    }

    /// The audit log's origin: unique to this store, and the name of its key.
    private static func origin(isDemonstration: Bool) -> String {
        let unique = UUIDv7.make(milliseconds: DeskSetup.now().milliseconds).suffix(12)
        let host = DeskSetup.hostName().filter {
            $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-")
        }
        return
            "\(host.isEmpty ? "localhost" : host)/lienket\(isDemonstration ? "-demo" : "")-\(unique)"
    }
}
