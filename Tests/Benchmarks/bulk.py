"""The same change to very many citizens: refresh and unlink."""
import os

import peers
from desk import Desk


def refresh(lab, citizens):
    """`each` over a table of citizens, against one UPDATE over the attached registry.

    The peer writes every citizen that it finds, changed or not, and asks no rule; the note tells how
    many rows lienket changed.
    """
    rows = 2_000 if lab.quick else 100_000
    work = f"`each` of {rows:,} rows, `refresh --force --commit` / one `UPDATE … FROM`"
    desk = Desk.of(lab, citizens)
    numbers = range(1, rows + 1)
    table, script, sql = lab.path("all.csv"), lab.path("each.lk"), lab.path("refresh.sql")
    write(table, ["id\n", "C-1\n"])
    write(script, [f"each {table} refresh {{id}} --force\n"])
    trial = lab.run(desk.words("--dry-run", "run", script), allowed=range(256))
    if trial.status == 64:
        return lab.skip(work, "this program has no `each`")
    write(table, ["id\n"] + [f"C-{number}\n" for number in numbers])
    write(script, [f"each {table} refresh {{id}} --force --commit\n"])
    peers.refresh_all(sql, desk.registry, numbers)
    copy = desk.copy("peer.sqlite")
    output = lab.path("each.jsonl")
    ours = lab.run(desk.words("--yes", "--keep-going", "run", script), output, allowed=(0, 2))
    peer = lab.run(["sqlite3", copy], script=sql)
    lab.report(work, ours.seconds, peer.seconds, aim=4, peak=ours.peak, note=outcomes(output))
    lab.discard("peer.sqlite")
    lab.discard("each.jsonl")


def unlink(lab, citizens):
    """Unlink lines with approvals off, against the same changes in one transaction."""
    lines = 2_000 if lab.quick else 100_000
    desk = Desk.of(lab, citizens)
    desk.allow_last_unlink()
    numbers = [row[0] for row in desk.query(
        "SELECT c.id FROM citizen AS c JOIN link AS l ON l.citizen = c.id "
        "JOIN vneid AS v ON v.personal_id = l.account "
        "WHERE l.provider = 'vneid' AND l.closed_on IS NULL AND c.kind = 'personal' "
        "AND c.account_status = 'active' AND v.status = 'active' LIMIT ?", lines)]
    script, sql = lab.path("unlink.lk"), lab.path("unlink.sql")
    write(script, [f'unlink C-{number} vneid --reason "benchmark"\n' for number in numbers])
    peers.unlink_all(sql, numbers)
    copy = desk.copy("peer.sqlite")
    output = lab.path("unlink.jsonl")
    ours = lab.run(desk.words("--yes", "--keep-going", "run", script), output, allowed=(0, 2))
    peer = lab.run(["sqlite3", copy], script=sql)
    lab.report(f"{len(numbers):,} `unlink` lines / the same SQL in one transaction", ours.seconds,
               peer.seconds, aim=4, peak=ours.peak, note=outcomes(output))
    lab.discard("peer.sqlite")
    lab.discard("unlink.jsonl")


def write(path, lines):
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(lines)


def outcomes(path):
    """How many results of each outcome a run gave."""
    found = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            start = line.find('"outcome":"')
            if start >= 0:
                word = line[start + 11:line.index('"', start + 11)]
                found[word] = found.get(word, 0) + 1
    return ", ".join(f"{count:,} {word}" for word, count in sorted(found.items()))
