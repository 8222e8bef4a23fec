import Testing

@testable import AuditLog

/// What a witness remembers of a log.
@Suite struct WitnessRecordTests {
    private func record() throws -> WitnessRecord {
        let desk = try WitnessDesk(5)
        return WitnessRecord(
            key: try ProjectKey.signer().verifier,
            answer: try desk.answer(desk.body(0, 5), recorded: nil)
        )
    }

    @Test func aRecordIsTheKeyAndTheNote() throws {
        let record = try record()
        #expect(record.text == ProjectKey.vkey + "\n" + record.note)
        #expect(record.checkpoint.size == 5)
        #expect(try WitnessRecord(text: record.text, origin: ProjectKey.name) == record)
    }

    @Test func aDamagedRecordIsNeverRead() throws {
        let text = try record().text
        let signed = try WitnessDesk(5).note(5)
        for bad in ["", "\n", ProjectKey.vkey, ProjectKey.vkey + "\n", text + "\n", signed] {
            #expect(throws: NoteError.self) {
                try WitnessRecord(text: bad, origin: ProjectKey.name)
            }
        }
        #expect(throws: NoteError.malformedKey) {
            try WitnessRecord(text: text, origin: "other.example/log")
        }
        let cosignature = text.utf8.count - (text.split(separator: "\n").last?.utf8.count ?? 0)
        for mutated in mutations(of: text) {
            guard let read = try? WitnessRecord(text: mutated, origin: ProjectKey.name) else {
                continue
            }
            // The witness's own line is for auditors; the log's is what is checked.
            #expect(
                mutated.utf8.prefix(cosignature - 1).elementsEqual(
                    text.utf8.prefix(cosignature - 1)
                )
            )
            #expect(read.checkpoint.size == 5)
        }
    }

    @Test func aFileNameSaysNothing() {
        let names = ["a", "b", "../../etc/passwd", "một/nhật-ký", ""].map {
            WitnessRecord.fileName(origin: $0)
        }
        #expect(Set(names).count == names.count)
        for name in names {
            #expect(name.utf8.count == 20)
            #expect(name.hasPrefix("log-") && Hex.decode(name.dropFirst(4))?.count == 8)
        }
        // SHA-256 of "a".
        #expect(names[0] == "log-ca978112ca1bbdca")
    }

    @Test func aKeyIsGivenOnceAndStays() throws {
        let record = try record()
        let key = record.key
        let other = try NoteSignerKey.generate(name: ProjectKey.name).verifier
        #expect(try WitnessRecord.key(of: nil, offered: key) == key)
        #expect(try WitnessRecord.key(of: record, offered: nil) == key)
        #expect(try WitnessRecord.key(of: record, offered: key) == key)
        #expect(throws: WitnessRefusal.unknownLog) {
            try WitnessRecord.key(of: nil, offered: nil)
        }
        #expect(throws: WitnessRefusal.unknownLog) {
            try WitnessRecord.key(of: record, offered: other)
        }
    }
}
