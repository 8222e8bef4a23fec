#!/usr/bin/env python3
"""A plugin that misbehaves in one way, which the last part of its id names.

Everything is answered by the book unless there is a function KIND_CASE for it below. make.py copies
this file into the folder of each case. Whatever becomes of it, it ends after five minutes.
"""
import json
import os
import signal
import sys
import time

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "plugin.json")) as file:
    MANIFEST = json.load(file)
CASE = MANIFEST["id"].split(".")[-1]
EFFECT = MANIFEST["commands"][0]["effect"]
WORDS = {"vi": "Thử nghiệm", "en": "A test"}
LIFETIME = 300

# --- By the book --------------------------------------------------------------------------------


def raw(data):
    while data:
        data = data[os.write(1, data) :]


def line(t, id=None, **keys):
    head = {"t": t} if id is None else {"t": t, "id": id}
    return json.dumps({**head, **keys}).encode() + b"\n"


def send(t, id=None, **keys):
    raw(line(t, id, **keys))


def receive():
    text = sys.stdin.buffer.readline()
    message = json.loads(text) if text else {"t": "goodbye"}
    if message["t"] == "goodbye":
        os._exit(0)
    return message


def wait(t):
    while True:
        message = receive()
        if message["t"] == t:
            return message


def send_hello(**other):
    me = {"protocol": "1.0", "id": MANIFEST["id"], "version": MANIFEST["version"], "features": []}
    send("hello", **{**me, **other})


def hello(message):
    send_hello()


def plan(message):
    id = message["id"]
    if EFFECT == "read":
        send("rows", id, rows=[{"word": "ok"}])
        send("end", id)
    else:
        steps = [{"summary": WORDS, "target": "X-1", "from": "", "to": "open"}]
        send("plan", id, ops=[], external=steps)


def apply(message):
    send("result", message["id"], status="ok", rows=[{"word": "ok"}])


def complete(message):
    send("candidates", message["id"], items=[{"v": "ok", "d": "ok"}])


def forever():
    while True:
        time.sleep(LIFETIME)


# --- Greetings ----------------------------------------------------------------------------------


def hello_silent_hello(message):
    pass


def hello_banner(message):
    raw(b"Welcome to banner 1.0!\n")
    send_hello()


def hello_wrong_version(message):
    send_hello(version="9.9.9")


def hello_wrong_id(message):
    send_hello(id="vn.hostile.somebody-else")


def hello_wrong_protocol(message):
    send_hello(protocol="2.0")


# --- Streams and time ---------------------------------------------------------------------------


def plan_slow(message):
    time.sleep(30)
    plan(message)


def plan_slow_loris(message):
    for byte in line("end", message["id"]):
        raw(bytes([byte]))
        time.sleep(0.1)


def plan_garbage(message):
    raw(b"Loading... 100%\n")


def plan_bad_utf8(message):
    raw(b'{"t":"rows","id":%d,"rows":[{"word":"\xff\xfe\xc0\xaf"}]}\n' % message["id"])
    send("end", message["id"])


def plan_long_line(message):
    raw(b'{"t":"rows","id":%d,"rows":[{"word":"' % message["id"])
    for _ in range(1024):  # a gigabyte in all
        raw(b"a" * 1048576)
    raw(b'"}]}\n')
    send("end", message["id"])


def plan_deep_json(message):
    deep = b"[" * 100000 + b"]" * 100000
    raw(b'{"t":"rows","id":%d,"rows":%s}\n' % (message["id"], deep))
    send("end", message["id"])


def plan_stderr_flood(message):
    for _ in range(50):
        sys.stderr.write("e" * 999999 + "\n")
    sys.stderr.flush()
    plan(message)


def plan_closes_stdout(message):
    os.close(1)
    forever()


# --- Processes and memory -----------------------------------------------------------------------


def plan_forks(message):
    # They keep the three streams, so that waiting for the end of output is no way out either.
    for _ in range(20):
        if os.fork() == 0:
            os.setsid()
            time.sleep(LIFETIME)
            os._exit(0)
    forever()


def plan_ignores_term(message):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    forever()


def plan_exits(message):
    sys.stderr.write("cannot go on: the parcel office is closed\n")
    sys.stderr.flush()
    os._exit(3)


def plan_memory(message):
    block = bytearray(4 << 30)  # not touched: without a limit it takes address space, not memory
    plan(message)
    del block


# --- What belongs to what -----------------------------------------------------------------------


def plan_other_id(message):
    send("end", message["id"] + 1000)


def plan_twice(message):
    # In one write, so that both are there when the first is read.
    raw(line("end", message["id"]) + line("end", message["id"]))


def plan_late_second(message):
    plan(message)
    time.sleep(0.5)
    send("end", message["id"])


# --- More than was granted ----------------------------------------------------------------------


def call(message, number, op):
    send("call", message["id"], call=number, op=op, args={"REF": "C-1"})
    wait("reply")


def plan_forbidden_read(message):
    call(message, 1, "citizen.status")
    plan(message)


def plan_calls_forever(message):
    number = 0
    while True:
        number += 1
        call(message, number, "citizen.show")


def plan_forbidden_op(message):
    args = {"REF": "C-6", "FIELD": "email", "VALUE": "x@example.vn", "reason": "Thử nghiệm"}
    send("plan", message["id"], ops=[{"op": "citizen.edit", "args": args}])


def plan_undeclared_destructive(message):
    args = {"REF": "C-1", "PROVIDER": "vneid", "reason": "Thử nghiệm"}
    send("plan", message["id"], ops=[{"op": "link.unlink", "args": args}])


def plan_peeks(message):
    # What of the console, and of the store that it works on, can be got at from here?
    console = f"/proc/{os.getppid()}"
    with open(f"{console}/cmdline", "rb") as file:
        words = file.read().split(b"\0")
    store = next((os.path.dirname(w.decode()) for w in words if w.endswith(b".sqlite")), None)
    found = []
    for name, look in (
        ("mem", lambda path: open(path, "rb").read(1)),
        ("environ", lambda path: open(path, "rb").read(1)),
        ("fd/2", os.readlink),
        ("root", os.listdir),
    ):
        try:
            look(f"{console}/{name}")
            found.append(name)
        except OSError:
            pass
    if store:
        for name in os.listdir(store) if os.path.isdir(store) else []:
            found.append(name)
    for name in os.listdir("/proc/self/fd"):
        if int(name) > 3:  # 3 is the folder being listed
            found.append(f"descriptor {name}")
    if sorted(os.environ) != ["HOME", "LANG", "LIENKET_PLUGIN", "LIENKET_PROTOCOL", "PATH", "TZ"]:
        found.append("environment")
    try:
        os.open("/dev/tty", os.O_RDWR)
        found.append("terminal")
    except OSError:
        pass
    send("rows", message["id"], rows=[{"word": word} for word in found])
    send("end", message["id"])


# --- Rows, words, candidates --------------------------------------------------------------------

# Clears the screen, sets the title, rings, starts another colour; turns the direction of writing;
# breaks the line.
NASTY = "a\x1b[2J\x1b]0;b\x07\x9b31m\u202ec\u2066d\u200e\u2028\r\ne"


def plan_escapes(message):
    sys.stderr.write(NASTY)
    sys.stderr.flush()
    send("rows", message["id"], rows=[{"word": NASTY}])
    send("end", message["id"], warnings=[{"vi": NASTY, "en": NASTY}])


def complete_escapes(message):
    send("candidates", message["id"], items=[{"v": NASTY, "d": NASTY}])


def plan_escape_error(message):
    words = f"{NASTY} 052089999999 {NASTY}"
    send("error", message["id"], code="bad", message={"vi": words, "en": words},
         hint={"vi": words, "en": words})


def complete_many_candidates(message):
    send("candidates", message["id"], items=[{"v": f"K-{n}", "d": "k"} for n in range(10000)])


def plan_many_rows(message):
    for sent in range(73):  # 73 messages of 137 rows: 10,001
        if sent >= 4:
            wait("ack")
        send("rows", message["id"], rows=[{"word": "ok"}] * 137)
    send("end", message["id"])


def plan_wrong_type(message):
    send("rows", message["id"], rows=[{"day": "hello"}])
    send("end", message["id"])


def plan_unknown_column(message):
    send("rows", message["id"], rows=[{"word": "ok", "other": "ok"}])
    send("end", message["id"])


# --- The other system ---------------------------------------------------------------------------


def apply_crash_apply(message):
    os._exit(3)


def apply_silent_apply(message):
    forever()


def apply_failed_apply(message):
    send("result", message["id"], status="failed", error={"code": "down", "message": WORDS})


def apply_unknown_apply(message):
    send("result", message["id"], status="unknown")


# --- The conversation ---------------------------------------------------------------------------

if __name__ == "__main__":
    signal.alarm(LIFETIME)
    usual = {"hello": hello, "plan": plan, "apply": apply, "complete": complete}
    while True:
        message = receive()
        kind = message["t"]
        if kind in usual:
            globals().get(f"{kind}_{CASE.replace('-', '_')}", usual[kind])(message)
