import GRDB

extension Migration {
    /// Version 1: everything.
    static let first = Migration(version: 1) { db in
        try db.script(citizens)
        try db.script(accounts)
        try db.script(warehouse)
        try db.script(desk)
        try db.script(auditLog)
    }

    /// Words are compared one by one: SQLite would build a table for `IN` at every row, which costs
    /// more than the rest of the insert.
    ///
    /// One row a citizen: ten values side by side, their states as ten letters in screen order.
    ///
    /// N by the population database, T by another trusted one, D declared, M missing. A letter N or T
    /// is backed by a time: `verified_at` and `trusted_at` in milliseconds, or, when the fields do
    /// not all have the same one, ten comma-separated times in `field_times`.
    private static let citizens = """
        CREATE TABLE store_meta(
          one INTEGER PRIMARY KEY CHECK (one = 1),
          origin TEXT NOT NULL CHECK (origin <> ''),
          demonstration INTEGER NOT NULL CHECK (demonstration IN (0, 1)),
          created_at INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE citizen(
          id INTEGER PRIMARY KEY CHECK (id > 0),
          version INTEGER NOT NULL CHECK (version > 0),
          kind TEXT NOT NULL CHECK (kind = 'personal' OR kind = 'organisation' OR kind = 'admin'),
          civil_servant INTEGER NOT NULL CHECK (civil_servant IN (0, 1)),
          username TEXT CHECK (username <> ''),
          account_status TEXT NOT NULL CHECK (
            account_status = 'active' OR account_status = 'locked' OR
            account_status = 'deceased'),
          full_name TEXT CHECK (full_name <> ''),
          cmnd9 TEXT CHECK (length(cmnd9) = 9),
          personal_id TEXT CHECK (length(personal_id) = 12),
          date_of_birth TEXT CHECK (length(date_of_birth) IN (4, 10)),
          phone TEXT CHECK (phone > '0' AND phone < '1'),
          gender TEXT CHECK (gender = 'male' OR gender = 'female' OR gender = 'other'),
          place_of_birth TEXT CHECK (place_of_birth <> ''),
          email TEXT CHECK (instr(email, '@') > 1),
          hometown TEXT CHECK (hometown <> ''),
          permanent_address TEXT CHECK (permanent_address <> ''),
          states TEXT NOT NULL,
          verified_at INTEGER,
          trusted_at INTEGER,
          field_times TEXT,
          created_on TEXT CHECK (length(created_on) = 10),
          last_login_at INTEGER,
          phone_changed_on TEXT CHECK (length(phone_changed_on) = 10),
          notifications INTEGER NOT NULL CHECK (notifications >= 0),
          CHECK (states GLOB
            iif(full_name IS NULL, 'M', '[DNT]') || iif(cmnd9 IS NULL, 'M', '[DNT]') ||
            iif(personal_id IS NULL, 'M', '[DNT]') || iif(date_of_birth IS NULL, 'M', '[DNT]') ||
            iif(phone IS NULL, 'M', '[DT]') || iif(gender IS NULL, 'M', '[DNT]') ||
            iif(place_of_birth IS NULL, 'M', '[DNT]') || iif(email IS NULL, 'M', '[DT]') ||
            iif(hometown IS NULL, 'M', '[DNT]') || iif(permanent_address IS NULL, 'M', '[DNT]')),
          CHECK (verified_at IS NOT NULL OR instr(states, 'N') = 0),
          CHECK (trusted_at IS NOT NULL OR instr(states, 'T') = 0)
        ) STRICT;
        CREATE INDEX citizen_personal_id ON citizen(personal_id) WHERE personal_id IS NOT NULL;
        CREATE INDEX citizen_cmnd9 ON citizen(cmnd9) WHERE cmnd9 IS NOT NULL;
        CREATE INDEX citizen_phone ON citizen(phone) WHERE phone IS NOT NULL;
        CREATE INDEX citizen_email ON citizen(lower(email)) WHERE email IS NOT NULL;
        CREATE UNIQUE INDEX citizen_username ON citizen(lower(username))
          WHERE username IS NOT NULL;

        CREATE VIRTUAL TABLE citizen_name USING fts5(
          name, facets, content='', columnsize=0, tokenize='ascii'
        );
        """

    /// Links, and the accounts at the providers.
    ///
    /// A link is closed, never deleted.
    private static let accounts = """
        CREATE TABLE link(
          id INTEGER PRIMARY KEY,
          citizen INTEGER NOT NULL REFERENCES citizen(id),
          provider TEXT NOT NULL CHECK (provider IN ('vneid', 'vnpost')),
          account TEXT NOT NULL CHECK (account <> ''),
          linked_on TEXT NOT NULL CHECK (length(linked_on) = 10),
          closed_on TEXT CHECK (length(closed_on) = 10),
          reason TEXT
        ) STRICT;
        CREATE INDEX link_citizen ON link(citizen);
        CREATE UNIQUE INDEX link_one_a_provider ON link(citizen, provider)
          WHERE closed_on IS NULL;
        CREATE UNIQUE INDEX link_one_a_citizen ON link(account, provider)
          WHERE closed_on IS NULL;
        CREATE TRIGGER link_stays BEFORE DELETE ON link
          BEGIN SELECT RAISE(ABORT, 'a link is closed, never deleted'); END;

        CREATE TABLE vneid(
          id INTEGER PRIMARY KEY,
          personal_id TEXT NOT NULL CHECK (length(personal_id) = 12),
          full_name TEXT NOT NULL,
          level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 2),
          status TEXT NOT NULL CHECK (
            status = 'active' OR status = 'not-activated' OR
            status = 'temporarily-locked' OR status = 'locked' OR
            status = 'card-expired' OR status = 'deceased'),
          lock_reason TEXT,
          phone TEXT,
          activated_on TEXT
        ) STRICT;
        CREATE UNIQUE INDEX vneid_personal_id ON vneid(personal_id);

        CREATE TABLE vnpost(
          id INTEGER PRIMARY KEY,
          post_id TEXT NOT NULL CHECK (post_id <> ''),
          personal_id TEXT,
          status TEXT NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX vnpost_post_id ON vnpost(post_id);
        CREATE INDEX vnpost_personal_id ON vnpost(personal_id) WHERE personal_id IS NOT NULL;

        CREATE TABLE login_event(
          id INTEGER PRIMARY KEY,
          citizen INTEGER NOT NULL REFERENCES citizen(id),
          provider TEXT NOT NULL CHECK (provider IN ('vneid', 'vnpost')),
          account TEXT NOT NULL,
          at INTEGER NOT NULL,
          result TEXT NOT NULL CHECK (result <> '')
        ) STRICT;
        CREATE INDEX login_event_citizen ON login_event(citizen, at);

        CREATE TABLE population_answer(
          citizen INTEGER PRIMARY KEY REFERENCES citizen(id),
          version INTEGER NOT NULL,
          committed INTEGER NOT NULL CHECK (committed IN (0, 1)),
          match TEXT NOT NULL,
          fetched_at INTEGER NOT NULL,
          request_code TEXT NOT NULL,
          person TEXT,
          successor TEXT
        ) STRICT;
        """

    private static let warehouse = """
        CREATE TABLE dossier(
          id INTEGER PRIMARY KEY,
          citizen INTEGER NOT NULL REFERENCES citizen(id),
          code TEXT NOT NULL CHECK (code <> ''),
          procedure TEXT NOT NULL,
          agency TEXT NOT NULL,
          state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 10),
          submitted_on TEXT NOT NULL,
          updated_on TEXT
        ) STRICT;
        CREATE INDEX dossier_citizen ON dossier(citizen);
        CREATE UNIQUE INDEX dossier_code ON dossier(code);

        CREATE TABLE document(
          id INTEGER PRIMARY KEY,
          citizen INTEGER NOT NULL REFERENCES citizen(id),
          kind TEXT NOT NULL CHECK (kind = 'information' OR kind = 'paper' OR kind = 'result'),
          number TEXT NOT NULL,
          issuer TEXT NOT NULL,
          title TEXT NOT NULL,
          issued_on TEXT,
          sync TEXT NOT NULL CHECK (sync = 'pending' OR sync = 'copied' OR sync = 'failed'),
          copied_on TEXT,
          failure TEXT,
          CHECK (copied_on IS NULL OR sync = 'copied'),
          CHECK (failure IS NULL OR sync = 'failed')
        ) STRICT;
        CREATE UNIQUE INDEX document_number ON document(citizen, number, issuer);
        """
}
