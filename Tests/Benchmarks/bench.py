#!/usr/bin/env python3
"""Measures lienket against plain SQL doing the same work, in one run; prints a table.

usage: bench.py RELEASE_DIR [--quick] [--large] [--only PART …] [--json FILE]

Both sides work on the same files on the same machine, one after the other. Times are of whole
processes unless the row says otherwise; peak memory is the kernel's figure of the process.
BENCH_DIR names the folder for the data (15 GB; 60 GB with --large).
"""
import argparse

import audit
import bulk
import crowd
import desk
import files
import finds
import plugins
import service
from lab import Lab

PARTS = {
    "start": lambda lab, size: desk.start(lab),
    "import": lambda lab, size: desk.load(lab, size),
    "status": lambda lab, size: files.status(lab, size),
    "find": lambda lab, size: finds.run(lab, sizes(lab, size)),
    "refresh": lambda lab, size: bulk.refresh(lab, size),
    "unlink": lambda lab, size: bulk.unlink(lab, size),
    "service": lambda lab, size: service.run(lab),
    "plugins": lambda lab, size: plugins.run(lab),
    "crowd": lambda lab, size: crowd.run(lab),
    "audit": lambda lab, size: audit.run(lab),
}


def sizes(lab, size):
    """The stores that are searched."""
    wanted = [100_000, size] + ([10_000_000] if lab.options.large else [])
    return sorted(set(wanted))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("release", help="the folder of the release programs")
    parser.add_argument("--citizens", type=int, help="1,000,000 unless --quick")
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), metavar="PART",
                        help=", ".join(PARTS))
    parser.add_argument("--quick", action="store_true", help="small numbers, under three minutes")
    parser.add_argument("--large", action="store_true", help="find among 10,000,000 citizens too")
    parser.add_argument("--json", metavar="FILE", help="the figures for programs")
    return parser.parse_args()


def main():
    options = arguments()
    size = options.citizens or (100_000 if options.quick else 1_000_000)
    lab = Lab(options)
    try:
        for name, part in PARTS.items():
            if name in options.only:
                print(name, flush=True)
                part(lab, size)
        lab.finish()
    finally:
        lab.close()


main()
