/// Writes rows of dossiers.csv and documents.csv.
struct WarehouseRows {
    let cells: RowWriter
    let dossiers: CSVFile
    let documents: CSVFile

    private static let counts = Weighted<Int>(
        [(0, 500), (1, 260), (2, 110), (3, 60), (4, 30), (5, 18), (6, 11), (8, 8), (14, 3)],
        or: 0
    )

    /// Codes 1…10 by how often they are met.
    private static let states = Weighted<Int>(
        [
            (10, 520), (9, 160), (4, 120), (2, 60), (1, 30), (5, 40), (6, 20), (3, 25), (7, 15),
            (8, 10),
        ],
        or: 10
    )

    /// A profile's dossiers, about one on average.
    func dossiers(_ profile: Profile, _ random: inout SplitMix64) {
        let count = Self.counts.pick(&random)
        for place in 0..<count {
            let submitted = random.between(profile.createdOn, SeedCalendar.reference - 60)
            let state = Self.states.pick(&random)
            cells.reference(profile.reference, to: dossiers)
            dossiers.text(",000.00.")
            dossiers.number(1 + random.below(63), width: 2)
            dossiers.text(".H08-")
            let civil = SeedCalendar.civil(submitted)
            dossiers.number(civil.year % 100, width: 2)
            dossiers.number(civil.month, width: 2)
            dossiers.number(civil.day, width: 2)
            dossiers.text("-")
            dossiers.number(profile.reference)
            dossiers.text("-")
            dossiers.number(place + 1)
            dossiers.comma()
            procedure(random.below(8))
            dossiers.comma()
            dossiers.number(state)
            dossiers.comma()
            dossiers.date(submitted)
            dossiers.comma()
            if state != 1 { dossiers.date(submitted + random.between(1, 59)) }
            dossiers.newline()
        }
    }

    /// A profile's warehouse items, about one on average, copied as far as its situation says.
    func documents(_ profile: Profile, _ random: inout SplitMix64) {
        var count = Self.counts.pick(&random)
        switch profile.situation {
        case .syncPartial: count = max(count, 2)
        case .linked, .syncFailed: count = max(count, 1)
        default: break
        }
        for place in 0..<count {
            let issued = random.between(profile.createdOn, profile.linkedOn)
            cells.reference(profile.reference, to: documents)
            item(profile.reference, place, random.below(6))
            documents.date(issued)
            sync(profile, place, &random)
            documents.newline()
        }
    }

    private func sync(_ profile: Profile, _ place: Int, _ random: inout SplitMix64) {
        switch profile.situation {
        case .linkedSynced, .deceasedAccount, .reestablished, .linkedToRelative:
            copied(profile)
        case .syncPartial where place == 0: copied(profile)
        case .syncPartial where place == 1: failed(&random)
        case .syncPartial: random.chance(5000) ? copied(profile) : documents.text(",pending,,")
        case .syncFailed where place == 0: failed(&random)
        case .syncFailed: random.chance(5000) ? failed(&random) : documents.text(",pending,,")
        case .unlinked: random.chance(8000) ? copied(profile) : documents.text(",pending,,")
        default: documents.text(",pending,,")
        }
    }

    private func copied(_ profile: Profile) {
        documents.text(",copied,")
        documents.date(profile.linkedOn)
        documents.comma()
    }

    private func failed(_ random: inout SplitMix64) {
        switch random.below(3) {
        case 0: documents.text(",failed,,warehouse-unavailable")
        case 1: documents.text(",failed,,signature-invalid")
        default: documents.text(",failed,,format-not-supported")
        }
    }

    private func procedure(_ choice: Int) {
        switch choice {
        case 0: dossiers.text("Đăng ký khai sinh,UBND cấp xã")
        case 1: dossiers.text("Cấp phiếu lý lịch tư pháp,Sở Tư pháp")
        case 2: dossiers.text("Đổi giấy phép lái xe,Sở Giao thông vận tải")
        case 3: dossiers.text("Đăng ký thường trú,Công an cấp xã")
        case 4: dossiers.text("Cấp bản sao trích lục hộ tịch,Phòng Tư pháp")
        case 5: dossiers.text("Đăng ký hộ kinh doanh,Phòng Tài chính - Kế hoạch")
        case 6: dossiers.text("Cấp hộ chiếu phổ thông,Phòng Quản lý xuất nhập cảnh")
        default: dossiers.text("Nộp thuế sử dụng đất phi nông nghiệp,Chi cục Thuế")
        }
    }

    /// Kind, number, issuer and title; the number is the profile's and the item's own.
    private func item(_ reference: Int, _ place: Int, _ choice: Int) {
        switch choice {
        case 0: documents.text(",information,TT-")
        case 1...3: documents.text(",paper,GT-")
        default: documents.text(",result,KQ-")
        }
        documents.number(reference)
        documents.text("-")
        documents.number(place + 1)
        switch choice {
        case 0:
            documents.text(",Cổng Dịch vụ công quốc gia,Thông tin nhân thân đã xác minh,")
        case 1: documents.text(",UBND cấp xã,Giấy khai sinh (bản điện tử),")
        case 2: documents.text(",Sở Giao thông vận tải,Giấy phép lái xe hạng A1,")
        case 3: documents.text(",Bảo hiểm xã hội Việt Nam,Thẻ bảo hiểm y tế,")
        case 4: documents.text(",Sở Tư pháp,Phiếu lý lịch tư pháp số 1 (bản điện tử),")
        default: documents.text(",UBND cấp huyện,Quyết định công nhận kết quả (bản điện tử),")
        }
    }
}
