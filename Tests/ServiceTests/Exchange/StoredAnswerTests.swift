import Foundation
import Identity
import Testing

@Suite struct StoredAnswerTests {
    @Test func anAnswerThatWasStoredWithoutATroubleIsRead() throws {
        let stored = #"{"match":"unavailable","fetchedAt":{"milliseconds":1},"requestCode":"YC-1"}"#
        let fresh = PopulationAnswer(
            match: .unavailable,
            fetchedAt: Instant(milliseconds: 1),
            requestCode: "YC-1"
        )
        #expect(try JSONDecoder().decode(PopulationAnswer.self, from: Data(stored.utf8)) == fresh)
        let text = String(decoding: try JSONEncoder().encode(fresh), as: UTF8.self)
        #expect(!text.contains("trouble"))
    }

    @Test(arguments: PopulationTrouble.allCases) func aTroubleIsKept(_ trouble: PopulationTrouble)
        throws
    {
        let answer = PopulationAnswer(
            match: .unavailable,
            fetchedAt: Instant(milliseconds: 1),
            requestCode: "YC-1",
            trouble: trouble
        )
        let stored = try JSONEncoder().encode(answer)
        #expect(try JSONDecoder().decode(PopulationAnswer.self, from: stored) == answer)
    }
}
