/// Writes agents.csv: a small help desk of two teams with all five roles.
struct AgentRows {
    let cells: RowWriter
    let file: CSVFile
    private var citizens: [Person] = []

    /// A help desk none of whose members is a citizen yet.
    init(cells: RowWriter, file: CSVFile) {
        self.cells = cells
        self.file = file
    }

    /// Makes the first two people offered the agents `lan` and `minh`, so that there is an own record
    /// and a colleague's.
    ///
    /// - Rule: R34.
    mutating func consider(_ person: Person) {
        if citizens.count < 2 { citizens.append(person) }
    }

    /// Writes all rows.
    func write() {
        citizen(0, "lan,", "Nguyễn Thị Lan", ",agent,Tổ 1,")
        citizen(1, "minh,", "Trần Nhật Minh", ",agent,Tổ 1,")
        file.text(
            """
            ngan,Đỗ Kim Ngân,agent,Tổ 2,
            hoa,Lê Thị Hoa,supervisor,Tổ 1,
            quang,Phạm Đăng Quang,supervisor,Tổ 2,
            son,Vũ Hồng Sơn,viewer,Tổ 2,
            thu,Bùi Anh Thư,auditor,Kiểm soát nội bộ,
            admin,Quản trị lienket,admin,Vận hành,

            """
        )
    }

    private func citizen(
        _ place: Int,
        _ login: StaticString,
        _ standIn: StaticString,
        _ rest: StaticString
    ) {
        file.text(login)
        if place < citizens.count {
            cells.name(citizens[place].name, to: file)
            file.text(rest)
            cells.personalNumber(citizens[place].number, to: file)
        } else {
            file.text(standIn)
            file.text(rest)
        }
        file.newline()
    }
}
