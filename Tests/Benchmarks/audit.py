"""Exports and checks of the audit log, against the same rows and the same bytes."""
import subprocess


def run(lab):
    events = 100_000 if lab.quick else lab.options.events
    small = log(lab, 10_000, None)
    large = log(lab, events, lab.report)
    for work, few, many in zip(("export", "verify"), small, large):
        lab.report(f"peak memory of {work}, {events:,} events / 10,000", many, few, unit="MiB",
                   aim=1.5, peak=many, note="flat")


def log(lab, events, report):
    """Exports and verifies a log of so many events; returns the peaks of export and check."""
    name = f"audit-{events}"
    store, bundle = lab.path(name, "store.sqlite"), lab.path(name + "-bundle")
    key = subprocess.run([lab.lienket, "--store", store, "init", "--demo"], check=True,
                         capture_output=True, text=True).stdout.strip()
    lab.run([lab.tool("audit-fill"), store, str(events)])
    auditor = [lab.lienket, "--store", store, "--as", "thu", "exec", "audit"]
    export = lab.run(auditor + ["export", "--to", bundle, "--reason", "benchmark"])
    check = lab.run([lab.lienket, "verify", bundle, "--key", key])
    if not report:
        return export.peak, check.peak
    shell = lab.run(["sqlite3", "-json", store, "SELECT leaf FROM audit_leaf"],
                    lab.path("peer.json"))
    report(f"`audit export` of {events:,} events / sqlite3 shell, JSON of the same rows",
           export.seconds, shell.seconds, peak=export.peak,
           note=f"{events / export.seconds:,.0f} events/s")
    hashing = lab.run(["sha256sum", f"{bundle}/leaves.jsonl"])
    report(f"`lienket verify` of {events:,} events / `sha256sum` of the same bytes", check.seconds,
           hashing.seconds, aim=2, peak=check.peak,
           note=f"{events / check.seconds:,.0f} events/s")
    whole = lab.run(auditor + ["verify", "--key", key])
    report(f"`audit verify` in the store, {events:,} events / the same hashing", whole.seconds,
           hashing.seconds, peak=whole.peak, note="openings, indexes and checkpoints too")
    for form in ("ocsf", "csv"):
        folder = lab.path(f"{name}-{form}")
        took = lab.run(auditor + ["export", "--to", folder, "--as", form, "--reason", "benchmark"])
        report(f"`audit export --as {form}` of {events:,} events / the same shell", took.seconds,
               shell.seconds, peak=took.peak)
    return export.peak, check.peak
