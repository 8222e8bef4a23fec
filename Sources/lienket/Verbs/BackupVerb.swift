import Console
import Identity
import Store

/// `lienket backup`: a consistent copy of a live store.
struct BackupVerb {
    let desk: DeskSetup

    func run() throws -> Int32 {
        let target = desk.options.words[0]
        let store = try SQLiteStore.open(at: desk.location.store)
        try store.backup(to: target)
        desk.output.report(
            Phrase(
                vi:
                    "Đã sao lưu vào \(target) (0600). Khóa audit.key và registry.sqlite sao riêng.\n",
                en: "Copied to \(target) (0600). Copy audit.key and registry.sqlite separately.\n"
            ).text(desk.language)
        )
        return ExitStatus.done
    }
}
