import Identity

/// How many dossiers are closed and how many are on their way, as the profile page counts them.
///
/// - Rule: R26.
public struct DossierCounters: Sendable {
    /// The counts.
    public let counts: WarehouseRules.DossierCounts

    /// Counts dossiers.
    public init(_ dossiers: [Dossier]) {
        counts = WarehouseRules.DossierCounts(dossiers)
    }

    /// `completed,processing`.
    public var data: DataValue {
        .object([
            "completed": .number(counts.completed), "processing": .number(counts.processing),
        ])
    }

    /// The two counters of the profile page, in its words.
    public var blocks: [Block] {
        [
            .note(
                .count(
                    counts.completed,
                    vi: "Hồ sơ đã hoàn thành",
                    one: "completed dossier",
                    many: "completed dossiers"
                ),
                .strong
            ),
            .note(
                .count(
                    counts.processing,
                    vi: "Hồ sơ đang xử lý",
                    one: "dossier in processing",
                    many: "dossiers in processing"
                ),
                .strong
            ),
        ]
    }
}
