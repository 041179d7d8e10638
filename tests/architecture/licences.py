# SPDX-License-Identifier: MIT
"""What the libraries and programs link may be shipped with a proprietary program, and core needs no screen.

Every library that core, forms and the programs name themselves must be in the list below; every Qt module that these
bring in turn must be one that the LGPL covers. GPL-only modules are refused by name.

usage: licences.py FILE… (liblatchkeycore.so, liblatchkeyforms.so, programs)
"""
import re
import subprocess
import sys
from pathlib import Path

CORE, FORMS, PROGRAM = "core", "forms", "program"
EVERYONE = {CORE, FORMS, PROGRAM}

# name without "lib" and version → (licence, who may link it)
ALLOWED = {
    "Qt6Core": ("LGPL-3.0", EVERYONE),
    "Qt6Concurrent": ("LGPL-3.0", EVERYONE),
    "Qt6DBus": ("LGPL-3.0", {CORE}),
    "Qt6Gui": ("LGPL-3.0", {FORMS, PROGRAM}),
    "Qt6Widgets": ("LGPL-3.0", {FORMS, PROGRAM}),
    "Qt6Svg": ("LGPL-3.0", {FORMS, PROGRAM}),
    "Qt6PrintSupport": ("LGPL-3.0", {FORMS}),
    "qt6keychain": ("BSD-3-Clause", {CORE}),
    "argon2": ("CC0-1.0 or Apache-2.0", {CORE}),
    "zxcvbn": ("MIT", {CORE}),
    "qrencode": ("LGPL-2.1 or later", {CORE}),
    "crypt": ("LGPL-2.1 or later", {CORE}),
    "sqlite3": ("public domain", {CORE}),
    "crypto": ("Apache-2.0", {CORE}),
    "latchkeycore": ("MIT", {FORMS, PROGRAM}),
    "latchkeyforms": ("MIT", {PROGRAM}),
    # the compiler's and the system's own
    "stdc++": ("GPL-3.0 with runtime exception", EVERYONE),
    "gcc_s": ("GPL-3.0 with runtime exception", EVERYONE),
    "atomic": ("GPL-3.0 with runtime exception", EVERYONE),
    "asan": ("GPL-3.0 with runtime exception", EVERYONE),
    "ubsan": ("GPL-3.0 with runtime exception", EVERYONE),
    "tsan": ("GPL-3.0 with runtime exception", EVERYONE),
    "c": ("LGPL-2.1", EVERYONE),
    "m": ("LGPL-2.1", EVERYONE),
    "ld-linux-x86-64": ("LGPL-2.1", EVERYONE),
    "ld-linux-aarch64": ("LGPL-2.1", EVERYONE),
}
# modules of Qt that the LGPL covers and that the above may bring with them
LGPL_QT = {"Core", "Core5Compat", "Concurrent", "Gui", "Widgets", "Svg", "PrintSupport", "DBus", "Network", "OpenGL", "Xml"}


def base_name(soname):
    """libQt6Core.so.6 → Qt6Core"""
    return re.sub(r"^lib", "", re.sub(r"\.so[.\d]*$", "", soname))


def kind(file):
    return {"latchkeycore": CORE, "latchkeyforms": FORMS}.get(base_name(Path(file).name), PROGRAM)


def faults(who, needed, loaded):
    """Yields what is wrong: needed are the sonames a file of this kind names, loaded all that come with them."""
    for soname in needed:
        name = base_name(soname)
        if name not in ALLOWED:
            yield f"{soname} is not on the list of libraries"
        elif who not in ALLOWED[name][1]:
            yield f"{soname} may not be linked by {who}"
    for soname in loaded:
        module = re.match(r"Qt6(\w+)", base_name(soname))
        if module and module[1] not in LGPL_QT:
            yield f"{soname} is not known to be under the LGPL"
        elif module and who == CORE and module[1] in ("Gui", "Widgets"):
            yield f"core brings {soname}"


def output(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def main():
    found = 0
    for file in sys.argv[1:]:
        needed = re.findall(r"\(NEEDED\).*\[(.*)\]", output("readelf", "--dynamic", "--wide", file))
        loaded = re.findall(r"^\s*(\S+) => /", output("ldd", file), re.M)
        if not needed or not loaded:
            found += 1
            print(f"{file}: links nothing?")
        for message in faults(kind(file), needed, loaded):
            found += 1
            print(f"{file}: {message}")
    print(f"licences: {len(sys.argv) - 1} files, {found} faults")
    return 1 if found or len(sys.argv) < 2 else 0


if __name__ == "__main__":
    sys.exit(main())
