import Testing

@testable import Identity

@Suite("The shape of identifiers")
struct IdentifierShapeTests {
    @Test(
        "whole texts",
        arguments: [
            ("052089999999", IdentifierShape.personalNumber), ("052 089 999 999", .personalNumber),
            ("052.089.999.999", .personalNumber), ("０５２０８９９９９９９９", .personalNumber),
            ("003089999999", .personalNumber), ("999999999999", .personalNumber),
            ("271450001", .cmnd), ("271-450-001", .cmnd), ("0912345678", .phone),
            ("+84 912 345 678", .phone), ("84912345678", .phone), ("0084912345678", .phone),
            ("01234567890", .phone), ("02438255555", .phone), ("842438255555", .phone),
            ("(091) 2345678", .phone), ("(+84) 912345678", .phone), ("du@example.vn", .email),
            (" DU@EXAMPLE.VN ", .email),
            ("đ@example.vn", .email), ("du＠example.vn", .email),
            ("C-12", .citizenReference(CitizenNumber(12))),
            ("c-1", .citizenReference(CitizenNumber(1))),
            ("C-99999999", .citizenReference(CitizenNumber(99_999_999))), ("C-271450001", .other),
            ("C-0", .other), ("C-", .other),
            ("Đặng Trung Du", .other), ("", .other), ("du@home", .other), ("12345678", .other),
            ("1234567890", .other), ("0512345678901", .other), ("postid_1", .other),
            ("1989-01-01", .other), ("1989-01-01 5", .other), ("27145...0001", .cmnd),
            ("27145....0001", .other), ("a b@example.vn", .other),
            ("052089999999|271450001|A|09091989|Nam|X|01052021", .cardQR),
            ("052089999999||A|09091989|Nam||", .cardQR), ("052089999999|a|b|c|d|e", .other),
            ("a|b|c|d|e|f|g", .other), ("+12025550100", .other),
        ]
    )
    func shapes(text: String, shape: IdentifierShape) {
        #expect(IdentifierShape.of(text) == shape)
    }

    @Test(
        "personal data anywhere",
        arguments: [
            "052089999999", "số 052089999999.", "CCCD052089999999x", "052 089 999 999",
            "052.089.999.999", "052-089-999-999", "052 - 089 - 999999", "271450001",
            "cmnd 271 450 001 cũ", "gọi 0912345678", "gọi (091) 234-5678", "+84 912 345 678",
            "０５２０８９９９９９９９", "٠٥٢٠٨٩٩٩٩٩٩٩", "𝟎𝟓𝟐𝟎𝟖𝟗𝟗𝟗𝟗𝟗𝟗𝟗", "⁰⁵²⁰⁸⁹⁹⁹⁹⁹⁹⁹", "①②③④⑤⑥⑦⑧⑨",
            "052\u{200B}089\u{AD}999999", "0\u{20E3}5\u{20E3}2\u{20E3}0\u{20E3}8\u{20E3}999999",
            "052\u{2011}089\u{2011}999\u{2011}999", "052\u{A0}089\u{3000}999999", "052·089·999·999",
            "1 2 3 4 5 6 7 8 9", "du@example.vn", "mail du.dang@example.com.vn nhé",
            "<du@example.vn>",
            "du＠example.vn", "du@example\u{FF0E}vn", "x @ du@example.vn", "a@b@c.vn",
            "2024-07-01 123456789", "12345678      9", "12345678 - - 9", "12345678...9",
            "(024) - 38255555", "2024-07-01-1", "2024-13-01 1", "19890909 1",
        ]
    )
    func found(text: String) {
        #expect(IdentifierShape.containsPersonalData(text))
    }

    @Test(
        "harmless texts",
        arguments: [
            "", "C-12", "HD-2024-0001", "12345678", "1234 5678", "ngày 2024-07-01 08:30",
            "2024-07-01 10 giờ", "từ 2024-07-01 đến 2024-07-31", "2024-07-01 2024-07-02",
            "(2024-07-01) 10", "2024-07-01.", "01/07/2024 08:30:15", "2024-07-01T08:30:15.000Z",
            "gặp @ cổng 3", "du@home", "@example.vn", "a@ b.vn", "tỷ lệ 99,5 %",
            "12345678 - - - - 9",
            "12345678....9",
            "a1b2c3d4e5f6g7h8i9", "chủ tài khoản xin hủy liên kết", "a@b.c", "d***@example.vn",
            "05********99", "*******678",
        ]
    )
    func harmless(text: String) {
        #expect(!IdentifierShape.containsPersonalData(text))
    }
}
