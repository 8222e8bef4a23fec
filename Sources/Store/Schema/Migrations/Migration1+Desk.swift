extension Migration {
    /// The help desk's own records.
    static let desk = """
        CREATE TABLE agent(
          login TEXT NOT NULL PRIMARY KEY CHECK (login <> ''),
          full_name TEXT NOT NULL,
          role TEXT NOT NULL CHECK (
            role = 'viewer' OR role = 'agent' OR role = 'supervisor' OR role = 'auditor' OR
            role = 'admin'),
          unit TEXT NOT NULL,
          personal_id TEXT
        ) STRICT;
        CREATE UNIQUE INDEX agent_personal_id ON agent(personal_id)
          WHERE personal_id IS NOT NULL;

        CREATE TABLE policy(
          name TEXT NOT NULL PRIMARY KEY,
          value TEXT NOT NULL,
          set_by TEXT NOT NULL,
          set_at INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE support_case(
          id INTEGER PRIMARY KEY,
          ticket TEXT NOT NULL UNIQUE CHECK (ticket <> ''),
          reason TEXT NOT NULL,
          opened_by TEXT NOT NULL,
          opened_at INTEGER NOT NULL,
          closed_at INTEGER
        ) STRICT;
        CREATE TABLE case_note(
          id INTEGER PRIMARY KEY,
          support_case INTEGER NOT NULL REFERENCES support_case(id),
          at INTEGER NOT NULL,
          by TEXT NOT NULL,
          text TEXT NOT NULL
        ) STRICT;
        CREATE INDEX case_note_case ON case_note(support_case);

        CREATE TABLE request(
          number INTEGER PRIMARY KEY AUTOINCREMENT,
          command TEXT NOT NULL,
          citizen INTEGER NOT NULL REFERENCES citizen(id),
          changes TEXT NOT NULL,
          versions TEXT NOT NULL,
          reason TEXT NOT NULL,
          ticket TEXT,
          requester TEXT NOT NULL,
          rule TEXT NOT NULL,
          requested_at INTEGER NOT NULL,
          state TEXT NOT NULL CHECK (
            state = 'pending' OR state = 'approved' OR state = 'rejected' OR
            state = 'expired'),
          decided_by TEXT,
          decided_at INTEGER,
          decision_reason TEXT,
          CHECK ((state = 'pending') = (decided_at IS NULL)),
          CHECK (state <> 'approved' OR (decided_by IS NOT NULL AND decided_by <> requester))
        ) STRICT;
        CREATE TRIGGER request_once BEFORE UPDATE ON request WHEN old.state <> 'pending'
          BEGIN SELECT RAISE(ABORT, 'a request is decided once'); END;

        CREATE TABLE effect(
          seq INTEGER PRIMARY KEY,
          command TEXT NOT NULL,
          changes TEXT NOT NULL,
          versions TEXT NOT NULL,
          undone_by INTEGER
        ) STRICT;
        """

    /// The audit log: Merkle tree, head and checkpoints only grow; openings and subjects may go.
    ///
    /// The triggers stop accidents, not attackers: those are found by the tree.
    static let auditLog = """
        CREATE TABLE audit_leaf(
          idx INTEGER PRIMARY KEY CHECK (idx >= 0),
          leaf TEXT NOT NULL CHECK (length(CAST(leaf AS BLOB)) <= 16384)
        ) STRICT;
        CREATE TABLE audit_hash(
          i INTEGER PRIMARY KEY CHECK (i >= 0),
          h BLOB NOT NULL CHECK (length(h) = 32)
        ) STRICT;
        CREATE TABLE audit_head(
          one INTEGER PRIMARY KEY CHECK (one = 1),
          size INTEGER NOT NULL CHECK (size > 0),
          root BLOB NOT NULL CHECK (length(root) = 32),
          last_t TEXT NOT NULL,
          note TEXT
        ) STRICT;
        CREATE TABLE audit_checkpoint(
          size INTEGER PRIMARY KEY CHECK (size > 0),
          note TEXT NOT NULL
        ) STRICT;
        CREATE TABLE open_intent(
          id TEXT PRIMARY KEY,
          seq INTEGER NOT NULL REFERENCES audit_leaf(idx),
          act TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE audit_open(
          idx INTEGER NOT NULL REFERENCES audit_leaf(idx),
          name TEXT NOT NULL,
          disclosure TEXT NOT NULL,
          PRIMARY KEY (idx, name)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE audit_subject(
          subject INTEGER NOT NULL,
          idx INTEGER NOT NULL REFERENCES audit_leaf(idx),
          PRIMARY KEY (subject, idx)
        ) STRICT, WITHOUT ROWID;

        CREATE TRIGGER audit_leaf_update BEFORE UPDATE ON audit_leaf
          BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
        CREATE TRIGGER audit_leaf_delete BEFORE DELETE ON audit_leaf
          BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
        CREATE TRIGGER audit_hash_update BEFORE UPDATE ON audit_hash
          BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
        CREATE TRIGGER audit_hash_delete BEFORE DELETE ON audit_hash
          BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
        CREATE TRIGGER audit_checkpoint_update BEFORE UPDATE ON audit_checkpoint
          BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
        CREATE TRIGGER audit_checkpoint_delete BEFORE DELETE ON audit_checkpoint
          BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
        CREATE TRIGGER audit_head_update BEFORE UPDATE ON audit_head
          WHEN new.size <= old.size
          BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
        CREATE TRIGGER audit_head_delete BEFORE DELETE ON audit_head
          BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
        """
}
