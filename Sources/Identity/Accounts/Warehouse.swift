/// The public state code of a dossier, 1…10.
///
/// - Rule: R26.
public enum DossierState: Int, Sendable, Codable, CaseIterable {
    /// Mới đăng ký.
    case registered = 1
    /// Được tiếp nhận.
    case received = 2
    /// Không được tiếp nhận.
    case rejected = 3
    /// Đang xử lý.
    case processing = 4
    /// Yêu cầu bổ sung giấy tờ.
    case supplementRequired = 5
    /// Yêu cầu thực hiện nghĩa vụ tài chính.
    case paymentRequired = 6
    /// Công dân yêu cầu rút hồ sơ.
    case withdrawn = 7
    /// Dừng xử lý.
    case stopped = 8
    /// Đã xử lý xong.
    case processed = 9
    /// Đã trả kết quả.
    case returned = 10

    /// The state's name as the portal shows it.
    public var label: Phrase {
        switch self {
        case .registered: Phrase(vi: "Mới đăng ký", en: "Newly registered")
        case .received: Phrase(vi: "Được tiếp nhận", en: "Received")
        case .rejected: Phrase(vi: "Không được tiếp nhận", en: "Not received")
        case .processing: Phrase(vi: "Đang xử lý", en: "In processing")
        case .supplementRequired:
            Phrase(vi: "Yêu cầu bổ sung giấy tờ", en: "More papers required")
        case .paymentRequired:
            Phrase(vi: "Yêu cầu thực hiện nghĩa vụ tài chính", en: "Payment required")
        case .withdrawn: Phrase(vi: "Công dân yêu cầu rút hồ sơ", en: "Withdrawn by the citizen")
        case .stopped: Phrase(vi: "Dừng xử lý", en: "Stopped")
        case .processed: Phrase(vi: "Đã xử lý xong", en: "Processed")
        case .returned: Phrase(vi: "Đã trả kết quả", en: "Result returned")
        }
    }

    /// Whether the portal counts it under "Hồ sơ đã hoàn thành" (completed): the closed states.
    public var isCompleted: Bool {
        switch self {
        case .rejected, .withdrawn, .stopped, .processed, .returned: true
        case .registered, .received, .processing, .supplementRequired, .paymentRequired: false
        }
    }
}

/// A dossier that a citizen submitted through the portal.
public struct Dossier: Hashable, Sendable, Codable {
    /// The profile that submitted it.
    public let citizen: CitizenNumber
    /// The dossier's public code.
    public let code: String
    /// The administrative procedure's name.
    public let procedure: String
    /// The agency that handles it.
    public let agency: String
    /// Where it stands.
    public let state: DossierState
    /// The day it was submitted, in Vietnam.
    public let submittedOn: CivilDate
    /// The day its state last changed, if it has.
    public let updatedOn: CivilDate?

    /// Makes a dossier.
    public init(
        citizen: CitizenNumber,
        code: String,
        procedure: String,
        agency: String,
        state: DossierState,
        submittedOn: CivilDate,
        updatedOn: CivilDate?
    ) {
        self.citizen = citizen
        self.code = code
        self.procedure = procedure
        self.agency = agency
        self.state = state
        self.submittedOn = submittedOn
        self.updatedOn = updatedOn
    }
}

/// What kind of thing a warehouse item is.
public enum DocumentKind: String, Sendable, Codable, CaseIterable {
    /// Thông tin.
    case information
    /// Giấy tờ.
    case paper
    /// Kết quả thủ tục hành chính bản điện tử.
    case result
}

/// Whether an item has reached the VNeID warehouse.
public enum SyncState: String, Sendable, Codable, CaseIterable {
    /// Not copied yet.
    case pending
    /// Copied.
    case copied
    /// The last attempt failed.
    case failed
}

/// An item of the portal's data warehouse, and whether it has been copied to VNeID's.
///
/// - Rule: R24, R25, R28.
public struct WarehouseDocument: Hashable, Sendable, Codable {
    /// The item's own number in the store.
    public let id: Int64
    /// The profile whose warehouse holds it.
    public let citizen: CitizenNumber
    /// Information, paper or result.
    public let kind: DocumentKind
    /// The paper's number.
    public let number: String
    /// The agency that issued it.
    public let issuer: String
    /// What it is called.
    public let title: String
    /// The day it was issued, if known.
    public let issuedOn: CivilDate?
    /// Whether it has reached the VNeID warehouse.
    public var sync: SyncState
    /// The day it was copied; nil until then.
    public var copiedOn: CivilDate?
    /// Why the last attempt failed.
    public var failure: String?

    /// Makes an item.
    public init(
        id: Int64,
        citizen: CitizenNumber,
        kind: DocumentKind,
        number: String,
        issuer: String,
        title: String,
        issuedOn: CivilDate?,
        sync: SyncState,
        copiedOn: CivilDate? = nil,
        failure: String? = nil
    ) {
        self.id = id
        self.citizen = citizen
        self.kind = kind
        self.number = number
        self.issuer = issuer
        self.title = title
        self.issuedOn = issuedOn
        self.sync = sync
        self.copiedOn = copiedOn
        self.failure = failure
    }
}
