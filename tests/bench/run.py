# SPDX-License-Identifier: MIT
"""Runs the benchmarks, writes their rows and prints them as a table.

usage: run.py BIN build/bench.json
"""
import json
import subprocess
import sys
from pathlib import Path


def shown(number):
    return "" if number is None else f"{number:.4g}"


def line(row):
    verdict = "ok" if row["ok"] else "MISSED"
    return (f'{row["name"]:28} {shown(row["value"]):>9} {row["unit"]:3} {shown(row["yardstick"]):>9} '
            f'{shown(row["ratio"]):>7} {shown(row["goal"]):>7}  {verdict}')


def main():
    program = Path(sys.argv[1]) / "latchkey-bench"
    rows = json.loads(subprocess.run([program], check=True, stdout=subprocess.PIPE, text=True).stdout)
    target = Path(sys.argv[2])
    target.write_text(json.dumps(rows, indent=1) + "\n")
    print(f'{"name":28} {"value":>9} {"":3} {"yardstick":>9} {"ratio":>7} {"goal":>7}')
    for row in rows:
        print(line(row))
    return 0


if __name__ == "__main__":
    sys.exit(main())
