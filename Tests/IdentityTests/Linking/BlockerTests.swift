import Identity
import Testing

@Suite struct BlockerTests {
    func codes(
        _ file: CitizenFile,
        policies: PolicyBook = PolicyBook(),
        now: Instant = Fixture.now,
        populationAvailable: Bool = true
    ) -> [String] {
        Blocker.detect(
            file,
            policies: policies,
            now: now,
            populationAvailable: populationAvailable
        ).map(\.code)
    }

    func with(_ file: CitizenFile, _ edit: (inout CitizenFile) -> Void) -> CitizenFile {
        var file = file
        edit(&file)
        return file
    }

    @Test func nothingBlocksWhoIsDone() {
        #expect(codes(Fixture.linked()).isEmpty)
        #expect(codes(States.logged("success")).isEmpty)
    }

    @Test func k1() {
        let ready = States.logged("success")
        #expect(codes(with(ready) { $0.profile.identity[.phone] = .missing }) == ["K1"])
        #expect(codes(with(ready) { $0.samePhone = [CitizenNumber(9)] }) == ["K1"])
        #expect(
            codes(with(ready) { $0.profile.phoneChangedOn = Fixture.day("2025-03-09") }) == ["K1"]
        )
        #expect(codes(with(ready) { $0.profile.identity[.phone] = .declared("0912000001") }) == [])
        let idle = with(Fixture.ready()) { $0.profile.identity[.phone] = .declared("0912000001") }
        #expect(codes(idle) == ["K1", "K8"])
        #expect(codes(with(Fixture.linked()) { $0.samePhone = [CitizenNumber(9)] }).isEmpty)
    }

    @Test func k2AndK17AndK21() {
        #expect(codes(Fixture.ready(Fixture.profile(status: .locked))) == ["K2"])
        #expect(codes(Fixture.ready(Fixture.profile(kind: .admin))) == ["K17"])
        #expect(codes(Fixture.ready(Fixture.profile(status: .deceased))) == ["K21"])
        #expect(codes(with(Fixture.linked()) { $0.vneid = Fixture.vneid(.deceased) }) == ["K21"])
    }

    @Test func k3OrK8() {
        #expect(codes(Fixture.ready()) == ["K8"])
        let again = with(Fixture.ready()) {
            $0.profile.lastLoginAt = Fixture.instant("2024-02-01T00:00:00Z")
        }
        #expect(codes(again) == ["K3"])
        let skip = Fixture.login("skipped")
        #expect(codes(with(Fixture.ready()) { $0.logins = [skip] }) == ["K8"])
        #expect(codes(with(Fixture.ready()) { $0.logins = [skip, skip] }) == ["K3"])
    }

    @Test func k4() {
        #expect(codes(States.missing) == ["K4"])
        #expect(!codes(States.unverified).contains("K4"))
    }

    @Test func k5() {
        #expect(codes(States.refreshed(.notFound)) == ["K5"])
        #expect(codes(States.refreshed(.different)) == ["K5"])
        #expect(codes(States.unverified).isEmpty)
        #expect(codes(States.refreshed(.matched)).isEmpty)
    }

    @Test func k6() {
        let strict = PolicyBook(settings: ["refresh.require-cmnd": "yes"])
        let none = with(States.unverified) { $0.profile.identity[.cmnd9] = .missing }
        #expect(codes(none, policies: strict) == ["K6"])
        #expect(codes(none).isEmpty)
        #expect(codes(States.unverified, policies: strict).isEmpty)
    }

    @Test func k7() {
        let old = Fixture.now.adding(seconds: -3600)
        #expect(codes(States.refreshed(.matched, at: old)) == ["K7"])
        #expect(codes(States.refreshed(.matched)).isEmpty)
        #expect(codes(States.refreshed(.matched, committed: true, at: old)).isEmpty)
    }

    @Test func k9AndK14() {
        #expect(
            codes(with(States.logged("success")) { $0.duplicates = [CitizenNumber(5)] })
                == ["K9"]
        )
        #expect(codes(States.elsewhere) == ["K9", "K14"])
    }

    @Test func k10() {
        #expect(
            codes(with(Fixture.ready()) { $0.vneid = Fixture.vneid(.notActivated) })
                == ["K8", "K10"]
        )
        #expect(codes(States.logged("not-activated")) == ["K10"])
        #expect(codes(with(Fixture.ready()) { $0.vneid = nil }) == ["K8", "K10"])
        #expect(codes(with(States.unverified) { $0.vneid = nil }).isEmpty)
    }

    @Test(arguments: [VNeIDStatus.temporarilyLocked, .locked, .cardExpired])
    func k11(status: VNeIDStatus) {
        #expect(codes(with(Fixture.linked()) { $0.vneid = Fixture.vneid(status) }) == ["K11"])
    }

    @Test func k11ByLogin() {
        for result in ["wrong-password", "new-device", "locked", "card-expired"] {
            #expect(codes(States.logged(result)) == ["K11"])
        }
        #expect(codes(States.logged("otp-failed")) == ["K1", "K11"])
        #expect(codes(States.logged("cancelled")).isEmpty)
    }

    @Test func k12() {
        #expect(
            codes(with(States.logged("success")) { $0.vneid = Fixture.vneid(level: 0) })
                == ["K12"]
        )
        #expect(codes(with(States.logged("success")) { $0.vneid = Fixture.vneid(level: 1) }) == [])
        #expect(codes(States.logged("level-too-low")) == ["K12"])
    }

    @Test func k13() {
        #expect(codes(States.refused) == ["K13"])
    }

    @Test func k15AndK20() {
        #expect(codes(States.wrong) == ["K15"])
        let new = "052189999998"
        let old = Fixture.person(status: .cancelled, replacedBy: new)
        let moved = with(Fixture.linked()) {
            $0.profile.identity[.personalId] = .population(new, at: Fixture.now)
            $0.lastRefresh = RefreshRecord(
                answer: Fixture.answer(.matched, old, successor: Fixture.person(number: new)),
                version: 2,
                committed: true
            )
        }
        #expect(codes(moved) == ["K20"])
        let still = with(Fixture.linked()) { $0.lastRefresh = moved.lastRefresh }
        #expect(codes(still) == ["K20"])
    }

    @Test func k16() {
        #expect(codes(States.documents([.failed, .copied])) == ["K16"])
        #expect(codes(with(Fixture.linked()) { $0.duplicates = [CitizenNumber(5)] }) == ["K16"])
        #expect(codes(States.documents([.copied])).isEmpty)
    }

    @Test func k18() {
        let post = Fixture.link(.vnpost, account: "du")
        #expect(codes(with(Fixture.linked()) { $0.links.append(post) }).isEmpty)
        #expect(
            codes(
                with(Fixture.linked()) {
                    $0.links.append(post)
                    $0.profile.civilServant = true
                }
            ) == ["K18"]
        )
    }

    @Test func k19() {
        #expect(codes(States.refreshed(.unavailable)) == ["K19"])
        #expect(codes(States.refreshed(.notPermitted)) == ["K19"])
        #expect(codes(States.unverified, populationAvailable: false) == ["K19"])
        #expect(codes(Fixture.ready(), populationAvailable: false) == ["K8"])
        #expect(codes(States.logged("unavailable")) == ["K19"])
    }

    @Test func k22() {
        let born = { (date: String) in
            with(States.logged("success")) {
                $0.profile.identity[.dateOfBirth] = .population(date, at: Fixture.now)
            }
        }
        #expect(codes(born("2011-03-11")) == ["K22"])
        #expect(codes(born("2011-03-10")).isEmpty)
        #expect(codes(born("2012")) == ["K22"])
        #expect(codes(born("2011")).isEmpty)
        #expect(
            codes(
                with(States.unverified) {
                    $0.profile.identity[.personalId] = .declared("900000000001")
                }
            )
                == ["K22"]
        )
    }
}
