/// Whether a VNeID account can be used.
enum VNeIDStanding {
    case active
    case notActivated
    case temporarilyLocked
    case locked
    case cardExpired
    case deceased
}

/// Writes rows of vneid.csv, vnpost.csv, links.csv and logins.csv.
struct AccountRows {
    let cells: RowWriter
    let vneid: CSVFile
    let vnpost: CSVFile
    let links: CSVFile
    let logins: CSVFile

    /// One row of vneid.csv; the phone is left out where `withPhone` is false.
    func account(
        _ person: Person,
        level: Int,
        _ standing: VNeIDStanding,
        on day: Day,
        withPhone: Bool = true
    ) {
        cells.personalNumber(person.number, to: vneid)
        vneid.comma()
        cells.name(person.name, to: vneid)
        vneid.comma()
        vneid.number(level)
        switch standing {
        case .active: vneid.text(",active,,")
        case .notActivated: vneid.text(",not-activated,,")
        case .temporarilyLocked: vneid.text(",temporarily-locked,Nhập sai mật khẩu quá 5 lần,")
        case .locked: vneid.text(",locked,Chủ tài khoản đề nghị khóa (Điều 34 khoản 1 điểm a),")
        case .cardExpired: vneid.text(",card-expired,Thẻ căn cước hết giá trị sử dụng,")
        case .deceased: vneid.text(",deceased,Chủ tài khoản chết,")
        }
        if withPhone { cells.phone(person.phone, to: vneid) }
        vneid.comma()
        if standing != .notActivated, level > 0 { vneid.date(day) }
        vneid.newline()
    }

    /// One row of vnpost.csv.
    func postAccount(_ profile: Profile, withNumber: Bool) {
        postID(profile, to: vnpost)
        vnpost.comma()
        if withNumber { cells.personalNumber(profile.person.number, to: vnpost) }
        vnpost.text(",active\n")
    }

    /// One row of links.csv for VNeID; `closedOn` is 0 for an active link.
    func link(_ profile: Profile, number: Int, on day: Day, closedOn: Day = 0) {
        cells.reference(profile.reference, to: links)
        links.text(",vneid,")
        cells.personalNumber(number, to: links)
        links.comma()
        linkEnd(on: day, closedOn: closedOn, reason: "Công dân yêu cầu hủy liên kết")
    }

    /// One row of links.csv for VNPost.
    func postLink(_ profile: Profile, on day: Day, closedOn: Day) {
        cells.reference(profile.reference, to: links)
        links.text(",vnpost,")
        postID(profile, to: links)
        links.comma()
        linkEnd(on: day, closedOn: closedOn, reason: "Chuyển sang đăng nhập bằng VNeID")
    }

    /// One row of logins.csv for VNeID.
    func login(_ profile: Profile, number: Int, on day: Day, second: Int, _ result: StaticString) {
        cells.reference(profile.reference, to: logins)
        logins.text(",vneid,")
        cells.personalNumber(number, to: logins)
        logins.comma()
        logins.time(day, second: second)
        logins.comma()
        logins.text(result)
        logins.newline()
    }

    /// One row of logins.csv for VNPost.
    func postLogin(_ profile: Profile, on day: Day, _ result: StaticString) {
        cells.reference(profile.reference, to: logins)
        logins.text(",vnpost,")
        postID(profile, to: logins)
        logins.comma()
        logins.time(day, second: profile.second)
        logins.comma()
        logins.text(result)
        logins.newline()
    }

    private func postID(_ profile: Profile, to file: CSVFile) {
        cells.handle(profile.person.name, to: file)
        file.text(".post")
        file.number(profile.reference)
    }

    private func linkEnd(on day: Day, closedOn: Day, reason: StaticString) {
        links.date(day)
        links.comma()
        if closedOn != 0 { links.date(closedOn) }
        links.comma()
        if closedOn != 0 { links.text(reason) }
        links.newline()
    }
}
