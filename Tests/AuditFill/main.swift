import AuditLog
import Identity
import Store

// usage: audit-fill STORE COUNT
//
// Appends so many records to a store's audit log, as a busy help desk would leave them: for benchmarks.

let words = CommandLine.arguments
guard words.count == 3, let count = Int(words[2]) else {
    print("usage: audit-fill STORE COUNT")
    throw StoreError.missing(path: "STORE COUNT")
}
let store = try SQLiteStore.open(at: words[1])
let acts = ["citizen.status", "citizen.show", "citizen.find", "citizen.reveal", "link.unlink"]
let agents = ["lan", "minh", "ngan", "hoa"]
let start: Int64 = 1_780_000_000_000
let sessions = (0..<25_000).map { UUIDv7.make(milliseconds: start + Int64($0) * 60_000) }
var done = 0
while done < count {
    let batch = min(10_000, count - done)
    let first = done
    try store.transact("fill") { writer in
        for number in first..<first + batch {
            let time = start + Int64(number) * 1_500
            let citizen = CitizenNumber(Int64(number % 60 + 1))
            var draft = LeafDraft(
                leaf: AuditLeaf(
                    id: UUIDv7.make(milliseconds: time),
                    t: Instant(milliseconds: time).iso,
                    act: acts[number % acts.count],
                    actor: .init(
                        login: agents[number / 40 % agents.count],
                        role: "agent",
                        uid: 1001,
                        via: "sudo"
                    ),
                    app: "lienket/0.1.0",
                    host: "desk-1.example.vn",
                    sess: sessions[number / 40 % sessions.count],
                    outcome: "ok",
                    n: 1,
                    fields: ["phone", "personalId", "dateOfBirth", "email"].map {
                        .init(name: $0, shown: .masked)
                    }
                )
            )
            draft.commitTarget(type: "citizen", name: "target", value: citizen.description)
            draft.commitTicket("CALL-2026-\(number / 40)")
            draft.commit(name: "reason", value: "Công dân gọi hỏi lần \(number % 7)")
            _ = try writer.append(draft, subjects: [citizen])
        }
    }
    done += batch
}
print("\(count)")
