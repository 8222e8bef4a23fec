/// Every command of the help surface, for a role that may run it.
enum EveryCommand {
    static let rows = looking + changing + casework + audit + desk

    private static let looking = [
        CommandRow("find 'tran thi mai'"), CommandRow("use C-2"), CommandRow("show C-2"),
        CommandRow("reveal phone --reason 'Xác minh người gọi'", after: "use C-2"),
        CommandRow("history C-2"), CommandRow("status C-2"), CommandRow("links C-2"),
        CommandRow("guide C-2"), CommandRow("dossiers C-2"), CommandRow("documents C-2"),
    ]

    private static let changing = [
        CommandRow("sync C-21"), CommandRow("refresh C-8 --force --commit"),
        CommandRow("refresh C-8 --later"), CommandRow("refresh queue"),
        CommandRow("edit C-2 email moi@example.com --reason 'Công dân đổi thư'"),
        CommandRow("edit C-6 fullName 'Hoàng Thị Thanh Tâm' --reason 'Gõ nhầm tên'"),
        CommandRow("link C-3 vneid 079085990003"),
        CommandRow("unlink C-29 vnpost --reason 'Công dân đề nghị'"),
        CommandRow("unlink C-28 vneid --reason 'Mất máy'"),
        CommandRow("relink C-30 vneid --reason 'Gỡ nhầm'"),
        CommandRow(
            "undo {seq}",
            after: "edit C-2 email moi@example.com --reason 'Công dân đổi thư'"
        ),
        CommandRow("caller-login C-2 vneid"),
    ]

    private static let casework = [
        CommandRow("case open CALL-9 --reason 'Hỏi đường'"), CommandRow("case note 'Đã hướng dẫn'"),
        CommandRow("case show"), CommandRow("case list"), CommandRow("case close"),
        CommandRow("request list", as: "hoa", after: "lan: unlink C-28 vneid --reason 'Mất máy'"),
        CommandRow("request show 1", as: "hoa", after: "lan: unlink C-28 vneid --reason 'Mất máy'"),
        CommandRow(
            "request approve 1",
            as: "hoa",
            after: "lan: unlink C-28 vneid --reason 'Mất máy'"
        ),
        CommandRow(
            "request reject 1 --reason 'Chưa xác minh'",
            as: "hoa",
            after: "lan: unlink C-28 vneid --reason 'Mất máy'"
        ),
    ]

    private static let audit = [
        CommandRow("audit list", as: "thu"), CommandRow("audit show 0", as: "thu"),
        CommandRow("audit review", as: "thu"),
        CommandRow("audit review {seq} approved", as: "thu", after: "lan: status C-2"),
        CommandRow("audit report --to {out}", as: "thu"), CommandRow("audit verify", as: "thu"),
        CommandRow("audit export --to {out} --reason 'Bàn giao'", as: "thu"),
        CommandRow("audit prove 0", as: "thu"), CommandRow("audit checkpoint", as: "thu"),
        CommandRow(
            "audit redact C-2 --reason 'Công dân yêu cầu'",
            as: "admin",
            after: "lan: status C-2"
        ),
    ]

    private static let desk = [
        CommandRow("policy list", as: "admin"),
        CommandRow("policy set unlink.last-login warn --reason 'Chỉ đạo'", as: "admin"),
        CommandRow("run list"), CommandRow("run show 1"),
        CommandRow("plugin list", as: "admin"),
        CommandRow("plugin show lienket.lookup", as: "admin"), CommandRow("help"),
        CommandRow("plugin add {plugin}", as: "admin"),
        CommandRow("plugin upgrade {other}", as: "admin", after: "plugin add {plugin}"),
        CommandRow("plugin disable vn.test.stub", as: "admin", after: "plugin add {plugin}"),
        CommandRow(
            "plugin enable vn.test.stub",
            as: "admin",
            after: "plugin add {plugin}",
            "plugin disable vn.test.stub"
        ),
        CommandRow("plugin remove vn.test.stub", as: "admin", after: "plugin add {plugin}"),
        CommandRow("plugin verify", as: "admin", after: "plugin add {plugin}"),
        CommandRow("plugin settle 3f9a not-done --reason 'Bên kia xác nhận'", as: "admin"),
        CommandRow("whoami"), CommandRow("output jsonl"), CommandRow("alias tt status"),
        CommandRow("source {file}"), CommandRow("act-as hoa"), CommandRow("quit"),
    ]
}
