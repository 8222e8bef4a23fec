import Testing

@testable import Identity

private let today = date("2024-07-01")

@Suite("Field values")
struct FieldValueTests {
    @Test(
        "the stored form",
        arguments: [
            (FieldKey.fullName, "  \u{D0}ặng  Trung Du ", "Đặng Trung Du"),
            (.cmnd9, "271 450 001", "271450001"), (.personalId, "052.089.999.999", "052089999999"),
            (.dateOfBirth, "1989-09-09", "1989-09-09"), (.dateOfBirth, "09/09/1989", "1989-09-09"),
            (.dateOfBirth, "9/9/1989", "1989-09-09"), (.dateOfBirth, "1989", "1989"),
            (.dateOfBirth, "2024-07-01", "2024-07-01"), (.dateOfBirth, "2024", "2024"),
            (.dateOfBirth, "29/2/2024", "2024-02-29"), (.dateOfBirth, "1800", "1800"),
            (.dateOfBirth, "1/1/1800", "1800-01-01"), (.phone, "+84 912 345 678", "0912345678"),
            (.phone, "01234567890", "0834567890"), (.gender, "Nữ", "female"),
            (.gender, "nam", "male"), (.gender, "KHÁC", "other"), (.gender, "khac", "other"),
            (.gender, "female", "female"), (.gender, "nu\u{31B}\u{303}", "female"),
            (.email, "Du@Example.VN", "Du@example.vn"),
            (.placeOfBirth, " Bi\u{300}nh Đi\u{323}nh ", "Bình Định"),
            (.hometown, "Xã A,  Huyện B", "Xã A,  Huyện B"),
            (.permanentAddress, "12 Lê Lợi, Bình Định", "12 Lê Lợi, Bình Định"),
        ]
    )
    func stored(key: FieldKey, text: String, expected: String) throws {
        for lenient in [false, true] {
            let value = try FieldValue.parse(key, text, today: today, lenient: lenient)
            #expect(Array(value.unicodeScalars) == Array(expected.unicodeScalars))
            #expect(try FieldValue.parse(key, value, today: today, lenient: lenient) == value)
        }
    }

    @Test(
        "what is refused",
        arguments: [
            (FieldKey.fullName, "123", FieldProblem.noLetters),
            (.fullName, "A\u{1B}[31m", .controlCharacters), (.fullName, "A\tB", .controlCharacters),
            (.fullName, "A\u{202E}B", .controlCharacters), (.hometown, "A\nB", .controlCharacters),
            (.permanentAddress, "A\u{2028}B", .controlCharacters),
            (.personalId, "123", .personalNumber(.wrongLength)),
            (.personalId, "003089999999", .personalNumber(.unknownPlace)),
            (.personalId, "001225000001", .personalNumber(.future)),
            (.cmnd9, "1234567890", .cmnd(.wrongLength)), (.phone, "113", .phone(.wrongLength)),
            (.email, "du", .email(.malformed)), (.dateOfBirth, "31/02/1989", .notADate),
            (.dateOfBirth, "1989-9-9", .notADate), (.dateOfBirth, "09091989", .notADate),
            (.dateOfBirth, "1/1/89", .notADate), (.dateOfBirth, "1/1/1799", .notADate),
            (.dateOfBirth, "1799", .notADate), (.dateOfBirth, "/1/1989", .notADate),
            (.dateOfBirth, "2024-07-02", .futureDate), (.dateOfBirth, "2025", .futureDate),
            (.gender, "x", .gender),
        ]
    )
    func refused(key: FieldKey, text: String, problem: FieldProblem) {
        #expect(throws: problem) { try FieldValue.parse(key, text, today: today) }
        #expect(!problem.phrase.vi.isEmpty && !problem.phrase.en.isEmpty)
        #expect(!problem.phrase.vi.contains(text) && !problem.phrase.en.contains(text))
    }

    @Test("nothing is no value", arguments: FieldKey.allCases)
    func empty(key: FieldKey) {
        for text in ["", " ", "\u{A0} "] {
            #expect(throws: FieldProblem.empty) { try FieldValue.parse(key, text, today: today) }
        }
    }

    @Test("200 characters and no more", arguments: [FieldKey.fullName, .hometown])
    func length(key: FieldKey) throws {
        let longest = String(repeating: "ễ", count: 200)
        #expect(try FieldValue.parse(key, longest, today: today) == longest)
        #expect(try FieldValue.parse(key, longest.nfd, today: today) == longest)
        #expect(throws: FieldProblem.tooLong) {
            try FieldValue.parse(key, longest + "a", today: today)
        }
        #expect(throws: FieldProblem.tooLong) {
            try FieldValue.parse(key, longest + "a", today: today, lenient: true)
        }
    }

    @Test("imports keep control characters in names and addresses, and only there")
    func lenient() throws {
        #expect(
            try FieldValue.parse(.fullName, "A\u{1B}[31m\u{202E}B", today: today, lenient: true)
                == "A\u{1B}[31m\u{202E}B"
        )
        #expect(
            try FieldValue.parse(.hometown, "A\nB", today: today, lenient: true) == "A\nB"
        )
        #expect(throws: FieldProblem.email(.malformed)) {
            try FieldValue.parse(.email, "a\u{1B}@x.vn", today: today, lenient: true)
        }
    }

    @Test(
        "the form of tables",
        arguments: [
            (FieldKey.dateOfBirth, "1989-09-09", "09/09/1989", "09/09/1989"),
            (.dateOfBirth, "1989", "1989", "1989"),
            (.dateOfBirth, "1989-**-**", "1989-**-**", "1989-**-**"),
            (.gender, "male", "Nam", "Male"), (.gender, "female", "Nữ", "Female"),
            (.gender, "other", "Khác", "Other"), (.gender, "?", "?", "?"),
            (.fullName, "Đặng Trung Du", "Đặng Trung Du", "Đặng Trung Du"),
        ]
    )
    func displayed(key: FieldKey, stored: String, vi: String, en: String) {
        #expect(FieldValue.display(key, stored, .vi) == vi)
        #expect(FieldValue.display(key, stored, .en) == en)
    }
}
