import CommandKit
import Identity
import Testing

@Suite struct StatusTests {
    private let reference: [String: [ArgumentValue]] = [
        "REF": [.citizen(.number(CitizenNumber(1)))]
    ]

    @Test func statusGivesTheTenFieldsOfTheDocument() throws {
        let answer = try #require(
            try CommandRun("status")(StubHost(try People.document()), reference).asAnswer
        )
        #expect(answer.data?.keys == ["citizen", "fields"])
        let fields = try #require(answer.data?["fields"]?.asObjects)
        #expect(
            fields.compactMap { $0["label"]?.asText } == [
                "Họ tên", "Số CMT (9 số)", "Số CMT/CCCD (12 số)", "Ngày sinh", "Số điện thoại",
                "Giới tính", "Nơi sinh", "Email", "Quê Quán", "Địa chỉ thường trú",
            ]
        )
        #expect(
            fields.allSatisfy {
                $0.keys == ["n", "key", "label", "value", "state", "source", "verifiedAt"]
            }
        )
        #expect(fields.compactMap { $0["n"] } == (1...10).map { .int($0) })
        let open = fields.filter { $0["state"] != .string("verified") }
        #expect(open.compactMap { $0["key"]?.asText } == ["email"])
        #expect(fields[7]["source"] == .string("holder"))
        #expect(fields[7]["verifiedAt"] == .null)
        #expect(fields[4]["source"] == .string("trusted"))
        #expect(fields[0]["value"] == .string("Đặng Trung Du"))
        #expect(fields[5]["value"] == .string("male"))
        let masked = [1, 2, 3, 4, 6, 7, 8, 9].allSatisfy { fields[$0]["value"]?.inClear != nil }
        #expect(masked)
    }

    @Test func statusShowsMarksWordsAndTheLegendLetterForLetter() throws {
        let answer = try #require(
            try CommandRun("status")(StubHost(try People.document()), reference).asAnswer
        )
        let text = answer.view.text
        #expect(text.hasPrefix("C-1 · Đặng Trung Du\nThông tin định danh | "))
        #expect(text.contains("Email | d***@example.com | ⚠ chưa xác minh"))
        #expect(text.contains("Giới tính | Nam | ✓ đã xác minh"))
        #expect(
            text.contains(
                "Biểu tượng Xanh là các thông tin đã được xác minh với Cơ sở dữ liệu Dân cư Quốc "
                    + "gia hoặc CSDL tin cậy khác"
            )
        )
        #expect(
            text.contains(
                "Biểu tượng Vàng là các thông tin do Người dùng tự nhập và chưa được xác minh với "
                    + "1 CSDL tin cậy"
            )
        )
        #expect(text.contains("Biểu tượng Đỏ là các trường thông tin không có dữ liệu"))
    }

    @Test func statusOfAMissingFieldIsNullAllThrough() throws {
        let answer = try #require(
            try CommandRun("status")(
                StubHost(People.declared(1)),
                reference
            ).asAnswer
        )
        let gender = try #require(answer.data?["fields"]?.asArray?[5].asObject)
        #expect(gender["value"] == .null && gender["source"] == .null)
        #expect(gender["state"] == .string("missing"))
        #expect(answer.view.text.contains("Giới tính | – | ○ không có dữ liệu"))
    }

    @Test func linksReadLikeTheDocument() throws {
        let answer = try #require(
            try CommandRun("links")(StubHost(try People.document()), reference).asAnswer
        )
        #expect(answer.data?.keys == ["citizen", "links"])
        let link = try #require(answer.data?["links"]?.asArray?.first?.asObject)
        #expect(
            link.keys == [
                "provider", "label", "account", "linkedOn", "state", "closedOn", "reason",
            ]
        )
        #expect(link["provider"] == .string("vneid"))
        #expect(link["label"] == .string("Tài khoản định danh điện tử cấp bởi Bộ Công an"))
        #expect(link["account"]?.inClear == "052089999999")
        #expect(link["linkedOn"] == .date(try People.day("2024-01-01")))
        #expect(link["state"] == .string("active"))
        let text = answer.view.text
        #expect(text.contains("Danh sách tài khoản liên kết"))
        #expect(text.contains("Tài khoản liên kết: 05********99"))
        #expect(text.contains("Tài khoản định danh điện tử cấp bởi Bộ Công an"))
        #expect(text.contains("Ngày liên kết: 01/01/2024"))
    }

    @Test func closedLinksAreListedWithAllOnly() throws {
        let host = StubHost(try People.unlinked(1))
        let active = try #require(try CommandRun("links")(host, reference).asAnswer)
        #expect(active.data?["links"] == .array([]))
        #expect(active.view.text.contains("links C-1 --all"))
        let all = try #require(try CommandRun("links")(host, reference, flags: ["all"]).asAnswer)
        let link = try #require(all.data?["links"]?.asArray?.first?.asObject)
        #expect(link["state"] == .string("closed"))
        #expect(link["closedOn"] == .date(try People.day("2025-09-15")))
        #expect(link["reason"] == .string("Mất điện thoại"))
    }
}
