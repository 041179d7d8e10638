#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""audit.py BINARY OUTDIR: the tour once more, with the ears of a screen reader at each of its steps.

What can have the focus has a name, a role, an id and 24 pixels each way; fields have labels; buttons can be pressed;
no window leaves the screen.
"""
import sys

sys.dont_write_bytecode = True  # leaves the checkout as it is

from hands import ITEMS, TITLED, Atspi, DidNotHappen
from tour import Tour, main

ROLE = Atspi.Role
BUTTONS = (ROLE.PUSH_BUTTON, ROLE.TOGGLE_BUTTON, ROLE.CHECK_BOX)
SIZED_ELSEWHERE = (ROLE.CHECK_BOX,)  # Qt tells the size of the style's own box; tst_checkbox measures ours
FIELDS = (ROLE.TEXT, ROLE.ENTRY, ROLE.PASSWORD_TEXT)
NAMELESS = (ROLE.UNKNOWN, ROLE.INVALID, ROLE.EXTENDED)
LEAST_TARGET = 24
SCREEN = (1280, 900)


def faults_of_window(window):
    if not window.get_name():
        yield "a window without a name"
    place = Atspi.Component.get_extents(window, Atspi.CoordType.SCREEN)
    if place.x < 0 or place.y < 0 or place.x + place.width > SCREEN[0] or place.y + place.height > SCREEN[1]:
        yield f"it leaves the screen: {place.x}, {place.y}, {place.width} x {place.height}"


def faults(thing):
    """What is wrong with one showing thing."""
    role = thing.get_role()
    if role in TITLED:
        yield from faults_of_window(thing)
    if role in ITEMS or not thing.get_state_set().contains(Atspi.StateType.FOCUSABLE):
        return
    if not thing.get_name():
        yield "no name"
    if role in NAMELESS:
        yield f"the role {thing.get_role_name()}"
    if not thing.get_accessible_id():
        yield "no id"
    if role in BUTTONS and thing.get_action_iface() is None:
        yield "no action"
    if role in FIELDS and not any(relation.get_relation_type() == Atspi.RelationType.LABELLED_BY
                                  for relation in thing.get_relation_set()):
        yield "no label"
    if role in BUTTONS + FIELDS and role not in SIZED_ELSEWHERE:
        size = Atspi.Component.get_extents(thing, Atspi.CoordType.WINDOW)
        if min(size.width, size.height) < LEAST_TARGET:
            yield f"only {size.width} x {size.height} pixels"


class Audit(Tour):
    checked = 0

    def done(self, name, words):
        super().done(name, words)
        if self.program.process.poll() is not None:
            return
        found = []
        for thing in self.program.things():
            self.checked += 1
            found += [f"{thing.get_role_name()} {thing.get_accessible_id()}: {fault}" for fault in faults(thing)]
        if found:
            raise DidNotHappen(f"{words}, and is told whole: " + "; ".join(found))

    def summary(self):
        return f"audit: {self.checked} things at {self.number} steps"


if __name__ == "__main__":
    main(Audit)
