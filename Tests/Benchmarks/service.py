"""Refreshes over the network: several questions under way, against the least time that they need."""
import subprocess

from bulk import outcomes, write
from desk import Desk

LATENCY, IN_FLIGHT = 0.050, 8


def run(lab):
    """`each` with `refresh` against the simulator, which takes 50 ms for an answer."""
    rows = 500 if lab.quick else 10_000
    desk = Desk.of(lab, 10_000)
    work = f"`each` of {rows:,} rows, `refresh --force --commit` over a service that takes 50 ms, 8 at once"
    table, script, output = lab.path("remote.csv"), lab.path("remote.lk"), lab.path("remote.jsonl")
    write(table, ["id\n"] + [f"C-{number}\n" for number in range(1, rows + 1)])
    write(script, [f"each {table} refresh {{id}} --force --commit\n"])
    service = subprocess.Popen(
        [lab.tool("lienket-registry"), "--registry", desk.registry, "--port", "0", "--quiet",
         "--latency", "50ms"], stdout=subprocess.PIPE, text=True)
    try:
        url = service.stdout.readline().strip()
        ours = lab.run(desk.words("--registry", url, "--yes", "--keep-going", "run", script), output,
                       allowed=(0, 2))
    finally:
        service.terminate()
        service.wait()
    asked = rows - refused(output)
    lab.report(work, ours.seconds, asked * LATENCY / IN_FLIGHT, aim=1.3, peak=ours.peak,
               note=f"peer: {asked:,} × 50 ms / 8; {outcomes(output)}")
    lab.discard("remote.jsonl")


def refused(path):
    """Rows whose question was not put: a rule said no before."""
    with open(path, encoding="utf-8") as file:
        return sum('"outcome":"refused"' in line and "identity-differs" not in line for line in file)
