/// The embedded population registry's file: one table of people.
public enum RegistrySchema {
    /// `lkrg`: marks a file as a registry (`PRAGMA application_id`).
    public static let applicationID: Int64 = 0x6C6B_7267

    /// The schema's version (`PRAGMA user_version`).
    public static let version = 1

    /// The statements that make an empty registry.
    ///
    /// - Parameter schema: the name under which the file is attached.
    /// - Returns: SQL text of several statements.
    public static func statements(in schema: String) -> String {
        """
        PRAGMA \(schema).application_id=\(applicationID);
        PRAGMA \(schema).user_version=\(version);
        CREATE TABLE \(schema).person(
          id INTEGER PRIMARY KEY,
          personal_id TEXT NOT NULL CHECK (length(personal_id) = 12),
          cmnd9 TEXT CHECK (length(cmnd9) = 9),
          full_name TEXT NOT NULL CHECK (full_name <> ''),
          date_of_birth TEXT NOT NULL CHECK (length(date_of_birth) IN (4, 10)),
          gender TEXT CHECK (gender = 'male' OR gender = 'female' OR gender = 'other'),
          birth_registration_place TEXT,
          hometown TEXT,
          permanent_address TEXT,
          status TEXT NOT NULL CHECK (
            status = 'alive' OR status = 'deceased' OR status = 'missing' OR
            status = 'cancelled'),
          replaced_by TEXT CHECK (length(replaced_by) = 12),
          CHECK (replaced_by IS NULL OR status = 'cancelled')
        ) STRICT;
        CREATE UNIQUE INDEX \(schema).person_personal_id ON person(personal_id);
        CREATE INDEX \(schema).person_cmnd9 ON person(cmnd9) WHERE cmnd9 IS NOT NULL;
        """
    }
}
