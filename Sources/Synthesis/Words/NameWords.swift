/// The words that synthetic names are made of, with weights that follow published frequencies
/// roughly: Nguyễn 33 %, Trần 11 %, Lê 9.5 %, Phạm 7 %, and so on.
enum NameWords {
    static let families = """
        Nguyễn:3300,Trần:1100,Lê:950,Phạm:700,Hoàng:300,Huỳnh:210,Phan:450,Vũ:230,Võ:160,Đặng:210,\
        Bùi:200,Đỗ:140,Hồ:130,Ngô:130,Dương:100,Lý:50,Đinh:80,Trương:120,Đoàn:70,Lương:60,Mai:60,\
        Trịnh:60,Đào:60,Hà:60,Lâm:50,Cao:50,Tạ:30,Phùng:35,Châu:30,Quách:15,Thái:30,Tô:25,Chu:25,\
        Kiều:15,Vương:20,La:10,Diệp:10,Lưu:25,Nông:25,Triệu:20,Hứa:12,Tống:12,Lục:8,Bạch:8,Mạc:6,\
        Giang:8,Tăng:10,Ông:4,Khổng:4,Nghiêm:5,Phó:2,Viên:2,Thạch:14,Sơn:6,Kim:8,Lò:18,Giàng:12,\
        Sùng:10,Vàng:10,Quàng:6,Hờ:4,Ma:8,Bế:5,Đàm:8,Hoàng Phủ:1,Tôn Nữ:2,Tôn Thất:2
        """

    static let maleMiddleOld = """
        Văn:5500,Đức:500,Đình:450,Xuân:400,Hữu:450,Ngọc:350,Công:300,Quang:350,Thanh:300,Minh:250,\
        Bá:150,Trọng:150,Duy:120,Quốc:200,Viết:120,Sỹ:60,Tiến:150,Đăng:100,Danh:60,Như:40
        """
    static let maleMiddleYoung = "Văn:2200,\(maleMiddleMore)"
    /// Words that may also follow another middle name.
    static let maleMiddleMore = """
        Minh:900,Đức:800,Quốc:550,Gia:400,Hoàng:600,Anh:450,Quang:550,Thanh:400,Hữu:400,\
        Đình:350,Xuân:250,Ngọc:450,Tuấn:350,Duy:350,Nhật:250,Công:300,Bảo:250,Thành:250,Tiến:250,\
        Trung:200,Hải:150,Khánh:120,Phúc:120,Thái:120,Việt:150,Đăng:200,Trọng:150
        """
    static let femaleMiddleOld = """
        Thị:8000,Ngọc:300,Thanh:250,Kim:250,Thu:200,Hồng:200,Bích:120,Minh:120,Mỹ:100,Tuyết:80,\
        Xuân:100,Lệ:60,Như:40
        """
    static let femaleMiddleYoung = "Thị:4200,\(femaleMiddleMore)"
    /// Words that may also follow another middle name.
    static let femaleMiddleMore = """
        Ngọc:800,Thanh:500,Thu:450,Kim:350,Hồng:350,Phương:450,Minh:400,Bích:250,Mỹ:300,\
        Thùy:300,Khánh:250,Quỳnh:250,Hoài:150,Bảo:250,Diệu:150,Hà:150,Lan:100,Mai:150,Vân:150,\
        Như:200,Gia:120,Tường:80,Hải:100,Cẩm:100,Ánh:80,Hoàng:150,Nhật:80,Yến:120
        """

    static let maleGivenOld = """
        Hùng:500,Dũng:450,Thắng:350,Sơn:350,Bình:350,Minh:300,Hải:350,Long:250,Cường:350,Tuấn:350,\
        Hòa:250,Thanh:250,Quang:250,Đức:250,Phúc:180,Tâm:200,Thành:280,Lợi:150,Tài:160,Hiền:120,\
        Chiến:160,Vinh:180,Khánh:150,Định:100,Tùng:150,Ngọc:150,Bảy:80,Tư:80,Sáu:80,Năm:70,Út:50,\
        Chính:120,Thịnh:120,Lâm:140,Hưng:160,Toàn:150,Trung:180,Thọ:70,Lộc:110,Đông:100,Nam:150,\
        Kiên:100,Sinh:80,Tiến:160,Quý:90,Xuân:80,Khoa:60,Mạnh:120,Hiếu:110
        """
    static let maleGivenYoung = """
        Anh:500,Minh:450,Huy:500,Nam:400,Đức:380,Khang:300,Phúc:350,Bảo:320,Long:350,Hiếu:350,\
        Tuấn:320,Quân:320,Dũng:280,Hoàng:300,Khánh:250,Khoa:280,Thành:250,Đạt:380,Trung:250,\
        Kiệt:250,Hưng:250,Sơn:200,Tùng:220,Phong:250,Nhân:220,Thiện:200,Tài:230,Vinh:180,Hải:220,\
        Duy:280,Thịnh:220,Tiến:220,Lộc:180,Cường:180,Nghĩa:150,Việt:160,Quang:180,Trí:170,An:160,\
        Nhật:120,Bình:130,Mạnh:160,Thắng:180,Toàn:150,Lâm:140,Đăng:80,Nguyên:130,Luân:90,Vũ:140
        """
    static let femaleGivenOld = """
        Hương:420,Lan:400,Hoa:380,Hồng:350,Mai:330,Thủy:330,Hà:320,Nga:300,Hằng:260,Hạnh:300,\
        Thu:260,Yến:220,Tuyết:220,Loan:230,Liên:230,Phượng:220,Bình:180,Minh:160,Vân:220,Cúc:140,\
        Thanh:220,Nguyệt:160,Dung:200,Tâm:200,Hiền:220,Oanh:160,Xuân:150,Ngọc:170,Kim:100,Lý:80,\
        Sáu:70,Bảy:60,Hai:50,Út:50,Chín:40,Bé:60,Thơm:80,Nhung:150,Huệ:160,Đào:90,Phương:180,\
        Hòa:140,Châu:90,Ánh:100,Thảo:90,Hường:140,Lệ:80,Sen:60,Mười:40
        """
    static let femaleGivenYoung = """
        Linh:600,Anh:600,Trang:480,Hương:300,Thảo:420,Hà:320,Ngọc:420,My:300,Vy:380,Nhi:400,\
        Trinh:220,Phương:400,Thư:300,Yến:240,Huyền:280,Hằng:220,Nhung:240,Ngân:320,Trâm:260,Mai:260,\
        Quỳnh:300,Uyên:200,Như:260,Duyên:240,Tiên:180,Hân:260,Châu:160,Thùy:140,Trúc:160,Lan:160,\
        Diễm:90,Giang:200,Chi:220,Vân:200,Oanh:120,Tuyền:130,Ly:130,Thủy:150,Hiền:170,Nga:120,\
        An:140,Khánh:90,Dung:130,Hạnh:120,Thanh:130,Ánh:120,Hoa:100,Trân:140,Loan:80,Minh:90
        """

    /// Highland (Ê Đê, Gia Rai) style: given part first, then the clan.
    static let highlandFemale = "H'Luin,H'Sara,H'Ruê,H'Nga,H'Blin,H'Yuê,H'Mai,H'Đuên,H'Liên"
    static let highlandMale = "Y Thuin,Y Sara,Y Blơ,Y Nguôn,Y Khoa,Y Liêm,Y Đức,Y Bhê"
    static let clans = "Niê:30,Mlô:20,Byă:14,Kbuôr:10,Ayun:8,Êban:16,Siu:12,Rơ Chăm:8,Ksor:10"
}
