# SPDX-License-Identifier: MIT
"""What the tests of latchkeyctl share: a private home, and a way to run the program and judge its answer."""
import email
import email.policy
import json
import os
import re
import shutil
import subprocess
import tempfile
import unittest
from dataclasses import dataclass
from pathlib import Path

PROGRAM = os.environ["LATCHKEYCTL"]
PASSWORD = "violet kettle 47 harbour"
USER_KEYS = {"id", "email", "enabled", "confirmed_email", "signed_up", "last_login", "role", "mfa_types",
             "providers", "custom"}
CODE = re.compile(r"^[0-9A-Z]{4}-[0-9A-Z]{4}$", re.MULTILINE)
ISO_UTC = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$"


@dataclass
class Answer:
    status: int
    out: str
    err: str


class CtlCase(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="latchkeyctl-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.database = self.folder / "data" / "users.db"
        self.outbox = self.folder / "outbox"
        self.env = {name: value for name, value in os.environ.items()
                    if not name.startswith(("LATCHKEY", "XDG_", "DBUS_", "DISPLAY", "WAYLAND"))}
        self.env |= {"HOME": str(self.folder / "home"), "LATCHKEY_DATABASE": str(self.database),
                     "LATCHKEY_OUTBOX": str(self.outbox)}
        for name in ("DATA", "CONFIG", "CACHE", "STATE"):
            self.env[f"XDG_{name}_HOME"] = str(self.folder / "home" / name.lower())
        (self.folder / "home").mkdir()

    def start(self, *arguments, prefix=(), **options):
        return subprocess.Popen([*prefix, PROGRAM, *arguments], env=self.env, cwd=self.folder,
                                stdin=options.pop("stdin", subprocess.PIPE), stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, **options)

    def run_ctl(self, *arguments, stdin="", prefix=()):
        """Runs the program; stdin is text or bytes. Whatever it answers has to be UTF-8."""
        with self.start(*arguments, prefix=prefix) as process:
            given = stdin.encode() if isinstance(stdin, str) else stdin
            out, err = process.communicate(given, timeout=120)
        return Answer(process.returncode, out.decode(), err.decode())

    def succeed(self, *arguments, stdin="", prefix=()):
        answer = self.run_ctl(*arguments, stdin=stdin, prefix=prefix)
        self.assertEqual((answer.status, answer.err), (0, ""), arguments)
        return answer.out

    def succeed_json(self, *arguments, stdin=""):
        """The one document on standard output."""
        return json.loads(self.succeed("--json", *arguments, stdin=stdin))

    def refuse(self, code, *arguments, stdin="", prefix=()):
        """Expects exit status 1 and the error in its one form; returns its sentence."""
        answer = self.run_ctl(*arguments, stdin=stdin, prefix=prefix)
        self.assertEqual((answer.status, answer.out), (1, ""), (arguments, answer.err))
        self.assertRegex(answer.err, rf"\Alatchkeyctl: {code}: [^\n]+\.?[^\n]*\n\Z", arguments)
        return answer.err.split(": ", 2)[2].strip()

    def misuse(self, *arguments, stdin=""):
        """Expects a usage error; returns what was said."""
        answer = self.run_ctl(*arguments, stdin=stdin)
        self.assertEqual((answer.status, answer.out), (2, ""), (arguments, answer.err))
        self.assertRegex(answer.err, r"\Alatchkeyctl: [^\n]+\nTry [^\n]+--help[^\n]+\n\Z", arguments)
        return answer.err

    def add(self, address, *options, password=PASSWORD):
        return self.succeed_json("user", "add", address, *options, "--password-stdin", stdin=password)

    def login(self, address, password=PASSWORD):
        return self.succeed_json("login", address, "--password-stdin", stdin=password)

    def refuse_login(self, code, address, password=PASSWORD):
        return self.refuse(code, "login", address, "--password-stdin", stdin=password)

    def signup(self, address, password=PASSWORD):
        return self.succeed_json("signup", address, "--password-stdin", stdin=password)

    def mails(self):
        """The messages written so far, oldest first."""
        files = sorted(self.outbox.glob("*.eml"), key=lambda file: file.stat().st_mtime_ns)
        return [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in files]

    def mailed_code(self, address):
        """The code in the newest message to this address."""
        texts = [mail.get_body(("plain",)).get_content() for mail in self.mails() if address in mail["To"]]
        self.assertTrue(texts, f"nothing was mailed to {address}")
        codes = CODE.findall(texts[-1].replace("\r\n", "\n"))
        self.assertEqual(len(codes), 1, texts[-1])
        return codes[0]

    def assert_user(self, user, **expected):
        """Checks the shape of a user and the fields given."""
        self.assertEqual(set(user), USER_KEYS)
        self.assertIsInstance(user["id"], int)
        self.assertRegex(user["signed_up"], ISO_UTC)
        if user["last_login"] is not None:
            self.assertRegex(user["last_login"], ISO_UTC)
        self.assertEqual({key: user[key] for key in expected}, expected)
