/// The tables of Vietnamese mobile prefixes.
enum PhonePrefixes {
    /// Old eleven-digit prefixes (until 30 June 2019) and the ones that took their place.
    ///
    /// Source: the Ministry of Information and Communications' conversion of 15 September 2018.
    static let converted: [String: String] = [
        "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078",
        "0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082",
        "0162": "032", "0163": "033", "0164": "034", "0165": "035", "0166": "036",
        "0167": "037", "0168": "038", "0169": "039", "0186": "056", "0188": "058",
        "0199": "059",
    ]

    /// Who was given a prefix, virtual operators (055, 087) included; portability since 2018 means
    /// that a number may have moved.
    static let carrier: [String: String] = {
        var table: [String: String] = [:]
        for (name, prefixes) in carriers {
            for prefix in prefixes { table[prefix] = name }
        }
        return table
    }()

    private static let carriers: [(name: String, prefixes: [String])] = [
        (
            "Viettel",
            [
                "032", "033", "034", "035", "036", "037", "038", "039", "086", "096", "097", "098",
            ]
        ),
        ("VinaPhone", ["081", "082", "083", "084", "085", "088", "091", "094"]),
        ("MobiFone", ["070", "076", "077", "078", "079", "089", "090", "093"]),
        ("Vietnamobile", ["052", "056", "058", "092"]),
        ("Gmobile", ["059", "099"]),
        ("Wintel", ["055"]),
        ("iTel", ["087"]),
    ]
}
