"""Long command files of `status` lines, over a large and over a small store."""
import random

import peers
from desk import Desk

# How many lines share a commit: the peer commits as often as lienket does.
GROUP = 500


def status(lab, citizens):
    lines = 5_000 if lab.quick else 100_000
    large = run(lab, Desk.of(lab, citizens), lines)
    small = run(lab, Desk.of(lab, 10_000), lines)
    lab.report(f"{lines:,} `status` lines over {citizens:,} citizens / over 10,000", large.seconds,
               small.seconds, aim=1.3, peak=small.peak, note="both lienket")


def run(lab, desk, lines):
    top = desk.query("SELECT max(id) FROM citizen")[0][0]
    dice = random.Random(7)
    numbers = [dice.randint(1, top) for _ in range(lines)]
    script, sql = lab.path("status.lk"), lab.path("status.sql")
    with open(script, "w", encoding="utf-8") as file:
        file.writelines(f"status C-{number}\n" for number in numbers)
    peers.status_lines(sql, numbers, GROUP)
    copy = desk.copy("peer.sqlite")
    ours = lab.run(desk.words("run", script))
    peer = lab.run(["sqlite3", copy], script=sql)
    lab.discard("peer.sqlite")
    lab.report(f"{lines:,} `status` lines over {desk.citizens:,} citizens / sqlite3 shell",
               ours.seconds, peer.seconds, aim=1, peak=ours.peak,
               note=f"{ours.seconds / lines * 1e6:,.0f} µs a line; the peer commits every {GROUP}")
    return ours
