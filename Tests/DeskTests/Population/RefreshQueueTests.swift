import Identity
import Population
import Store
import Testing

/// Refreshes that wait for the service.
@Suite struct RefreshQueueTests {
    private let open = "case open T --reason 'Gọi'\n"

    @Test func itIsWorkedOffOnceTheServiceIsBack() throws {
        let (desk, service) = try Desk.remote { $0 <= 3 ? .trouble(.refused) : .asTheRegistry }
        let put = desk.run(
            open + "refresh C-8 --later --commit\nrefresh C-9 C-43 --later\n",
            yes: true
        )
        #expect(put.status == 0 && service.count == 0)
        let listed = try desk.results(open + "refresh queue\n")
        let data = try #require(listed.last?["data"] as? [String: Any])
        #expect(data["waiting"] as? Int == 3)
        // One question after the other while it fails; none is lost.
        let failed = try desk.results(open + "refresh queue run\n", yes: true)
        #expect(failed.last?["outcome"] as? String == "unavailable")
        #expect(try desk.store.read { try $0.queuedRefreshCount() } == 3)
        desk.pass(seconds: 31)
        let worked = desk.run(open + "refresh queue run\n", yes: true)
        #expect(worked.status == 0, "\(worked.out)")
        #expect(try desk.store.read { try $0.queuedRefreshCount() } == 0)
        let (eight, nine) = try desk.store.read {
            (try $0.profile(CitizenNumber(8)), try $0.lastRefresh(CitizenNumber(43)))
        }
        #expect(eight?.identity[.personalId].state == .verified)
        #expect(nine?.committed == false)
        let (intents, results) = try desk.questions()
        #expect(Set(results) == Set(intents) && results.count == intents.count)
    }

    @Test func eachCitizenStandsInItOnce() throws {
        let (desk, _) = try Desk.remote()
        _ = desk.run(open + "refresh C-8 --later\nrefresh C-8 --later --commit\n", yes: true)
        let queued = try desk.store.read { try $0.queuedRefreshes(after: 0, limit: 9) }
        #expect(queued.map(\.citizen) == [CitizenNumber(8)] && queued.first?.commits == true)
        #expect(queued.first?.login == "lan" && queued.first?.ticket == "T")
        _ = desk.run(open + "refresh queue drop C-8\n")
        #expect(try desk.store.read { try $0.queuedRefreshCount() } == 0)
    }

    @Test func anAgentIsAskedInPlainWords() throws {
        let (desk, service) = try Desk.remote()
        let screen = desk.type(
            ["case open T --reason 'Công dân gọi'", "refresh C-8 --later"],
            answers: ["có"]
        )
        #expect(screen.contains("Thực hiện?") && !screen.contains("[Bỏ qua]"))
        #expect(screen.contains("Đã xếp hàng 1 hồ sơ") && service.count == 0)
    }

    @Test func runningItNeedsAYes() throws {
        let (desk, service) = try Desk.remote()
        _ = desk.run(open + "refresh C-8 --later\n")
        let run = desk.run(open + "refresh queue run\n")
        #expect(run.status == 64 || run.status == 4, "\(run.status) \(run.err)")
        #expect(service.count == 0)
    }

    @Test func theEmbeddedRegistryWorksItOffToo() throws {
        let desk = try Desk()
        _ = desk.run(open + "refresh C-8 --later --commit\n", yes: true)
        #expect(desk.run(open + "refresh queue run\n", yes: true).status == 0)
        #expect(try desk.store.read { try $0.queuedRefreshCount() } == 0)
        #expect(
            try desk.store.read { try $0.profile(CitizenNumber(8)) }?.identity[.personalId].state
                == .verified
        )
    }
}
