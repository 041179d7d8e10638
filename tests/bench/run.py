# SPDX-License-Identifier: MIT
"""Runs the benchmarks, writes their rows and prints them as a table.

usage: run.py BIN build/bench.json [MEASUREMENT…]

Measurements are login, argon2, lookup, timing and startup. Naming some runs only those, and writes nothing.
"""
import json
import os
import subprocess
import sys
from pathlib import Path

import startup


def shown(number):
    return "" if number is None else f"{number:.4g}"


def line(row):
    verdict = "" if row["goal"] is None else "ok" if row["ok"] else "MISSED"
    return (f'{row["name"]:36} {shown(row["value"]):>9} {row["unit"]:3} {shown(row["yardstick"]):>9} '
            f'{shown(row["ratio"]):>7} {shown(row["goal"]):>7}  {verdict}').rstrip()


def rows(folder, wanted):
    core = [name for name in wanted if name != "startup"]
    if core or not wanted:
        run = subprocess.run([folder / "latchkey-bench", *core], check=True, stdout=subprocess.PIPE, text=True)
        yield from json.loads(run.stdout)
    if not wanted or "startup" in wanted:
        yield from startup.rows(folder)


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
