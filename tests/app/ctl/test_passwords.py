# SPDX-License-Identifier: MIT
"""Passwords on standard input, whatever bytes they are."""
import re
import resource
import unicodedata
from pathlib import Path

from ctlcase import PASSWORD, CtlCase


class Passwords(CtlCase):
    def refuse_password(self, password):
        """Sign-up and administration refuse it alike, and make no user."""
        said = self.refuse("PasswordNotAcceptable", "signup", "new@example.com", "--password-stdin", stdin=password)
        self.assertEqual(said, self.refuse("PasswordNotAcceptable", "user", "add", "new@example.com",
                                           "--password-stdin", stdin=password))
        self.assertEqual(self.succeed_json("user", "list")["users"], [])
        return said

    def test_unacceptablePasswordsAreRefusedWithTheReason(self):
        for name, password, reason in (("empty", b"", "too short"), ("only a newline", b"\n", "too short"),
                                       ("seven characters", b"7 chars", "too short"),
                                       ("seven emoji", "🔑🔒🔓🗝🚪🏠🛂".encode(), "too short"),
                                       ("five kilobytes", b"x y" * 1700, "too long"),
                                       ("not UTF-8", b"\xff\xfe" * 10, "cannot be read"),
                                       ("lone surrogate", b"\xed\xa0\x80 violet kettle", "cannot be read"),
                                       ("overlong form", b"\xc0\xaf violet kettle", "cannot be read"),
                                       ("cut short", "violet kettle 47 ü".encode()[:-1], "cannot be read")):
            with self.subTest(name):
                self.assertIn(reason, self.refuse_password(password))

    def test_passwordsThatAreEasyToGuessAreRefusedWithTheReason(self):
        self.succeed("init", "--app-name", "Invoice Desk")
        for name, password, reason in (("common", "Password1", "common password"),
                                       ("address", "violet new@example.com kettle", "the email address"),
                                       ("app's name", "violet invoice-desk kettle", "the name of this app"),
                                       ("weak", "a" * 127 + "é", "easy to guess")):
            with self.subTest(name):
                self.assertIn(reason, self.refuse_password(password.encode()))

    def test_settingLeavesOnlyTheLength(self):
        self.succeed("settings", "set", "require_secure_passwords", "false")
        self.assertIn("too short", self.refuse_password(b"7 chars"))
        self.add("ada@example.com", password="password")
        self.login("ada@example.com", "password")

    def test_tenMegabytesAreAnsweredByTheSameRefusal(self):
        self.assertIn("too long", self.refuse_password(b"a" * 10_000_000))
        self.assertIn("too long", self.refuse_password("é".encode() * 5_000_000))

    def test_tenMegabytesDoNotLogIn(self):
        self.add("ada@example.com")
        answer = self.run_ctl("login", "ada@example.com", "--password-stdin", stdin=b"a" * 10_000_000)
        self.assertEqual((answer.status, answer.out), (1, ""))
        self.assertRegex(answer.err, r"\Alatchkeyctl: \w+: [^\n]+\n\Z")

    def test_endlessInputComesToAnEnd(self):
        with open("/dev/zero", "rb") as endless:
            process = self.start("signup", "ada@example.com", "--password-stdin", stdin=endless)
            _, err = process.communicate(timeout=120)
        self.assertEqual(process.returncode, 1)
        self.assertRegex(err.decode(), r"\Alatchkeyctl: PasswordNotAcceptable: [^\n]+\n\Z")

    def test_oneFinalNewlineIsNotPartOfThePassword(self):
        self.add("ada@example.com", password=PASSWORD + "\n")
        for typed in (PASSWORD, PASSWORD + "\n", PASSWORD + "\r\n"):
            self.login("ada@example.com", typed)
        for other in (PASSWORD + "\n\n", PASSWORD + "\r", PASSWORD + " ", " " + PASSWORD, "\n" + PASSWORD):
            self.refuse_login("AuthenticationFailed", "ada@example.com", other)

    def test_unusualPasswordsWorkToTheByte(self):
        passwords = ["violet\0kettle 47", "'; DROP TABLE users; --", "🔑 violet 🫖 kettle",
                     "violet kettle 47 " * 7 + "größte é",
                     "two\nlines of it", "\u202eright to left", "\ttabs and blanks  "]
        for number, password in enumerate(passwords):
            with self.subTest(password):
                self.add(f"user{number}@example.com", password=password)
                self.login(f"user{number}@example.com", password)
                self.refuse_login("AuthenticationFailed", f"user{number}@example.com", password[:-1])
        self.assertEqual(len(self.succeed_json("user", "list")["users"]), len(passwords))

    def test_nulDoesNotEndAPassword(self):
        self.add("ada@example.com", password="violet kettle\0one")
        self.refuse_login("AuthenticationFailed", "ada@example.com", "violet kettle\0two")
        self.refuse_login("AuthenticationFailed", "ada@example.com", "violet kettle")

    def test_composedAndDecomposedFormsAreOnePassword(self):
        password = "größere Übung 47"
        self.add("ada@example.com", password=unicodedata.normalize("NFC", password))
        self.login("ada@example.com", unicodedata.normalize("NFD", password))
        self.add("bob@example.com", password=unicodedata.normalize("NFD", password))
        self.login("bob@example.com", unicodedata.normalize("NFC", password))

    def test_passwordIsInNoCoreDump(self):
        hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
        if hard == 0:
            self.skipTest("nothing may be dumped here anyway")
        dumping = lambda: resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))  # noqa: E731
        with self.start("login", "ada@example.com", "--password-stdin", preexec_fn=dumping) as process:
            process.stdin.write(b"half a pass")
            process.stdin.flush()
            limits = Path(f"/proc/{process.pid}/limits")
            # it is the first thing that the program does
            while not re.search(r"^Max core file size +0 +0 ", limits.read_text(), re.M):
                self.assertIsNone(process.poll(), "it ended while it could be dumped")
            process.stdin.close()
            process.wait(timeout=120)

    def test_passwordIsNowhereInTheFolders(self):
        self.signup("ada@example.com")
        for file in self.folder.rglob("*"):
            if file.is_file():
                self.assertNotIn(PASSWORD.encode(), file.read_bytes(), file)
