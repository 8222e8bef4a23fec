#!/usr/bin/env python3
"""vn.example.parcel: looks up parcels in made-up data. Python 3.9, standard library only.

The first part speaks lienket-plugin/1 and can be copied as it is; the second is the plugin.
"""
import datetime
import json
import os
import queue
import sys
import threading

# --- The protocol -------------------------------------------------------------------------------


class Failure(Exception):
    """Ends a request with an error instead of its answer."""

    def __init__(self, code, vi, en, hint=None, outcome="refused"):
        super().__init__(code)
        self.answer = {"code": code, "message": {"vi": vi, "en": en}, "outcome": outcome}
        if hint:
            self.answer["hint"] = hint


class Host:
    """lienket at the other end: one request at a time, on standard input and output."""

    WINDOW = 4  # so many `rows` messages may be on their way

    def __init__(self, id, version):
        self.me = {"id": id, "version": version}
        self.inbox = queue.Queue()
        self.request = None  # the id of the request being answered
        self.cancelled = None  # the id of the last request that was cancelled
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        # A thread of its own, so that `cancel` and `goodbye` are heard in the midst of work.
        for line in sys.stdin.buffer:
            message = json.loads(line)
            if message["t"] == "goodbye":
                break
            if message["t"] == "cancel":
                self.cancelled = message["id"]
            self.inbox.put(message)
        os._exit(0)  # goodbye, or the end of standard input

    def _send(self, t, **keys):
        # One line a message, flushed at once. Nothing else may ever go to standard output.
        sys.stdout.buffer.write(json.dumps({"t": t, **keys}, ensure_ascii=False).encode() + b"\n")
        sys.stdout.buffer.flush()

    def _answer(self, t, **keys):
        self._send(t, id=self.request, **keys)

    def _wait(self, t):
        """The next message of this kind that belongs to the request."""
        while True:
            message = self.inbox.get()
            self.check()
            if message["t"] == t and message.get("id") == self.request:
                return message

    def check(self):
        """Call it now and then in long work: leaves it when the request was cancelled."""
        if self.cancelled == self.request:
            raise Failure("cancelled", "Đã dừng", "Stopped")

    def progress(self, done, whole):
        self._answer("progress", done=done, whole=whole)

    def read(self, op, **args):
        """Asks for data (`requires` must name the read). Returns data and error; one is None."""
        self.calls += 1
        self._answer("call", call=self.calls, op=op, args=args)
        reply = self._wait("reply")
        return (reply["data"], None) if reply["outcome"] == "ok" else (None, reply["error"])

    def rows(self, rows):
        """Sends some rows, at most WINDOW messages ahead of what has been taken."""
        while self.sent - self.taken >= self.WINDOW:
            self.taken = self._wait("ack")["n"]
        self.check()
        self._answer("rows", rows=rows)
        self.sent += 1

    def serve(self, commands, candidates):
        """Answers requests until goodbye: `commands[name](host, args, ctx)` for a plan, which
        returns its warnings; `candidates(command, arg, prefix)` for a completion."""
        while True:
            message = self.inbox.get()
            self.request = message.get("id")
            self.calls = self.sent = self.taken = 0
            if message["t"] == "hello":
                self._send("hello", protocol="1.0", features=[], **self.me)
            elif message["t"] == "plan":
                try:
                    command = commands.get(message["command"])
                    if not command:
                        raise Failure("unknown-command", "Không có lệnh này", "No such command")
                    warnings = command(self, message["args"], message["ctx"])
                    self._answer("end", warnings=warnings or [])
                except Failure as failure:
                    self._answer("error", **failure.answer)
            elif message["t"] == "complete":
                items = candidates(message["command"], message["arg"], message["prefix"])
                self._answer("candidates", items=items[: message["limit"]])
            # Anything else belongs to a request that is over: a late ack, a late cancel.


# --- The plugin ---------------------------------------------------------------------------------

CITIES = ["Hà Nội", "Huế", "Đà Nẵng", "Quy Nhơn", "Cần Thơ", "Hải Phòng", "Vinh"]
CITIZENS = 12


def parcel(n):
    """The parcel P-n: the same ones every day, ten for each of C-1 … C-12."""
    owner = (n + 5) % CITIZENS + 1
    return {
        "code": f"P-{n}",
        "sentOn": str(datetime.date(2026, 10, 26) + datetime.timedelta(days=n % 28)),
        "from": CITIES[n % 7],
        "to": CITIES[(n + 1 + (n - 1) % 6) % 7],
        "state": "closed" if n % 5 < 2 else "open",
        "phone": f"09050000{owner:02}",
        "citizen": f"C-{owner}",
    }


PARCELS = [parcel(n) for n in range(1, 10 * CITIZENS + 1)]
BATCH = 2  # rows a message; some hundred in earnest


def show(host, args, ctx):
    """parcel show REF [--state open|closed]"""
    citizen = args["REF"]
    data, error = host.read("citizen.show", REF=citizen)
    if error:
        raise Failure("no-citizen", "Không xem được công dân này", "Cannot see this citizen")
    found = [p for p in PARCELS if p["citizen"] == citizen
             and args.get("state") in (None, p["state"])]
    for start in range(0, len(found), BATCH):
        host.rows(found[start : start + BATCH])
        host.progress(min(start + BATCH, len(found)), len(found))
    if any(link["provider"] == "vnpost" and link["state"] == "active" for link in data["links"]):
        return []
    return [{"vi": "Chưa liên kết VNPost: công dân không tự theo dõi được",
             "en": "No VNPost link: the citizen cannot follow these parcels"}]


def track(host, args, ctx):
    """parcel track CODE"""
    code = args["CODE"].upper()
    found = next((p for p in PARCELS if p["code"] == code), None)
    if not found:
        raise Failure("not-found", "Không có bưu kiện này", "There is no such parcel",
                      hint={"vi": "xem các mã: parcel show REF", "en": "see codes: parcel show REF"},
                      outcome="not-found")
    # Only the columns that the manifest lists for this command.
    host.rows([{key: found[key] for key in ("code", "sentOn", "from", "to", "state")}])


def candidates(command, arg, prefix):
    """The codes that go on from what is typed."""
    return [{"v": p["code"], "d": f"{p['from']} → {p['to']}"}
            for p in PARCELS if p["code"].startswith(prefix.upper())]


if __name__ == "__main__":
    Host("vn.example.parcel", "1.0.0").serve(
        {"parcel show": show, "parcel track": track}, candidates)
