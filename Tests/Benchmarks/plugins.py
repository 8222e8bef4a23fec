"""Process plugins: what they cost a start that does not use them, and a command that does."""
import json
import os
import pty
import re
import select
import time

from desk import ADMIN, AGENT, Desk
from lab import median

INSTALLED = 50

MIRROR = '''#!/usr/bin/env python3
import json, sys
def say(message):
    sys.stdout.write(json.dumps(message) + "\\n")
    sys.stdout.flush()
for line in sys.stdin:
    heard = json.loads(line)
    if heard["t"] == "hello":
        say({"t": "hello", "protocol": "1.0", "id": "ID", "version": "1.0.0", "features": []})
    elif heard["t"] == "plan":
        say({"t": "call", "id": heard["id"], "call": 1, "op": "citizen.status",
             "args": {"REF": heard["args"]["REF"]}})
        fields = json.loads(sys.stdin.readline())["data"]["fields"]
        say({"t": "rows", "id": heard["id"], "rows": [
            {"key": field["key"], "value": field["value"], "state": field["state"]}
            for field in fields]})
        json.loads(sys.stdin.readline())
        say({"t": "end", "id": heard["id"]})
'''


def run(lab):
    idle_start(lab)
    read_command(lab)
    look_up(lab)


def idle_start(lab):
    """`exec whoami` with plugins that it does not need, in turns with the same without."""
    bare, full = Desk.of(lab, 100), Desk.of(lab, 101)
    for number in range(INSTALLED):
        install(lab, full, f"idle{number}", 4)
    ours, peer = [], []
    for _ in range(20 if lab.quick else 100):
        for desk, runs in ((full, ours), (bare, peer)):
            runs.append(lab.run([lab.lienket, "--store", desk.store, "exec", "whoami"]))
    lab.report(f"`exec whoami` with {INSTALLED} process plugins / with none",
               median(r.seconds for r in ours), median(r.seconds for r in peer), aim=1.1,
               peak=max(r.peak for r in ours))


def read_command(lab):
    """The same read at the prompt, built in and through a plugin that runs already."""
    desk = Desk.of(lab, 100)
    install(lab, desk, "mirror", 1)
    rounds = 30 if lab.quick else 200
    console = Console(desk.words())
    try:
        console.enter("mirror-0 show C-1")
        built_in, through = [], []
        for number in range(rounds):
            citizen = f"C-{number % 90 + 1}"
            built_in.append(console.enter(f"status {citizen}"))
            through.append(console.enter(f"mirror-0 show {citizen}"))
    finally:
        console.close()
    more = (median(through) - median(built_in)) * 1000
    lab.report("a plugin's read command at the prompt, p50 beyond that of `status`", more, unit="ms",
               aim=2, note=f"p50 {median(through) * 1000:.2f} ms against "
               f"{median(built_in) * 1000:.2f} ms, {rounds} each, in turns")


def look_up(lab):
    """Lines of a file with thousands of commands to choose from, and with those built in."""
    lines = 20_000 if lab.quick else 100_000
    script, short = lab.path("whoami.lk"), lab.path("one.lk")
    for path, count in ((script, lines), (short, 1)):
        with open(path, "w", encoding="utf-8") as file:
            file.write("whoami\n" * count)
    few, many = Desk.of(lab, 100), Desk.of(lab, 102)
    for number in range(INSTALLED):
        install(lab, many, f"many{number}", 100)
    times = []
    for desk in (many, few):
        whole = median(lab.run(desk.words("run", script)).seconds for _ in range(3))
        start = median(lab.run(desk.words("run", short)).seconds for _ in range(5))
        times.append(whole - start)
    lab.report(f"{lines:,} lines with {INSTALLED * 100:,} commands more / with those built in",
               times[0], times[1], aim=1.1, note="without the start")


def install(lab, desk, name, commands):
    """Adds a plugin with so many commands."""
    folder = lab.path(f"{desk.name}-{name}")
    os.makedirs(folder, mode=0o700)
    both = lambda text: {"vi": text, "en": text}
    manifest = {
        "schema": 1, "id": f"vn.bench.{name}", "version": "1.0.0", "protocol": ">=1.0 <2.0",
        "kind": "process", "exec": "plugin.py", "summary": both("bench"),
        "requires": ["host.read:citizen.status"],
        "commands": [{
            "name": f"{name}-{number} show", "vietnamese": f"{name}-{number} xem",
            "summary": both("shows"), "effect": "read", "examples": [f"{name}-{number} show C-1"],
            "args": [{"name": "REF", "kind": "positional", "type": "citizen",
                      "summary": both("the citizen")}],
            "output": [{"name": key, "type": "text", "label": both(key)}
                       for key in ("key", "value", "state")],
        } for number in range(commands)],
    }
    for path, text in (("plugin.json", json.dumps(manifest)),
                       ("plugin.py", MIRROR.replace("ID", manifest["id"]))):
        with open(os.path.join(folder, path), "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(os.path.join(folder, path), 0o700)
    desk.play(ADMIN)
    lab.run([lab.lienket, "--store", desk.store, "--yes", "exec", "plugin", "add", folder])
    desk.play(AGENT)


class Console:
    """lienket at a terminal; tells how long each line takes to come back to the prompt."""

    PROMPT = re.compile(rb"> (\x1b\[[0-9;?]*[a-zA-Z])*$")

    def __init__(self, words):
        self.pid, self.file = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="dumb", LANG="C.UTF-8", PAGER="cat")
            os.execv(words[0], words)
        self.wait()

    def enter(self, line):
        start = time.perf_counter()
        os.write(self.file, line.encode() + b"\r")
        self.wait(skipping=line.encode())
        return time.perf_counter() - start

    def wait(self, skipping=b""):
        text = b""
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            if select.select([self.file], [], [], 0.5)[0]:
                text += os.read(self.file, 65536)
            rest = text[text.find(b"\n") + 1:] if skipping else text
            if (b"\n" in text or not skipping) and self.PROMPT.search(rest):
                return
        raise SystemExit(f"no prompt: {text[-300:]!r}")

    def close(self):
        os.write(self.file, b"\x04")
        os.waitpid(self.pid, 0)
        os.close(self.file)
