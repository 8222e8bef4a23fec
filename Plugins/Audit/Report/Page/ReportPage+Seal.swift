import CommandKit
import Identity

extension ReportPage {
    /// What a check of the log found: first of all, because nothing else counts without it.
    var seal: HTML {
        let tone = verdict.code == nil ? "good" : verdict.isConsistent ? "caution" : "bad"
        var facts: [(String, HTML)] = [
            (
                words("Đã kiểm tra", "Checked"),
                "\(words.number(verdict.count)) \(words("bản ghi", "records"))"
            )
        ]
        if verdict.size != verdict.count {
            facts.append((words("Cây có", "Tree of"), "\(words.number(verdict.size))"))
        }
        facts.append((words("Gốc Merkle", "Merkle root"), mono(verdict.root)))
        if verdict.unsealed > 0 {
            facts.append(
                (words("Chưa niêm phong", "Not sealed"), "\(words.number(verdict.unsealed))")
            )
        }
        if let bad = verdict.firstBad {
            facts.append((words("Sai từ bản ghi", "Wrong from record"), words.record(bad)))
        }
        if let fault = verdict.fault {
            facts.append((words("Chỗ sai", "What is wrong"), words.text(fault)))
        }
        if !verdict.witnesses.isEmpty {
            let names = verdict.witnesses.map { words.text($0) }
            facts.append((words("Bên chứng kiến", "Witnesses"), names.joined(", ")))
        }
        let list = facts.map { HTML("<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>") }
        return """
            <section id="seal" class="seal \(tone)" aria-labelledby="seal-h"><div class="wide">
            \(ReportPage.shield(tone))
            <div><p class="kicker">\(words("Tình trạng niêm phong", "Seal status"))</p>
            <h2 id="seal-h">\(sealTitle)</h2>
            <p>\(sealMeaning)</p>
            <dl class="facts">\(list)</dl></div>
            </div></section>

            """
    }

    private func mono(_ text: String) -> HTML {
        text.isEmpty ? "–" : "<span class=\"root\">\(text)</span>"
    }

    private var sealTitle: String {
        switch verdict.code {
        case nil:
            words("Nguyên vẹn và được chứng thực", "Intact and vouched for")
        case "verify.no-anchor":
            words(
                "Nhất quán, chưa được chứng thực từ bên ngoài",
                "Consistent, not vouched for from outside"
            )
        case "verify.unsealed-tail":
            words(
                "Nhất quán, \(words.number(verdict.unsealed)) bản ghi cuối chưa niêm phong",
                "Consistent, the last \(words.number(verdict.unsealed)) records are not sealed"
            )
        case "verify.tampered":
            words(
                "Đã bị sửa, từ bản ghi \(verdict.firstBad ?? 0)",
                "Altered, from record \(verdict.firstBad ?? 0)"
            )
        default: VerdictWords(verdict).message.text(words.language)
        }
    }

    private var sealMeaning: String {
        switch verdict.code {
        case nil:
            words(
                "Mọi bản ghi đã được tính lại và khớp với khóa hoặc mốc ký giữ bên ngoài kho: không "
                    + "bản ghi nào bị sửa, bị bỏ hay bị thêm.",
                "Every record was recomputed and agrees with the key or checkpoint kept outside the "
                    + "store: none was altered, dropped or added."
            )
        case "verify.no-anchor":
            words(
                "Mọi bản ghi khớp với nhau và với chữ ký của chính kho này. Người có cả kho lẫn khóa "
                    + "ký vẫn có thể viết lại tất cả; để loại trừ, hãy lập lại báo cáo với --key "
                    + "hoặc --since.",
                "Every record agrees with the others and with this store's own signature. Whoever "
                    + "has both the store and its key could still rewrite everything; to rule that "
                    + "out, make the report again with --key or --since."
            )
        case "verify.unsealed-tail":
            words(
                "Phần trước khớp với mốc ký giữ bên ngoài. Những bản ghi cuối mới chỉ có chính kho "
                    + "này làm chứng; lập lại báo cáo với mốc ký mới hơn.",
                "Everything before agrees with what is kept outside. For the last records only this "
                    + "store itself vouches; make the report again with a newer checkpoint."
            )
        default:
            words(
                "Không dùng số liệu dưới đây làm căn cứ. Giữ nguyên kho, ngừng sử dụng và báo quản "
                    + "trị viên.",
                "Do not rely on any figure below. Leave the store as it is, stop using it and tell "
                    + "an admin."
            )
        }
    }

    /// A shield with a tick, an exclamation mark or a cross; the words beside it say the same.
    private static func shield(_ tone: String) -> HTML {
        let sign: HTML =
            switch tone {
            case "good": "<path class=\"sign\" d=\"M15 24.5l6.5 6.5L33.5 18\"/>"
            case "caution": "<path class=\"sign\" d=\"M24 14v12M24 32.5v.5\"/>"
            default: "<path class=\"sign\" d=\"M17 17l14 14M31 17L17 31\"/>"
            }
        return """
            <svg class="shield" aria-hidden="true" width="56" height="56" viewBox="0 0 48 48" preserveAspectRatio="xMidYMin">\
            <path class="body" d="M24 3l17 6v13c0 11-7 19-17 23C14 41 7 33 7 22V9z"/>\(sign)</svg>
            """
    }
}
