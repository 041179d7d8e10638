# SPDX-License-Identifier: MIT
"""What the fault rounds share: whether a database is sound, and disks of one's own to spoil."""
import os
import shutil
import sqlite3
import subprocess
import sys
import unittest
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "app" / "ctl"))
from ctlcase import PASSWORD, CtlCase  # noqa: E402, F401

SKIP = 77  # what ctest is told to take for "could not run here"
OWN_MOUNTS = "LATCHKEY_TEST_OWN_MOUNTS"

# what must be empty in a sound database
CONTRADICTIONS = {
    "a password kind miscounted": """
        SELECT kind, holders FROM password_kinds WHERE holders <> 0
        EXCEPT SELECT password_kind, count(*) FROM users WHERE password_kind IS NOT NULL GROUP BY password_kind""",
    "a code without its mail": """
        SELECT email FROM users JOIN email_codes ON user_id = users.id
        WHERE purpose = 'confirm' AND email NOT IN (SELECT recipient FROM outbox WHERE kind = 'confirm')""",
    "a session of somebody disabled": """
        SELECT email FROM users JOIN sessions ON user_id = users.id WHERE enabled = 0""",
}


class FaultCase(CtlCase):
    def assert_sound(self):
        """Nothing in the database is torn or contradicts the rest, and its audit verifies."""
        with closing(sqlite3.connect(self.database)) as database:
            self.assertEqual(database.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
            self.assertEqual(database.execute("PRAGMA foreign_key_check").fetchall(), [])
            for name, query in CONTRADICTIONS.items():
                self.assertEqual(database.execute(query).fetchall(), [], name)
        self.succeed("audit", "verify")

    def users(self):
        """All users by address."""
        return {user["email"]: user for user in self.succeed_json("user", "list", "--limit", "10000")["users"]}


def own_mounts():
    """Makes sure that this program may mount without anybody noticing: runs it again where that is so, or ends it."""
    if OWN_MOUNTS in os.environ:
        return
    for namespaces in (["--mount"], ["--user", "--map-root-user", "--mount"]):
        allowed = subprocess.run(["unshare", *namespaces, "mount", "-t", "tmpfs", "none", "/mnt"],
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        if allowed.returncode == 0:
            environment = os.environ | {OWN_MOUNTS: "1"}
            os.execvpe("unshare", ["unshare", *namespaces, sys.executable, "-B", *sys.argv], environment)
    print("this system allows no mounts, so nothing was tested")
    sys.exit(SKIP)


class Disk:
    """A small disk in memory, mounted at this folder."""

    def __init__(self, folder, kilobytes):
        self.folder = folder
        self.filler = folder / "filler"
        folder.mkdir()
        mount("-t", "tmpfs", "-o", f"size={kilobytes}k", "none", str(folder))

    def leave(self, kilobytes):
        """Fills it but for so much."""
        room = shutil.disk_usage(self.folder).free - kilobytes * 1024
        self.filler.write_bytes(b"\xff" * max(room, 0))

    def clear(self):
        self.filler.unlink()

    def remount(self, mode):
        mount("-o", f"remount,{mode}", str(self.folder))

    def unmount(self):
        subprocess.run(["umount", str(self.folder)], check=True)


def in_an_hour():
    return (datetime.now(timezone.utc) + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")


def mount(*arguments):
    subprocess.run(["mount", *arguments], check=True)


def main():
    unittest.main(verbosity=2)
