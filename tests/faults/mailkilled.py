# SPDX-License-Identifier: MIT
"""Kills latchkeyctl while it sends what waits in the outbox: no message is lost, and what comes twice is the same.

usage: LATCHKEYCTL=…/latchkeyctl python3 mailkilled.py [--rounds N] [--seed N]

Each round starts from the same full outbox and kills one sender after the other with SIGKILL, at random moments, until
one gets to the end. Then every message has arrived; a repeat has the same message-id and content; and each kill has
repeated no more than half a second's worth. Prints a line a round and ends with 1 if anything did not hold.
"""
import argparse
import random
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter, defaultdict
from contextlib import closing
from pathlib import Path

import faultcase
from faultcase import FaultCase

sys.path.insert(0, str(Path(__file__).parents[1] / "support" / "mail"))
from mailserver import MailServer  # noqa: E402

MESSAGES = 40
PAUSE = 0.03  # of the server for each message, in seconds
MOST_REPEATS = int(0.5 / PAUSE) + 2  # of one kill


class MailKilled(FaultCase):
    def runTest(self):
        """Makes this a case that can be made without naming a test."""

    def setUp(self):
        super().setUp()
        self.outbox.write_text("a file where the folder should be")
        for number in range(MESSAGES):
            self.signup(f"user{number}@example.com")
        self.env["LATCHKEY_NOW"] = faultcase.in_an_hour()
        self.full = self.folder / "full"
        self.succeed("settings", "set", "smtp_security", "none")
        self.succeed("settings", "set", "smtp_host", "localhost")
        shutil.copytree(self.database.parent, self.full)

    def ids(self, where):
        with closing(sqlite3.connect(self.database)) as database:
            return {row[0] for row in database.execute(f"SELECT message_id FROM outbox WHERE {where}")}

    def flush_killed_after(self, seconds):
        """Whether it got to its end before."""
        process = self.start("outbox", "flush", stdin=subprocess.DEVNULL)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
        _, err = process.communicate()
        self.assertIn(process.returncode, (0, -9), err)
        return process.returncode == 0

    def round(self, chance, number):
        """How often it was killed, and how many messages came more than once."""
        shutil.rmtree(self.database.parent)
        shutil.copytree(self.full, self.database.parent)
        log = self.folder / f"smtp{number}.log"
        server = MailServer(log, "--pause", str(PAUSE))
        try:
            self.succeed("settings", "set", "smtp_port", str(server.port))
            kills = 0
            while not self.flush_killed_after(chance.uniform(0, MESSAGES * PAUSE)):
                kills += 1
                self.assert_sound()
            return kills, self.check(server, kills)
        finally:
            server.stop()

    def check(self, server, kills):
        self.assertEqual(self.ids("state <> 1"), set(), "messages that were not sent")
        contents = defaultdict(set)
        for message, mail in zip(server.messages(), server.mails()):
            contents[mail["Message-ID"].strip("<>")].add(message["content"])
        self.assertEqual(set(contents), self.ids("true"), "messages that arrived")
        self.assertEqual({len(each) for each in contents.values()}, {1}, "a repeat differs")
        self.assertEqual(server.most_at_once(), 1, "senders at a time")
        times = Counter(mail["Message-ID"] for mail in server.mails())
        repeats = sum(count - 1 for count in times.values())
        self.assertLessEqual(repeats, kills * MOST_REPEATS, "repeats")
        return repeats


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--seed", type=int, default=random.randrange(1 << 32))
    options = arguments.parse_args()
    print(f"seed {options.seed}", flush=True)
    chance = random.Random(options.seed)
    case = MailKilled()
    case.setUp()
    faults = 0
    try:
        for number in range(options.rounds):
            try:
                kills, repeats = case.round(chance, number)
                print(f"round {number}: {kills} kills, {repeats} of {MESSAGES} messages came again", flush=True)
            except AssertionError as fault:
                faults += 1
                print(f"round {number}: {fault}", flush=True)
    finally:
        case.doCleanups()
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
