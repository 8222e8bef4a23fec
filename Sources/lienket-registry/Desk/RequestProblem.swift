import Identity

/// What is wrong with a question; names the field, never its value.
enum RequestProblem: Error, Equatable {
    /// No SOAP 1.1 envelope with one question in it.
    case envelope
    /// An operation that there is not.
    case operation(String)
    /// A field that is not there.
    case missing(String)
    /// A field that there is not, that is there twice, or that stands in the wrong place.
    case misplaced(String)
    /// A field with a wrong value.
    case wrong(String)

    /// The sentence of the fault; services speak Vietnamese.
    var message: String {
        switch self {
        case .envelope: "Không phải phong bì SOAP 1.1 chứa một câu hỏi"
        case .operation(let name): "Không có thao tác \(name)"
        case .missing(let name): "Thiếu trường \(name)"
        case .misplaced(let name):
            "Trường \(name) lặp lại, sai vị trí hoặc không có trong giao diện"
        case .wrong(let name): "Trường \(name) không hợp lệ"
        }
    }
}
