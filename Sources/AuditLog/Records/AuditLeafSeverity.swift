extension AuditLeaf {
    /// How much a record matters to a reviewer, as the SIEM formats number it.
    public enum Severity: Int, Hashable, Sendable, Comparable, CaseIterable {
        /// Data were seen masked, or nothing but the console was touched.
        case informational = 1
        /// Data were seen in clear, or the population database was asked.
        case low
        /// A link or a record was changed, or something was refused.
        case medium
        /// The log or the rules were touched: export with openings, redaction, policy.
        case high
        /// The log could not be trusted.
        case critical

        /// Orders by weight.
        public static func < (a: Severity, b: Severity) -> Bool { a.rawValue < b.rawValue }
    }

    /// How much this record matters.
    ///
    /// Acts of higher weight keep it however they ended; a refusal of a light one is `medium`.
    public var severity: Severity {
        let area = act.prefix { $0 != "." }
        let weight = Self.weights[act] ?? Self.weights[String(area)]
        let shown: Severity =
            fields.contains { $0.name == "openings" }
            ? .high : fields.contains(where: \.wasUncovered) ? .low : .informational
        return max(
            max(weight ?? .informational, shown),
            wasRefused ? refusalWeight : .informational
        )
    }

    /// Whether somebody was told no: by a rule, by their role, or because the log is broken.
    public var wasRefused: Bool {
        switch outcome {
        case "ok", "unchanged", "planned", "pending", "unknown", "not-found", "ambiguous",
            "invalid", "unavailable", "busy":
            false
        default: true
        }
    }

    /// A verdict that the log is broken is the heaviest of refusals.
    private var refusalWeight: Severity {
        switch code {
        case "verify.tampered", "verify.rolled-back", "verify.bad-signature",
            "verify.unknown-key", "verify.incomplete", "audit.unwritable":
            .critical
        case "verify.no-anchor", "verify.unsealed-tail": .informational
        default: .medium
        }
    }

    /// The weights of acts, and of all acts of an area.
    private static let weights: [String: Severity] = [
        "audit.redact": .high, "policy.set": .high,
        "store.import": .high, "citizen.reveal": .low,
        "citizen.refresh": .low, "audit.export": .low, "audit.prove": .low,
        "citizen.edit": .medium, "link": .medium, "request.approve": .medium,
        "request.reject": .medium, "change.undo": .medium,
    ]
}

extension AuditLeaf.ShownField {
    /// Whether a field that is masked by default was seen in clear.
    ///
    /// Names and genders are never masked, so seeing them says nothing.
    public var wasUncovered: Bool { shown == .full && name != "fullName" && name != "gender" }
}
