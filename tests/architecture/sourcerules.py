# SPDX-License-Identifier: MIT
"""House rules that a pattern can check, over the sources of the whole project.

usage: sourcerules.py CHECKOUT
"""
import re
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

# where: which paths it holds for; unless: which of those are exempt
Rule = namedtuple("Rule", "pattern message where unless", defaults=(r"", r"(?!)"))

CODE = r".*\.(h|cpp)"
PRODUCT = r"(core|forms|app)/" + CODE
PAINTED = r".*/(theme|provider|qr)[^/]*"

RULES = [
    Rule(r"\b(SIGNAL|SLOT)\(", "connect by member pointers", CODE),
    Rule(r"\bprocessEvents\(", "no nested event handling; use futures, or QTRY_ in tests", CODE),
    Rule(r"\bQEventLoop\b", "no nested event loops", PRODUCT),
    Rule(r"\bQTest::(qSleep|qWait)\(|\bQThread::[mu]?sleep\(|\bsleep_for\(|\busleep\(", "nothing sleeps", CODE),
    Rule(r"\bQSKIP\(", "a test runs or goes", CODE),
    Rule(r"\bmemcmp\(", "compare in constant time", PRODUCT),
    Rule(r"\b(TODO|FIXME|XXX)\b", "do it or leave it out", r".*\.(h|cpp|py|sh|cmake|md|ui|sql)|.*CMakeLists\.txt",
         r"tests/architecture/.*"),
    Rule(r"\bQColor\s*[({]\s*(\d|0x|\"|QStringLiteral)|\bqRgba?\(\s*\d|[\"(\s:]#([0-9a-fA-F]{8}|[0-9a-fA-F]{6})\b"
         r"|\bQt::(black|white|red|green|blue|cyan|magenta|yellow|(dark|light)?[gG]ray|dark[A-Z]\w+)\b",
         "colours are named in the theme", r"(core|forms|app)/.*\.(h|cpp|ui)", PAINTED),
    Rule(r"\bthrow\b(?! *\()", "failures are values", PRODUCT),
]
SPDX = "SPDX-License-Identifier: MIT"
NEEDS_SPDX = re.compile(r".*\.(h|cpp|py|sh|cmake|sql)|.*CMakeLists\.txt")


def without_comments(line):
    """The line up to a // comment; strings that hold // are cut too, which no rule minds."""
    return re.split(r"(?<!:)//", line, maxsplit=1)[0]


def faults(name, text):
    """Yields (line number, message) for a file of this name with this text."""
    lines = text.splitlines()
    if NEEDS_SPDX.fullmatch(name) and not any(SPDX in line for line in lines[:2]):
        yield 1, f"the first line says {SPDX}"
    rules = [rule for rule in RULES if re.fullmatch(rule.where, name) and not re.fullmatch(rule.unless, name)]
    is_code = re.fullmatch(CODE, name)
    for number, line in enumerate(lines, 1):
        for rule in rules:
            # words like TODO are looked for in comments, everything else in code
            subject = without_comments(line) if is_code and "TODO" not in rule.pattern else line
            if re.search(rule.pattern, subject):
                yield number, rule.message


def project_files(checkout):
    listed = subprocess.run(["git", "-C", checkout, "-c", f"safe.directory={checkout}", "ls-files", "-z", "-co",
                             "--exclude-standard"], check=True, stdout=subprocess.PIPE, text=True)
    return sorted(name for name in set(listed.stdout.split("\0")) if name)


def main():
    checkout = Path(sys.argv[1]).resolve()
    checked = found = 0
    for name in project_files(checkout):
        path = checkout / name
        if not path.is_file() or not re.fullmatch(r".*\.(h|cpp|py|sh|cmake|md|ui|sql)|.*CMakeLists\.txt", name):
            continue
        checked += 1
        for number, message in faults(name, path.read_text()):
            found += 1
            print(f"{name}:{number}: {message}")
    print(f"source rules: {checked} files, {found} faults")
    return 1 if found or not checked else 0


if __name__ == "__main__":
    sys.exit(main())
