# SPDX-License-Identifier: MIT
"""Kills latchkeyctl at random moments, round after round, and checks that every answer which said ok holds.

usage: LATCHKEYCTL=…/latchkeyctl python3 killed.py [--rounds N] [--seed N]

Each round starts one command, kills it with SIGKILL at a moment drawn from the time such a command takes, and then
looks: the database is sound and its audit verifies; what was answered has happened; what was not has happened whole,
with its event in the audit, or not at all; and all earlier answers still hold. Prints a table and ends with 1 if
anything did not hold.
"""
import argparse
import json
import random
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing, suppress

from faultcase import PASSWORD, FaultCase


class Round:
    """One command that will be killed: how it is prepared and what has to be true of it afterwards.

    Each kind has a name, command(), which gives the arguments, and happened(), which tells whether the command took
    effect and fails if it did so by halves. Each gets secret() on standard input, whether it reads it or not.
    """

    def __init__(self, case, number):
        self.case = case
        self.address = f"user{number}@example.com"
        self.prepare()

    def prepare(self):
        self.case.add(self.address)

    def secret(self):
        return PASSWORD

    def user(self):
        return self.case.user_row(self.address)


class SignUp(Round):
    name = "sign-up"

    def prepare(self):
        pass

    def command(self):
        return "signup", self.address, "--password-stdin"

    def happened(self):
        user = self.user()
        mails = self.case.rows("SELECT 1 FROM outbox WHERE recipient = ?", self.address)
        codes = self.case.rows("SELECT 1 FROM email_codes WHERE user_id = (SELECT id FROM users WHERE email = ?)",
                               self.address)
        self.case.assertEqual(len(mails), len(codes), "mail and code")
        self.case.assertEqual(len(codes), int(user is not None), "code and user")
        if user:
            self.case.refuse_login("EmailNotConfirmed", self.address)
        return user is not None


class Confirmation(Round):
    name = "confirmation"

    def prepare(self):
        self.case.signup(self.address)
        self.code = self.case.mailed_code(self.address)

    def command(self):
        return "code", "redeem", "confirm", self.address, self.code

    def happened(self):
        confirmed = bool(self.user()["confirmed_email"])
        if confirmed:
            self.case.refuse("CodeInvalid", *self.command())
            self.case.login(self.address)
        else:
            self.case.succeed(*self.command())
        return confirmed


class Reset(Round):
    name = "reset"
    NEW = "amber lantern 52 meadow"

    def prepare(self):
        super().prepare()
        self.case.succeed("code", "request", "reset", self.address)
        self.code = self.case.mailed_code(self.address)

    def command(self):
        return "code", "redeem", "reset", self.address, self.code, "--password-stdin"

    def secret(self):
        return self.NEW

    def happened(self):
        codes = self.case.rows("SELECT 1 FROM email_codes JOIN users ON users.id = user_id WHERE email = ?",
                               self.address)
        notices = self.case.rows("SELECT 1 FROM outbox WHERE kind = 'password-changed' AND recipient = ?",
                                 self.address)
        self.case.assertEqual(len(codes) + len(notices), 1, "either the code or the notice that it was used")
        if notices:
            self.case.refuse("CodeInvalid", *self.command(), stdin=self.NEW)
            self.case.refuse_login("AuthenticationFailed", self.address)
        self.case.login(self.address, self.NEW if notices else PASSWORD)
        return bool(notices)


class Role(Round):
    name = "role"

    def command(self):
        return "user", "set", self.address, "role=admin"

    def happened(self):
        return self.user()["role"] == "admin"


class Address(Round):
    name = "address"

    def command(self):
        return "user", "set", self.address, f"email=new-{self.address}"

    def happened(self):
        if self.user():
            return False
        self.address = f"new-{self.address}"
        self.case.assertEqual(self.user()["confirmed_email"], 0)
        return True


class Disabling(Round):
    name = "disable"

    def prepare(self):
        super().prepare()
        self.case.login(self.address)

    def command(self):
        return "user", "disable", self.address

    def happened(self):
        if self.user()["enabled"]:
            self.case.login(self.address)
            return False
        self.case.refuse_login("AccountIsNotEnabled", self.address)
        return True


class Deletion(Round):
    name = "delete"

    def command(self):
        return "user", "delete", self.address

    def happened(self):
        return self.user() is None


class FirstStart(Round):
    name = "first start"

    def prepare(self):
        self.case.use_database(self.case.folder / self.address / "users.db")

    def command(self):
        return "user", "add", self.address, "--password-stdin"

    def happened(self):
        happened = self.address in self.case.users()
        if happened:
            self.case.login(self.address)
        else:
            self.case.add(self.address)
        self.case.assert_sound()
        self.case.use_database(self.case.main_database)
        return happened


KINDS = (SignUp, Confirmation, Reset, Role, Address, Disabling, Deletion, FirstStart)


class Killed(FaultCase):
    def runTest(self):
        """Makes this a case that can be made without naming a test."""

    def setUp(self):
        super().setUp()
        self.main_database = self.database
        self.add("root@example.com", "--admin")

    def use_database(self, path):
        self.database = path
        self.env["LATCHKEY_DATABASE"] = str(path)

    def rows(self, query, *values):
        with closing(sqlite3.connect(f"file:{self.database}?mode=rw", uri=True)) as database:
            database.row_factory = sqlite3.Row
            return database.execute(query, values).fetchall()

    def user_row(self, address):
        found = self.rows("SELECT * FROM users WHERE email = ?", address)
        return found[0] if found else None

    def events(self):
        """How many events the audit holds."""
        try:
            return len(self.rows("SELECT 1 FROM audit"))
        except sqlite3.OperationalError:  # there is no database yet
            return 0

    def answer_of(self, one, kill_after):
        """Whether the command said ok before it was killed, and how long it took if it was not."""
        begin = time.monotonic()
        command = one.command()
        process = self.start("--json", *command)
        with suppress(BrokenPipeError):  # of one that reads none and is done already
            process.stdin.write(one.secret().encode())
            process.stdin.close()
        process.stdin = None
        try:
            process.wait(kill_after)
        except subprocess.TimeoutExpired:
            process.kill()
        taken = time.monotonic() - begin
        out, err = process.communicate()
        if process.returncode not in (0, -9):
            raise AssertionError(f"{command}: {err.decode()}")
        return said_ok(out), taken if process.returncode == 0 else None


def said_ok(out):
    """Whether the answer was there in full."""
    try:
        json.loads(out)
    except json.JSONDecodeError:
        return False
    return True


class Table:
    """What came of the rounds, by kind."""

    COLUMNS = ("rounds", "said ok", "done unsaid", "not done", "faults")

    def __init__(self):
        self.counts = {kind.name: Counter() for kind in KINDS}

    def note(self, kind, ok, happened):
        self.counts[kind.name].update(["rounds", "said ok" if ok else "done unsaid" if happened else "not done"])

    def fault(self, kind):
        self.counts[kind.name].update(["rounds", "faults"])

    def faults(self):
        return sum(count["faults"] for count in self.counts.values())

    def __str__(self):
        lines = [f'{"killed during":14}' + "".join(f"{column:>13}" for column in self.COLUMNS)]
        for name, count in [*self.counts.items(), ("all", sum(self.counts.values(), Counter()))]:
            lines.append(f"{name:14}" + "".join(f"{count[column]:>13}" for column in self.COLUMNS))
        return "\n".join(lines)


class Rounds:
    def __init__(self, case, chance):
        self.case = case
        self.chance = chance
        self.table = Table()
        self.usual = {}  # how long a command of each kind takes, in seconds
        self.settled = {}  # what is known of every user

    def measure(self):
        for number, kind in enumerate(KINDS):
            one = kind(self.case, f"-measured-{number}")
            ok, taken = self.case.answer_of(one, None)
            assert ok and one.happened(), kind.name
            self.usual[kind] = taken

    def run(self, number):
        kind = KINDS[number % len(KINDS)]
        try:
            one = kind(self.case, number)
            before = self.case.events()
            ok, taken = self.case.answer_of(one, self.chance.uniform(0, 1.1 * self.usual[kind]))
            written = self.case.events() - before
            if taken:
                self.usual[kind] = 0.8 * self.usual[kind] + 0.2 * taken
            happened = one.happened()
            self.case.assertTrue(happened or not ok, "what was answered has not happened")
            self.case.assertEqual(written > 0, happened, "events in the audit")
            self.case.assert_sound()
            self.check_all()
            self.table.note(kind, ok, happened)
        except AssertionError as fault:
            self.table.fault(kind)
            print(f"round {number}, {kind.name}: {fault}", flush=True)
            self.case.use_database(self.case.main_database)
            self.settled = self.state()

    def state(self):
        return {row["id"]: tuple(row) for row in self.case.rows(
            "SELECT id, email, password_hash, enabled, confirmed_email, role FROM users")}

    def check_all(self):
        """Nobody has changed but the user of this round, who was not there before."""
        now = self.state()
        for identity, before in self.settled.items():
            self.case.assertEqual(now.get(identity), before, "another user has changed")
        self.settled = now


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=random.randrange(2 ** 32))
    given = parser.parse_args()
    print(f"{given.rounds} rounds, seed {given.seed}", flush=True)
    case = Killed()
    case.setUp()
    try:
        rounds = Rounds(case, random.Random(given.seed))
        rounds.measure()
        for number in range(given.rounds):
            rounds.run(number)
        print(rounds.table)
        return 1 if rounds.table.faults() else 0
    finally:
        case.doCleanups()


if __name__ == "__main__":
    sys.exit(main())
