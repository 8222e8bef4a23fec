#!/usr/bin/env python3
"""Makes plugins that misbehave.

usage: make.py CASE DIR   write the folder of a case: plugin.json and plugin.py
       make.py --list     all cases, one a line: name, expected error code, expected exit status,
                          separated by tabs; - is no error

A case has one command, `CASE run` (`CASE chay`), which ends so; where the code is one of
plugin.bad-manifest, bad-folder, exposed, name-clash and protocol-mismatch, already adding it does.
How a plugin misbehaves is in hostile.py.
"""
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))

ADD = ("plugin.bad-manifest", 1)
PROTOCOL = ("plugin.protocol", 6)
HANDSHAKE = ("plugin.handshake", 6)
NO_ANSWER = ("plugin.no-answer", 6)
ENDED = ("plugin.ended", 6)
NOT_GRANTED = ("plugin.not-granted", 6)
UNKNOWN = ("plugin.outcome-unknown", 7)
GOOD = ("-", 0)

HASTY = {"timeoutMs": 500}
OUTSIDE = {"effect": "external"}
CODE = {"name": "CODE", "kind": "positional", "type": "text", "required": False,
        "complete": "dynamic", "summary": {"vi": "Mã", "en": "A code"}}
# As in hostile.py.
NASTY = "a\x1b[2J\x1b]0;b\x07\x9b31m\u202ec\u2066d\u200e\u2028\r\ne"
NASTY_WORDS = {"vi": NASTY, "en": NASTY}


def column(name, type, label=None):
    return {"name": name, "type": type, "label": label or {"vi": "Từ", "en": "Word"}}


# Case: what is expected; keys of its command; keys of its manifest.
CASES = {
    # Greetings
    "silent-hello": (NO_ANSWER, {}, {}),
    "banner": (PROTOCOL, {}, {}),
    "wrong-version": (HANDSHAKE, {}, {}),
    "wrong-id": (HANDSHAKE, {}, {}),
    "wrong-protocol": (HANDSHAKE, {}, {}),
    # Streams and time
    "slow": (NO_ANSWER, HASTY, {}),
    "slow-loris": (NO_ANSWER, HASTY, {}),
    "garbage": (PROTOCOL, {}, {}),
    "bad-utf8": (PROTOCOL, {}, {}),
    "long-line": (PROTOCOL, {}, {}),
    "deep-json": (PROTOCOL, {}, {}),
    "stderr-flood": (GOOD, {}, {}),
    "closes-stdout": (ENDED, {}, {}),
    # Processes and memory
    "forks": (NO_ANSWER, HASTY, {}),
    "ignores-term": (NO_ANSWER, HASTY, {}),
    "exits": (ENDED, {}, {}),
    "peeks": (GOOD, {}, {}),
    "memory": (ENDED, {}, {}),
    # What belongs to what
    "other-id": (PROTOCOL, {}, {}),
    "twice": (PROTOCOL, {}, {}),
    "late-second": (GOOD, {}, {}),
    # More than was granted
    "forbidden-read": (NOT_GRANTED, {}, {}),
    "forbidden-op": (NOT_GRANTED, {"effect": "write", "needsCase": True}, {}),
    "undeclared-destructive": (NOT_GRANTED, {"effect": "write", "needsCase": True},
                               {"requires": ["host.op:link.unlink"]}),
    "calls-forever": (PROTOCOL, {"needsCase": True}, {"requires": ["host.read:citizen.show"]}),
    # Rows, words, candidates
    "escapes": (GOOD, {"summary": NASTY_WORDS, "args": [{**CODE, "summary": NASTY_WORDS}],
                       "output": [column("word", "text", NASTY_WORDS)]},
                {"summary": NASTY_WORDS}),
    "escape-error": (("vn.hostile.escape-error.bad", 1), {}, {}),
    "many-candidates": (GOOD, {"args": [CODE]}, {}),
    "many-rows": (PROTOCOL, {}, {}),
    "wrong-type": (PROTOCOL, {"output": [column("day", "date")]}, {}),
    "unknown-column": (PROTOCOL, {}, {}),
    # The other system
    "crash-apply": (UNKNOWN, OUTSIDE, {}),
    "silent-apply": (UNKNOWN, {**OUTSIDE, **HASTY}, {}),
    "failed-apply": (("vn.hostile.failed-apply.down", 1), OUTSIDE, {}),
    "unknown-apply": (UNKNOWN, OUTSIDE, {}),
    # Not to be added: the manifest
    "path-outside": (ADD, {}, {"exec": "../evil.py"}),
    "exec-absolute": (ADD, {}, {"exec": "/bin/sh"}),
    "reserved-id": (ADD, {}, {"id": "lienket.evil"}),
    "unknown-key": (ADD, {}, {"color": "red"}),
    "bad-effect": (ADD, {"effect": "wild"}, {}),
    "unknown-permission": (ADD, {}, {"requires": ["host.read:store"]}),
    "huge-manifest": (ADD, {}, {}),
    "not-json": (ADD, {}, {}),
    "future-protocol": (("plugin.protocol-mismatch", 1), {}, {"protocol": ">=2.0 <3.0"}),
    "name-clash": (("plugin.name-clash", 1), {"name": "status run"}, {}),
    "vietnamese-clash": (("plugin.name-clash", 1), {"vietnamese": "trạng-thái chay"}, {}),
    # Not to be added: the folder
    "symlink": (("plugin.bad-folder", 1), {}, {}),
    "not-executable": (("plugin.bad-folder", 1), {}, {}),
    "group-writable": (("plugin.exposed", 1), {}, {}),
}


def manifest(case):
    """The text of the case's plugin.json."""
    _, of_command, of_manifest = CASES[case]
    command = {
        "name": f"{case} run",
        "vietnamese": f"{case} chay",
        "summary": {"vi": "Thử nghiệm", "en": "A test"},
        "args": [],
        "effect": "read",
        "needsCase": False,
        "output": [column("word", "text")],
        "examples": [f"{case} run"],
    }
    whole = {
        "schema": 1,
        "id": f"vn.hostile.{case}",
        "version": "1.0.0",
        "protocol": ">=1.0 <2.0",
        "kind": "process",
        "exec": "plugin.py",
        "summary": {"vi": "Thử nghiệm", "en": "A test"},
        "requires": [],
        "commands": [{**command, **of_command}],
    }
    text = json.dumps({**whole, **of_manifest}, indent=2) + "\n"
    if case == "huge-manifest":
        text += " " * 1048576  # correct but for its size
    return "This is no JSON.\n" if case == "not-json" else text


def write(path, data, mode):
    with open(path, "wb") as file:
        file.write(data)
    os.chmod(path, mode)  # whatever the umask


def make(case, folder):
    os.makedirs(folder, exist_ok=True)
    os.chmod(folder, 0o700)
    write(os.path.join(folder, "plugin.json"), manifest(case).encode(), 0o600)
    program = os.path.join(folder, "plugin.py")
    if case == "symlink":
        os.symlink("/bin/sh", program)
        return
    with open(os.path.join(HERE, "hostile.py"), "rb") as file:
        code = file.read()
    # Executable in any case but one, so that each has one fault alone.
    write(program, code, {"group-writable": 0o770, "not-executable": 0o600}.get(case, 0o700))


def main(arguments):
    if arguments == ["--list"]:
        for case, ((code, status), _, _) in CASES.items():
            print(case, code, status, sep="\t")
    elif len(arguments) == 2 and arguments[0] in CASES:
        make(*arguments)
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
