import CommandKit
import Identity

/// `alias`: makes a word stand for the beginning of a line, in this session.
struct AliasCommand: Command {
    let manifest = CommandManifest(
        "alias",
        vietnamese: "bí-danh",
        summary: Phrase(
            vi: "Đặt tên tắt cho đầu một dòng lệnh, trong phiên này",
            en: "Make a word stand for the beginning of a line, in this session"
        ),
        parameters: [
            .word("NAME", .optional, .text, Phrase(vi: "Tên tắt", en: "The word")),
            .word(
                "WORD",
                .anyNumber,
                .text,
                Phrase(vi: "Dòng lệnh; để trống là xóa", en: "The line; none removes it"),
                sensitive: true
            ),
        ],
        effect: .console,
        access: .console,
        act: "session.alias",
        data: ["aliases"],
        rows: "aliases",
        examples: ["alias tt status"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        var aliases = host.aliases
        var session: [SessionChange] = []
        if let name = invocation.text("NAME").map(Folding.fold) {
            let line = invocation.texts("WORD").joined(separator: " ")
            try check(name, line, host)
            aliases[name] = line.isEmpty ? nil : line
            session = [.alias(name, line.isEmpty ? nil : line)]
        }
        let sorted = aliases.sorted { $0.key < $1.key }
        let table = Table(
            [Phrase(vi: "Tên tắt", en: "Alias"), Phrase(vi: "Thay cho", en: "Stands for")],
            rows: sorted.map { [.value(.string($0.key)), .value(.string($0.value))] },
            empty: Phrase(vi: "chưa có tên tắt nào", en: "no aliases")
        )
        let data = sorted.map {
            DataValue.object(["name": .string($0.key), "line": .string($0.value)])
        }
        return .answer(
            Answer(["aliases": .array(data)], view: View([.table(table)]), session: session)
        )
    }

    private func check(_ name: String, _ line: String, _ host: any Host) throws {
        let taken = host.commands.contains {
            $0.name.split(separator: " ")[0] == name
                || Folding.fold($0.vietnamese).split(separator: " ")[0] == name
        }
        let first = Folding.fold(String(line.split(separator: " ").first ?? ""))
        let known = host.commands.contains {
            $0.name.split(separator: " ")[0] == first
                || Folding.fold($0.vietnamese).split(separator: " ")[0] == first
        }
        guard !taken, !IdentifierShape.containsPersonalData(line), line.isEmpty || known else {
            throw CommandError(
                "alias.refused",
                Phrase(
                    vi:
                        "Chưa đặt: tên tắt không được trùng lệnh có sẵn, phải bắt đầu bằng một lệnh "
                        + "và không chứa dữ liệu cá nhân",
                    en: "Not set: an alias may not be a command's name, must begin with a command "
                        + "and hold no personal data"
                ),
                hint: Phrase("alias tt status"),
                outcome: .refused
            )
        }
    }
}
