/// The namespaces of the exchange.
package enum ExchangeNamespace {
    /// SOAP 1.1's envelope.
    package static let soap = "http://schemas.xmlsoap.org/soap/envelope/"
    /// Questions.
    package static let request = "http://dancuquocgia.bca"
    /// Replies.
    package static let reply = "http://www.mic.gov.vn/dancu/1.0"
}

/// The names of the exchange's elements.
package enum ExchangeName {
    package static let envelope = "Envelope"
    package static let header = "Header"
    package static let body = "Body"
    package static let fault = "Fault"
    package static let faultCode = "faultcode"
    package static let faultText = "faultstring"
    package static let detail = "detail"
    package static let errorCode = "MaLoi"

    package static let requestCode = "MaYeuCau"
    package static let procedure = "MaDVC"
    package static let integration = "MaTichHop"
    package static let officer = "MaCanBo"
    package static let unit = "MaDonVi"

    package static let personalNumber = "SoDinhDanh"
    package static let cmnd = "SoCMND"
    package static let fullName = "HoVaTen"
    package static let family = "Ho"
    package static let middle = "ChuDem"
    package static let given = "Ten"
    package static let birth = "NgayThangNamSinh"
    package static let birthYear = "Nam"
    package static let birthDate = "NgayThangNam"

    package static let verified = "KetQuaXacThuc"
    package static let exists = "TonTai"
    package static let people = "CongdanCollection"
    package static let person = "CongDan"
    package static let gender = "GioiTinh"
    package static let nationality = "QuocTich"
    package static let birthRegistration = "NoiDangKyKhaiSinh"
    package static let hometown = "QueQuan"
    package static let permanentAddress = "ThuongTru"
    package static let provinceUnit = "MaTinhThanh"
    package static let districtUnit = "MaQuanHuyen"
    package static let communeUnit = "MaPhuongXa"
    package static let details = "ChiTiet"
    package static let country = "QuocGia"
}

/// The error codes of the exchange that are known.
package enum ExchangeErrorCode: String, Sendable {
    /// The procedure is not licensed to use the database.
    case procedure = "004"
    /// The officer has no right to ask.
    case officer = "005"
}

/// The genders by the exchange's codes; 0 is unknown.
package enum ExchangeGender {
    /// Code and stored form.
    package static let codes = [
        (code: "1", gender: "male"), (code: "2", gender: "female"), (code: "3", gender: "other"),
    ]
}
