import Testing

@testable import AuditLog

/// The body of C2SP add-checkpoint, read strictly.
@Suite struct AddCheckpointBodyTests {
    @Test func theLayoutIsThatOfC2SP() throws {
        let desk = try WitnessDesk(7)
        let body = try desk.body(3, 7)
        let lines = body.hashes.map(\.base64)
        #expect(lines.count == 4)
        #expect(
            body.text == """
                old 3
                \(lines[0])
                \(lines[1])
                \(lines[2])
                \(lines[3])

                \(try desk.note(7))
                """
        )
        #expect(try desk.body(0, 7).text == "old 0\n\n" + desk.note(7))
        #expect(try desk.body(7, 7).text == "old 7\n\n" + desk.note(7))
    }

    @Test func theExampleOfC2SPIsRead() throws {
        let text = """
            old 20852014
            PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
            jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
            5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
            /6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

            — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Z\
            hcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
            — example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+4\
            9/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=

            """
        let body = try AddCheckpointBody(text: text)
        #expect(body.oldSize == 20_852_014)
        #expect(body.hashes.count == 4)
        #expect(body.text == text)
    }

    @Test func everyStepIsWrittenAndReadBack() throws {
        let desk = try WitnessDesk(20)
        for size: Int64 in 0...20 {
            for old in 0...size {
                let body = try desk.body(old, size)
                #expect(try AddCheckpointBody(text: body.text) == body)
                #expect(
                    body.hashes
                        == (try ConsistencyProof(oldSize: old, newSize: size, store: desk.tree))
                        .hashes
                )
            }
        }
    }

    @Test func nothingIsMadeForSizesThatDoNotFit() throws {
        let desk = try WitnessDesk(7)
        for (old, size): (Int64, Int64) in [(-1, 7), (8, 7), (3, 6), (3, 8), (.min, 7), (.max, 7)] {
            #expect(throws: MerkleError.outOfRange) {
                try AddCheckpointBody(from: old, to: desk.note(7), size: size, store: desk.tree)
            }
        }
        for note in ["", "a\n\n— a AAAAAAA=\n"] {
            #expect(throws: NoteError.self) {
                try AddCheckpointBody(from: 3, to: note, size: 7, store: desk.tree)
            }
        }
    }

    @Test(arguments: [
        "", "\n", "old\n\n", "old \n\n", "old 3", "old 3\n", "old 03\n\n", "old +3\n\n",
        "old -3\n\n", "old  3\n\n", "old 3 \n\n", "old 3\r\n\r\n", "OLD 3\n\n", "old ٣\n\n",
        "old 9223372036854775808\n\n", "new 3\n\n", "old 3\nAAAA\n\n", "old 3\nold 3\n\n",
        "old 3\n\(MerkleHash.empty.hex)\n\n", "old 3\n \n\n", "old 3\n\n\n",
        "old 3\n" + String(repeating: MerkleHash.empty.base64 + "\n", count: 64) + "\n",
        "\u{FEFF}old 3\n\n",
    ])
    func whatIsNoBodyIsRefused(start: String) throws {
        let note = try vector("console.note")
        #expect(throws: WitnessRefusal.malformed) { try AddCheckpointBody(text: start + note) }
    }

    @Test func theCheckpointMustBeOne() throws {
        let note = try vector("console.note")
        for bad in ["", "a\n", note + "\n", String(note.dropLast()), "a\n\n— a AAAAAAA=\n"] {
            #expect(throws: WitnessRefusal.malformed) {
                try AddCheckpointBody(text: "old 0\n\n" + bad)
            }
        }
        let most = String(repeating: MerkleHash.empty.base64 + "\n", count: 63)
        #expect(try AddCheckpointBody(text: "old 0\n\(most)\n" + note).hashes.count == 63)
    }
}
