import CommandKit
import DisplayColumns
import Identity
import Testing

@testable import Console

@Suite struct TextTableTests {
    static let address =
        "Số 12 đường Nguyễn Huệ, Phường Lê Lợi, Thành phố Quy Nhơn, Bình Định"

    static let table = PlainView.Block.table(
        columns: [Phrase("TT"), Phrase("Thông tin"), Phrase("Giá trị"), Phrase("Trạng thái")],
        rows: [
            [
                PlainCell(.value(.int(1))), PlainCell(.phrase(Phrase("Họ tên"))),
                PlainCell(.value(.string("Nguye\u{302}\u{303}n 漢字"))),
                PlainCell(.phrase(Phrase("đã xác minh")), .good),
            ],
            [
                PlainCell(.value(.int(10))), PlainCell(.phrase(Phrase("Địa chỉ thường trú"))),
                PlainCell(.value(.string(address))),
                PlainCell(.phrase(Phrase("thiếu")), .bad),
            ],
            [
                PlainCell(.value(.int(3))), PlainCell(.phrase(Phrase("Email"))),
                PlainCell(.value(.null)), PlainCell(.phrase(Phrase("khai báo")), .caution),
            ],
        ],
        empty: Phrase("Không có")
    )

    func render(_ block: PlainView.Block, _ width: Int, colors: Bool = false) -> String {
        ViewRenderer(language: .vi, width: width, colors: colors).text(PlainView([block]))
    }

    @Test func fitsInto80() {
        #expect(
            render(Self.table, 80) == """
                TT  Thông tin           Giá trị                                    Trạng thái
                ──  ──────────────────  ─────────────────────────────────────────  ─────────────
                 1  Họ tên              Nguye\u{302}\u{303}n 漢字                                ✓ đã xác minh
                10  Địa chỉ thường trú  Số 12 đường Nguyễn Huệ, Phường Lê Lợi,     ✗ thiếu
                                        Thành phố Quy Nhơn, Bình Định
                 3  Email               —                                          ! khai báo

                """
        )
    }

    @Test func becomesBlocksAt40() {
        #expect(
            render(Self.table, 40) == """
                TT: 1
                Thông tin: Họ tên
                Giá trị: Nguye\u{302}\u{303}n 漢字
                Trạng thái: ✓ đã xác minh

                TT: 10
                Thông tin: Địa chỉ thường trú
                Giá trị:
                  Số 12 đường Nguyễn Huệ, Phường Lê Lợi,
                  Thành phố Quy Nhơn, Bình Định
                Trạng thái: ✗ thiếu

                TT: 3
                Thông tin: Email
                Giá trị: —
                Trạng thái: ! khai báo

                """
        )
    }

    @Test(arguments: [20, 30, 47, 48, 50, 60, 79, 120])
    func staysWithinAnyWidth(_ width: Int) {
        let text = render(Self.table, width)
        for line in text.split(separator: "\n") {
            #expect(DisplayWidth.of(String(line)) <= width)
        }
        let packed = text.filter { !$0.isWhitespace }
        #expect(packed.contains("QuyNhơn") && packed.contains("漢字"))
    }

    @Test func paintsOnlyWhenAsked() {
        let painted = render(Self.table, 80, colors: true)
        #expect(painted.contains("\u{1B}[32m✓ đã xác minh\u{1B}[0m"))
        #expect(!render(Self.table, 80).contains("\u{1B}"))
    }

    @Test func showsHostileTextHarmlessly() {
        let hostile = PlainView.Block.table(
            columns: [Phrase("A")],
            rows: [[PlainCell(.value(.string("x\u{1B}]0;t\u{7}\u{202E}y\nz")))]],
            empty: Phrase("-")
        )
        #expect(
            render(hostile, 80)
                == "A\n───────────────────────────────\nx\\u{1B}]0;t\\u{7}\\u{202E}y\\u{A}z\n"
        )
    }

    @Test func laysOutViews() throws {
        let date = try #require(CivilDate(iso: "2024-01-01"))
        let instant = try #require(Instant(iso: "2024-01-01T20:30:00Z"))
        let view = PlainView([
            .heading(Phrase("Tài khoản")),
            .pairs([
                (Phrase("Ngày"), PlainCell(.value(.date(date)))),
                (Phrase("Lúc"), PlainCell(.value(.time(instant)))),
                (Phrase("CBCCVC"), PlainCell(.value(.bool(false)))),
            ]),
            .note(Phrase("Chưa liên kết"), .caution), .say("Xin chào"),
            .table(columns: [Phrase("A")], rows: [], empty: Phrase("Không có liên kết")),
        ])
        #expect(
            ViewRenderer(language: .vi, width: 80, colors: false).text(view) == """
                Tài khoản
                Ngày    01/01/2024
                Lúc     02/01/2024 03:30
                CBCCVC  không

                ! Chưa liên kết

                │ Xin chào

                Không có liên kết

                """
        )
    }
}
