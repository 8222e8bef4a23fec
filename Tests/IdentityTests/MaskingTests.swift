import Testing

@testable import Identity

@Suite("Masking")
struct MaskingTests {
    @Test(
        "what stays",
        arguments: [
            ("052089999999", MaskKind.personalNumber, "05********99"),
            ("052 089 999 999", .personalNumber, "05********99"),
            ("05208999999", .personalNumber, "***"), ("abc", .personalNumber, "***"),
            ("", .personalNumber, ""), ("271450001", .cmnd, "27*****01"),
            ("27145000", .cmnd, "***"), ("0912345678", .phone, "*******678"),
            ("+84912345678", .phone, "*******678"), ("02438255555", .phone, "********555"),
            ("0012025550100", .phone, "***100"), ("123456", .phone, "***"), ("abc", .phone, "***"),
            ("du@example.vn", .email, "d***@example.vn"),
            ("d@example.vn", .email, "d***@example.vn"),
            ("điện@example.vn", .email, "đ***@example.vn"), ("a@b@x.vn", .email, "a***@x.vn"),
            ("@x.vn", .email, "***"), ("du", .email, "***"), ("a@0912345678", .email, "***"),
            ("1989-09-09", .dateOfBirth, "1989-**-**"), ("1989", .dateOfBirth, "1989"),
            ("09/09/1989", .dateOfBirth, "**/**/1989"), ("9 tháng 9", .dateOfBirth, "***"),
            (
                "12 Hẻm 3, Phường Lê Lợi, Bình Định", .address, "***, Phường Lê Lợi, Bình Định"
            ),
            ("1, 2, Phường Lê Lợi, Bình Định", .address, "***, Phường Lê Lợi, Bình Định"),
            ("Phường Lê Lợi, Bình Định", .address, "***, Bình Định"),
            ("Bình Định", .address, "Bình Định"),
            ("Tỉnh Bình Định", .address, "Tỉnh Bình Định"), ("12 Lê Lợi", .address, "***"),
            (" , ", .address, "***"), ("52", .address, "***"),
            ("A, gọi 0912345678, Hà Nội", .address, "***, ***, Hà Nội"),
        ]
    )
    func masks(value: String, kind: MaskKind, expected: String) {
        #expect(Masking.mask(value, as: kind) == expected)
    }

    @Test(
        "accounts by their shape",
        arguments: [
            ("052089999999", "05********99"), ("271450001", "27*****01"),
            ("0912345678", "*******678"), ("du@example.vn", "d***@example.vn"),
            ("dangtrungdu", "dangtrungdu"), ("C-12", "C-12"),
            ("du_052089999999", "du_************"),
            ("052089999999|1|2|3|4|5|6", "***"), ("du@example.vn 1", "***"), ("", ""),
        ]
    )
    func accounts(value: String, expected: String) {
        #expect(Masking.mask(value, as: .account) == expected)
    }

    @Test("the ten fields")
    func fields() {
        let open = FieldKey.allCases.filter { MaskKind.of($0) == nil }
        #expect(open == [.fullName, .gender])
        #expect(MaskKind.of(.placeOfBirth) == .address)
        #expect(MaskKind.of(.hometown) == .address)
        #expect(MaskKind.of(.permanentAddress) == .address)
        #expect(MaskKind.of(.personalId) == .personalNumber)
        #expect(MaskKind.of(.cmnd9) == .cmnd)
        #expect(MaskKind.of(.phone) == .phone)
        #expect(MaskKind.of(.email) == .email)
        #expect(MaskKind.of(.dateOfBirth) == .dateOfBirth)
    }

    @Test("a masked value holds no personal data, and masking it again shows no more")
    func twice() {
        for kind in MaskKind.allCases {
            for value in [
                "052089999999", "271450001", "0912345678", "1989-09-09", "du@example.vn",
                "A, B, Hà Nội",
            ] {
                let once = Masking.mask(value, as: kind)
                #expect(!IdentifierShape.containsPersonalData(once))
                let kept = once.filter { $0 != "*" }.count
                #expect(Masking.mask(once, as: kind).filter { $0 != "*" }.count <= kept)
            }
        }
    }
}
