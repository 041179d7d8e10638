# SPDX-License-Identifier: MIT
"""Whatever a program can use is documented: every class, value and function of the installed headers has a //! text.

A //! text covers the lines that follow it up to the next empty line. Exempt are forward declarations, constructors,
destructors, operators, overrides (documented where they are declared first) and members defined in the class.

usage: exports.py CHECKOUT
"""
import re
import sys
from pathlib import Path

SCOPE = re.compile(r"^(?:template\s*<[^{;]*>\s*)?(class|struct|enum(?: class)?|namespace)\b\s*(?:\w+_EXPORT\s+)?([\w:]*)")
EXEMPT = re.compile(r"^(friend\b|using\b|static_assert\b|Q_\w+|public\b|protected\b|private\b|}|~|explicit\b)")
MACRO = re.compile(r"QT?_[A-Z_]+(\(.*\))?")
ACCESS = re.compile(r"^(public|protected|private|Q_SIGNALS)\b[^:;(]*:$")


def public_headers(cmake_text):
    """The headers that a CMakeLists.txt puts into the file set "public"."""
    names = []
    for block in re.findall(r"FILE_SET\s+public\b(.*?)(?=\bFILE_SET\b|\bPRIVATE\b|\bINTERFACE\b|\))", cmake_text, re.S):
        names += re.findall(r"[\w./-]+\.h\b", block)
    return names


class Scope:
    def __init__(self, kind, name, depth):
        self.kind, self.name, self.depth = kind, name, depth
        self.public = kind != "class"


class Reader:
    """Goes through a header line by line; collects what has no text in .undocumented as (line number, line)."""

    def __init__(self):
        self.undocumented = []
        self.scopes = [Scope("namespace", "", 0)]
        self.depth = 0      # of braces
        self.covered = False  # by a //! text since the last empty line
        self.statement = ""   # what was read of an unfinished declaration
        self.start = None     # where it began, if no text covers it

    def read(self, text):
        for number, raw in enumerate(text.splitlines(), 1):
            self.line(number, raw.strip())
        return self.undocumented

    def line(self, number, line):
        if not line:
            self.covered = False
            return
        if line.startswith("//"):
            self.covered = self.covered or line.startswith("//!")
            return
        if line.startswith("#"):
            return
        documented = self.covered or "//!<" in line
        code = re.sub(r"//.*$|'[{}]'|\"[^\"]*\"", "", line).strip()
        if ACCESS.match(code):
            self.scopes[-1].public = code.startswith(("public", "Q_SIGNALS"))
            return
        if MACRO.fullmatch(code):
            return
        if self.depth == self.scopes[-1].depth and not code.startswith("}"):
            if not self.statement and not documented:
                self.start = (number, line)
            elif not self.statement:
                self.start = None
            self.statement += " " + code
            self.declaration(code)
        self.braces(code)

    def declaration(self, code):
        """Judges the statement once its first { or ; or , after an enumerator is in."""
        statement = self.statement.strip()
        if not re.search(r"[{;]", code) and self.scopes[-1].kind != "enum":
            return
        self.statement = ""
        scope = SCOPE.match(statement)
        if scope and "{" in statement:
            if not scope[1].startswith("namespace") and self.start and self.scopes[-1].public:
                self.undocumented.append(self.start)
            if statement.count("{") > statement.count("}"):
                self.scopes.append(Scope(scope[1].split()[0], scope[2], self.depth + 1))
                self.covered = False
        elif self.start and self.needs_text(statement):
            self.undocumented.append(self.start)

    def needs_text(self, statement):
        scope = self.scopes[-1]
        if not scope.public or scope.kind == "enum" or EXEMPT.match(statement) or SCOPE.match(statement):
            return False
        if scope.kind == "namespace":
            return True
        is_function = re.search(r"\w\s*\(", statement) and "operator" not in statement
        is_constructor = re.match(rf"(?:constexpr\s+)?{re.escape(scope.name)}\s*\(", statement)
        is_defined_here = "{" in re.sub(r"=\s*\{\}", "", statement)
        is_told_elsewhere = re.search(r"\boverride\b|= default|= delete", statement)
        return bool(is_function) and not (is_constructor or is_defined_here or is_told_elsewhere)

    def braces(self, code):
        self.depth += code.count("{") - code.count("}")
        while len(self.scopes) > 1 and self.depth < self.scopes[-1].depth:
            self.scopes.pop()
            self.covered = False


def undocumented(text):
    return Reader().read(text)


def main():
    checkout = Path(sys.argv[1]).resolve()
    headers = []
    for top in ("core", "forms"):
        for cmake in sorted((checkout / top).rglob("CMakeLists.txt")):
            headers += [cmake.parent / name for name in public_headers(cmake.read_text())]
    found = 0
    for header in headers:
        name = header.relative_to(checkout).as_posix()
        if header.stem.endswith("_p"):
            found += 1
            print(f"{name}: private headers are never installed")
        for number, line in undocumented(header.read_text()):
            found += 1
            print(f"{name}:{number}: no //! text: {line}")
    print(f"exports: {len(headers)} public headers, {found} faults")
    return 1 if found or not headers else 0


if __name__ == "__main__":
    sys.exit(main())
