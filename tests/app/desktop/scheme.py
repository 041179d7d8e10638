#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""scheme.py BINARY OUTDIR: the desktop turns dark and light again while the application runs, and so does its window.

The desktop is the settings portal of GNOME, as far as Qt listens to it.
"""
import pathlib
import subprocess
import sys

sys.dont_write_bytecode = True  # leaves the checkout as it is

from hands import DidNotHappen, Program
from screen import Screen

from gi.repository import Gio, GLib

PORTAL = "org.freedesktop.portal.Desktop"
LIGHT, DARK = "#F5F6F8", "#1E2126"  # the window's colours in the theme


class Desktop:
    """Says on the session bus how bright the desktop is."""

    def __init__(self, address):
        flags = Gio.DBusConnectionFlags
        self.bus = Gio.DBusConnection.new_for_address_sync(
            address, flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None)
        self.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                           GLib.Variant("(su)", (PORTAL, 0)), None, Gio.DBusCallFlags.NONE, -1, None)

    def turn(self, dark):
        theme = GLib.Variant("s", "Adwaita-dark" if dark else "Adwaita-light")
        self.bus.emit_signal(None, "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings",
                             "SettingChanged", GLib.Variant("(ssv)", ("org.gnome.desktop.interface", "gtk-theme", theme)))
        self.bus.flush_sync(None)


def ground(picture):
    """The colour near the corner of a picture, as #RRGGBB."""
    told = subprocess.run(["convert", str(picture), "-format", "%[hex:u.p{4,4}]", "info:"], check=True,
                          stdout=subprocess.PIPE, text=True)
    return "#" + told.stdout.strip()[:6]


def walk(binary, pictures, screen):
    screen.environment["XDG_CURRENT_DESKTOP"] = "GNOME"
    desktop = Desktop(screen.environment["DBUS_SESSION_BUS_ADDRESS"])
    program = Program(screen, [binary])
    program.wait_for("repeatPasswordEdit")

    def shows(colour, name):
        picture = pictures / f"{name}.png"

        def looks_so():
            program.picture(picture)
            return ground(picture) == colour
        program.wait(f"the window is {name}, {colour}", looks_so)
        print(f"the window is {name}", flush=True)

    shows(LIGHT, "light")
    desktop.turn(dark=True)
    shows(DARK, "dark")
    desktop.turn(dark=False)
    shows(LIGHT, "light-again")


def main():
    pictures = pathlib.Path(sys.argv[2])
    pictures.mkdir(parents=True, exist_ok=True)
    with Screen() as screen:
        try:
            walk(sys.argv[1], pictures, screen)
        except DidNotHappen as reason:
            sys.exit(f"scheme: this did not happen: {reason}")


if __name__ == "__main__":
    main()
