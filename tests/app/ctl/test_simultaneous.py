# SPDX-License-Identifier: MIT
"""Several processes on one database."""
import contextlib
import pathlib
import sqlite3

from ctlcase import PASSWORD, CtlCase

ROUNDS = 25
APPLICATION_ID = 0x4C4B6579
FIRST_MIGRATION = pathlib.Path(__file__).parents[3] / "core/storage/migrations/0001_first.sql"


class Simultaneous(CtlCase):
    def race(self, *commands):
        """Starts all at once and gives every one the password; their answers."""
        processes = [self.start(*command) for command in commands]
        for process in processes:
            with contextlib.suppress(BrokenPipeError):  # of one that reads none and is done already
                process.stdin.write(PASSWORD.encode())
                process.stdin.close()
            process.stdin = None
        answers = []
        for process in processes:
            out, err = process.communicate(timeout=120)
            answers.append((process.returncode, out.decode(), err.decode()))
        return answers

    def test_twoSignUpsOfOneAddressMakeOneUser(self):
        for number in range(ROUNDS):
            spellings = (f"user{number}@example.com", f"User{number}@EXAMPLE.com")
            answers = self.race(*[("signup", spelling, "--password-stdin") for spelling in spellings])
            self.assertEqual(sorted(status for status, _, _ in answers), [0, 1], answers)
            refused = next(err for status, _, err in answers if status == 1)
            self.assertTrue(refused.startswith("latchkeyctl: UserExists: "), refused)
        self.assertEqual(len(self.succeed_json("user", "list")["users"]), ROUNDS)

    def test_severalProcessesMakeOneDatabaseWithOneKey(self):
        answers = self.race(*[("user", "add", f"user{number}@example.com", "--password-stdin")
                              for number in range(6)])
        self.assertEqual([(status, err) for status, _, err in answers], [(0, "")] * 6)
        self.assertEqual(len(self.succeed_json("user", "list")["users"]), 6)
        for number in range(6):
            self.login(f"user{number}@example.com")

    def test_severalProcessesMakeManyDatabases(self):
        for number in range(ROUNDS):
            self.env["LATCHKEY_DATABASE"] = str(self.folder / f"new{number}" / "deep" / "users.db")
            answers = self.race(*[("user", "list")] * 6)
            self.assertEqual([(status, err) for status, _, err in answers], [(0, "")] * 6)

    def test_copyBeforeAMigrationIsOfTheOldDatabase(self):
        for number in range(ROUNDS):
            path = self.folder / f"old{number}" / "users.db"
            path.parent.mkdir()
            with contextlib.closing(sqlite3.connect(path)) as old:
                old.executescript(FIRST_MIGRATION.read_text())
                old.execute("PRAGMA user_version = 1")
                old.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            self.env["LATCHKEY_DATABASE"] = str(path)
            answers = self.race(*[("user", "list")] * 6)
            self.assertEqual([(status, err) for status, _, err in answers], [(0, "")] * 6)
            copies = sorted(file.name for file in path.parent.glob("*.bak*"))
            self.assertEqual(copies[0], "users.db.v1.bak")
            # who comes between two migrations copies the version of that moment
            for name in copies:
                with contextlib.closing(sqlite3.connect(path.parent / name)) as copy:
                    version = copy.execute("PRAGMA user_version").fetchone()[0]
                    self.assertEqual(name, f"users.db.v{version}.bak")
                    self.assertEqual(copy.execute("PRAGMA integrity_check").fetchone(), ("ok",))

    def test_twoAdminsCannotBothGo(self):
        for number in range(5):
            pair = [f"root{number}{letter}@example.com" for letter in "ab"]
            for address in pair:
                self.add(address, "--admin")
            if number == 0:
                continue
            for address in self.admins():
                if address not in pair:
                    self.succeed("user", "delete", address)
            answers = self.race(*[("user", "delete", address) for address in pair])
            self.assertEqual(sorted(status for status, _, _ in answers), [0, 1], answers)
            self.assertEqual(len(self.admins()), 1)

    def admins(self):
        return [user["email"] for user in self.succeed_json("user", "list")["users"] if user["role"] == "admin"]

    def test_codeIsRedeemedOnce(self):
        for number in range(5):
            address = f"user{number}@example.com"
            self.signup(address)
            code = self.mailed_code(address)
            answers = self.race(*[("code", "redeem", "confirm", address, code)] * 2)
            self.assertEqual(sorted(status for status, _, _ in answers), [0, 1], answers)
