# SPDX-License-Identifier: MIT
"""The command line itself: positions, usage errors, help, and where answers go."""
import os
import pty
import re
import sqlite3
import subprocess
from contextlib import closing

from ctlcase import PASSWORD, PROGRAM, CtlCase

COMMANDS = ["init", "user add", "user show", "user list", "user enable", "user disable", "user delete",
            "user logout", "user set", "user explain", "user reset-password", "user reset-mfa", "mfa totp-add", "mfa list", "mfa remove",
            "code request mfa-reset", "code redeem mfa-reset", "login", "signup", "code request confirm",
            "code request reset", "code request login", "code redeem confirm", "code redeem reset", "code redeem login",
            "code redeem undo", "settings get", "settings set", "outbox list", "outbox show", "outbox flush",
            "outbox prune", "mail test", "mail preview", "audit list",
            "audit prune", "audit verify", "backup", "restore", "key rotate"]


class Usage(CtlCase):
    def test_wrongCommandLinesAreUsageErrorsAndMakeNoDatabase(self):
        for arguments in ([], [""], ["user"], ["usr"], ["user", "ad"], ["code", "request"], ["code", "redeem", "reset"],
                          ["user", "show"], ["user", "show", "a@b.example", "c@d.example"], ["init", "extra"],
                          ["user", "list", "extra"], ["outbox", "show"], ["--database"], ["--database=", "init"],
                          ["--database", "postgres://host/db", "init"], ["--json=1", "init"], ["--bogus", "init"],
                          ["init", "--bogus"], ["init", "-x"], ["init", "--app-name"], ["user", "--admin", "add"],
                          ["user", "add", "a@b.example"], ["login", "a@b.example"], ["signup", "a@b.example"],
                          ["code", "redeem", "confirm", "a@b.example"]):
            with self.subTest(arguments=arguments):
                self.misuse(*arguments)
        self.assertFalse(self.database.exists())

    def test_passwordAsAnArgumentIsRefusedAndNotRepeated(self):
        secret = "hunter2-hunter2"
        for command in (("user", "add"), ("login",), ("signup",)):
            for form in ((secret,), ("--password", secret), (f"--password={secret}",), (f"--password-stdin={secret}",),
                         (f"--pass={secret}",), ("-p", secret), (f"-p{secret}",), ("--password-stdin", secret)):
                with self.subTest(command=command, form=form):
                    said = self.misuse(*command, "ada@example.com", *form, stdin=PASSWORD)
                    self.assertNotIn(secret, said)
                    self.assertNotIn("hunter", said)
        self.assertNotIn("hunter", self.misuse("user", "set", "ada@example.com", secret))
        self.assertFalse(self.database.exists())

    def test_globalOptionsStandAnywhere(self):
        plain = ["user", "list", "--limit", "5"]
        for place in range(len(plain) + 1):
            if place == 4 - 1:
                continue  # between an option and its value
            arguments = [*plain[:place], "--database", "any.db", "--json", *plain[place:]]
            self.assertEqual(self.succeed(*arguments), '{"next":null,"users":[]}\n', arguments)

    def test_clockThatCannotBeReadStopsTheProgram(self):
        self.env["LATCHKEY_NOW"] = "tomorrow"
        answer = self.run_ctl("init")
        self.assertNotEqual(answer.status, 0)
        self.assertIn("LATCHKEY_NOW is not a moment", answer.err)

    def test_dashesEndTheOptions(self):
        self.assert_user(self.succeed_json("user", "add", "--password-stdin", "--", "-ada@example.com",
                                           stdin=PASSWORD), email="-ada@example.com")
        self.succeed("user", "show", "--", "-ada@example.com")
        self.misuse("user", "show", "-ada@example.com")

    def test_argumentThatIsNoTextIsRefused(self):
        for broken in (b"ada\xff@example.com", b"\xed\xa0\x80@example.com", b"\xc0\xaf@example.com"):
            self.refuse("InvalidInput", "user", "show", broken)


class Help(CtlCase):
    def test_helpListsEveryCommandAndMakesNoDatabase(self):
        for asked in (["--help"], ["-h"], ["--json", "--help"]):
            text = self.succeed(*asked)
            for command in COMMANDS:
                self.assertRegex(text, rf"(?m)^  {command}\b")
        self.assertFalse(self.database.exists())

    def test_helpListsNothingElse(self):
        listed = self.succeed("--help").split("Commands:\n")[1].split("\n\n")[0].splitlines()
        self.assertEqual(len(listed), len(COMMANDS))

    def test_everyCommandExplainsItselfWithExamplesThatParse(self):
        for command in COMMANDS:
            text = self.succeed(*command.split(), "--help")
            self.assertTrue(text.startswith(f"latchkeyctl {command}"), text)
            self.assertIn("\nExamples:\n  latchkeyctl ", text)
            self.assertEqual(self.succeed("--help", *command.split()), text)

    def test_helpFitsATerminal(self):
        for command in ["", *COMMANDS]:
            for line in self.succeed(*command.split(), "--help").splitlines():
                self.assertLessEqual(len(line), 120, line)

    def test_groupExplainsItsCommands(self):
        text = self.succeed("outbox", "--help")
        self.assertIn("outbox flush", text)
        self.assertNotIn("user add EMAIL", text.split("Options")[0])

    def test_versionIsPrinted(self):
        self.assertRegex(self.succeed("--version"), r"^latchkeyctl \d+\.\d+\.\d+\n$")


class Answers(CtlCase):
    def test_failureSaysNothingOnStandardOutputUnderJson(self):
        self.refuse("InvalidInput", "--json", "user", "show", "nobody@example.com")

    def test_outputThatCannotBeWrittenIsAFailure(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            answer = subprocess.run([PROGRAM, "user", "list"], env=self.env, stdout=full, stderr=subprocess.PIPE,
                                    check=False)
        self.assertEqual(answer.returncode, 1)
        self.assertRegex(answer.stderr.decode(), r"\Alatchkeyctl: StorageFailed: [^\n]+\n\Z")

    def test_closedStandardInputIsAFailure(self):
        closed = subprocess.run(["sh", "-c", '"$0" login ada@example.com --password-stdin <&-', PROGRAM],
                                env=self.env, cwd=self.folder, capture_output=True, check=False)
        self.assertEqual((closed.returncode, closed.stdout), (1, b""))
        self.assertRegex(closed.stderr.decode(), r"\Alatchkeyctl: InvalidInput: [^\n]+\n\Z")

    def test_localeMakesNoDifference(self):
        self.add("ada@bücher.example")
        for locale in ("C", "POSIX", "C.UTF-8", "no_SUCH"):
            self.env["LC_ALL"] = locale
            self.assertIn("ada@bücher.example", self.succeed("user", "show", "ada@bücher.example"))

    def test_outputCannotSteerATerminal(self):
        self.add("ada@example.com")
        with closing(sqlite3.connect(self.database)) as database:
            database.execute("UPDATE users SET email = ?", ("ada\x1b[2J\u202e\x9b@example.com",))
            database.commit()
        for command in (("user", "show", "ada@example.com"), ("user", "list")):
            self.assertIn("ada\ufffd[2J\ufffd\ufffd@example.com", self.succeed(*command))

    def test_passwordTypedOnATerminalIsNotShown(self):
        self.add("ada@example.com")
        screen, keyboard = pty.openpty()
        self.addCleanup(os.close, screen)
        process = self.start("login", "ada@example.com", "--password-stdin", stdin=keyboard)
        self.assertTrue(process.stderr.read(4))
        os.write(screen, PASSWORD.encode() + b"\n")
        out, err = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 0, err)
        self.assertIn(b"ada@example.com", out)
        os.close(keyboard)
        os.set_blocking(screen, False)
        self.assertNotIn(b"violet", self.read_all(screen))

    @staticmethod
    def read_all(screen):
        try:
            return os.read(screen, 65536)
        except OSError:
            return b""

    def test_linksNoWidgets(self):
        linked = subprocess.run(["ldd", PROGRAM], capture_output=True, check=True).stdout.decode()
        self.assertIsNone(re.search("Qt6(Gui|Widgets|Network)", linked), linked)
