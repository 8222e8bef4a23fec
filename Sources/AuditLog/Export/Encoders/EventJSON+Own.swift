extension EventJSON {
    /// Writes what is the console's own and has no place in a schema of others.
    mutating func own(_ event: ExportEvent) {
        let leaf = event.leaf
        member("approval", leaf.approval)
        if leaf.clockWentBack { flag("clock_went_back", true) }
        if !leaf.sd.isEmpty {
            array("digests") { list in for digest in leaf.sd { list.element(digest) } }
        }
        if !leaf.fields.isEmpty {
            array("fields") { list in for field in leaf.fields { list.element(field.text) } }
        }
        plain("merkle_leaf_hash", event.appendLeafHash)
        if !event.openings.isEmpty { object("openings", texts: event.sortedOpenings) }
        member("phase", leaf.phase.rawValue)
        member("ref", leaf.ref)
        member("results", leaf.n)
        member("role", leaf.actor.role)
        if let target = leaf.target {
            member("target_digest", target.sd)
            member("target_type", target.type)
        }
        member("ticket_digest", leaf.ticket)
        member("via", leaf.actor.via)
    }
}
