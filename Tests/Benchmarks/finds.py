"""`find` inside the program, by kind, against SQL by hand on the same store.

Both sides go through all searches twice, and the second time counts: pages are in the system's cache.
"""
import json
import random
import sqlite3
import time
import unicodedata

from desk import Desk
from lab import percentile

NUMBER, FULL, GIVEN, BORN = "number", "full name", "two given-name words", "name and birth year"
LIST, CAP = 20, 200

# What a line of the list says, and what its linking state rests on.
LOOK = """
    SELECT c.id, c.full_name, c.date_of_birth, c.personal_id, c.kind, c.account_status, c.states,
      c.version, l.account, iif(l.id IS NULL,
        json_array(
          (SELECT max(closed_on) FROM link WHERE citizen = c.id AND provider = 'vneid'),
          (SELECT citizen FROM link WHERE account = c.personal_id AND provider = 'vneid'
             AND closed_on IS NULL),
          (SELECT level || status FROM vneid WHERE personal_id = c.personal_id),
          (SELECT at || result FROM login_event WHERE citizen = c.id ORDER BY at DESC LIMIT 1),
          (SELECT match || committed FROM population_answer WHERE citizen = c.id)),
        (SELECT json_group_array(sync) FROM document WHERE citizen = c.id))
    FROM citizen AS c LEFT JOIN link AS l
      ON l.citizen = c.id AND l.provider = 'vneid' AND l.closed_on IS NULL
    WHERE c.id = ?"""
BY_NUMBER = """
    SELECT '', id FROM citizen WHERE personal_id = ?1
    UNION SELECT '', id FROM citizen WHERE username IS NOT NULL AND lower(username) = lower(?1)
    UNION SELECT '', citizen FROM link WHERE account = ?1 AND closed_on IS NULL LIMIT ?2"""
BY_NAME = """
    SELECT DISTINCT n.sorting, c.id FROM name_tail AS t
    CROSS JOIN citizen AS c ON c.name = t.name CROSS JOIN person_name AS n ON n.id = t.name
    WHERE t.tail >= ?1 AND t.tail < ?1 || '!' LIMIT ?2"""
BY_NAME_BORN = BY_NAME.replace(
    " LIMIT", " AND c.birth_year = CAST(?3 AS INTEGER) LIMIT")


def run(lab, sizes):
    for size in sizes:
        measure(lab, Desk.of(lab, size))


def measure(lab, desk):
    queries = list(draw(desk, 200 if lab.quick else 1_000))
    path, output = lab.path("queries.tsv"), lab.path("finds.json")
    with open(path, "w", encoding="utf-8") as file:
        file.writelines("\t".join(query) + "\n" for query in queries)
    tool = [lab.tool("find-bench"), desk.store, path]
    done = lab.run(tool, output)  # the second time what both sides read is in the system's cache
    done = lab.run(tool, output)
    peer, found = by_hand(desk, queries)
    with open(output, encoding="utf-8") as file:
        for figures in map(json.loads, file):
            kind = figures["kind"]
            if figures["found"] != found[kind]:
                raise SystemExit(f"{kind}: {figures['found']} found, {found[kind]} by SQL")
            for part, aim in (("p50", None), ("p99", 2)):
                other = percentile(peer[kind], 0.5 if part == "p50" else 0.99)
                lab.report(f"`find` by {kind}, {part}, {desk.citizens:,} citizens / the same SQL",
                           figures[part] / 1e6, other, aim=aim, peak=done.peak,
                           note=f"longest {figures['max'] / 1e3:.1f} ms; aim ≤ 10 ms")


def draw(desk, count):
    """Searches for people of the store, drawn evenly."""
    top = desk.query("SELECT max(id) FROM citizen")[0][0]
    dice = random.Random(11)
    people = []
    while len(people) < count:
        found = desk.query("SELECT personal_id, full_name, date_of_birth FROM citizen WHERE id = ? "
                           "AND kind = 'personal' AND personal_id IS NOT NULL "
                           "AND full_name IS NOT NULL AND date_of_birth IS NOT NULL",
                           dice.randint(1, top))
        people += [row for row in found if len(row[1].split()) >= 3]
    for number, name, born in people:
        yield NUMBER, number
        yield FULL, name
        yield GIVEN, " ".join(name.split()[-2:])
        yield BORN, " ".join(name.split()[-2:]), born[:4]


def by_hand(desk, queries):
    """Seconds of each query by kind, and how many were found in all."""
    base = sqlite3.connect(f"file:{desk.store}?mode=ro", uri=True, isolation_level=None)
    base.execute("PRAGMA cache_size=-8192")
    times, found = {}, {}
    for again in (False, True):
        for kind, text, *born in queries:
            words = text if kind == NUMBER else fold(text)
            start = time.perf_counter()
            base.execute("BEGIN")
            if kind == NUMBER:
                rows = base.execute(BY_NUMBER, (words, CAP + 1)).fetchall()
            elif born:
                rows = base.execute(BY_NAME_BORN, (words, CAP + 1, born[0])).fetchall()
            else:
                rows = base.execute(BY_NAME, (words, CAP + 1)).fetchall()
            rows = sorted(rows[:CAP])
            listed = [base.execute(LOOK, (row[1],)).fetchone() for row in rows[:LIST]]
            base.execute("COMMIT")
            took = time.perf_counter() - start
            if again:
                times.setdefault(kind, []).append(took)
                found[kind] = found.get(kind, 0) + (len(rows) if listed else 0)
    base.close()
    return times, found


def fold(text):
    """A name as the store's dictionary has it."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d").replace("ð", "d"))
    letters = []
    for letter in bare:
        if "a" <= letter <= "z" or letter.isdigit():
            if letter == "y" and not is_glide(letters):
                letter = "i"
            letters.append(letter)
        elif letter in "'’" or unicodedata.combining(letter):
            continue
        else:
            letters.append(" ")
    return " ".join("".join(letters).split())


def is_glide(letters):
    before = "".join(letters[-2:])
    return before[-1:] == "a" or (before[-1:] == "u" and before[:1] != "q")
