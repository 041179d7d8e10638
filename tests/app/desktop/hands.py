# SPDX-License-Identifier: MIT
"""Eyes and hands on a running program: what is on the screen by AT-SPI, real keystrokes by xdotool."""
import os
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 20  # seconds for anything to happen
TITLED = (Atspi.Role.FRAME, Atspi.Role.DIALOG, Atspi.Role.WINDOW, Atspi.Role.ALERT)
ITEMS = (Atspi.Role.LIST_ITEM, Atspi.Role.TABLE_CELL, Atspi.Role.TREE_ITEM)


class DidNotHappen(Exception):
    pass


class Program:
    """One run of the program on a Screen."""

    def __init__(self, screen, command):
        self.screen = screen
        os.environ.update(screen.environment)  # Atspi and xdotool find the screen by it
        self.process = subprocess.Popen(command, env=screen.environment)

    # --- eyes

    def root(self):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application and application.get_process_id() == self.process.pid:
                application.set_cache_mask(Atspi.Cache.NONE)
                return application
        return None

    def things(self):
        """Everything that shows, windows first to innermost last."""
        try:
            yield from showing(self.root(), is_root=True)
        except GLib.Error:
            return  # went away under our eyes; whoever waits looks again

    def windows(self):
        return [thing.get_name() for thing in self.things() if thing.get_role() in TITLED]

    def find(self, name):
        """The showing widget of this object name, or None."""
        for thing in self.things():
            if has_object_name(thing, name):
                return thing
        return None

    def focused(self):
        for thing in self.things():
            # the current item of a list says that it has the focus wherever that is; the list itself knows better
            if thing.get_role() not in ITEMS and thing.get_state_set().contains(Atspi.StateType.FOCUSED):
                return thing
        return None

    def texts(self):
        """Every name and text on the screen, in reading order."""
        return [text for thing in self.things() for text in {thing.get_name(), content(thing)} if text]

    # --- waiting

    def wait(self, what, condition):
        """Polls until condition() is true; says `what` did not happen if it never is."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise DidNotHappen(f"{what}: the program ended with {self.process.returncode}")
            try:
                if answer := condition():
                    return answer
            except GLib.Error:
                pass
            time.sleep(0.05)
        raise DidNotHappen(f"{what} (waited {PATIENCE} s)")

    def wait_for(self, name):
        return self.wait(f"“{name}” shows", lambda: self.find(name))

    def wait_gone(self, name):
        self.wait(f"“{name}” is gone", lambda: not self.find(name))

    def wait_text(self, part):
        self.wait(f"the words “{part}” show", lambda: any(part in text for text in self.texts()))

    def wait_end(self):
        try:
            code = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            raise DidNotHappen(f"the program ends (waited {PATIENCE} s)") from None
        if code != 0:
            raise DidNotHappen(f"the program ends well: it ended with {code}")

    # --- hands

    def press(self, *keys):
        subprocess.run(["xdotool", "key", "--delay", "15", *keys], check=True)

    def tab_to(self, name):
        """Reaches a widget by the Tab key alone."""
        self.wait_for(name)
        for _ in range(30):
            before = self.wait("something has the focus", self.focused)
            if has_object_name(before, name):
                return before
            here = before.get_accessible_id()
            self.press("Tab")
            self.wait(f"Tab leaves “{here}”", lambda: (now := self.focused()) and now.get_accessible_id() != here)
        raise DidNotHappen(f"the Tab key reaches “{name}”")

    def type_away(self, name, text):
        """Types into a field that may be gone with the last key."""
        field = self.tab_to(name)
        self.press("ctrl+a")
        subprocess.run(["xdotool", "type", "--delay", "15", "--file", "-"], input=text.encode(), check=True)
        return field

    def type_into(self, name, text):
        field = self.type_away(name, text)
        self.wait(f"“{name}” holds what was typed", lambda: Atspi.Text.get_character_count(field) == len(text))

    def push(self, name):
        self.tab_to(name)
        self.press("space")

    # --- pictures

    def picture(self, path):
        """The program's window as a PNG, once it holds still."""
        before = None
        for _ in range(20):
            window = subprocess.run(["xdotool", "getactivewindow"], capture_output=True, text=True).stdout.strip()
            subprocess.run(["import", "-window", window or "root", str(path)], check=True, stderr=subprocess.DEVNULL)
            now = path.read_bytes()
            if now == before:
                return
            before = now
            time.sleep(0.05)


def has_object_name(thing, name):
    return (thing.get_accessible_id() or "").rpartition(".")[2] == name


def content(thing):
    return Atspi.Text.get_text(thing, 0, -1) if "Text" in thing.get_interfaces() else ""


def showing(thing, is_root=False):
    if thing is None:
        return
    if not is_root:
        if not thing.get_state_set().contains(Atspi.StateType.SHOWING):
            return
        yield thing
    for index in range(thing.get_child_count()):
        yield from showing(thing.get_child_at_index(index))
