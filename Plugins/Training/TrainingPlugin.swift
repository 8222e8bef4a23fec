import CommandKit
import Identity

/// What only demonstration stores have: other agents' chairs, and a caller who logs in.
public struct TrainingPlugin: CommandPlugin {
    /// `lienket.training`.
    public let id = "lienket.training"
    /// What it is for.
    public let summary = Phrase(
        vi: "Tập huấn (chỉ kho trình diễn)",
        en: "Training (demonstration stores only)"
    )
    /// Its commands.
    public let commands: [any Command] = [ActAsCommand(), CallerLoginCommand()]

    /// Makes the plugin.
    public init() {}
}

/// Keeps training out of real stores.
enum Training {
    static func check(_ host: any Host) throws {
        guard host.isDemonstration else {
            throw CommandError(
                "training.demonstration-only",
                Phrase(
                    vi: "Chưa thực hiện: lệnh này chỉ dùng trên kho trình diễn",
                    en: "Nothing was done: this command is for demonstration stores only"
                ),
                hint: Phrase(
                    vi: "tạo một kho riêng: lienket --store ĐƯỜNG-DẪN init --demo",
                    en: "make one: lienket --store PATH init --demo"
                ),
                outcome: .refused
            )
        }
    }
}
