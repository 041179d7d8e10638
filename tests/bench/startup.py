# SPDX-License-Identifier: MIT
"""What it takes until the login dialog is there: time from exec to painted, and memory before the first hash."""
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "app" / "desktop"))
from screen import Screen  # noqa: E402

STARTS = 61
MEMORIES = 11


class Program:
    """A program that was started and has painted its dialog; `milliseconds` is how long that took."""

    def __init__(self, path, environment):
        reader, writer = os.pipe()
        begin = time.monotonic()
        self.pid = os.posix_spawn(path, [path], environment, file_actions=[
            (os.POSIX_SPAWN_DUP2, writer, 1), (os.POSIX_SPAWN_CLOSE, reader)])
        os.close(writer)
        with os.fdopen(reader, "rb", buffering=0) as said:
            if said.readline() != b"painted\n":
                raise RuntimeError(f"{path} painted nothing")
        self.milliseconds = (time.monotonic() - begin) * 1000

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)

    def settled_memory(self):
        """Megabytes, each page shared out among its users, once they stay the same for half a second."""
        same, last = 0, 0
        while same < 10:
            time.sleep(0.05)
            now = self._memory()
            same = same + 1 if abs(now - last) < 0.05 else 0
            last = now
        return last

    def _memory(self):
        for line in Path(f"/proc/{self.pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
        raise RuntimeError("no Pss in smaps_rollup")


def time_of(path, environment):
    with Program(path, environment) as program:
        return program.milliseconds


def memory_of(path, environment):
    with Program(path, environment) as program:
        return program.settled_memory()


def row(name, unit, values, **rest):
    return {"name": name, "unit": unit, "value": values[0], "yardstick": values[1], **rest}


def rows(folder):
    """The rows for the programs in this folder, which show their dialogs on a screen of their own."""
    subject, empty = (str(folder / f"latchkey-bench-{name}-dialog") for name in ("login", "empty"))
    with Screen() as screen, tempfile.TemporaryDirectory(dir=".") as home:
        environment = {name: value for name, value in screen.environment.items()
                       if name != "QT_LINUX_ACCESSIBILITY_ALWAYS_ON"}
        environment |= {"HOME": home, "XDG_DATA_HOME": str(Path(home).resolve())}

        def medians(measure, rounds):
            # the first start makes what the others find
            pairs = [(measure(subject, environment), measure(empty, environment)) for _ in range(rounds + 1)][1:]
            return [statistics.median(values) for values in zip(*pairs)]

        times = medians(time_of, STARTS)
        memories = medians(memory_of, MEMORIES)
    ratio = times[0] / times[1]
    more = memories[0] - memories[1]
    return [row("startup.login_dialog", "ms", times, ratio=ratio, goal=2, ok=ratio <= 2),
            row("startup.pss_over_empty_mb", "MB", (more, None), ratio=None, goal=15, ok=more <= 15)]
