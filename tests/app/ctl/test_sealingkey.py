# SPDX-License-Identifier: MIT
"""The key file: made whole or not at all, refused where it is not what it was, never made anew."""
import shutil
import subprocess
import time

from ctlcase import CtlCase


class SealingKey(CtlCase):
    def setUp(self):
        super().setUp()
        self.key = self.database.with_name("users.db.key")

    def test_initFailsWhereNoKeyCanBeMade(self):
        self.env["LATCHKEY_KEYFILE"] = str(self.folder / "missing" / "the.key")
        for _ in range(2):
            self.assertIn("cannot be made", self.refuse("KeychainFailed", "init"))
        self.refuse("KeychainFailed", "user", "add", "ada@example.com", "--password-stdin", stdin="violet kettle 47")
        (self.folder / "missing").mkdir()
        self.succeed("init")
        self.assertTrue((self.folder / "missing" / "the.key").exists())

    def test_everyHarmHasItsOwnWords(self):
        self.succeed("init")
        self.add("ada@example.com", "--admin")
        good = self.key.read_bytes()
        harms = {"is missing": self.key.unlink,
                 "does not belong": lambda: shutil.copyfile(self.other_key(), self.key),
                 "is damaged": lambda: self.key.write_bytes(b""),
                 "key file of the user database is damaged": lambda: self.key.write_bytes(good[:-9]),
                 "open to other people": lambda: self.key.chmod(0o640),
                 "cannot be read": lambda: (self.key.unlink(), self.key.mkdir())}
        for words, harm in harms.items():
            with self.subTest(words):
                harm()
                for command in (["init"], ["settings", "set", "app_name", "x"], ["audit", "verify"]):
                    self.assertIn(words, self.refuse("KeychainFailed", *command))
                self.assertIn(words, self.refuse_login("KeychainFailed", "ada@example.com"))
                self.assertEqual(self.succeed_json("user", "show", "ada@example.com")["email"], "ada@example.com")
                if self.key.is_dir():
                    self.key.rmdir()
                self.key.write_bytes(good)
                self.key.chmod(0o600)
                self.login("ada@example.com")

    def test_interruptedStartsLeaveAWholeKeyOrNone(self):
        begun = time.monotonic()
        self.succeed("init")
        taken = time.monotonic() - begun
        kills = 0
        for round_ in range(60):
            self.env["LATCHKEY_DATABASE"] = str(self.folder / str(round_) / "users.db")
            with self.start("init") as process:
                try:
                    process.wait(taken * 1.1 * (round_ + 1) / 60)
                except subprocess.TimeoutExpired:
                    process.kill()
                    kills += 1
            self.add("ada@example.com")
        self.assertGreater(kills, 0)

    def other_key(self):
        other = self.folder / "other.db"
        self.succeed("--database", str(other), "init")
        key = other.with_name("other.db.key")
        self.assertEqual(key.stat().st_mode & 0o777, 0o600)
        return key
