import CommandKit
import Identity

/// The ways in which a plugin cannot be added.
extension CommandError {
    static func badManifest(_ problem: ManifestProblem) -> CommandError {
        let place = problem.place.isEmpty ? "plugin.json" : "plugin.json: \(problem.place)"
        return CommandError(
            "plugin.bad-manifest",
            Phrase(vi: "\(place): \(problem.what.vi)", en: "\(place): \(problem.what.en)"),
            hint: Phrase("lienket plugin check DIR"),
            outcome: .refused
        )
    }

    static func badFolder(_ file: String, _ why: Phrase) -> CommandError {
        CommandError(
            "plugin.bad-folder",
            Phrase(vi: "Không dùng được \(file): \(why.vi)", en: "Cannot use \(file): \(why.en)"),
            hint: Phrase(
                vi: "thư mục chỉ gồm tệp thường, có plugin.json và tệp chạy được",
                en: "a folder of regular files with a plugin.json and an executable"
            ),
            outcome: .refused
        )
    }

    static func badFolder(_ file: String, _ why: String) -> CommandError {
        badFolder(file, Phrase(why))
    }

    static func exposed(_ file: String) -> CommandError {
        CommandError(
            "plugin.exposed",
            Phrase(
                vi: "Người khác ghi được \(file), hoặc tệp không thuộc về bạn hay root",
                en: "Others can write \(file), or it is neither yours nor root's"
            ),
            hint: Phrase("chmod -R go-w DIR"),
            outcome: .refused
        )
    }

    static func protocolMismatch(_ id: String) -> CommandError {
        CommandError(
            "plugin.protocol-mismatch",
            Phrase(
                vi: "\(id) không nói phiên bản giao thức nào mà lienket này nói",
                en: "\(id) speaks no protocol version that this lienket speaks"
            ),
            hint: Phrase("protocol: >=1.0 <2.0"),
            outcome: .refused
        )
    }
}

/// The ways in which an added plugin cannot be asked.
extension CommandError {
    static func gone(_ id: String) -> CommandError {
        CommandError(
            "plugin.not-found",
            Phrase(
                vi: "Chưa thực hiện: phần mở rộng \(id) đã bị gỡ",
                en: "Nothing was done: plugin \(id) has been removed"
            ),
            hint: Phrase("plugin list"),
            outcome: .notFound
        )
    }

    static func switchedOff(_ id: String) -> CommandError {
        CommandError(
            "plugin.disabled",
            Phrase(
                vi: "Chưa thực hiện: phần mở rộng \(id) đang tắt",
                en: "Nothing was done: plugin \(id) is disabled"
            ),
            hint: Phrase(
                vi: "nhờ quản trị viên: plugin enable \(id)",
                en: "ask an admin: plugin enable \(id)"
            ),
            outcome: .refused
        )
    }

    static func upgraded(_ id: String) -> CommandError {
        CommandError(
            "plugin.upgraded",
            Phrase(
                vi: "Chưa thực hiện: phần mở rộng \(id) vừa được nâng cấp",
                en: "Nothing was done: plugin \(id) has just been upgraded"
            ),
            hint: Phrase(vi: "gõ lại lệnh", en: "type the command again"),
            outcome: .refused
        )
    }
}
