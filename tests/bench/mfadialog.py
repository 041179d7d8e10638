# SPDX-License-Identifier: MIT
"""What it takes from an accepted password until the dialog that asks for the second factor is painted."""
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "app" / "desktop"))
from screen import Screen  # noqa: E402

ROUNDS = 11
GOAL = 50


def measure(program, environment):
    """Milliseconds in one run of the program, each in a home of its own; it is ended once it has painted."""
    with tempfile.TemporaryDirectory(dir=".") as home:
        environment = environment | {"HOME": home, "XDG_DATA_HOME": str(Path(home).resolve())}
        with subprocess.Popen([program], env=environment, stdout=subprocess.PIPE, text=True) as process:
            said = process.stdout.readline()
            process.kill()
    match = re.fullmatch(r"painted after ([\d.]+) ms\n", said)
    if not match:
        raise RuntimeError(f"{program} painted nothing")
    return float(match[1])


def rows(folder):
    program = str(folder / "latchkey-bench-mfa-dialog")
    with Screen() as screen:
        environment = {name: value for name, value in screen.environment.items()
                       if name != "QT_LINUX_ACCESSIBILITY_ALWAYS_ON"}
        taken = [measure(program, environment) for _ in range(ROUNDS + 1)][1:]
    value = statistics.median(taken)
    return [{"name": "mfa.dialog_ms", "unit": "ms", "value": value, "yardstick": None, "ratio": None, "goal": GOAL,
             "ok": value <= GOAL}]
