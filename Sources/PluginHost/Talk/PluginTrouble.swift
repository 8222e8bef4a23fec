import CommandKit
import Identity

/// The ways in which a plugin that runs fails; its diagnostics go along.
struct PluginTrouble: Error {
    /// Stable, behind `plugin.`.
    enum Kind: String {
        case noStart = "no-start"
        case handshake
        case noAnswer = "no-answer"
        case ended
        case protocolBroken = "protocol"
        case notGranted = "not-granted"
        case changed
        case resting
        case outcomeUnknown = "outcome-unknown"
        case interrupted
    }

    let kind: Kind
    /// The plugin's id.
    let plugin: String
    /// What exactly; no personal data.
    var detail = ""
    /// The last lines of its standard error.
    var diagnostics = ""
    /// Whether the plugin was asked before it came to this.
    var wasAsked = true

    /// Whether it came before the plugin was asked anything.
    var isBeforeRequest: Bool {
        switch kind {
        case .noStart, .handshake, .changed, .resting: true
        default: !wasAsked
        }
    }

    /// The same trouble of another kind.
    func with(_ kind: Kind) -> PluginTrouble {
        PluginTrouble(kind: kind, plugin: plugin, detail: detail, diagnostics: diagnostics)
    }

    /// As the agent sees it.
    var error: CommandError {
        CommandError(
            kind == .interrupted ? "command.interrupted" : "plugin.\(kind.rawValue)",
            message,
            hint: hint,
            outcome: kind == .outcomeUnknown ? .unknown : .failed
        )
    }

    private var message: Phrase {
        let what = words
        let more = detail.isEmpty ? "" : ": \(detail)"
        let lines = diagnostics.isEmpty ? "" : " · \(plugin): \(diagnostics)"
        return Phrase(
            vi: "\(what.vi)\(more)\(lines)",
            en: "\(what.en)\(more)\(lines)"
        )
    }

    private var words: Phrase {
        switch kind {
        case .noStart:
            Phrase(
                vi: "Chưa thực hiện: phần mở rộng \(plugin) không chạy được",
                en: "Nothing was done: plugin \(plugin) does not start"
            )
        case .handshake:
            Phrase(
                vi: "Chưa thực hiện: phần mở rộng \(plugin) không chào đúng như bản kê khai",
                en: "Nothing was done: plugin \(plugin) does not greet as its manifest says"
            )
        case .noAnswer:
            Phrase(
                vi: "Chưa thực hiện: phần mở rộng \(plugin) không trả lời kịp",
                en: "Nothing was done: plugin \(plugin) did not answer in time"
            )
        case .ended:
            Phrase(
                vi: "Chưa thực hiện: phần mở rộng \(plugin) đã tự dừng",
                en: "Nothing was done: plugin \(plugin) ended"
            )
        case .protocolBroken:
            Phrase(
                vi: "Chưa thực hiện: phần mở rộng \(plugin) trả lời sai giao thức",
                en: "Nothing was done: plugin \(plugin) broke the protocol"
            )
        case .notGranted:
            Phrase(
                vi: "Chưa thực hiện: phần mở rộng \(plugin) đòi quyền không được cấp",
                en: "Nothing was done: plugin \(plugin) asked for what it was not granted"
            )
        case .changed:
            Phrase(
                vi: "Chưa thực hiện: phần mở rộng \(plugin) đã khác lúc được thêm",
                en: "Nothing was done: plugin \(plugin) is not what was added"
            )
        case .resting:
            Phrase(
                vi: "Chưa thực hiện: phần mở rộng \(plugin) vừa hỏng, tạm để yên",
                en: "Nothing was done: plugin \(plugin) has just failed and is left alone"
            )
        case .outcomeUnknown:
            Phrase(
                vi:
                    "Không biết hệ thống bên ngoài đã thay đổi hay chưa (\(plugin)); hồ sơ giữ nguyên",
                en: "Nobody knows whether the other system was changed (\(plugin)); "
                    + "the record stays as it was"
            )
        case .interrupted:
            Phrase(
                vi: "Đã dừng khi đang hỏi phần mở rộng \(plugin): không có gì thay đổi",
                en: "Stopped while plugin \(plugin) was asked: nothing was changed"
            )
        }
    }

    private var hint: Phrase? {
        switch kind {
        case .changed:
            Phrase(
                vi: "nhờ quản trị viên xem rồi: plugin upgrade DIR",
                en: "an admin looks at it, then: plugin upgrade DIR"
            )
        case .outcomeUnknown:
            Phrase(
                vi: "không làm lại; hỏi bên kia rồi nhờ quản trị viên: plugin list, plugin settle",
                en:
                    "do not repeat it; ask the other side, then an admin: plugin list, plugin settle"
            )
        case .resting: Phrase(vi: "thử lại sau ít giây", en: "try again in a moment")
        case .notGranted: Phrase("plugin show \(plugin)")
        case .interrupted: nil
        default:
            Phrase(
                vi: "báo quản trị viên: plugin verify \(plugin)",
                en: "tell an admin: plugin verify \(plugin)"
            )
        }
    }
}
