#!/usr/bin/env python3
"""Measures lienket against the sqlite3 shell doing the same work, in one run; prints a table.

usage: bench.py RELEASE_DIR [--citizens N] [--events N] [--quick] [--only audit|desk]

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
parser.add_argument("--events", type=int, default=1_000_000)
parser.add_argument("--only", choices=("audit", "desk"))
parser.add_argument("--quick", action="store_true", help="100,000 citizens, fewer lines")
options = parser.parse_args()
if options.quick:
    options.citizens = 100_000
    options.events = 100_000
STATUS_LINES = 2_000 if options.quick else 20_000
FIND_LINES = 300 if options.quick else 1_000

LIENKET = os.path.abspath(os.path.join(options.release, "lienket"))
SEED = os.path.abspath(os.path.join(options.release, "lienket-seed"))
FILL = os.path.abspath(os.path.join(options.release, "audit-fill"))
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


def measured(command, output=os.devnull):
    """Seconds and peak MiB of a command."""
    start = time.perf_counter()
    with open(output, "wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.PIPE)
        errors = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"{command[:6]}: {errors.decode()[:800]}")
    return elapsed, usage.ru_maxrss / 1024


def audit_log(events):
    """Exports and verifies a log of so many events; returns the peaks of export and check."""
    name = f"audit-{events}"
    key = subprocess.run([LIENKET, "--store", store(name), "init", "--demo"], check=True,
                         capture_output=True, text=True).stdout.strip()
    timed([FILL, store(name), str(events)])
    auditor = [LIENKET, "--store", store(name), "--as", "thu", "exec", "audit"]
    bundle = os.path.join(WORK, name + "-bundle")
    export, export_peak = measured(
        auditor + ["export", "--to", bundle, "--reason", "benchmark"])
    check, check_peak = measured([LIENKET, "verify", bundle, "--key", key])
    if events < options.events:
        return export_peak, check_peak
    shell, _ = measured(["sqlite3", "-json", store(name), "SELECT leaf FROM audit_leaf"],
                        os.path.join(WORK, "peer.json"))
    report(f"`audit export` of {events:,} events / sqlite3 shell, JSON of the same rows", export,
           shell, f"{events / export:,.0f} events/s")
    hashing, _ = measured(["sha256sum", os.path.join(bundle, "leaves.jsonl")])
    report(f"`lienket verify` of {events:,} events / `sha256sum` of the same bytes", check, hashing,
           f"aim ≤ 2; {events / check:,.0f} events/s")
    whole, _ = measured(auditor + ["verify", "--key", key])
    report(f"`audit verify` in the store, {events:,} events / the same hashing", whole, hashing,
           "openings, indexes and checkpoints too")
    for form in ("ocsf", "csv"):
        folder = os.path.join(WORK, f"{name}-{form}")
        took, _ = measured(
            auditor + ["export", "--to", folder, "--as", form, "--reason", "benchmark"])
        report(f"`audit export --as {form}` of {events:,} events / the same shell", took, shell)
    return export_peak, check_peak


def audit_peaks():
    small = audit_log(10_000)
    large = audit_log(options.events)
    for work, few, many in zip(("export", "verify"), small, large):
        rows.append((f"peak memory of {work}, {options.events:,} events / 10,000", many, few,
                     f"{many / few:.2f}", "flat, aim ≤ 64 MiB"))
        print(f"peak memory of {work}: {few:.1f} → {many:.1f} MiB", flush=True)


def desk_work():
    start_up()
    import_rate("big")
    status_file("big")
    finds("big", options.citizens)
    if options.citizens > 100_000:
        make_store("middle", 100_000)
        finds("middle", 100_000)


def show(figure, unit):
    if unit:
        return f"{figure:.1f} {unit}"
    return f"{figure * 1e3:.2f} ms" if figure < 1 else f"{figure:.2f} s"


if options.only != "audit":
    desk_work()
if options.only != "desk":
    audit_peaks()
shutil.rmtree(WORK)

print("\n| work | lienket | peer | ratio | note |\n| --- | --- | --- | --- | --- |")
for work, ours, peer, ratio, note in rows:
    unit = "MiB" if work.startswith("peak memory") else None
    other = show(peer, unit) if peer else "-"
    print(f"| {work} | {show(ours, unit)} | {other} | {ratio} | {note} |")
