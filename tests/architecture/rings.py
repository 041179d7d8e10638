# SPDX-License-Identifier: MIT
"""Includes go inward only: reads the #include lines of core, forms and app against the table below.

usage: rings.py CHECKOUT
"""
import re
import sys
from pathlib import Path

BASE = "core/base"
USERS = "core/users"
MFA = "core/mfa"
RING_1 = {USERS, "core/password", MFA, "core/oauth", "core/session", "core/mail", "core/audit", "core/settings"}
RINGS_0_1 = {BASE} | RING_1
AUTH = "core/auth"
STORAGE = "core/storage"
CLIENT = "core/client"
EMBEDDED = "core/embedded"
WORDS = "forms/errortext"  # of errors, for programs with and without a screen

# folder → the project's folders it may include, besides itself
MAY_INCLUDE = {
    BASE: set(),
    **{folder: {BASE, USERS} for folder in RING_1},
    AUTH: RINGS_0_1,
    STORAGE: RINGS_0_1,
    CLIENT: RINGS_0_1 | {AUTH},
    EMBEDDED: RINGS_0_1 | {AUTH, STORAGE, CLIENT},
    WORDS: {BASE},
    "forms": {BASE, USERS, MFA, CLIENT, WORDS},
    "app/desktop": {BASE, USERS, MFA, AUTH, CLIENT, EMBEDDED, WORDS, "forms"},
    "app/ctl": {BASE, USERS, MFA, AUTH, CLIENT, EMBEDDED, WORDS},
    "app/server": {BASE, USERS, AUTH, CLIENT, EMBEDDED},
}
# one header gathers what an embedder needs
EXCEPTIONS = {("forms/forms.h", EMBEDDED)}

# a library's headers → the folders that are its only way in
LIBRARIES = [
    (re.compile(r"openssl/.*"), {BASE}),
    (re.compile(r"argon2\.h|crypt\.h|zxcvbn\.h"), {"core/password"}),
    (re.compile(r"curl/.*"), {"core/mail"}),
    (re.compile(r"qrencode\.h"), {MFA}),
    (re.compile(r"qt6keychain/.*|QDBus.*"), {"core/session"}),
    (re.compile(r"sqlite3\.h"), {STORAGE}),
    (re.compile(r"QWidget|QApplication|QDialog|Qt(Widgets|Gui)/.*|QGuiApplication"), {"forms", "app/desktop"}),
]
GENERATED = re.compile(r"ui_\w+\.h|\w+\.moc|moc_\w+\.cpp")
EXPORT_HEADER = re.compile(r"latchkey/(core|forms)export\.h")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^">]+)[">]')


def folder_of(path):
    """The row of the table that a path such as core/users/user.h belongs to; None if none does."""
    for folder in sorted(MAY_INCLUDE, key=len, reverse=True):
        if path.startswith(folder + "/"):
            return folder
    return None


def is_private(path):
    return Path(path).stem.endswith("_p")


def fault_of_project_include(file, target):
    folder, other = folder_of(file), folder_of(target)
    if other is None:
        return f"{target} lies in no ring"
    if other == folder:
        return None
    if is_private(target):
        return f"{target} is private to {other}"
    if other not in MAY_INCLUDE[folder] and (file, other) not in EXCEPTIONS:
        return f"{folder} may not include {other}"
    return None


def fault_of_quoted_include(file, name):
    if GENERATED.fullmatch(name):
        return None
    if folder_of(file).startswith("app/"):
        return "a program includes its own folder only" if ".." in name else None
    return f'write <latchkey/{file.split("/")[0]}/…> instead of "{name}"'


def fault(file, line):
    """What is wrong with this line of this file (a path from the checkout's root); None if nothing."""
    match = INCLUDE.match(line)
    if not match:
        return None
    folder = folder_of(file)
    if folder is None:
        return "the file lies in no ring: give its folder a row in rings.py"
    quote, name = match.groups()
    if quote == '"':
        return fault_of_quoted_include(file, name)
    if EXPORT_HEADER.fullmatch(name):
        return None
    if name.startswith("latchkey/"):
        return fault_of_project_include(file, name.removeprefix("latchkey/"))
    for headers, folders in LIBRARIES:
        if headers.fullmatch(name) and folder not in folders:
            return f"only {' and '.join(sorted(folders))} may include <{name}>"
    return None


def sources(checkout):
    for top in ("core", "forms", "app"):
        for path in sorted((checkout / top).rglob("*")):
            if path.suffix in (".h", ".cpp"):
                yield path


def main():
    checkout = Path(sys.argv[1]).resolve()
    files = faults = 0
    for path in sources(checkout):
        files += 1
        name = path.relative_to(checkout).as_posix()
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if message := fault(name, line):
                faults += 1
                print(f"{name}:{number}: {message}")
    print(f"rings: {files} files, {faults} faults")
    return 1 if faults or not files else 0


if __name__ == "__main__":
    sys.exit(main())
