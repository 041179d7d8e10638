# SPDX-License-Identifier: MIT
"""Runs the benchmarks, writes their rows and prints them as a table.

usage: run.py BIN build/bench.json [MEASUREMENT…]

Measurements are login, argon2, lookup, mail, mfa, timing and startup. Naming some runs only those, and writes nothing.
"""
import json
import os
import subprocess
import sys
from pathlib import Path

import mfadialog
import startup

MEASUREMENTS = ("login", "argon2", "lookup", "mail", "mfa", "timing", "startup")
PROCESSES = 5


def shown(number):
    return "" if number is None else f"{number:.4g}"


def line(row):
    verdict = "" if row["goal"] is None else "ok" if row["ok"] else "MISSED"
    return (f'{row["name"]:36} {shown(row["value"]):>9} {row["unit"]:3} {shown(row["yardstick"]):>9} '
            f'{shown(row["ratio"]):>7} {shown(row["goal"]):>7}  {verdict}').rstrip()


def once(folder, name):
    run = subprocess.run([folder / "latchkey-bench", name], check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(run.stdout)


def middle(folder, name):
    """Each row from the process whose ratio is the median: which pages of memory one gets favours it or not."""
    taken = [once(folder, name) for _ in range(PROCESSES)]
    for alike in zip(*taken):
        yield sorted(alike, key=lambda row: row["ratio"])[PROCESSES // 2]


def rows(folder, wanted):
    for name in wanted or MEASUREMENTS:
        if name == "startup":
            yield from startup.rows(folder)
        elif name == "mfa":
            yield from once(folder, name)
            yield from mfadialog.rows(folder)
        elif name in ("login", "argon2"):
            yield from middle(folder, name)
        else:
            yield from once(folder, name)


def main():
    folder, target = (Path(argument).resolve() for argument in sys.argv[1:3])
    wanted = sys.argv[3:]
    os.chdir(target.parent)  # databases lie on the disk that they are measured on
    print(f'{"name":36} {"value":>9} {"":3} {"yardstick":>9} {"ratio":>7} {"goal":>7}', flush=True)
    taken = []
    for row in rows(folder, wanted):
        taken.append(row)
        print(line(row), flush=True)
    if not wanted:
        target.write_text(json.dumps(taken, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
