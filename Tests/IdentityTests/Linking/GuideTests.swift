import Identity
import Testing

@Suite struct GuideTests {
    /// Whether a text has nine digits in a row, blanks, dots and dashes between them not counted.
    func showsNumber(_ text: String) -> Bool {
        var run = 0
        for character in text {
            if character.isNumber { run += 1 } else if !" .-".contains(character) { run = 0 }
            if run >= 9 { return true }
        }
        return false
    }

    func check(_ advice: Advice) {
        #expect(advice.say.hasPrefix("Dạ thưa Ông/Bà, "))
        #expect(advice.say.last == "." || advice.say.hasSuffix("ạ."))
        #expect(!showsNumber(advice.say))
        #expect(!advice.say.contains("Đặng"))
        #expect(!advice.next.isEmpty)
        for phrase in advice.next + advice.blockers.map(\.text) {
            #expect(!phrase.vi.isEmpty && !phrase.en.isEmpty)
            #expect(!showsNumber(phrase.vi) && !showsNumber(phrase.en))
            #expect(!phrase.vi.contains("Đặng") && !phrase.en.contains("Đặng"))
        }
        for secret in ["đọc mã OTP cho chúng tôi", "cho biết mật khẩu", "cung cấp mã OTP"] {
            #expect(!advice.say.contains(secret))
        }
        for error in ["Công Dịch vụ", "Công dịch vụ", "CDVCCQG", "CBCCVV", "nhất nút", "có quan "] {
            #expect(!advice.say.contains(error))
        }
    }

    @Test func everyStateHasAdvice() {
        for (state, file) in States.all {
            let advice = Guide.advice(for: file, policies: PolicyBook(), now: Fixture.now)
            #expect(advice.state == state)
            check(advice)
            let commands = advice.next.map(\.en).joined()
            if ![.adminExempt].contains(state) { #expect(commands.contains("C-12")) }
        }
    }

    @Test func everyVNeIDStatusHasAdvice() {
        for status in VNeIDStatus.allCases {
            for base in [Fixture.ready(), Fixture.linked(), States.logged("success")] {
                var file = base
                file.vneid = Fixture.vneid(status, level: 0)
                check(Guide.advice(for: file, policies: PolicyBook(), now: Fixture.now))
            }
            check(Guide.noPortalAccount(vneid: Fixture.vneid(status)))
        }
        check(Guide.noPortalAccount(vneid: nil))
        #expect(Guide.noPortalAccount(vneid: Fixture.vneid()).blockers.isEmpty)
        #expect(Guide.noPortalAccount(vneid: nil).blockers.map(\.code) == ["K10"])
        #expect(Guide.noPortalAccount(vneid: nil).state == .noPortalAccount)
    }

    @Test func everyLoginFailureHasAdvice() {
        for failure in LoginFailure.allCases {
            let file = States.logged(failure.rawValue)
            check(Guide.advice(for: file, policies: PolicyBook(), now: Fixture.now))
        }
    }

    @Test func theRightWayOut() {
        let say = { (file: CitizenFile) in
            Guide.advice(for: file, policies: PolicyBook(), now: Fixture.now).say
        }
        #expect(say(Fixture.ready()).contains("[Đăng nhập bằng VNeID]"))
        #expect(say(States.unverified).contains("[Cập nhật từ CSDL Quốc gia về Dân cư]"))
        #expect(say(States.preview).contains("[Cập nhật]"))
        #expect(say(States.refreshed(.notFound)).contains("công an cấp xã"))
        #expect(say(States.logged("not-activated")).contains("[Kích hoạt]"))
        #expect(say(States.logged("locked")).contains("1900 0368"))
        #expect(say(States.refreshed(.unavailable)).contains("gián đoạn"))
    }

    @Test func matchingTellsOfTheCoolDown() {
        var file = States.logged("success")
        file.profile.phoneChangedOn = Fixture.day("2025-03-09")
        let advice = Guide.advice(for: file, policies: PolicyBook(), now: Fixture.now)
        #expect(advice.state == .matching)
        #expect(!advice.next.contains { $0.en.contains("link C-12 vneid") })
        check(advice)
    }

    @Test func overdueIsSaidAfterTheCutOff() {
        let text = { (now: Instant) in
            Guide.advice(for: Fixture.ready(), policies: PolicyBook(), now: now).next
                .map(\.en).joined()
        }
        #expect(text(CutOff.personal).contains("overdue"))
        #expect(!text(CutOff.lastPortalInstant).contains("overdue"))
    }

    @Test func theDeadHaveNoStep() {
        let file = Fixture.ready(Fixture.profile(status: .deceased))
        #expect(Guide.advice(for: file, policies: PolicyBook(), now: Fixture.now).step == nil)
    }
}
