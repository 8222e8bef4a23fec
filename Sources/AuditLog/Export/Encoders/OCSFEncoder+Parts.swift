extension OCSFEncoder {
    /// What kind of event it is, when it happened, and how heavy it is.
    func classify(_ event: ExportEvent, _ type: OCSFType, _ json: inout EventJSON) {
        let severity = event.leaf.severity
        json.member("activity_id", type.activity)
        if let caption = type.caption {
            json.word("activity_name", caption)
        } else {
            json.member("activity_name", event.leaf.act)
        }
        json.word("category_name", type.eventClass.categoryCaption)
        json.member("category_uid", type.eventClass.category)
        json.word("class_name", type.eventClass.caption)
        json.member("class_uid", type.eventClass.rawValue)
        json.word("severity", severity.caption)
        json.member("severity_id", Int64(severity.rawValue))
        json.member("time", event.milliseconds)
        json.member("timezone_offset", 0)
        json.member("type_uid", type.number)
    }

    /// How it ended.
    func finish(_ leaf: AuditLeaf, _ json: inout EventJSON) {
        let outcome = OutcomeKind(leaf.outcome)
        if let caption = outcome.ocsfCaption {
            json.word("status", caption)
        } else {
            json.member("status", leaf.outcome)
        }
        json.member("status_code", leaf.code ?? leaf.outcome)
        json.member("status_detail", leaf.outcome)
        json.member("status_id", outcome.ocsfStatus)
    }

    /// Where the event comes from, and its place there.
    func metadata(_ event: ExportEvent, _ json: inout EventJSON) {
        json.object("metadata") { metadata in
            metadata.member("correlation_uid", event.correlation)
            metadata.member("event_code", event.leaf.act)
            metadata.word("log_format", "JSON")
            metadata.member("log_name", origin)
            metadata.word("log_provider", EventSource.product)
            metadata.digits("log_version", AuditLeaf.version)
            metadata.member("original_time", event.leaf.t)
            metadata.object("product", product)
            // `device` is of this profile, and of no class but Event Log Activity.
            metadata.array("profiles") { $0.element(word: "host") }
            metadata.member("sequence", event.leaf.seq)
            metadata.member("uid", event.leaf.id)
            metadata.word("version", Self.schema)
        }
    }

    /// Who did it, in which session.
    func actor(_ leaf: AuditLeaf, _ json: inout EventJSON) {
        json.object("actor") { actor in
            actor.member("app_name", leaf.app)
            actor.object("session") { $0.member("uid", leaf.sess) }
            actor.object("user") { user(leaf, &$0) }
        }
    }

    /// What a session began or ended on, and whose it is.
    func authentication(_ leaf: AuditLeaf, _ json: inout EventJSON) {
        json.object("dst_endpoint") { $0.member("hostname", leaf.host) }
        json.object("service", service)
        json.object("session") { $0.member("uid", leaf.sess) }
        json.object("user") { user(leaf, &$0) }
    }

    /// Whom or what it was about, by a digest; without one the record stands for itself.
    ///
    /// As each digest has a salt of its own, two records about one citizen have two of them.
    func entity(_ event: ExportEvent, _ json: inout EventJSON) {
        let leaf = event.leaf
        let id = leaf.target?.sd ?? leaf.id
        json.member("comment", event.reason)
        json.object("entity") { entity in
            if let target = leaf.target, target.type == "citizen", target.sd != nil {
                entity.word("type", "User")
                entity.member("type_id", 2)
                entity.member("uid", id)
                entity.object("user") { $0.member("uid", id) }
            } else {
                entity.member("type", leaf.target?.type ?? String(ActKind.area(leaf.act)))
                entity.member("type_id", 99)
                entity.member("uid", id)
            }
        }
    }

    /// Which log it was about: this one.
    func eventLog(_ json: inout EventJSON) {
        json.member("log_name", origin)
        json.word("log_provider", EventSource.product)
        json.word("log_type", "Application")
        json.member("log_type_id", 2)
    }

    /// What was asked of the console, from where.
    func api(_ leaf: AuditLeaf, _ json: inout EventJSON) {
        json.object("api") { api in
            api.member("operation", leaf.act)
            api.object("service", service)
        }
        json.object("src_endpoint") { $0.member("hostname", leaf.host) }
    }

    /// What to look for elsewhere: machine and person at the desk, nothing of a citizen.
    func observables(_ leaf: AuditLeaf, _ json: inout EventJSON) {
        json.array("observables") { list in
            list.element { observable in
                observable.word("name", "device.hostname")
                observable.word("type", "Hostname")
                observable.member("type_id", 1)
                observable.member("value", leaf.host)
            }
            list.element { observable in
                observable.word("name", "actor.user.name")
                observable.word("type", "User Name")
                observable.member("type_id", 4)
                observable.member("value", leaf.actor.login)
            }
            list.element { observable in
                observable.word("name", "actor.user.uid")
                observable.word("type", "User Object: uid")
                observable.member("type_id", 31)
                observable.digits("value", leaf.actor.uid)
            }
        }
    }

    private func product(_ json: inout EventJSON) {
        json.word("name", EventSource.product)
        json.word("vendor_name", EventSource.vendor)
        json.member("version", version)
    }

    private func service(_ json: inout EventJSON) {
        json.word("name", EventSource.product)
        json.member("version", version)
    }

    private func user(_ leaf: AuditLeaf, _ json: inout EventJSON) {
        json.member("name", leaf.actor.login)
        json.digits("uid", leaf.actor.uid)
    }
}
