import Identity
import Testing

@Suite struct ConductRulesTests {
    @Test func accessMatrix() {
        let yes: [Role: Set<Access>] = [
            .viewer: [.lookup, .history, .console],
            .agent: [.lookup, .history, .reveal, .change, .linking, .audit, .console],
            .supervisor: [
                .lookup, .history, .reveal, .change, .linking, .approve, .audit, .console,
            ],
            .auditor: [.history, .audit, .console],
            .admin: [.audit, .administer, .console],
        ]
        for role in Role.allCases {
            #expect(Set(Access.allCases.filter(role.allows)) == yes[role])
        }
        #expect(
            Role.allCases.map(\.auditScope) == [nil, .own, .unit, .all, .verify]
        )
        #expect(
            refusal { () throws(Refusal) in
                try ConductRules.requireAccess(Fixture.agent(.viewer), .reveal)
            } == "conduct.not-permitted"
        )
    }

    @Test(
        arguments: [
            (nil, false), ("", false), ("  ", false), ("ab", false), ("12345", false),
            ("a b", false),
            ("abc", true), ("mất", true), ("a.b c", true),
        ] as [(String?, Bool)]
    )
    func reason(text: String?, good: Bool) {
        let code = refusal { () throws(Refusal) in try ConductRules.requireReason(text) }
        #expect(code == (good ? nil : "conduct.reason-required"))
    }

    @Test func caseMustBeOpen() {
        var ticket = SupportCase(
            ticket: "T-1",
            reason: "gọi",
            openedBy: "lan",
            openedAt: Fixture.now
        )
        let code = { (open: SupportCase?, policies: PolicyBook) in
            refusal { () throws(Refusal) in
                try ConductRules.requireCase(open, policies: policies)
            }
        }
        #expect(code(ticket, PolicyBook()) == nil)
        #expect(code(nil, PolicyBook()) == "conduct.case-required")
        #expect(code(nil, PolicyBook(settings: ["case": "optional"])) == nil)
        ticket.closedAt = Fixture.now
        #expect(code(ticket, PolicyBook()) == "conduct.case-required")
    }

    @Test func ownRecord() {
        let me = Fixture.agent(number: Fixture.number)
        let code = { (agent: Agent, profile: PortalProfile, reading: Bool, value: String) in
            refusal { () throws(Refusal) in
                try ConductRules.requireNotOwn(
                    agent,
                    profile,
                    reading: reading,
                    policies: PolicyBook(settings: ["conduct.own-record": value])
                )
            }
        }
        #expect(code(me, Fixture.profile(), true, "refuse") == "conduct.own-record")
        #expect(code(me, Fixture.declaredProfile(), true, "refuse") == "conduct.own-record")
        #expect(code(me, Fixture.profile(), true, "read") == nil)
        #expect(code(me, Fixture.profile(), false, "read") == "conduct.own-record")
        #expect(code(Fixture.agent(), Fixture.profile(), false, "refuse") == nil)
        #expect(
            refusal { () throws(Refusal) in
                try ConductRules.requireNotOwn(
                    Fixture.agent(number: Fixture.otherNumber),
                    Fixture.profile(),
                    linkedAccounts: [Fixture.otherNumber],
                    reading: true,
                    policies: PolicyBook()
                )
            } == "conduct.own-record"
        )
    }

    @Test func colleagueRecord() {
        let hoa = Fixture.agent(login: "hoa", number: Fixture.number)
        let code = { (reading: Bool, value: String?) in
            refusal { () throws(Refusal) in
                try ConductRules.requireNotColleague(
                    Fixture.agent(),
                    colleagues: [hoa],
                    Fixture.profile(),
                    reading: reading,
                    policies: PolicyBook(
                        settings: value.map { ["conduct.colleague-record": $0] } ?? [:]
                    )
                )
            }
        }
        #expect(code(true, nil) == nil)
        #expect(code(false, nil) == "conduct.colleague-record")
        #expect(code(true, "refuse") == "conduct.colleague-record")
        #expect(code(false, "allow") == nil)
    }

    @Test func noSecrets() {
        let code = { (text: String) in
            refusal { () throws(Refusal) in try ConductRules.requireNoSecret(text) }
        }
        #expect(code("OTP là 482913") == "conduct.secret")
        #expect(code("mật khẩu: 1234") == "conduct.secret")
        #expect(code("không nhận được OTP") == nil)
        #expect(code("hồ sơ 482913") == nil)
    }

    @Test func nameSearch() {
        #expect(ConductRules.nameSearchLimit(500, policies: PolicyBook()) == 200)
        #expect(ConductRules.nameSearchLimit(0, policies: PolicyBook()) == 1)
        #expect(ConductRules.nameSearchLimit(20, policies: PolicyBook()) == 20)
        let code = { (text: String) in
            refusal { () throws(Refusal) in try ConductRules.requireNarrowSearch(text) }
        }
        for broad in ["", "*", "a*", "12"] { #expect(code(broad) == "find.too-broad") }
        for fine in ["an", "Đỗ", "Nguyễn V*"] { #expect(code(fine) == nil) }
    }

    @Test func approvals() {
        let request = ApprovalRequest(
            command: "unlink",
            citizen: CitizenNumber(12),
            changes: [],
            versions: [CitizenNumber(12): 3],
            reason: "nhầm",
            ticket: "T-1",
            requester: "lan",
            rule: "link.last-login",
            requestedAt: Fixture.now
        )
        let code = { (request: ApprovalRequest, agent: Agent, version: Int64, now: Instant) in
            refusal { () throws(Refusal) in
                try ApprovalRules.check(
                    request,
                    by: agent,
                    versions: [CitizenNumber(12): version],
                    now: now
                )
            }
        }
        let boss = Fixture.agent(.supervisor, login: "hoa")
        let end = Fixture.now.adding(seconds: 900)
        #expect(code(request, boss, 3, end) == nil)
        #expect(
            code(request, boss, 3, Instant(milliseconds: end.milliseconds + 1))
                == "approval.expired"
        )
        #expect(code(request, boss, 4, end) == "record.changed")
        #expect(code(request, Fixture.agent(.agent), 3, end) == "conduct.not-permitted")
        #expect(
            code(request, Fixture.agent(.supervisor, login: "lan"), 3, end)
                == "approval.own-request"
        )
        var done = request
        done.state = .approved
        #expect(code(done, boss, 3, end) == "approval.decided")
    }
}
