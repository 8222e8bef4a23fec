import CommandKit
import Identity
import Testing

@testable import Console

@Suite struct MaskerTests {
    static let data: DataObject = [
        "citizen": .string("C-1"), "fullName": .string("Đặng Trung Du"),
        "personalId": .protected(
            .init(.personalNumber, "052089999999", of: CitizenNumber(1), field: .personalId)
        ),
        "born": .protected(
            .init(.dateOfBirth, "1989-08-15", of: CitizenNumber(1), field: .dateOfBirth)
        ),
        "other": .protected(.init(.phone, "0912345678", of: nil, field: .phone)),
    ]

    @Test func masks() {
        var masker = Masker { _, _ in false }
        let plain = masker.plain(Self.data)
        #expect(plain["personalId"] == .personal(data: "05********99", display: "05********99"))
        #expect(plain["born"] == .personal(data: "1989-**-**", display: "**/**/1989"))
        #expect(
            masker.fieldsShown == [
                ShownField(field: .fullName, isFull: true),
                ShownField(field: .personalId, isFull: false),
                ShownField(field: .dateOfBirth, isFull: false),
                ShownField(field: .phone, isFull: false),
            ]
        )
    }

    @Test func reveals() {
        var masker = Masker { citizen, field in
            citizen != CitizenNumber(2) && field != .personalId
        }
        let plain = masker.plain(Self.data)
        #expect(plain["personalId"] == .personal(data: "05********99", display: "05********99"))
        #expect(plain["born"] == .personal(data: "1989-08-15", display: "15/08/1989"))
        // It belongs to nobody in the store.
        #expect(plain["other"] == .personal(data: "*******678", display: "*******678"))
        #expect(masker.fieldsShown.first { $0.field == .dateOfBirth }?.isFull == true)
        #expect(masker.fieldsShown.first { $0.field == .phone }?.isFull == false)
    }

    @Test func masksInsideViewsAndLists() {
        var masker = Masker { _, _ in false }
        let number = DataValue.protected(
            .init(.personalNumber, "052089999999", of: CitizenNumber(1), field: .personalId)
        )
        let view = View([
            .pairs([Pair(Fixture.text, .value(number))]),
            .table(Table([Fixture.text], rows: [[.value(.array([number]))]], empty: Fixture.text)),
        ])
        let text = ViewRenderer(language: .vi, width: 80, colors: false).text(masker.plain(view))
        #expect(!text.contains("089999") && text.contains("05********99"))
        #expect(masker.fieldsShown == [ShownField(field: .personalId, isFull: false)])
    }

    @Test func takesDataOfErrors() {
        var masker = Masker { _, _ in false }
        let error = CommandError(
            "citizen.ambiguous",
            Fixture.text,
            outcome: .ambiguous,
            data: ["candidates": .array([])],
            table: Table([Fixture.text], rows: [], empty: Fixture.text)
        )
        let answer = masker.answer(error)
        #expect(answer.outcome == .ambiguous && answer.data?["candidates"] == .array([]))
        #expect(answer.view.blocks.count == 1 && answer.error?.code == "citizen.ambiguous")
    }
}
