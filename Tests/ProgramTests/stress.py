#!/usr/bin/env python3
"""Puts one store under many writing processes and kills some of them, then checks everything.

usage: stress.py [--lienket PATH] [--seconds N] [--processes N] [--kills N] [--seed N] [--keep]

Each process runs command files that edit, unlink, relink, note, sync and refresh, on citizens of
its own and on citizens that all share. At random moments one of them gets SIGKILL. Afterwards:
no command may have failed (but for a refresh whose citizen was edited while the population
database was asked: record.changed), every JSON line that was shown must be in the audit log, the
log must verify, and the state must be what replaying the log gives. Exit 0 only then.
"""
import argparse
import base64
import collections
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
OWN = [2, 8, 10, 12, 14, 21, 22, 23, 30, 31, 33, 34, 40, 43, 49, 54]
SHARED_EDITS = [6, 7, 50]
SHARED_LINK = ("C-29", "vnpost")
REFRESHED = [8, 12, 31, 33]
SYNCED = [21, 22, 28, 48]
GOOD = {"ok", "unchanged"}


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--lienket", default=os.path.join(ROOT, ".build/debug/lienket"))
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--processes", type=int, default=8)
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lines", type=int, default=40, help="commands in one file")
    parser.add_argument("--dir", help="where the store is made")
    parser.add_argument("--keep", action="store_true", help="leave the store behind")
    return parser.parse_args()


class Stress:
    def __init__(self, options):
        self.options = options
        self.program = os.path.abspath(options.lienket)
        self.folder = tempfile.mkdtemp(prefix="lienket-stress-", dir=options.dir)
        self.store = os.path.join(self.folder, "store", "store.sqlite")
        self.end = 0.0
        self.lock = threading.Lock()
        self.running = {}
        self.shown = []
        self.problems = []
        self.runs = self.killed = self.kills_sent = 0
        self.conflicts = collections.Counter()
        self.latencies = []

    def call(self, *words, text="", login=None):
        """Runs lienket once and returns what came of it."""
        command = [self.program, "--store", self.store, "--lang", "en"]
        command += ["--as", login] if login else []
        return subprocess.run(
            command + list(words), input=text.encode(), capture_output=True, cwd=ROOT, timeout=120)

    def script(self, worker, dice, serial):
        """A command file; tokens in reasons and notes name the command that wrote them."""
        lines = [f'case open STRESS-{worker}-{serial} --reason "tai thu"']
        own = OWN[worker % len(OWN)]
        for index in range(self.options.lines):
            token = f"t{worker}x{serial}x{index}"
            kind = dice.choice("eeEEuUrRnsf?")
            if kind == "e":
                line = f'edit C-{own} email {token}@example.vn --reason "sua {token}"'
            elif kind == "E":
                line = f'edit C-{dice.choice(SHARED_EDITS)} email {token}@example.vn --reason "sua {token}"'
            elif kind in "uU":
                line = 'unlink %s %s --reason "bo %s"' % (*SHARED_LINK, token)
            elif kind in "rR":
                line = 'relink %s %s --reason "lai %s"' % (*SHARED_LINK, token)
            elif kind == "n":
                line = f'case note "ghi {token}"'
            elif kind == "s":
                line = f"sync C-{dice.choice(SYNCED)}"
            elif kind == "f":
                line = f"refresh C-{dice.choice(REFRESHED)} --force --commit"
            else:
                line = f"status C-{own}"
            lines.append(line)
        return "\n".join(lines + ["case close"]) + "\n"

    def work(self, worker):
        """One process after the other until the time is over."""
        dice = random.Random(self.options.seed * 1000 + worker)
        serial = 0
        while time.monotonic() < self.end:
            serial += 1
            path = os.path.join(self.folder, f"script-{worker}")
            with open(path, "w", encoding="utf-8") as file:
                file.write(self.script(worker, dice, serial))
            command = [
                self.program, "--store", self.store, "--as", dice.choice(["lan", "minh", "hoa"]),
                "--lang", "en", "--format", "jsonl", "--yes", "--keep-going", "run", path]
            errors = tempfile.TemporaryFile()
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors)
            with self.lock:
                self.running[worker] = process
            last = time.monotonic()
            for raw in process.stdout:
                now = time.monotonic()
                if raw.endswith(b"\n"):
                    self.latencies.append(now - last)
                    self.take(raw, process.pid)
                last = now
            with self.lock:
                self.running.pop(worker)
                status = process.wait()
            self.runs += 1
            if status == -signal.SIGKILL:
                self.killed += 1
            elif status != 0 and not (status == 2 and self.conflicts[process.pid]):
                errors.seek(0)
                self.problem(f"exit {status}: {errors.read()[:600].decode(errors='replace')}")
            errors.close()

    def take(self, raw, pid):
        line = json.loads(raw)
        if line["command"] == "refresh" and (line["error"] or {}).get("code") == "record.changed":
            self.conflicts[pid] += 1
        elif line["outcome"] not in GOOD:
            self.problem(f"{line['command']}: {line['outcome']} {line['error']}")
        if line["audit"] is None or line["audit"].get("seq") is None:
            self.problem(f"{line['command']}: shown without a record")
            return
        self.shown.append((line["audit"]["seq"], line["command"], line["outcome"], pid))

    def kill(self):
        """Ends processes at random moments, spread over the time."""
        dice = random.Random(self.options.seed)
        start = time.monotonic()
        moments = sorted(dice.uniform(0, self.options.seconds * 0.97) for _ in range(self.options.kills))
        for moment in moments:
            time.sleep(max(0, start + moment - time.monotonic()))
            while time.monotonic() < self.end:
                with self.lock:
                    alive = [p for p in self.running.values() if p.poll() is None]
                    if alive:
                        victim = dice.choice(alive)
                        victim.send_signal(signal.SIGKILL)
                        self.kills_sent += 1
                        break
                time.sleep(0.002)

    def problem(self, text):
        self.problems.append(text)

    def run(self):
        made = self.call("init", "--demo")
        if made.returncode != 0:
            sys.exit(made.stderr.decode())
        self.end = time.monotonic() + self.options.seconds
        threads = [
            threading.Thread(target=self.work, args=(n,)) for n in range(self.options.processes)]
        threads.append(threading.Thread(target=self.kill))
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        Check(self).run()
        self.report()
        if not self.options.keep and not self.problems:
            shutil.rmtree(self.folder)
        return 1 if self.problems else 0

    def report(self):
        outcomes = collections.Counter((c, o) for _, c, o, _ in self.shown)
        ordered = sorted(self.latencies) or [0]
        print(f"store {self.folder}")
        print(
            f"{self.options.seconds:.0f} s, {self.options.processes} processes at a time, "
            f"{self.runs} runs, {self.killed} killed ({self.kills_sent} signals), "
            f"{len(self.shown)} lines shown ({len(self.shown) / self.options.seconds:.0f}/s)")
        print(
            "a line: median %.1f ms, 99 %% %.1f ms, 99.9 %% %.1f ms, longest %.0f ms" % tuple(
                1000 * ordered[min(int(len(ordered) * q), len(ordered) - 1)]
                for q in (0.5, 0.99, 0.999, 1)))
        print(", ".join(f"{c} {o} {n}" for (c, o), n in sorted(outcomes.items())))
        print(f"{self.conflicts.total()} refreshes met an edit (record.changed)")
        for problem, count in collections.Counter(self.problems).most_common(20):
            print(f"PROBLEM ({count} times)", problem)
        print("FAILED: %d problems" % len(self.problems) if self.problems else "all is well")


class Check:
    """What must hold of the store afterwards."""

    def __init__(self, stress):
        self.stress = stress
        self.problem = stress.problem

    def run(self):
        stress = self.stress
        verified = stress.call("--format", "jsonl", text="audit verify\n", login="thu")
        answer = verified.stdout.decode()
        if verified.returncode != 1 or '"code":"verify.no-anchor"' not in answer:
            self.problem(f"audit verify: exit {verified.returncode}, {answer[:300]}")
        doctor = stress.call("doctor")
        if doctor.returncode != 0:
            self.problem("doctor: " + doctor.stdout.decode())
        copy = os.path.join(stress.folder, "copy.sqlite")
        if stress.call("backup", copy).returncode != 0:
            self.problem("backup failed")
        self.db = sqlite3.connect(f"file:{stress.store}?mode=ro", uri=True)
        found = self.db.execute("PRAGMA integrity_check").fetchall()
        if found != [("ok",)] or self.db.execute("PRAGMA foreign_key_check").fetchall():
            self.problem(f"integrity: {found[:3]}")
        self.log()
        self.acknowledged()
        self.state()

    def log(self):
        self.leaves = [json.loads(t) for (t,) in self.db.execute("SELECT leaf FROM audit_leaf ORDER BY idx")]
        if [leaf["seq"] for leaf in self.leaves] != list(range(len(self.leaves))):
            self.problem("the log has gaps")
        if self.db.execute("SELECT size FROM audit_head").fetchone() != (len(self.leaves),):
            self.problem("the head tells another size")
        self.opened = collections.defaultdict(dict)
        for index, disclosure in self.db.execute("SELECT idx, disclosure FROM audit_open"):
            _, name, value = json.loads(base64.urlsafe_b64decode(disclosure + "=" * (-len(disclosure) % 4)))
            self.opened[index][name] = value
        intents = {leaf["id"] for leaf in self.leaves if leaf["phase"] == "intent"}
        answered = {leaf["ref"] for leaf in self.leaves if leaf["phase"] == "result"}
        print(
            f"log: {len(self.leaves)} records, {len(intents)} intents, "
            f"{len(intents - answered)} of them without a result")
        if answered - intents:
            self.problem("a result without an intent")

    def acknowledged(self):
        seqs = collections.Counter(seq for seq, _, _, _ in self.stress.shown)
        if any(count > 1 for count in seqs.values()):
            self.problem("two lines with one audit number")
        acts = {
            "edit": "citizen.edit", "unlink": "link.unlink", "relink": "link.relink",
            "status": "citizen.status", "case note": "case.note", "case open": "case.open",
            "case close": "case.close"}
        sessions = {}
        for seq, command, outcome, pid in self.stress.shown:
            leaf = self.leaves[seq] if seq < len(self.leaves) else None
            if leaf is None:
                self.problem(f"lost: {command} with audit number {seq}")
            elif leaf["outcome"] != outcome or acts.get(command, leaf["act"]) != leaf["act"]:
                self.problem(f"{command} {outcome} is {leaf['act']} {leaf['outcome']} in the log")
            elif sessions.setdefault(leaf["sess"], pid) != pid:
                self.problem("one session of two processes")

    def state(self):
        emails, links, notes = {}, collections.defaultdict(lambda: [None, 0, 0]), 0
        for leaf in self.leaves:
            if leaf["outcome"] != "ok":
                continue
            open_ = self.opened[leaf["seq"]]
            if leaf["act"] == "citizen.edit":
                emails[open_["target"]] = open_["reason"].split()[-1] + "@example.vn"
            elif leaf["act"] in ("link.unlink", "link.relink"):
                one = links[open_["target"]]
                one[0] = leaf["act"]
                one[1 if leaf["act"] == "link.unlink" else 2] += 1
            elif leaf["act"] == "case.note":
                notes += 1
        for citizen, email in emails.items():
            found = self.db.execute("SELECT email FROM citizen WHERE id = ?", (citizen[2:],)).fetchone()
            if found != (email,):
                self.problem(f"{citizen}: e-mail {found}, the log says {email}")
        for citizen, (last, closings, openings) in links.items():
            rows = self.db.execute(
                "SELECT count(*) FILTER (WHERE closed_on IS NULL), count(*) FILTER (WHERE closed_on"
                " IS NOT NULL), count(*) FROM link WHERE citizen = ? AND provider = ?",
                (citizen[2:], SHARED_LINK[1])).fetchone()
            if rows != (int(last == "link.relink"), closings, 1 + openings):
                self.problem(f"{citizen}: links {rows}, the log says {last} {closings} {openings}")
        if self.db.execute("SELECT count(*) FROM case_note").fetchone() != (notes,):
            self.problem("the notes are not those of the log")
        reversible = [
            leaf["seq"] for leaf in self.leaves if leaf["outcome"] == "ok"
            and leaf["act"] in ("citizen.edit", "link.unlink", "link.relink")]
        if [n for (n,) in self.db.execute("SELECT seq FROM effect ORDER BY seq")] != reversible:
            self.problem("the kept effects are not those of the log")


sys.exit(Stress(read_arguments()).run())
