/// The 63 provinces of the number's first three digits (Thông tư 07/2016/TT-BCA, Phụ lục 1), frozen:
/// the 2025 mergers renumbered nobody.
///
/// Each row: code, name, population in ten thousands, CMND prefix (approximate), three districts.
enum ProvinceRows {
    static let text = """
        001|thành phố Hà Nội|840|01|quận Ba Đình|quận Cầu Giấy|huyện Đông Anh
        002|tỉnh Hà Giang|90|07|thành phố Hà Giang|huyện Vị Xuyên|huyện Đồng Văn
        004|tỉnh Cao Bằng|54|08|thành phố Cao Bằng|huyện Trùng Khánh|huyện Hòa An
        006|tỉnh Bắc Kạn|32|09|thành phố Bắc Kạn|huyện Ba Bể|huyện Chợ Đồn
        008|tỉnh Tuyên Quang|81|07|thành phố Tuyên Quang|huyện Sơn Dương|huyện Chiêm Hóa
        010|tỉnh Lào Cai|77|06|thành phố Lào Cai|thị xã Sa Pa|huyện Bảo Thắng
        011|tỉnh Điện Biên|64|04|thành phố Điện Biên Phủ|huyện Mường Ảng|huyện Tuần Giáo
        012|tỉnh Lai Châu|48|04|thành phố Lai Châu|huyện Tam Đường|huyện Than Uyên
        014|tỉnh Sơn La|130|05|thành phố Sơn La|huyện Mộc Châu|huyện Mai Sơn
        015|tỉnh Yên Bái|85|06|thành phố Yên Bái|thị xã Nghĩa Lộ|huyện Văn Yên
        017|tỉnh Hòa Bình|87|11|thành phố Hòa Bình|huyện Mai Châu|huyện Lương Sơn
        019|tỉnh Thái Nguyên|134|09|thành phố Thái Nguyên|thành phố Sông Công|huyện Đại Từ
        020|tỉnh Lạng Sơn|80|08|thành phố Lạng Sơn|huyện Hữu Lũng|huyện Lộc Bình
        022|tỉnh Quảng Ninh|136|10|thành phố Hạ Long|thành phố Cẩm Phả|huyện Hải Hà
        024|tỉnh Bắc Giang|189|12|thành phố Bắc Giang|huyện Lục Ngạn|huyện Yên Thế
        025|tỉnh Phú Thọ|152|13|thành phố Việt Trì|thị xã Phú Thọ|huyện Lâm Thao
        026|tỉnh Vĩnh Phúc|119|13|thành phố Vĩnh Yên|thành phố Phúc Yên|huyện Lập Thạch
        027|tỉnh Bắc Ninh|148|12|thành phố Bắc Ninh|thành phố Từ Sơn|huyện Yên Phong
        030|tỉnh Hải Dương|194|14|thành phố Hải Dương|thành phố Chí Linh|huyện Gia Lộc
        031|thành phố Hải Phòng|208|03|quận Lê Chân|quận Ngô Quyền|huyện Thủy Nguyên
        033|tỉnh Hưng Yên|129|14|thành phố Hưng Yên|thị xã Mỹ Hào|huyện Khoái Châu
        034|tỉnh Thái Bình|187|15|thành phố Thái Bình|huyện Tiền Hải|huyện Vũ Thư
        035|tỉnh Hà Nam|88|16|thành phố Phủ Lý|thị xã Duy Tiên|huyện Lý Nhân
        036|tỉnh Nam Định|188|16|thành phố Nam Định|huyện Hải Hậu|huyện Giao Thủy
        037|tỉnh Ninh Bình|101|16|thành phố Ninh Bình|thành phố Tam Điệp|huyện Kim Sơn
        038|tỉnh Thanh Hóa|374|17|thành phố Thanh Hóa|thành phố Sầm Sơn|huyện Thọ Xuân
        040|tỉnh Nghệ An|342|18|thành phố Vinh|thị xã Cửa Lò|huyện Diễn Châu
        042|tỉnh Hà Tĩnh|132|18|thành phố Hà Tĩnh|thị xã Kỳ Anh|huyện Can Lộc
        044|tỉnh Quảng Bình|91|19|thành phố Đồng Hới|thị xã Ba Đồn|huyện Lệ Thủy
        045|tỉnh Quảng Trị|65|19|thành phố Đông Hà|thị xã Quảng Trị|huyện Hải Lăng
        046|tỉnh Thừa Thiên Huế|116|19|thành phố Huế|thị xã Hương Thủy|huyện Phú Vang
        048|thành phố Đà Nẵng|122|20|quận Hải Châu|quận Sơn Trà|huyện Hòa Vang
        049|tỉnh Quảng Nam|152|20|thành phố Tam Kỳ|thành phố Hội An|huyện Thăng Bình
        051|tỉnh Quảng Ngãi|125|21|thành phố Quảng Ngãi|thị xã Đức Phổ|huyện Bình Sơn
        052|tỉnh Bình Định|151|21|thành phố Quy Nhơn|thị xã An Nhơn|huyện Tây Sơn
        054|tỉnh Phú Yên|88|22|thành phố Tuy Hòa|thị xã Sông Cầu|huyện Tuy An
        056|tỉnh Khánh Hòa|126|22|thành phố Nha Trang|thành phố Cam Ranh|huyện Diên Khánh
        058|tỉnh Ninh Thuận|60|26|thành phố Phan Rang - Tháp Chàm|huyện Ninh Phước|huyện Ninh Hải
        060|tỉnh Bình Thuận|126|26|thành phố Phan Thiết|thị xã La Gi|huyện Bắc Bình
        062|tỉnh Kon Tum|58|23|thành phố Kon Tum|huyện Đắk Hà|huyện Ngọc Hồi
        064|tỉnh Gia Lai|159|23|thành phố Pleiku|thị xã An Khê|huyện Chư Sê
        066|tỉnh Đắk Lắk|192|24|thành phố Buôn Ma Thuột|thị xã Buôn Hồ|huyện Krông Pắc
        067|tỉnh Đắk Nông|68|24|thành phố Gia Nghĩa|huyện Đắk Mil|huyện Cư Jút
        068|tỉnh Lâm Đồng|134|25|thành phố Đà Lạt|thành phố Bảo Lộc|huyện Đức Trọng
        070|tỉnh Bình Phước|105|28|thành phố Đồng Xoài|thị xã Bình Long|huyện Lộc Ninh
        072|tỉnh Tây Ninh|119|29|thành phố Tây Ninh|thị xã Trảng Bàng|huyện Tân Châu
        074|tỉnh Bình Dương|270|28|thành phố Thủ Dầu Một|thành phố Dĩ An|huyện Bàu Bàng
        075|tỉnh Đồng Nai|325|27|thành phố Biên Hòa|thành phố Long Khánh|huyện Long Thành
        077|tỉnh Bà Rịa - Vũng Tàu|118|27|thành phố Vũng Tàu|thành phố Bà Rịa|huyện Xuyên Mộc
        079|thành phố Hồ Chí Minh|930|02|quận Bình Thạnh|quận Gò Vấp|huyện Củ Chi
        080|tỉnh Long An|173|30|thành phố Tân An|thị xã Kiến Tường|huyện Bến Lức
        082|tỉnh Tiền Giang|178|31|thành phố Mỹ Tho|thị xã Gò Công|huyện Cai Lậy
        083|tỉnh Bến Tre|130|32|thành phố Bến Tre|huyện Ba Tri|huyện Mỏ Cày Nam
        084|tỉnh Trà Vinh|101|33|thành phố Trà Vinh|thị xã Duyên Hải|huyện Cầu Kè
        086|tỉnh Vĩnh Long|103|33|thành phố Vĩnh Long|thị xã Bình Minh|huyện Tam Bình
        087|tỉnh Đồng Tháp|160|34|thành phố Cao Lãnh|thành phố Sa Đéc|huyện Tháp Mười
        089|tỉnh An Giang|191|35|thành phố Long Xuyên|thành phố Châu Đốc|huyện Chợ Mới
        091|tỉnh Kiên Giang|175|37|thành phố Rạch Giá|thành phố Hà Tiên|huyện Giồng Riềng
        092|thành phố Cần Thơ|126|36|quận Ninh Kiều|quận Cái Răng|huyện Phong Điền
        093|tỉnh Hậu Giang|73|36|thành phố Vị Thanh|thành phố Ngã Bảy|huyện Phụng Hiệp
        094|tỉnh Sóc Trăng|120|36|thành phố Sóc Trăng|thị xã Ngã Năm|huyện Kế Sách
        095|tỉnh Bạc Liêu|92|38|thành phố Bạc Liêu|thị xã Giá Rai|huyện Hòa Bình
        096|tỉnh Cà Mau|119|38|thành phố Cà Mau|huyện Năm Căn|huyện Trần Văn Thời
        """

    /// Countries of birth registration (Phụ lục 2): code, name, weight among births abroad, a city.
    static let countries = """
        139|Campuchia|20|Phnôm Pênh
        140|Canada|6|Toronto
        155|Đức|14|Berlin
        174|Hàn Quốc|16|Seoul
        175|Hoa Kỳ|14|San Jose
        193|Lào|12|Viêng Chăn
        231|Nga|12|Mát-xcơ-va
        232|Nhật Bản|10|Osaka
        240|Pháp|8|Paris
        252|Séc|8|Praha
        """

    static let urbanWards = """
        Lê Lợi,Trần Hưng Đạo,Quang Trung,Nguyễn Trãi,Hoàng Văn Thụ,Tân Thành,Tân Lập,Phú Hòa,An Phú,\
        Hưng Lợi,Đông Hải,Bắc Sơn,Nam Sơn,Vĩnh Hải,Thanh Bình,Hòa Thuận,Long Bình,Thạnh Lộc,Phước Hải
        """
    static let ruralCommunes = """
        Tân Phú,Bình Minh,Hòa Lợi,Thanh Sơn,Đông Phong,Tây Hồ,Phú Mỹ,An Bình,Vĩnh Thịnh,Xuân Lộc,\
        Nghĩa Hưng,Hải Thượng,Long Hòa,Mỹ Đức,Quảng Tâm,Đồng Tiến,Thạch Đài,Yên Trung,Cẩm Lạc,Ea Tân
        """
    static let streets = """
        Nguyễn Huệ,Trần Phú,Lê Duẩn,Hai Bà Trưng,Lý Thường Kiệt,Phan Chu Trinh,Quang Trung,Hùng Vương,\
        Nguyễn Trãi,Điện Biên Phủ,Võ Thị Sáu,Hoàng Hoa Thám,Phạm Ngũ Lão,Tô Hiến Thành,Ngô Gia Tự
        """
}
