import Identity

/// The help text.
enum SimulatorHelp {
    static let text = Phrase(
        vi: """
            Cách dùng: lienket-registry --registry TỆP [tùy chọn]

            Giả lập dịch vụ tra cứu dân cư (SOAP 1.1) trên tệp registry.sqlite của một kho. Chỉ dùng
            với dữ liệu giả lập. Khi sẵn sàng, in địa chỉ dịch vụ trên một dòng ra đầu ra chuẩn.

              --registry TỆP         tệp registry.sqlite
              --address ĐỊA_CHỈ      nơi lắng nghe, mặc định 127.0.0.1
              --port N               cổng, mặc định 8089; 0 là cổng trống bất kỳ
              --procedures A,B       chỉ các mã thủ tục này được hỏi, mã khác nhận lỗi 004
              --officers A,B         chỉ các cán bộ này được hỏi, cán bộ khác nhận lỗi 005
              --show-different       số đúng mà họ tên hoặc ngày sinh khác: vẫn trả về người đó;
                                     mặc định trả lời là không có, như dịch vụ thật
              --quiet                không ghi nhật ký ra đầu ra lỗi
              --lang vi|en           ngôn ngữ của thông báo

            Lỗi theo yêu cầu:
              --latency T            chờ trước khi trả lời: 50ms, 2s hoặc 50ms-200ms
              --fail-rate P          tỷ lệ câu hỏi nhận HTTP 503, 0 đến 1
              --malformed P          tỷ lệ câu trả lời bị hỏng, 0 đến 1
              --outage-after N       sau N câu trả lời thì từ chối mọi câu hỏi (HTTP 503)
              --outage-for M         sau M câu hỏi bị từ chối thì hoạt động lại
              --quota N/s            nhiều hơn N câu hỏi mỗi giây nhận HTTP 429
              --seed S               số bắt đầu của sự ngẫu nhiên, mặc định 1

            TLS:
              --tls                  dùng TLS, với chứng thư tự ký cho localhost tạo lúc khởi động
              --save-certificate TỆP ghi chứng thư đó ra tệp để máy khách tin cậy
              --certificate TỆP --key TỆP
                                     dùng chứng thư và khóa riêng này (PEM)
              --client-ca TỆP        máy khách phải có chứng thư của nơi cấp này

            Mã thoát: 0 kết thúc bình thường, 64 sai cách dùng, 66 không đọc được tệp, 69 không mở
            được cổng.

            """,
        en: """
            Usage: lienket-registry --registry FILE [options]

            Simulates the population service (SOAP 1.1) over the registry.sqlite of a store. For
            synthetic data alone. Once it listens, it prints its address as one line to standard output.

              --registry FILE        the registry.sqlite
              --address ADDRESS      where to listen, 127.0.0.1 unless told
              --port N               the port, 8089 unless told; 0 for any free one
              --procedures A,B       only these procedures may ask, others get error 004
              --officers A,B         only these officers may ask, others get error 005
              --show-different       a number under another name or date of birth gives the person;
                                     otherwise it gives nobody, as the real service does
              --quiet                no access log on standard error
              --lang vi|en           the language of messages

            Faults on demand:
              --latency T            waits before an answer: 50ms, 2s or 50ms-200ms
              --fail-rate P          the part of the questions that get HTTP 503, 0 to 1
              --malformed P          the part of the answers that are broken, 0 to 1
              --outage-after N       after N answers every question is refused (HTTP 503)
              --outage-for M         after M refused questions all is well again
              --quota N/s            more than N questions a second get HTTP 429
              --seed S               where chance begins, 1 unless told

            TLS:
              --tls                  speaks TLS, with a certificate for localhost made at the start
              --save-certificate FILE
                                     writes that certificate to a file for clients to trust
              --certificate FILE --key FILE
                                     takes this certificate and private key (PEM)
              --client-ca FILE       clients have to show a certificate of this authority

            Exit status: 0 ended as asked, 64 bad usage, 66 a file cannot be read, 69 the port cannot
            be opened.

            """
    )
}
