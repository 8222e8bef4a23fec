import AuditLog
import Testing

@testable import ProgramSupport

/// Holds a store against its own log, and the log against what was shown.
struct Replay {
    let before: StoreImage
    let after: StoreImage

    func check(_ shown: Shown) throws {
        #expect(after.records.map(\.leaf.seq) == Array(0..<after.headSize))
        checkAcknowledged(shown)
        checkMail()
        checkLink()
        checkCases(shown)
        checkEffects()
        checkQuestions(shown)
    }

    /// The records since the beginning.
    private var young: ArraySlice<StoreImage.Record> { after.records[before.records.count...] }

    /// Records of an act that was done, about a citizen if one is named.
    private func done(_ act: String, _ citizen: String? = nil) -> [StoreImage.Record] {
        young.filter {
            $0.leaf.act == act && $0.leaf.outcome == "ok"
                && (citizen == nil || $0.opened["target"] == citizen)
        }
    }

    /// Every line has the record that it names, in the order of the lines, and no two have the same.
    private func checkAcknowledged(_ shown: Shown) {
        var seqs: Set<Int64> = []
        for (ticket, lines) in shown.processes {
            var last: Int64 = -1
            for line in lines {
                let isNew = seqs.insert(line.seq).inserted
                #expect(isNew && line.seq > last, "\(line)")
                last = line.seq
                guard after.records.indices.contains(Int(line.seq)) else {
                    Issue.record("shown, but not in the log: \(line)")
                    continue
                }
                let record = after.records[Int(line.seq)]
                #expect(record.leaf.outcome == line.outcome, "\(line)")
                #expect(record.leaf.code == line.code, "\(line)")
                #expect(record.leaf.act.hasSuffix(String(line.command.suffix(4))), "\(line)")
                #expect(record.opened["ticket"] == ticket, "\(line)")
                if let word = record.word { #expect(word == line.word, "\(line)") }
            }
        }
        #expect(seqs.count > 300)
    }

    /// E-mail addresses are those of the last change in the log; every change counts once.
    private func checkMail() {
        for citizen in CommandFile.own + [CommandFile.shared] {
            let edits = done("citizen.edit", citizen)
            let old = before.citizens[citizen]
            let new = after.citizens[citizen]
            let word = edits.last?.word
            #expect(new?.email == word.map { "\($0)@example.vn" } ?? old?.email, "\(citizen)")
            #expect(new?.version == old.map { $0.version + Int64(edits.count) }, "\(citizen)")
        }
    }

    /// The link was closed and opened in turn, and is as the last of them left it.
    private func checkLink() {
        let moves = young.filter {
            ["link.unlink", "link.relink"].contains($0.leaf.act) && $0.leaf.outcome == "ok"
        }.map(\.leaf.act)
        #expect(zip(moves, moves.dropFirst()).allSatisfy { $0 != $1 })
        #expect(moves.first ?? "link.unlink" == "link.unlink")
        let closings = moves.filter { $0 == "link.unlink" }.count
        let links = after.links["\(CommandFile.linked) vnpost"]
        #expect(links?.open == (moves.last == "link.unlink" ? 0 : 1))
        #expect(links?.closed == closings)
        let version = before.citizens[CommandFile.linked].map { $0.version + Int64(moves.count) }
        #expect(after.citizens[CommandFile.linked]?.version == version)
    }

    /// A case is there when its opening is on record, with as many notes as there are records, and
    /// every note that was shown as taken.
    private func checkCases(_ shown: Shown) {
        let opened = Set(
            done("case.open").compactMap { $0.opened["ticket"] ?? $0.opened["reason"] }
        )
        #expect(done("case.open").count == after.cases.count - before.cases.count)
        #expect(!opened.isEmpty || after.cases.isEmpty)
        let noted = Dictionary(grouping: done("case.note")) { $0.opened["ticket"] ?? "" }
        for (ticket, notes) in after.cases where before.cases[ticket] == nil {
            #expect(noted[ticket]?.count ?? 0 == notes.count, "\(ticket)")
            #expect(Set(notes).count == notes.count, "\(ticket)")
        }
        for (ticket, lines) in shown.processes {
            let notes = Set(after.cases[ticket] ?? [])
            for line in lines where line.command == "case note" {
                #expect(notes.contains(line.word), "\(line)")
            }
        }
    }

    /// What can be undone is what is on record as done.
    private func checkEffects() {
        let acts = ["citizen.edit", "link.unlink", "link.relink"]
        let seqs = acts.flatMap { done($0) }.map(\.leaf.seq)
        #expect(after.effects == before.effects.union(seqs))
    }

    /// Questions without a result are those of processes that died, one each at most.
    private func checkQuestions(_ shown: Shown) {
        let intents = Set(young.filter { $0.leaf.phase == .intent }.map(\.leaf.id))
        let answered = young.compactMap { $0.leaf.phase == .result ? $0.leaf.ref : nil }
        #expect(Set(answered).count == answered.count)
        #expect(intents.isSuperset(of: answered))
        #expect(after.openIntents == intents.subtracting(answered))
        #expect(after.openIntents.count <= shown.kills)
        let sessions = young.filter { after.openIntents.contains($0.leaf.id) }.map(\.leaf.sess)
        #expect(Set(sessions).count == sessions.count)
    }
}
