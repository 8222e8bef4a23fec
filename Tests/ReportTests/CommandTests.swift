import CommandKit
import Identity
import Testing

@testable import AuditPlugin

/// `audit report` from its arguments to the finished file.
@Suite struct CommandTests {
    private let command = AuditReportCommand()

    private func run(
        _ host: ReportHost,
        _ values: [String: [ArgumentValue]] = ["to": [.text("/srv/r.html")]]
    ) throws -> Reply {
        try command.run(Invocation(manifest: command.manifest, values: values), host: host)
    }

    /// Does the work that the command asks for, as the host would.
    private func finish(
        _ reply: Reply,
        _ host: ReportHost,
        _ records: [AuditRecord],
        _ verdict: AuditVerdict
    ) throws -> (delivery: FileDelivery, tasks: [AuditWork.Task]) {
        var reply = reply
        var tasks: [AuditWork.Task] = []
        while case .work(let work) = reply {
            tasks.append(work.task)
            switch work.task {
            case .survey(_, let fold):
                var fold = fold
                for record in records { fold.take(record) }
                reply = try work.then(.surveyed(fold), host)
            default: reply = try work.then(.verdict(verdict), host)
            }
        }
        guard case .deliver(let delivery) = reply else { throw AuditRow.noFinding }
        return (delivery, tasks)
    }

    @Test func itSurveysVerifiesAndDelivers() throws {
        var log = Records()
        log.add("citizen.reveal", "lan", after: -7200.001, "C-5", fields: ["phone:full"])
        log.add(
            "link.link",
            "minh",
            after: 86_400,
            "C-6",
            outcome: "refused",
            code: "link.level-too-low"
        )
        var host = ReportHost(colleagues: Records.agents)
        host.now = Records.morning.adding(seconds: 100_000)
        let first = try #require(CivilDate(iso: "2025-11-01"))
        let reply = try run(
            host,
            [
                "to": [.text("/srv/r.html")], "from": [.date(first)], "until": [.integer(900)],
                "key": [.text("vkey")], "since": [.text("/srv/note")],
            ]
        )
        let (delivery, tasks) = try finish(
            reply,
            host,
            log.all,
            Records.verdict("verify.no-anchor")
        )
        guard case .survey(let range, _) = tasks[0], case .verify(let anchors) = tasks[1] else {
            Issue.record("not a survey and a verification")
            return
        }
        #expect(range == AuditRange(from: .day(first), until: .seq(900)))
        #expect(anchors == AuditAnchors(key: "vkey", since: "/srv/note"))
        #expect(delivery.path == "/srv/r.html")
        #expect(delivery.text.contains("Nguyễn Thị Lan"))
        let data = try #require(delivery.answer.data)
        #expect(data.entries.map(\.key) == command.manifest.data)
        #expect(data["from"] == .date(VietnamTime.date(at: Records.morning)))
        #expect(data["records"] == .int(2))
        #expect(data["agents"] == .int(2))
        #expect(data["citizens"] == .int(2))
        #expect(data["refusals"] == .int(1))
        #expect(data["reveals"] == .int(1))
        // One at 06:59:59.999, and its reveal led to nothing.
        #expect(data["patterns"] == .int(2))
        #expect(data["verdict"] == .string("verify.no-anchor"))
        #expect(delivery.answer.outcome == .ok)
        #expect(delivery.answer.count == 2)
        #expect(delivery.answer.warnings.isEmpty)
    }

    @Test func aTamperedLogIsReportedWithAWarning() throws {
        let host = ReportHost()
        let verdict = Records.verdict("verify.tampered", firstBad: 3)
        let (delivery, _) = try finish(try run(host), host, [], verdict)
        #expect(delivery.answer.data?["verdict"] == .string("verify.tampered"))
        #expect(delivery.answer.data?["from"] == .null)
        #expect(delivery.answer.warnings.first?.vi == "Nhật ký đã bị sửa, từ bản ghi 3")
        #expect(delivery.text.contains("Đã bị sửa, từ bản ghi 3"))
    }

    @Test func anAdminReadsNoReport() {
        var host = ReportHost()
        host.agent = Agent(login: "admin", fullName: "Quản trị", role: .admin, unit: "Vận hành")
        #expect(throws: AuditRow.adminVerifiesOnly) { try run(host) }
    }

    @Test func theFileHasToBeNamed() throws {
        let error = #expect(throws: CommandError.self) { try run(ReportHost(), [:]) }
        #expect(error?.code == "usage.missing-value")
        #expect(error?.outcome == .invalid)
    }

    @Test func aSupervisorIsToldTheScope() throws {
        var host = ReportHost()
        host.agent = Agent(login: "hoa", fullName: "Lê Thị Hoa", role: .supervisor, unit: "Tổ 1")
        let (delivery, _) = try finish(try run(host), host, [], Records.verdict())
        #expect(delivery.text.contains("chỉ đơn vị <bdi>Tổ 1</bdi>"))
        host.language = .en
        let (english, _) = try finish(try run(host), host, [], Records.verdict())
        #expect(english.text.contains("this unit only: <bdi>Tổ 1</bdi>"))
    }

    @Test func aDayThatIsOverWasSeenToItsEnd() throws {
        var log = Records()
        log.add("citizen.reveal", "lan", "C-5", fields: ["phone:full"])
        var host = ReportHost()
        host.now = Records.morning.adding(seconds: 90 * 86_400)
        let day = VietnamTime.date(at: Records.morning)
        func patterns(_ until: ArgumentValue) throws -> DataValue? {
            let reply = try run(host, ["to": [.text("r")], "until": [until]])
            return try finish(reply, host, log.all, Records.verdict()).delivery.answer.data?[
                "patterns"
            ]
        }
        #expect(try patterns(.date(day)) == .int(1))
        #expect(try patterns(.integer(0)) == .int(0))
    }
}
