import CommandKit
import Console
import Identity
import Store
import Testing

@testable import lienket

/// Doing a thing twice does it once, and undoing takes back exactly that.
@Suite struct IdempotencyTests {
    @Test(arguments: [
        ["C-2", "edit C-2 email a@example.com --reason 'Đổi'"],
        ["C-2", "edit C-2 email '' --reason 'Xóa'"],
        ["C-3", "link C-3 vneid 079085990003"],
        ["C-29", "unlink C-29 vnpost --reason 'Đề nghị'"],
        ["C-30", "relink C-30 vneid --reason 'Gỡ nhầm'"], ["C-22", "sync C-22"],
        ["C-8", "refresh C-8 --commit"], ["C-8", "refresh C-8 --commit --force"],
        ["C-43", "refresh C-43 --commit"],
    ])
    func twiceIsOnce(_ row: [String]) throws {
        let desk = try Desk()
        let first = try desk.last(row[1])
        #expect(first.ending == "ok -")
        let version = try desk.version(row[0])
        let state = try desk.state()
        for _ in 0..<2 {
            let run = desk.run(Desk.open + row[1], yes: true)
            #expect(run.status == 0)
            #expect(try desk.last(row[1]).ending == "unchanged -")
            desk.pass(seconds: 60)
        }
        #expect(try desk.version(row[0]) == version)
        #expect(try desk.state() == state)
    }

    @Test func policiesCasesAndUndo() throws {
        let admin = try Desk(as: "admin")
        let set = "policy set unlink.last-login warn --reason 'Chỉ đạo'"
        #expect(try admin.results(set, yes: true).map(\.ending) == ["ok -"])
        #expect(try admin.results(set, yes: true).map(\.ending) == ["unchanged -"])

        let desk = try Desk()
        let lines = Desk.open + Desk.open + "case close\ncase close CALL-1\n"
        #expect(
            try desk.results(lines).map(\.ending) == ["ok -", "unchanged -", "ok -", "unchanged -"]
        )

        let seq = try desk.last("edit C-2 email a@example.com --reason 'Đổi'").seq
        #expect(try desk.last("undo \(seq)").ending == "ok -")
        let state = try desk.state()
        #expect(try desk.last("undo \(seq)").ending == "unchanged -")
        #expect(desk.run(Desk.open + "undo \(seq)", yes: true).status == 0)
        #expect(try desk.state() == state)
    }

    @Test func anApprovedMoveIsNotDoneAgain() throws {
        let desk = try Desk()
        let line = "relink C-10 vneid --from C-9 --reason 'Một người'"
        #expect(try desk.last(line).ending == "pending relink.second-person")
        #expect(try desk.dispatch("request approve 1", as: "hoa").outcome == .ok)
        let state = try desk.state()
        #expect(try desk.last(line).ending == "unchanged -")
        #expect(try desk.state() == state)
    }

    /// What a change undone must leave: everything as before but the record's version and, for
    /// links, the history of them.
    @Test(arguments: [
        "edit C-2 email a@example.com --reason 'Đổi'",
        "edit C-6 fullName 'Hoàng Thị Thanh Tâm' --reason 'Sửa'",
        "edit C-2 email '' --reason 'Xóa'", "edit C-53 phone 0912345678 --reason 'Bổ sung'",
    ])
    func undoingAnEditPutsTheOldValueBack(_ line: String) throws {
        let desk = try Desk()
        let before = try desk.state().filter { !$0.contains(" v") }
        let seq = try desk.last(line).seq
        #expect(try desk.state().filter { !$0.contains(" v") } != before)
        #expect(try desk.last("undo \(seq)").ending == "ok -")
        #expect(try desk.state().filter { !$0.contains(" v") } == before)
    }

    @Test func undoingLinksOpensAndClosesThem() throws {
        let desk = try Desk()
        let unlink = try desk.last("unlink C-29 vnpost --reason 'Đề nghị'").seq
        #expect(try desk.active("C-29") == ["vneid"])
        #expect(try desk.last("undo \(unlink)").ending == "ok -")
        #expect(try desk.active("C-29") == ["vneid", "vnpost"])
        let relink = try desk.last("relink C-30 vneid --reason 'Gỡ nhầm'").seq
        #expect(try desk.active("C-30") == ["vneid"])
        let undo = try desk.last("undo \(relink)")
        // The restored link is the only lawful login: taking it away needs a second person.
        #expect(undo.ending == "pending link.last-login")
        #expect(try desk.dispatch("request approve 1", as: "hoa").outcome == .ok)
        #expect(try desk.active("C-30") == [])
        #expect(try desk.dispatch("request approve 1", as: "hoa").code == "approval.decided")
    }

    @Test func undoRefusesOnceTheRecordMovedOn() throws {
        let desk = try Desk()
        let first = try desk.last("edit C-2 email a@example.com --reason 'Đổi'").seq
        let second = try desk.last("edit C-2 email b@example.com --reason 'Đổi nữa'").seq
        let state = try desk.state()
        #expect(try desk.last("undo \(first)").ending == "refused record.changed")
        #expect(try desk.state() == state)
        #expect(try desk.last("undo \(second)").ending == "ok -")
        #expect(try desk.last("status C-2").ending == "ok -")
        #expect(try desk.last("undo \(first)").ending == "refused record.changed")
    }

    @Test func onlyChangesCanBeUndone() throws {
        let desk = try Desk()
        let read = try desk.last("status C-2").seq
        #expect(try desk.last("undo \(read)").ending == "refused undo.not-reversible")
        let edit = try desk.last("edit C-2 email a@example.com --reason 'Đổi'").seq
        let undo = try desk.last("undo \(edit)").seq
        #expect(try desk.last("undo \(undo)").ending == "refused undo.not-reversible")
        let linked = try desk.last("link C-3 vneid 079085990003").seq
        #expect(try desk.last("undo \(linked)").ending == "refused undo.not-reversible")
        #expect(try desk.last("undo 99999").ending == "not-found undo.not-found")
        #expect(try desk.active("C-3") == ["vneid"])
    }

    @Test func anApprovedUnlinkCanBeUndoneOnce() throws {
        let desk = try Desk()
        _ = try desk.last("unlink C-28 vneid --reason 'Mất máy'")
        let seq = try #require(try desk.dispatch("request approve 1", as: "hoa").seq)
        #expect(try desk.active("C-28") == [])
        #expect(try desk.last("undo \(seq)").ending == "ok -")
        #expect(try desk.active("C-28") == ["vneid"])
        #expect(try desk.last("undo \(seq)").ending == "unchanged -")
    }
}

extension Desk {
    /// The providers that a citizen is linked to now, in order.
    func active(_ reference: String) throws -> [String] {
        let id = try #require(CitizenNumber(reference: reference))
        let file = try #require(try store.read { try $0.file(id) })
        return file.links.filter(\.isActive).map(\.provider.rawValue).sorted()
    }
}
