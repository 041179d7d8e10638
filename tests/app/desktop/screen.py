# SPDX-License-Identifier: MIT
"""A private screen, session bus, accessibility bus and home folder for one program under test."""
import ctypes
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

PR_SET_CHILD_SUBREAPER = 36


class Screen:
    """Use as a context manager; everything it started has ended, and its home is gone, when the block is left."""

    def __init__(self, size="1280x900x24"):
        self.size = size
        self.home = None
        self.environment = {}

    def __enter__(self):
        # What our children leave behind (the accessibility bus starts a bus of its own) becomes our child.
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        signal.signal(signal.SIGTERM, lambda *_: exit(1))
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="latchkey-tour-"))
        try:
            self._start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        end_children()
        shutil.rmtree(self.home, ignore_errors=True)

    def _start(self):
        self.environment = private_environment(self.home)
        self.environment["DISPLAY"] = ":" + self._first_line(
            lambda fd: ["Xvfb", "-displayfd", str(fd), "-screen", "0", self.size, "-nolisten", "tcp", "-noreset"])
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self._first_line(
            lambda fd: ["dbus-daemon", "--session", "--nofork", f"--print-address={fd}"])
        self.spawn(["/usr/libexec/at-spi-bus-launcher", "--launch-immediately"])
        self.spawn(["openbox", "--sm-disable"])
        self._wait_for_window_manager()

    def _wait_for_window_manager(self):
        """Or a first window could come before there is anybody to give it the focus."""
        for _ in range(600):
            asked = subprocess.run(["xdotool", "get_num_desktops"], env=self.environment, capture_output=True)
            if asked.returncode == 0:
                return
            time.sleep(0.05)
        raise RuntimeError("openbox did not start")

    def spawn(self, command, **options):
        return subprocess.Popen(command, env=self.environment, stdin=subprocess.DEVNULL,
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)

    def _first_line(self, command):
        """Starts a server that writes where it can be reached to a file descriptor; returns what it wrote."""
        reader, writer = os.pipe()
        self.spawn(command(writer), pass_fds=[writer])
        os.close(writer)
        with os.fdopen(reader) as answer:
            line = answer.readline().strip()
        if not line:
            raise RuntimeError(f"{command('N')[0]} did not start")
        return line


def private_environment(home):
    """The caller's environment without anything that names its own screen, folders or settings."""
    theirs = ("XDG_", "LATCHKEY_", "QT_", "DBUS_", "LC_", "GTK_", "AT_SPI_")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(theirs)}
    for name in ("WAYLAND_DISPLAY", "DISPLAY", "LANGUAGE"):
        environment.pop(name, None)
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    environment.update(HOME=str(home), XDG_RUNTIME_DIR=str(runtime), LANG="C.UTF-8", TZ="UTC",
                       QT_QPA_PLATFORM="xcb", QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
                       # it warns of every look at a widget that has just gone
                       QT_LOGGING_RULES="qt.accessibility.atspi=false")
    return environment


def end_children():
    """Ends every process below this one, politely first."""
    for signal_number, patience in ((signal.SIGTERM, 3), (signal.SIGKILL, 3)):
        deadline = time.monotonic() + patience
        while children := own_children():
            if time.monotonic() > deadline:
                break
            for pid in children:
                end(pid, signal_number)
            time.sleep(0.02)


def end(pid, signal_number):
    try:
        os.kill(pid, signal_number)
        os.waitpid(pid, os.WNOHANG)
    except (ProcessLookupError, ChildProcessError):
        pass


def own_children():
    found = []
    for entry in pathlib.Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            parent = (entry / "stat").read_text().rpartition(")")[2].split()[1]
        except OSError:
            continue
        if int(parent) == os.getpid():
            found.append(int(entry.name))
    return found
