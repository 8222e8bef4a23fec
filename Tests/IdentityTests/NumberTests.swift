import Testing

@testable import Identity

@Suite("CMND numbers")
struct IdentityCardNumberTests {
    @Test(
        "the range that was issued twice",
        arguments: [
            ("271450000", false), ("271450001", true), ("271475000", true), ("271500000", true),
            ("271500001", false), ("012345678", false),
        ]
    )
    func doublyIssued(text: String, twice: Bool) throws {
        #expect(try IdentityCardNumber(text).isDoublyIssuedRange == twice)
    }

    @Test(
        "form",
        arguments: [
            ("271450001", nil), ("271 450 001", nil), ("271.450.001", nil),
            ("27145000", IdentityCardNumber.Problem.wrongLength), ("2714500012", .wrongLength),
            ("", .notDigits), ("27145000a", .notDigits),
        ]
    )
    func form(text: String, problem: IdentityCardNumber.Problem?) throws {
        if let problem {
            #expect(throws: problem) { try IdentityCardNumber(text) }
        } else {
            #expect(try IdentityCardNumber(text).digits == "271450001")
        }
    }
}

@Suite("Phone numbers")
struct PhoneNumberTests {
    @Test(
        "spellings",
        arguments: [
            "0912345678", "091 234 5678", "091.234.5678", "091-234-5678", "(091) 234-5678",
            "+84912345678", "+84 912 345 678", "+84 (0)91 234 5678", "84912345678",
            "0084912345678", "00 84 912 345 678", "(+84) 912345678", "\u{202A}+84912345678\u{202C}",
            "０９１２３４５６７８", "840912345678",
        ]
    )
    func spellings(text: String) throws {
        let phone = try PhoneNumber(text)
        #expect(phone.digits == "0912345678")
        #expect(phone.kind == .mobile)
        #expect(phone.originalCarrier == "VinaPhone")
        #expect(try PhoneNumber(phone.digits) == phone)
    }

    @Test(
        "eleven digits from before 2018",
        arguments: [
            ("0120", "070"), ("0121", "079"), ("0122", "077"), ("0123", "083"), ("0124", "084"),
            ("0125", "085"), ("0126", "076"), ("0127", "081"), ("0128", "078"), ("0129", "082"),
            ("0162", "032"), ("0163", "033"), ("0164", "034"), ("0165", "035"), ("0166", "036"),
            ("0167", "037"), ("0168", "038"), ("0169", "039"), ("0186", "056"), ("0188", "058"),
            ("0199", "059"),
        ]
    )
    func converted(old: String, new: String) throws {
        #expect(try PhoneNumber(old + "4567890").digits == new + "4567890")
        #expect(try PhoneNumber("+84" + old.dropFirst() + "4567890").digits == new + "4567890")
        #expect(try PhoneNumber("84" + old.dropFirst() + "4567890").digits == new + "4567890")
        #expect(throws: PhoneNumber.Problem.wrongLength) { try PhoneNumber(old + "456789") }
    }

    @Test(
        "landlines",
        arguments: ["02438255555", "024 3825 5555", "+84 24 3825 5555", "842438255555"]
    )
    func landlines(text: String) throws {
        let phone = try PhoneNumber(text)
        #expect(phone.digits == "02438255555")
        #expect(phone.kind == .landline)
        #expect(phone.originalCarrier == nil)
    }

    @Test(
        "what is wrong",
        arguments: [
            ("", PhoneNumber.Problem.notDigits), ("abc", .notDigits), ("0912345678x", .notDigits),
            ("++84912345678", .notDigits), ("091(2345678", .notDigits), ("0912+345678", .notDigits),
            ("091234567", .wrongLength), ("09123456789", .wrongLength),
            ("0243825555", .wrongLength),
            ("024382555555", .wrongLength), ("912345678", .wrongLength), ("113", .wrongLength),
            ("0", .wrongLength), ("+84", .wrongLength), ("+1 202 555 0100", .foreign),
            ("0012025550100", .foreign), ("0412345678", .unknownPrefix),
            ("0012345678", .foreign), ("01101234567", .unknownPrefix),
            ("01874567890", .unknownPrefix), ("0612345678", .unknownPrefix),
        ]
    )
    func problems(text: String, problem: PhoneNumber.Problem) {
        #expect(throws: problem) { try PhoneNumber(text) }
        #expect(!problem.phrase.vi.isEmpty && !problem.phrase.en.isEmpty)
    }

    @Test(
        "carriers",
        arguments: [
            ("032", "Viettel"), ("039", "Viettel"), ("086", "Viettel"), ("096", "Viettel"),
            ("098", "Viettel"), ("081", "VinaPhone"), ("070", "MobiFone"), ("079", "MobiFone"),
            ("089", "MobiFone"), ("092", "Vietnamobile"), ("099", "Gmobile"), ("055", "Wintel"),
            ("087", "iTel"), ("071", nil), ("095", nil), ("051", nil),
        ]
    )
    func carriers(prefix: String, carrier: String?) throws {
        #expect(try PhoneNumber(prefix + "1234567").originalCarrier == carrier)
    }
}

@Suite("E-mail addresses")
struct EmailAddressTests {
    @Test(
        "what is read",
        arguments: [
            ("du@example.vn", "du@example.vn"), (" Du.Dang@Example.VN ", "Du.Dang@example.vn"),
            ("a+b@x.co", "a+b@x.co"), ("a@b-c.vn", "a@b-c.vn"), ("a@1.vn", "a@1.vn"),
            ("o'neil@x.vn", "o'neil@x.vn"),
        ]
    )
    func reads(text: String, expected: String) throws {
        #expect(try EmailAddress(text).text == expected)
        #expect(try EmailAddress(text).key == expected.lowercased())
    }

    @Test(
        "what is refused",
        arguments: [
            "", "a", "@x.vn", "a@", "a@x", "a@x.", "a@.vn", "a@x..vn", "a@@x.vn", "a b@x.vn",
            "a@x y.vn", "a\u{7}@x.vn", "a@x\n.vn", ".a@x.vn", "a.@x.vn", "a..b@x.vn", "a@-x.vn",
            "a@x-.vn", "a@x.1", "a@127.0.0.1", "đ@x.vn", "a@đ.vn", "\"a\"@x.vn", "<a@x.vn>",
        ]
    )
    func refuses(text: String) {
        #expect(throws: EmailAddress.Problem.malformed) { try EmailAddress(text) }
    }

    @Test("length limits")
    func length() throws {
        let label = String(repeating: "d", count: 63)
        let domain = [label, label, label].joined(separator: ".") + ".vn"
        let local = String(repeating: "a", count: 254 - 1 - domain.count)
        #expect(try EmailAddress(local + "@" + domain).text.utf8.count == 254)
        #expect(throws: EmailAddress.Problem.tooLong) { try EmailAddress(local + "a@" + domain) }
        #expect(throws: Never.self) {
            try EmailAddress(String(repeating: "a", count: 64) + "@x.vn")
        }
        #expect(throws: EmailAddress.Problem.tooLong) {
            try EmailAddress(String(repeating: "a", count: 65) + "@x.vn")
        }
        #expect(throws: EmailAddress.Problem.malformed) { try EmailAddress("a@\(label)d.vn") }
    }
}

@Suite("Citizen card QR codes")
struct CitizenCardQRTests {
    private let text =
        "052089999999|271450001|Đặng Trung Du|09091989|Nam|12 Lê Lợi, Quy Nhơn, Bình Định|01052021"

    @Test("seven fields")
    func seven() throws {
        let card = try CitizenCardQR(text + "\r\n")
        #expect(card.personalNumber.digits == "052089999999")
        #expect(card.cmnd?.digits == "271450001")
        #expect(card.fullName.display == "Đặng Trung Du")
        #expect(card.dateOfBirth.iso == "1989-09-09")
        #expect(card.sex == .male)
        #expect(card.address == "12 Lê Lợi, Quy Nhơn, Bình Định")
        #expect(card.issuedOn?.iso == "2021-05-01")
    }

    @Test("more fields, no CMND, no date of issue, only a year")
    func variants() throws {
        let card = try CitizenCardQR("001165000001||NGUYỄN THỊ A|1965|Nữ|Hà Nội||x|y|z|")
        #expect(card.cmnd == nil)
        #expect(card.sex == .female)
        #expect(card.issuedOn == nil)
        #expect(card.dateOfBirth == .year(1965))
    }

    @Test(
        "what is wrong",
        arguments: [
            ("", CitizenCardQR.Problem.tooFewFields), ("a|b|c|d|e|f", .tooFewFields),
            ("x||A|09091989|Nam||", .personalNumber(.notDigits)),
            ("003089999999||A|09091989|Nam||", .personalNumber(.unknownPlace)),
            ("052089999999|1|A|09091989|Nam||", .cmnd(.wrongLength)),
            ("052089999999|| |09091989|Nam||", .name),
            ("052089999999||A|31021989|Nam||", .dateOfBirth),
            ("052089999999||A||Nam||", .dateOfBirth), ("052089999999||A|09091989|?||", .sex),
            ("052089999999||A|09091989|Nam||1", .issuedOn),
        ]
    )
    func problems(text: String, problem: CitizenCardQR.Problem) {
        #expect(throws: problem) { try CitizenCardQR(text) }
        #expect(!problem.phrase.vi.isEmpty && !problem.phrase.en.isEmpty)
    }
}
