"""What every part shares: options, a folder for the data, clocks, and the table of results."""
import json
import os
import shutil
import statistics
import subprocess
import tempfile
import time

MEMORY_AIM = 96  # MiB, for anything that is measured


class Run:
    """A process that has ended: seconds, peak MiB, errors.

    The kernel counts the memory of this Python until the program takes its place: a peak is never
    told below some 17 MiB.
    """

    def __init__(self, seconds, peak, errors, status):
        self.seconds, self.peak, self.errors, self.status = seconds, peak, errors, status


class Lab:
    def __init__(self, options):
        self.options = options
        self.quick = options.quick
        self.release = os.path.abspath(options.release)
        self.lienket = self.tool("lienket")
        self.folder = tempfile.mkdtemp(prefix="lienket-bench-", dir=os.environ.get("BENCH_DIR"))
        self.rows = []

    def tool(self, name):
        return os.path.join(self.release, name)

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def discard(self, *parts):
        """Removes a file or folder of the lab that is no longer needed."""
        path = self.path(*parts)
        if os.path.isdir(path):
            shutil.rmtree(path)
        elif os.path.exists(path):
            os.remove(path)

    def close(self):
        shutil.rmtree(self.folder)

    def run(self, command, output=os.devnull, script=None, allowed=(0,)):
        """Runs a command, with a file as its input; its peak memory is the kernel's figure."""
        errors = tempfile.TemporaryFile()
        source = open(script, "rb") if script else subprocess.DEVNULL
        with open(output, "wb") as out:
            start = time.perf_counter()
            process = subprocess.Popen(command, stdin=source, stdout=out, stderr=errors)
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - start
        process.returncode = status = os.waitstatus_to_exitcode(status)
        if script:
            source.close()
        errors.seek(0)
        text = errors.read(4000).decode(errors="replace")
        if status not in allowed:
            raise SystemExit(f"{' '.join(command)[-200:]} ended with {status}: {text[:800]}")
        return Run(seconds, usage.ru_maxrss / 1024, text, status)

    def report(self, work, ours, peer=None, *, unit="s", aim=None, peak=None, note=""):
        """Adds a row: figures of ours and of the peer in the same unit, and what is aimed at."""
        ratio = ours / peer if peer else None
        judged = ratio if peer else ours
        met = None if aim is None else judged <= aim
        row = {"work": work, "ours": ours, "peer": peer, "ratio": ratio, "unit": unit, "aim": aim,
               "met": met, "peakMiB": peak, "note": note}
        self.rows.append(row)
        print("  " + " | ".join(cells(row)), flush=True)

    def skip(self, work, why):
        self.rows.append({"work": work, "ours": None, "peer": None, "ratio": None, "unit": "s",
                          "aim": None, "met": None, "peakMiB": None, "note": "skipped: " + why})
        print(f"  {work}: skipped: {why}", flush=True)

    def finish(self):
        peaks = [row["peakMiB"] for row in self.rows if row["peakMiB"]]
        if peaks:
            self.report("peak memory of any of these", max(peaks), unit="MiB", aim=MEMORY_AIM)
        print("\n| work | lienket | peer | ratio | aim | peak memory | note |")
        print("| --- | --- | --- | --- | --- | --- | --- |")
        for row in self.rows:
            print("| " + " | ".join(cells(row)) + " |")
        if self.options.json:
            with open(self.options.json, "w", encoding="utf-8") as file:
                json.dump({"quick": self.quick, "rows": self.rows}, file, indent=1)


def cells(row):
    aim = "-" if row["aim"] is None else f"≤ {row['aim']:g}" + ("" if row["met"] else " **missed**")
    return [row["work"], show(row["ours"], row["unit"]), show(row["peer"], row["unit"]),
            "-" if row["ratio"] is None else f"{row['ratio']:.2f}", aim,
            "-" if row["peakMiB"] is None else f"{row['peakMiB']:.1f} MiB", row["note"] or "-"]


def show(figure, unit):
    if figure is None:
        return "-"
    if unit == "s":
        return f"{figure * 1e3:.2f} ms" if figure < 1 else f"{figure:.2f} s"
    return f"{figure:.2f}" if unit == "" else f"{figure:.1f} {unit}"


def percentile(values, part):
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * part), len(ordered) - 1)]


median = statistics.median
