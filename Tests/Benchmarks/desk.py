"""Stores for the other parts; starting the program; loading seed files."""
import getpass
import os
import sqlite3

import peers
from lab import median

ADMIN, AGENT = "admin", "agent"


class Desk:
    """One store with the caller as its agent."""

    def __init__(self, lab, citizens):
        self.lab, self.citizens = lab, citizens
        self.name = f"store-{citizens}"
        self.store = lab.path(self.name, "store.sqlite")
        self.registry = lab.path(self.name, "registry.sqlite")
        self.loading = None

    @classmethod
    def of(cls, lab, citizens):
        """The lab's store of this size, made when it is first asked for."""
        desk = cls(lab, citizens)
        if not os.path.exists(desk.store):
            desk.make()
        return desk

    def make(self):
        folder = seeds(self.lab, self.citizens)
        self.lab.run([self.lab.lienket, "--store", self.store, "init"])
        self.loading = self.lab.run([self.lab.lienket, "--store", self.store, "import", folder])

    def words(self, *words, ticket="BENCH-1"):
        """A call of lienket under a case."""
        return [self.lab.lienket, "--store", self.store, "--case", ticket, "--reason", "benchmark",
                "--format", "jsonl", *words]

    def query(self, sql, *values):
        base = sqlite3.connect(f"file:{self.store}?mode=ro", uri=True)
        try:
            return base.execute(sql, values).fetchall()
        finally:
            base.close()

    def copy(self, name):
        """A copy of the store for a peer to work on."""
        target = self.lab.path(name)
        self.lab.run(["cp", self.store, target])
        return target

    def allow_last_unlink(self):
        """Lets an agent unlink alone: an admin sets the policy, the caller is an agent again."""
        self.play(ADMIN)
        self.lab.run([self.lab.lienket, "--store", self.store, "--yes", "exec", "policy", "set",
                      "unlink.last-login", "allow", "--reason", "benchmark"])
        self.play(AGENT)

    def play(self, role):
        base = sqlite3.connect(self.store)
        with base:
            base.execute("UPDATE agent SET role = ? WHERE login = ?", (role, getpass.getuser()))
        base.close()


def seeds(lab, citizens):
    """A folder of seed files; made once, of the same seed every time."""
    folder = lab.path(f"seeds-{citizens}")
    if not os.path.exists(folder):
        made = lab.run([lab.tool("lienket-seed"), "--citizens", str(citizens), "--seed", "1",
                        "--to", folder])
        print(f"  seed files of {citizens:,} citizens: {made.seconds:.1f} s, {made.peak:.1f} MiB",
              flush=True)
        with open(os.path.join(folder, "agents.csv"), "w", encoding="utf-8") as file:
            file.write("login,full_name,role,unit,personal_id\n"
                       f"{getpass.getuser()},Cán bộ đo lường,agent,bench,\n")
    return folder


def start(lab):
    """One command and nothing else, in turns with the peer."""
    desk = Desk.of(lab, 100)
    ours, peer = [], []
    for _ in range(20 if lab.quick else 100):
        ours.append(lab.run([lab.lienket, "--store", desk.store, "exec", "whoami"]))
        peer.append(lab.run(["sqlite3", ":memory:", "select 1"]))
    lab.report("`exec whoami` / `sqlite3 :memory: 'select 1'`", median(r.seconds for r in ours),
               median(r.seconds for r in peer), aim=3, peak=max(r.peak for r in ours))


def load(lab, citizens):
    """Seed files into an empty store, against the same files into bare tables."""
    desk = Desk(lab, citizens)
    desk.make()
    folder = seeds(lab, citizens)
    peer = peers.load(lab, folder)
    rate = citizens / desk.loading.seconds
    size = (os.path.getsize(desk.store) + os.path.getsize(desk.registry)) / 2**30
    lab.report(f"`import` of {citizens:,} citizens / `.import` of the same files",
               desk.loading.seconds, peer.seconds, aim=2, peak=desk.loading.peak,
               note=f"{rate:,.0f} citizens/s; {size:.1f} GiB; peer {peer.peak:.0f} MiB")
    return desk
