"""The same work as plain SQL, for the sqlite3 shell and for Python's sqlite3."""
import os

FIELDS = ("full_name cmnd9 personal_id date_of_birth phone gender place_of_birth email "
          "hometown permanent_address").split()
DURABLE = "PRAGMA journal_mode=TRUNCATE;\nPRAGMA synchronous=FULL;\n"
AUDIT = ("CREATE TABLE peer_audit(seq INTEGER PRIMARY KEY, at TEXT, who TEXT, what TEXT, "
         "citizen INTEGER, outcome TEXT, reason TEXT);\n")


def audit(what, citizen):
    return ("INSERT INTO peer_audit(at, who, what, citizen, outcome, reason) VALUES("
            f"strftime('%Y-%m-%dT%H:%M:%fZ'), 'lan', '{what}', {citizen}, 'ok', 'benchmark');\n")


def load(lab, folder):
    """`.import` into bare tables, then the indexes that a store has."""
    files = [name for name in sorted(os.listdir(folder)) if name.endswith(".csv")]
    script = lab.path("load.sql")
    with open(script, "w", encoding="utf-8") as file:
        file.writelines(f".import --csv {folder}/{name} {name[:-4]}\n" for name in files)
        file.write("CREATE INDEX a ON citizens(personal_id); CREATE INDEX b ON citizens(cmnd9);\n"
                   "CREATE INDEX c ON citizens(phone); CREATE INDEX d ON citizens(email);\n"
                   "CREATE INDEX k ON citizens(username); CREATE INDEX l ON citizens(full_name);\n"
                   "CREATE INDEX m ON citizens(date_of_birth, full_name);\n"
                   "CREATE UNIQUE INDEX e ON citizens(ref); CREATE INDEX f ON links(citizen);\n"
                   "CREATE INDEX n ON links(account); CREATE INDEX o ON logins(citizen, at);\n"
                   "CREATE INDEX g ON dossiers(citizen); CREATE UNIQUE INDEX p ON dossiers(code);\n"
                   "CREATE INDEX h ON documents(citizen, number, issuer);\n"
                   "CREATE INDEX q ON vneid(personal_id); CREATE INDEX i ON registry(personal_id);\n"
                   "CREATE INDEX j ON registry(cmnd9);\n")
    done = lab.run(["sqlite3", lab.path("loaded.sqlite")], script=script)
    lab.discard("loaded.sqlite")
    return done


def status_lines(path, numbers, group):
    """A SELECT of the ten fields and an audit row for each line, a commit for each group."""
    pairs = ", ".join(
        f"json_object('key', '{name}', 'value', {name}, 'state', substr(states, {place}, 1))"
        for place, name in enumerate(FIELDS, 1))
    with open(path, "w", encoding="utf-8") as file:
        file.write(DURABLE + AUDIT)
        for place, number in enumerate(numbers):
            if place % group == 0:
                file.write("BEGIN IMMEDIATE;\n")
            file.write(f"SELECT json_object('citizen', id, 'fields', json_array({pairs})) "
                       f"FROM citizen WHERE id={number};\n" + audit("status", number))
            if place % group == group - 1 or place == len(numbers) - 1:
                file.write("COMMIT;\n")


def refresh_all(path, registry, numbers):
    """One UPDATE over the attached registry, an audit row for each citizen, one transaction."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(DURABLE + AUDIT + f"ATTACH '{registry}' AS registry;\n"
                   "CREATE TEMP TABLE asked(id INTEGER PRIMARY KEY);\nBEGIN IMMEDIATE;\n")
        file.writelines(f"INSERT INTO asked VALUES({number});\n" for number in numbers)
        file.write(
            "UPDATE citizen SET full_name = p.full_name, date_of_birth = p.date_of_birth, "
            "gender = p.gender, place_of_birth = p.birth_registration_place, "
            "hometown = p.hometown, permanent_address = p.permanent_address, "
            "states = 'NNNN' || substr(states, 5, 1) || 'NN' || substr(states, 8, 1) || 'NN', "
            "cmnd9 = coalesce(p.cmnd9, citizen.cmnd9), "
            "verified_at = 1790000000000, version = version + 1 "
            "FROM registry.person AS p WHERE citizen.id IN (SELECT id FROM asked) "
            "AND p.personal_id = citizen.personal_id AND p.status = 'alive' "
            "AND coalesce(p.cmnd9, citizen.cmnd9) IS NOT NULL AND p.gender IS NOT NULL "
            "AND p.birth_registration_place IS NOT NULL AND p.hometown IS NOT NULL "
            "AND p.permanent_address IS NOT NULL AND substr(states, 5, 1) <> 'M' "
            "AND substr(states, 8, 1) <> 'M';\n")
        file.writelines(audit("refresh", number) for number in numbers)
        file.write("COMMIT;\n")


def unlink_all(path, numbers):
    """Closes a link, counts the change, keeps it and an audit row; one transaction for all."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(DURABLE + AUDIT + "CREATE TABLE peer_effect(seq INTEGER PRIMARY KEY, "
                   "command TEXT, changes TEXT, versions TEXT);\nBEGIN IMMEDIATE;\n")
        for number in numbers:
            file.write(
                "UPDATE link SET closed_on = date(), reason = 'benchmark' "
                f"WHERE citizen = {number} AND provider = 'vneid' AND closed_on IS NULL;\n"
                f"UPDATE citizen SET version = version + 1 WHERE id = {number};\n"
                + audit("unlink", number)
                + "INSERT INTO peer_effect VALUES(last_insert_rowid(), 'unlink', json_object("
                f"'closeLink', {number}, 'provider', 'vneid', 'account', (SELECT account FROM link "
                f"WHERE citizen = {number} ORDER BY id DESC LIMIT 1)), json_object('{number}', 2));\n")
        file.write("COMMIT;\n")
