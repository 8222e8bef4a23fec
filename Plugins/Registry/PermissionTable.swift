import CommandKit
import Identity

/// What a plugin asks for, in words.
enum PermissionTable {
    static func block(_ grants: [String], new: [String] = []) -> Block {
        .table(
            Table(
                [
                    Phrase(vi: "Được phép", en: "It may"),
                    Phrase(vi: "Nghĩa là", en: "That is"),
                ],
                rows: grants.map { grant in
                    let isNew = new.contains(grant)
                    return [
                        .value(.string(grant), isNew ? .caution : .plain),
                        .phrase(meaning(grant), isNew ? .caution : .plain),
                    ]
                },
                empty: Phrase(vi: "không đòi quyền gì", en: "it asks for nothing")
            )
        )
    }

    private static func meaning(_ grant: String) -> Phrase {
        if grant == "network" {
            return Phrase(vi: "nói chuyện với máy khác", en: "talk to other machines")
        }
        let act = grant.split(separator: ":").last.map(String.init) ?? grant
        return grant.hasPrefix("host.op:")
            ? Phrase(vi: "đề nghị thay đổi như lệnh \(act)", en: "plan changes as \(act) does")
            : Phrase(vi: "đọc như lệnh \(act), dữ liệu đã che", en: "read as \(act) does, masked")
    }
}
