"""Many processes on one store: errors, waiting, fairness.

Each process runs a command file of its own. What is measured of a command is the time from the
result before to its own result on the process's output, so that waiting for other writers counts.
Results that are committed together arrive together: the first of them carries the whole wait. Beside
them somebody calls `exec status` once in a while, and waits for a whole process each time.
"""
import collections
import json
import random
import subprocess
import threading
import time

from desk import Desk
from lab import median, percentile

PROCESSES = 32
GOOD = {"ok", "unchanged"}


def run(lab, citizens=10_000):
    commands = 100 if lab.quick else 1_000
    desk = Desk.of(lab, citizens)
    desk.allow_last_unlink()
    crowd = Crowd(lab, desk, commands)
    crowd.go()
    rates = [commands / seconds for seconds in crowd.seconds]
    work = f"{PROCESSES} processes, {commands:,} mixed commands each"
    total = PROCESSES * commands / max(crowd.seconds)
    worst = ", ".join(f"{count} {text}" for text, count in crowd.problems.most_common(3))
    lab.report(f"{work}: errors", crowd.problems.total(), unit="", aim=0, note=worst)
    lab.report(f"{work}: p99 of a command", percentile(crowd.waits, 0.99), aim=0.1,
               peak=crowd.peak, note=f"median {median(crowd.waits) * 1e3:.1f} ms, longest "
               f"{max(crowd.waits) * 1e3:.0f} ms; {total:,.0f} commands/s in all")
    lab.report(f"{work}: fastest / median process", max(rates), median(rates), unit="/s", aim=2,
               note=f"slowest {min(rates):.1f}/s")
    lab.report(f"{work}: `exec status` meanwhile, p99", percentile(crowd.calls, 0.99),
               note=f"whole process; median {median(crowd.calls) * 1e3:.0f} ms, "
               f"{len(crowd.calls)} calls")


class Crowd:
    def __init__(self, lab, desk, commands):
        self.lab, self.desk, self.commands = lab, desk, commands
        self.waits, self.seconds, self.calls = [], [], []
        self.problems = collections.Counter()
        self.peak = 0
        self.gate = threading.Barrier(PROCESSES)
        self.lock = threading.Lock()
        linked = desk.query(
            "SELECT c.id FROM citizen AS c JOIN link AS l ON l.citizen = c.id "
            "JOIN vneid AS v ON v.personal_id = l.account WHERE l.provider = 'vneid' "
            "AND l.closed_on IS NULL AND c.kind = 'personal' AND c.account_status = 'active' "
            "AND v.status = 'active' AND v.level = 2 AND substr(c.states, 1, 4) = 'NNNN' "
            "AND l.account = c.personal_id "
            "AND NOT EXISTS (SELECT 1 FROM citizen AS d WHERE d.personal_id = c.personal_id "
            "AND d.id <> c.id) LIMIT ?", PROCESSES * 10)
        self.linked = [row[0] for row in linked]
        self.names = [row[0] for row in desk.query(
            "SELECT full_name FROM citizen WHERE kind = 'personal' AND full_name IS NOT NULL "
            "LIMIT 500")]

    def script(self, worker):
        """A file of commands; what is unlinked is linked again by the same process."""
        dice = random.Random(worker)
        own = self.linked[worker::PROCESSES]
        unlinked = set()
        lines = []
        for index in range(self.commands):
            citizen = dice.choice(own)
            kind = dice.choice(["status"] * 4 + ["find", "find", "links", "edit", "note", "link"])
            if kind == "status":
                line = f"status C-{dice.randint(1, self.desk.citizens)}"
            elif kind == "find":
                line = f'find "{dice.choice(self.names)}"'
            elif kind == "links":
                line = f"links C-{dice.randint(1, self.desk.citizens)}"
            elif kind == "edit":
                line = f"edit C-{citizen} email t{worker}x{index}@example.vn --reason benchmark"
            elif kind == "note":
                line = f'case note "ghi {worker} {index}"'
            elif citizen in unlinked:
                unlinked.remove(citizen)
                line = f"relink C-{citizen} vneid --reason benchmark"
            else:
                unlinked.add(citizen)
                line = f"unlink C-{citizen} vneid --reason benchmark"
            lines.append(line + "\n")
        return lines

    def go(self):
        threads = [threading.Thread(target=self.work, args=(n,)) for n in range(PROCESSES)]
        caller = threading.Thread(target=self.call, daemon=True)
        self.over = threading.Event()
        for thread in threads:
            thread.start()
        caller.start()
        for thread in threads:
            thread.join()
        self.over.set()
        caller.join()

    def work(self, worker):
        path = self.lab.path(f"crowd-{worker}.lk")
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(self.script(worker))
        command = self.desk.words("--yes", "--keep-going", "run", path, ticket=f"CROWD-{worker}")
        self.gate.wait()
        start = last = time.monotonic()
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        waits, bad, shown = [], [], 0
        for raw in process.stdout:
            now = time.monotonic()
            waits.append(now - last)
            last = now
            line = json.loads(raw)
            shown += 1
            if line["outcome"] not in GOOD:
                bad.append(f"{line['command']}: {(line['error'] or {}).get('code')}")
        errors = process.stderr.read().decode(errors="replace")
        status = process.wait()
        with self.lock:
            self.seconds.append(time.monotonic() - start)
            self.waits += waits[1:]
            self.problems.update(bad)
            if status != 0 and not bad:
                self.problems[f"exit {status}: {errors[:200]}"] += 1
            if shown < self.commands:
                self.problems["results are missing"] += 1

    def call(self):
        """Somebody else at the same store, with a process a command; memory is looked at here."""
        dice = random.Random(99)
        while not self.over.wait(0.2):
            number = dice.randint(1, self.desk.citizens)
            done = self.lab.run(self.desk.words("exec", "status", f"C-{number}", ticket="CALLER"),
                                allowed=(0, 75))
            self.calls.append(done.seconds)
            self.peak = max(self.peak, done.peak)
