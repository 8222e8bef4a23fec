extension Country {
    /// The names of the codes 101, 102, … 295, as the list has them.
    ///
    /// Source: Circular 07/2016/TT-BCA, appendix 2. The list has two odd doubles (113 and 114, 147 and
    /// 148); names are approximate, codes are not.
    static let names: [String] = [
        "Afghanistan", "Ai Cập", "Albania", "Algérie", "Andorra", "Angola",
        "Vương quốc Liên hiệp Anh và Bắc Ireland", "Antigua và Barbuda", "Áo", "Ả Rập Saudi",
        "Argentina", "Armenia", "Azerbaijan", "Cộng hòa Azerbaijan", "Cộng hòa Ấn Độ", "Bahamas",
        "Bahrain", "Ba Lan", "Bangladesh", "Barbados", "Belarus", "Belize", "Benin", "Bhutan",
        "Bỉ", "Bolivia", "Bosna và Hercegovina", "Botswana", "Bồ Đào Nha", "Bờ Biển Ngà",
        "Brasil", "Brunei", "Bulgaria", "Burkina Faso", "Burundi", "Cabo Verde",
        "Các Tiểu Vương quốc Ả Rập Thống nhất", "Cameroon", "Campuchia", "Canada", "Chile",
        "Colombia", "Comoros", "Cộng hòa Congo", "Cộng hòa Dân chủ Congo", "Costa Rica",
        "Croatia", "Cộng hòa Croatia", "Cuba", "Djibouti", "Dominica", "Cộng hòa Dominicana",
        "Đan Mạch", "Đông Timor", "Đức", "Ecuador", "El Salvador", "Eritrea", "Estonia",
        "Ethiopia", "Fiji", "Gabon", "Gambia", "Ghana", "Grenada", "Gruzia", "Guatemala",
        "Guinea-Bissau", "Guinea Xích Đạo", "Guinea", "Guyana", "Haiti", "Hà Lan", "Hàn Quốc",
        "Hoa Kỳ", "Honduras", "Hungary", "Hy Lạp", "Iceland", "Indonesia", "Iran", "Iraq",
        "Ireland", "Israel", "Jamaica", "Jordan", "Kazakhstan", "Kenya", "Kiribati", "Kuwait",
        "Síp", "Kyrgyzstan", "Lào", "Latvia", "Lesotho", "Li ban", "Liberia", "Libya",
        "Liechtenstein", "Litva", "Luxembourg", "Macedonia", "Madagascar", "Malawi", "Malaysia",
        "Maldives", "Mali", "Malta", "Maroc", "Quần đảo Marshall", "Mauritanie", "Mauritius",
        "Mexico", "Micronesia", "Moldova", "Monaco", "Mông Cổ", "Montenegro", "Mozambique",
        "Myanma", "Namibia", "Nam Sudan", "Nam Phi", "Nauru", "Na Uy", "Nepal", "New Zealand",
        "Nicaragua", "Niger", "Nigeria", "Nga", "Nhật Bản", "Oman", "Pakistan", "Palau", "Panama",
        "Papua New Guinea", "Paraguay", "Peru", "Pháp", "Phần Lan", "Philippines", "Qatar",
        "Romania", "Rwanda", "Saint Kitts và Nevis", "Saint Lucia", "Saint Vincent và Grenadines",
        "Samoa", "San Marino", "São Tomé và Príncipe", "Séc", "Sénégal", "Serbia", "Seychelles",
        "Sierra Leone", "Singapore", "Slovakia", "Slovenia", "Solomon", "Somalia", "Sri Lanka",
        "Sudan", "Suriname", "Swaziland", "Syria", "Tajikistan", "Tanzania", "Tây Ban Nha",
        "Tchad", "Thái Lan", "Thổ Nhĩ Kỳ", "Thụy Điển", "Thụy Sĩ", "Togo", "Tonga", "Triều Tiên",
        "Trinidad và Tobago", "Trung Quốc", "Trung Phi", "Tunisia", "Turkmenistan", "Tuvalu",
        "Úc", "Uganda", "Ukraina", "Uruguay", "Uzbekistan", "Vanuatu", "Vatican", "Venezuela",
        "Ý", "Yemen", "Zambia", "Zimbabwe",
    ]
}
