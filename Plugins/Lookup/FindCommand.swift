import CommandKit
import Identity

/// `find`: citizens by name or by any identifier.
///
/// - Rule: R35. The host caps and masks a search by name alone.
struct FindCommand: Command {
    let manifest = CommandManifest(
        "find",
        vietnamese: "tìm",
        summary: Phrase(
            vi: "Tìm công dân theo họ tên hoặc một định danh",
            en: "Find citizens by name or by an identifier"
        ),
        parameters: [
            .word(
                "TEXT",
                .oneOrMore,
                .text,
                Phrase(
                    vi: "Họ tên (các từ liền nhau; * ở cuối từ cuối cùng), hoặc một định danh",
                    en: "A name (consecutive words; * ends a prefix), or one identifier"
                ),
                sensitive: true
            ),
            .option(
                "born",
                .birth,
                Phrase(
                    vi: "Chỉ người sinh năm hoặc ngày này",
                    en: "Only born in this year or on this day"
                ),
                sensitive: true
            ),
            .option(
                "province",
                .province,
                Phrase(
                    vi: "Chỉ số định danh của tỉnh, thành phố này (mã hoặc tên)",
                    en: "Only personal numbers of this province (code or name)"
                )
            ),
            .option(
                "limit",
                .integer(1...200),
                Phrase(
                    vi: "Số kết quả nhiều nhất, mặc định \(defaultLimit)",
                    en: "Most matches to list, \(defaultLimit) by default"
                )
            ),
        ],
        effect: .read,
        access: .lookup,
        needsCase: true,
        act: "citizen.find",
        data: ["matches", "total", "truncated"],
        rows: "matches",
        examples: [
            "find Đặng Trung Du", "find dang trung --born 1989", "find 'Nguyễn T*' --province 046",
            "find C-1",
        ]
    )

    private static let defaultLimit = 20

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let query = CitizenQuery(
            text: invocation.texts("TEXT").joined(separator: " "),
            born: invocation.birth("born"),
            province: try invocation.text("province").map(province),
            limit: invocation.integer("limit") ?? FindCommand.defaultLimit
        )
        let matches = try host.find(query)
        let rows = matches.files.map {
            CitizenSummary($0, policies: host.policies, now: host.now)
        }
        let data: DataObject = [
            "matches": .array(rows.map(\.data)),
            "total": .number(matches.total),
            "truncated": .bool(matches.truncated),
        ]
        return .answer(Answer(data, view: view(matches, rows, query)))
    }

    /// Nobody fits; somebody with a personal number may still have a VNeID account alone.
    private func nobody(_ query: CitizenQuery) -> View {
        let table = Block.table(CitizenSummary.table([]))
        guard (try? PersonalNumber(query.text)) != nil else { return View([table]) }
        let note = Phrase(
            vi: "Có thể công dân chỉ có VNeID, chưa có tài khoản Cổng; xem: guide 'SỐ ĐỊNH DANH'",
            en: "The citizen may have VNeID and no portal account; see: guide 'NUMBER'"
        )
        return View([table, .note(note, .muted)])
    }

    /// The three-digit code that a province's code or name stands for.
    private func province(_ text: String) throws -> String {
        if let province = Province.matching(text) { return province.code }
        throw CommandError(
            "find.unknown-province",
            Phrase(
                vi: "Không có tỉnh, thành phố nào trong 63 mã số định danh có mã hoặc tên này.",
                en: "None of the 63 provinces of personal numbers has this code or name."
            ),
            hint: Phrase("find 'Nguyễn T*' --province 046"),
            outcome: .invalid
        )
    }

    private func view(
        _ matches: CitizenMatches,
        _ rows: [CitizenSummary],
        _ query: CitizenQuery
    ) -> View {
        guard matches.total > 0 else { return nobody(query) }
        var blocks: [Block] = [
            .heading(
                .count(matches.total, vi: "công dân phù hợp", one: "match", many: "matches")
            ),
            .table(CitizenSummary.table(rows)),
        ]
        if matches.truncated {
            blocks.append(
                .note(
                    Phrase(
                        vi:
                            "Còn kết quả chưa liệt kê: thu hẹp bằng --born hoặc --province, hoặc "
                            + "tìm theo định danh.",
                        en: "There are more matches: narrow with --born or --province, or search "
                            + "by an identifier."
                    ),
                    .caution
                )
            )
        }
        return View(blocks)
    }
}
