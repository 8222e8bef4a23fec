import Identity
import Testing

@Suite struct IdentityRulesTests {
    @Test func typedValuesAreNeverGreen() {
        #expect(IdentityRules.declared("a") == .declared("a"))
        #expect(IdentityRules.declared("  ") == .missing)
        #expect(IdentityRules.declared(nil) == .missing)
        #expect(FieldKey.allCases.count == 10)
    }

    @Test func unsoundFields() {
        #expect(IdentityRules.unsoundFields(Fixture.profile().identity).isEmpty)
        var record = Fixture.profile().identity
        record[.email] = .population("a@b.vn", at: Fixture.now)
        record[.hometown] = .declared(" ")
        #expect(IdentityRules.unsoundFields(record) == [.email, .hometown])
    }

    @Test func previewIsFreshForFiveMinutes() {
        let profile = Fixture.profile()
        let shown = Fixture.now
        let code = { (version: Int64, now: Instant) in
            refusal { () throws(Refusal) in
                try IdentityRules.requireFreshPreview(
                    shownAt: shown,
                    version: version,
                    profile: profile,
                    policies: PolicyBook(),
                    now: now
                )
            }
        }
        let end = shown.adding(seconds: 300)
        #expect(code(3, end) == nil)
        #expect(code(3, Instant(milliseconds: end.milliseconds + 1)) == "refresh.preview-stale")
        #expect(code(2, end) == "refresh.preview-stale")
    }

    @Test func answersAreReusedForADay() {
        let profile = Fixture.profile()
        let at = Fixture.now
        let reuse = { (match: PopulationMatch, version: Int64, committed: Bool, now: Instant) in
            IdentityRules.isReusable(
                RefreshRecord(
                    answer: Fixture.answer(match, Fixture.person(), at: at),
                    version: version,
                    committed: committed
                ),
                profile: profile,
                policies: PolicyBook(),
                now: now
            )
        }
        let end = at.adding(seconds: 24 * 3600)
        #expect(reuse(.matched, 3, false, Instant(milliseconds: end.milliseconds - 1)))
        #expect(!reuse(.matched, 3, false, end))
        #expect(!reuse(.unavailable, 3, false, at))
        #expect(!reuse(.matched, 2, false, at))
        #expect(reuse(.matched, 2, true, at))
        #expect(!reuse(.notFound, 2, true, at))
    }

    @Test func populationDataAreNotEdited() throws {
        var profile = Fixture.profile()
        let code = { (profile: PortalProfile, key: FieldKey) in
            refusal { () throws(Refusal) in try EditRules.check(profile, key) }
        }
        #expect(code(profile, .fullName) == "edit.verified-field")
        #expect(code(profile, .email) == nil)
        #expect(code(profile, .phone) == nil)
        let change = try EditRules.change(profile, .phone, to: "0912000002")
        #expect(
            change
                == .setField(
                    CitizenNumber(12),
                    .phone,
                    from: profile.identity[.phone],
                    to: .declared("0912000002")
                )
        )
        #expect(try EditRules.change(profile, .email, to: "du@example.vn") == nil)
        #expect(
            refusal { () throws(Refusal) in
                _ = try EditRules.change(profile, .email, to: " ")
            }
                == "edit.invalid-value"
        )
        profile.status = .deceased
        #expect(code(profile, .email) == "account.suspended")
    }
}
