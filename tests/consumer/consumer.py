# SPDX-License-Identifier: MIT
"""A stranger's program against the installed tree: the one in README.md, word for word, and one without a screen.

It compiles every installed header, logs in through the real dialog as a user that the installed latchkeyctl made,
and looks at what is installed: public headers only and, with --hidden, no symbols but those marked for export.

usage: consumer.py (--build BUILD | --prefix PREFIX) [--hidden] --work FOLDER
"""
import argparse
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parent.parent
EMAIL = "ada@example.org"
PASSWORD = "nine brass keys hang here"


class Failure(Exception):
    pass


def expect(condition, message):
    if not condition:
        raise Failure(message)


def run(*command, **options):
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          timeout=300, **options)
    if done.returncode != 0:
        raise Failure(f"{' '.join(map(str, command))}: exit {done.returncode}\n{done.stdout}")
    return done.stdout


def example(language):
    """The first block of this language in README.md."""
    blocks = re.findall(rf"^```{language}\n(.*?)^```", (CHECKOUT / "README.md").read_text(), re.M | re.S)
    expect(blocks, f"README.md shows no {language}")
    return blocks[0]


def private_home(folder):
    """An environment in which nothing of this machine's user is read or written."""
    theirs = ("XDG_", "LATCHKEY_", "QT_", "DBUS_")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(theirs)}
    home = folder / "home"
    runtime = folder / "runtime"
    for path in (home, runtime):
        path.mkdir(parents=True)
        path.chmod(0o700)
    environment.update(HOME=str(home), XDG_RUNTIME_DIR=str(runtime), QT_QPA_PLATFORM="offscreen", LC_ALL="C.UTF-8")
    return environment


def build(source, target, prefix, *options):
    run("cmake", "-S", source, "-B", target, "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={prefix}", "-DCMAKE_BUILD_TYPE=Debug",
        "-DCMAKE_CXX_COMPILER_LAUNCHER=ccache", *options)
    run("cmake", "--build", target)


def installed_headers(prefix):
    include = prefix / "include"
    return sorted(path.relative_to(include).as_posix() for path in include.rglob("*.h"))


def check_headers(headers):
    expect("latchkey/forms.h" in headers, "latchkey/forms.h is not installed")
    private = [name for name in headers if Path(name).stem.endswith("_p")]
    expect(not private, f"private headers are installed: {private}")


def all_headers_source(headers, path):
    path.write_text("// every installed header stands on its own feet\n"
                    + "".join(f"#include <{name}>\n" for name in headers))


def check_readme_program(prefix, work):
    source = work / "readme"
    source.mkdir()
    (source / "main.cpp").write_text(example("cpp"))
    (source / "CMakeLists.txt").write_text(example("cmake"))
    all_headers_source(installed_headers(prefix), source / "headers.cpp")
    build(source, work / "readme-build", prefix, f"-DCMAKE_PROJECT_INCLUDE={HERE / 'driver.cmake'}",
          f"-DDRIVER={HERE / 'driver.cpp'}")

    environment = private_home(work / "readme-run")
    program = work / "readme-build" / "invoicedesk"
    expect("hello" not in run(program, env=environment), "it greets someone although the dialog was closed")

    database = Path(environment["HOME"]) / ".local/share/invoicedesk/users.db"
    expect(database.is_file(), f"{database} was not made")
    run(prefix / "bin/latchkeyctl", "--database", database, "user", "add", EMAIL, "--password-stdin", env=environment,
        input=PASSWORD + "\n")
    environment.update(DRIVER_EMAIL=EMAIL, DRIVER_PASSWORD=PASSWORD)
    said = run(program, env=environment)
    expect(f'hello "{EMAIL}"' in said, f"it does not greet {EMAIL}: {said}")


def check_core_only(prefix, work):
    build(HERE / "coreonly", work / "coreonly-build", prefix)
    said = run(work / "coreonly-build" / "coreonly", env=private_home(work / "coreonly-run"))
    expect("signed up" in said, said)


def exported_symbols(library):
    for line in run("nm", "--dynamic", "--demangle", "--defined-only", library).splitlines():
        kind, _, name = line.partition(" ")[2].strip().partition(" ")
        if kind != "A":
            yield kind, name


def names_marked_for_export():
    """The words of every declaration that carries an export macro."""
    words = set()
    for top in ("core", "forms"):
        for header in (CHECKOUT / top).rglob("*.h"):
            for declaration in re.findall(r"\bLATCHKEY_\w+_EXPORT\b([^;{]*)", header.read_text()):
                words.update(re.findall(r"\w+", declaration))
    return words


def foreign_symbols(symbols, marked):
    """The symbols that are not of a class or function marked for export."""
    for kind, name in symbols:
        owner = re.match(r"(?:[\w -]+ (?:for|to) )?latchkey::(\w+)", name)
        if owner:
            if owner[1] not in marked:
                yield name
        elif kind not in "WVu":
            yield name


def check_symbols(prefix):
    marked = names_marked_for_export()
    for library in sorted(prefix.glob("lib*/**/liblatchkey*.so")):
        symbols = list(exported_symbols(library))
        expect(symbols, f"{library} exports nothing")
        foreign = list(foreign_symbols(symbols, marked))
        expect(not foreign, f"{library.name} exports inner symbols:\n  " + "\n  ".join(foreign[:20]))


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--build", type=Path)
    options.add_argument("--prefix", type=Path)
    options.add_argument("--work", type=Path, required=True)
    options.add_argument("--hidden", action="store_true")
    options = options.parse_args()

    work = options.work.resolve()
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    try:
        if options.build:
            run("cmake", "--install", options.build, "--prefix", work / "prefix")
        prefix = (options.prefix or work / "prefix").resolve()
        check_headers(installed_headers(prefix))
        check_core_only(prefix, work)
        check_readme_program(prefix, work)
        if options.hidden:
            check_symbols(prefix)
    except Failure as failure:
        print(f"consumer: {failure}", file=sys.stderr)
        return 1
    print("consumer: passed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
