import CommandKit
import Identity

/// A believable log of a help desk: 12 agents, 40 days, about 3,000 records, always the same.
enum Synthetic {
    static let agents: [Agent] = [
        ("lan", "Nguyễn Thị Lan", "Tổ 1"), ("minh", "Trần Nhật Minh", "Tổ 1"),
        ("ngan", "Đỗ Kim Ngân", "Tổ 2"), ("hoa", "Lê Thị Hoa", "Tổ 1"),
        ("quang", "Phạm Đăng Quang", "Tổ 2"), ("son", "Vũ Hồng Sơn", "Tổ 2"),
        ("thuy", "Hoàng Thanh Thủy", "Tổ 3"), ("dat", "Bùi Tiến Đạt", "Tổ 3"),
        ("uyen", "Đặng Phương Uyên", "Tổ 3"), ("khoa", "Ngô Anh Khoa", "Tổ 3"),
        ("yen", "Lý Hải Yến", "Tổ 2"), ("thu", "Bùi Anh Thư", "Kiểm soát nội bộ"),
    ].map { Agent(login: $0.0, fullName: $0.1, role: .agent, unit: $0.2) }

    private static let reasons = [
        "Công dân quên mật khẩu VNeID, cần đối chiếu số điện thoại", "Xác minh người gọi",
        "Đối chiếu hồ sơ giấy do Công an phường gửi", "Đổi số điện thoại, giấy tờ đã kiểm tra",
    ]
    private static let codes = [
        "conduct.case-required", "link.level-too-low", "conduct.case-required",
        "link.already-linked",
        "conduct.reason-required", "link.phone-cool-down", "edit.verified-field", "find.name-cap",
        "conduct.case-required", "link.level-too-low", "conduct.own-record", "undo.not-possible",
    ]
    private static let acts = [
        "citizen.status", "citizen.show", "citizen.find", "citizen.links", "citizen.guide",
        "citizen.dossiers", "case.open", "case.note", "citizen.edit", "link.link", "citizen.sync",
        "citizen.refresh", "citizen.show", "citizen.status",
    ]

    /// The log.
    static func log() -> Records {
        var log = Records()
        for agent in agents { log.units[agent.login] = agent.unit }
        var dice = Dice()
        for day in -39...0 {
            let weekday = (day % 7 + 7) % 7
            let share = weekday == 6 ? 5 : weekday == 5 ? 30 : 84 + dice(30)
            var times = (0..<share).map { _ in Double(dice(9 * 3600)) }.sorted()
            if weekday == 6 { times = times.map { $0 / 3 } }
            if dice(3) == 0, weekday != 6 { times.append(Double(37_000 + dice(9000))) }
            for time in times { add(&log, &dice, after: Double(day) * 86_400 - 3600 + time) }
            if day == -12 { burst(&log, after: Double(day) * 86_400 + 33_000) }
            if day == -3 { stubborn(&log, after: Double(day) * 86_400 + 33_000) }
        }
        return log
    }

    private static func add(_ log: inout Records, _ dice: inout Dice, after: Double) {
        let place = min(dice(12), dice(13))
        let login = agents[place].login
        let citizen = "C-\(1 + dice(900))"
        let ticket = "CALL-\(1000 + log.all.count / 7)"
        switch dice(100) {
        case 0..<7:
            let code = codes[dice(codes.count)]
            log.add(
                "link.link",
                login,
                after: after,
                citizen,
                outcome: "refused",
                code: code,
                ticket: ticket
            )
        case 7..<11:
            log.add(
                "citizen.reveal",
                login,
                after: after,
                citizen,
                ticket: ticket,
                reason: reasons[dice(4)],
                fields: ["fullName:full", "personalId:full", "phone:full"]
            )
            guard dice(5) > 0 else { return }
            log.add("link.link", login, after: after + 240, citizen, ticket: ticket)
        case 11..<13:
            let act = ["link.unlink", "link.relink", "change.undo"][dice(3)]
            guard dice(2) == 0 else {
                log.add(act, login, after: after, citizen, ticket: ticket, reason: reasons[dice(4)])
                return
            }
            let reason = reasons[dice(4)]
            log.add(
                act,
                login,
                after: after,
                citizen,
                outcome: "pending",
                ticket: ticket,
                reason: reason
            )
            guard dice(5) > 0 else { return }
            let approver = login == "quang" ? "hoa" : "quang"
            let number = Int64(log.all.count / 40)
            log.add("request.approve", approver, after: after + 300, citizen, approval: number)
        case 13..<15:
            log.add(
                "citizen.find",
                login,
                after: after,
                ticket: ticket,
                query: agents[dice(70) % 20 % 12].fullName
            )
        default: log.add(acts[dice(acts.count)], login, after: after, citizen, ticket: ticket)
        }
    }

    private static func burst(_ log: inout Records, after: Double) {
        for number in 0..<64 {
            log.add("citizen.show", "dat", after: after + Double(number) * 25, "C-\(2000 + number)")
        }
    }

    private static func stubborn(_ log: inout Records, after: Double) {
        for number in 0..<7 {
            log.add(
                "link.link",
                "khoa",
                after: after + Double(number) * 50,
                "C-77",
                outcome: "refused",
                code: "link.level-too-low"
            )
        }
    }

    /// The same numbers every time.
    private struct Dice {
        private var state: UInt64 = 20_251_124

        mutating func callAsFunction(_ sides: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(sides))
        }
    }
}
