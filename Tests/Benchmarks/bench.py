#!/usr/bin/env python3
"""Measures lienket against the sqlite3 shell doing the same work, in one run; prints a table.

usage: bench.py RELEASE_DIR [--citizens N] [--quick]

Peers are pinned to the same files and the same machine; each figure is a ratio of medians.
"""
import argparse
import getpass
import os
import random
import shutil
import sqlite3
import statistics
import subprocess
import tempfile
import time

parser = argparse.ArgumentParser()
parser.add_argument("release")
parser.add_argument("--citizens", type=int, default=1_000_000)
parser.add_argument("--quick", action="store_true", help="100,000 citizens, fewer lines")
options = parser.parse_args()
if options.quick:
    options.citizens = 100_000
STATUS_LINES = 2_000 if options.quick else 20_000
FIND_LINES = 300 if options.quick else 1_000

LIENKET = os.path.abspath(os.path.join(options.release, "lienket"))
SEED = os.path.abspath(os.path.join(options.release, "lienket-seed"))
WORK = tempfile.mkdtemp(prefix="lienket-bench-", dir=os.environ.get("BENCH_DIR"))
rows = []


def timed(command, **kwargs):
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **kwargs)
    elapsed = time.perf_counter() - start
    if done.returncode != 0:
        raise SystemExit(f"{command[:6]} ended with {done.returncode}: {done.stderr.decode()[:800]}")
    return elapsed


def report(work, ours, peer, note=""):
    ratio = f"{ours / peer:.2f}" if peer else "-"
    rows.append((work, ours, peer, ratio, note))
    print(f"{work}: {ours:.4f} s, peer {peer:.4f} s, ratio {ratio} {note}", flush=True)


def store(name):
    return os.path.join(WORK, name, "store.sqlite")


def desk(name, *words):
    """A lienket call under a case."""
    return [LIENKET, "--store", store(name), "--case", "BENCH-1", "--reason", "benchmark", *words]


def make_store(name, citizens):
    """Makes a store of this size with the caller as its agent; returns the import's seconds."""
    seeds = os.path.join(WORK, f"seeds-{citizens}")
    if not os.path.exists(seeds):
        timed([SEED, "--citizens", str(citizens), "--seed", "1", "--to", seeds])
        with open(os.path.join(seeds, "agents.csv"), "w", encoding="utf-8") as file:
            file.write("login,full_name,role,unit,personal_id\n"
                       f"{getpass.getuser()},Cán bộ đo lường,agent,bench,\n")
    timed([LIENKET, "--store", store(name), "init"])
    return timed([LIENKET, "--store", store(name), "import", seeds])


def start_up():
    make_store("small", 100)
    ours, peer = [], []
    for _ in range(60):
        ours.append(timed([LIENKET, "--store", store("small"), "exec", "whoami"]))
        peer.append(timed(["sqlite3", ":memory:", "select 1"]))
    report("`exec whoami` / `sqlite3 :memory: 'select 1'`", statistics.median(ours),
           statistics.median(peer), "aim ≤ 3")


def citizens_of(name, count):
    base = sqlite3.connect(f"file:{store(name)}?mode=ro", uri=True)
    top = base.execute("SELECT max(id) FROM citizen").fetchone()[0]
    pick = random.Random(7)
    return [pick.randint(1, top) for _ in range(count)]


def status_file(name):
    numbers = citizens_of(name, STATUS_LINES)
    script = os.path.join(WORK, "status.lk")
    with open(script, "w", encoding="utf-8") as file:
        file.writelines(f"status C-{n}\n" for n in numbers)
    ours = timed(desk(name, "--format", "jsonl", "run", script))
    copy = os.path.join(WORK, "peer.sqlite")
    shutil.copy(store(name), copy)
    sql = os.path.join(WORK, "status.sql")
    fields = ("full_name cmnd9 personal_id date_of_birth phone gender place_of_birth email "
              "hometown permanent_address").split()
    pairs = ", ".join(f"'{f}', {f}" for f in fields)
    with open(sql, "w", encoding="utf-8") as file:
        file.write("PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=FULL;\n"
                   "CREATE TABLE peer_audit(seq INTEGER PRIMARY KEY, at TEXT, who TEXT, what TEXT);\n")
        for n in numbers:
            file.write("BEGIN IMMEDIATE;\n"
                       f"SELECT json_object({pairs}, 'states', states) FROM citizen WHERE id={n};\n"
                       f"INSERT INTO peer_audit(at, who, what) VALUES(datetime(), 'lan', 'status {n}');\n"
                       "COMMIT;\n")
    with open(sql, "rb") as file:
        peer = timed(["sqlite3", copy], stdin=file)
    report(f"{STATUS_LINES:,} `status` lines over {options.citizens:,} citizens / sqlite3 shell",
           ours, peer, f"{ours / STATUS_LINES * 1e3:.2f} ms a line")


def finds(name, citizens):
    base = sqlite3.connect(f"file:{store(name)}?mode=ro", uri=True)
    people = [base.execute("SELECT personal_id, full_name FROM citizen WHERE id=?", (n,)).fetchone()
              for n in citizens_of(name, FIND_LINES)]
    numbers = [p[0] for p in people if p and p[0]]
    names = [p[1] for p in people if p and p[1] and len(p[1].split()) >= 3]
    idle = timed(desk(name, "--format", "jsonl", "run", "/dev/null"))
    for kind, values in (("number", numbers), ("full name", names)):
        script = os.path.join(WORK, f"find-{kind[:4]}.lk")
        with open(script, "w", encoding="utf-8") as file:
            file.writelines(f'find "{value}"\n' for value in values)
        ours = timed(desk(name, "--format", "jsonl", "run", script)) - idle
        rows.append((f"`find` by {kind}, {citizens:,} citizens", ours / len(values), 0, "-",
                     "mean with its audit commit"))
        print(f"find by {kind} at {citizens:,}: {ours / len(values) * 1e3:.2f} ms", flush=True)


def import_rate(name):
    ours = make_store(name, options.citizens)
    seeds = os.path.join(WORK, f"seeds-{options.citizens}")
    files = [f for f in sorted(os.listdir(seeds)) if f.endswith(".csv")]
    script = "".join(f".import --csv {seeds}/{f} {f[:-4]}\n" for f in files)
    script += ("CREATE INDEX a ON citizens(personal_id); CREATE INDEX b ON citizens(cmnd9);\n"
               "CREATE INDEX c ON citizens(phone); CREATE INDEX d ON citizens(email);\n"
               "CREATE UNIQUE INDEX e ON citizens(ref); CREATE INDEX f ON links(citizen);\n"
               "CREATE INDEX g ON dossiers(citizen); CREATE INDEX h ON documents(citizen);\n"
               "CREATE INDEX i ON registry(personal_id);\n")
    peer = timed(["sqlite3", os.path.join(WORK, "imported.sqlite")], input=script.encode())
    report(f"`import` of {options.citizens:,} citizens / `.import` of the same files", ours, peer,
           f"{options.citizens / ours:,.0f} citizens/s")


start_up()
import_rate("big")
status_file("big")
finds("big", options.citizens)
if options.citizens > 100_000:
    make_store("middle", 100_000)
    finds("middle", 100_000)
shutil.rmtree(WORK)

print("\n| work | lienket | peer | ratio | note |\n| --- | --- | --- | --- | --- |")
for work, ours, peer, ratio, note in rows:
    show = lambda s: f"{s * 1e3:.2f} ms" if s < 1 else f"{s:.2f} s"
    print(f"| {work} | {show(ours)} | {show(peer) if peer else '-'} | {ratio} | {note} |")
