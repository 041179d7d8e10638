# SPDX-License-Identifier: MIT
"""A database or key that cannot be used: a clear error, and nothing is lost."""
import os
import shutil
import sqlite3
from contextlib import closing

from ctlcase import PASSWORD, CtlCase

# root writes where it likes; without these capabilities it is held to permissions like everyone else
AS_ORDINARY = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()

WRITES = (("user", "add", "new@example.com", "--password-stdin"), ("user", "disable", "ada@example.com"),
          ("user", "set", "ada@example.com", "role=admin"), ("user", "delete", "ada@example.com"),
          ("signup", "new@example.com", "--password-stdin"), ("settings", "set", "app_name", "Other"))
READS = (("user", "list"), ("user", "show", "ada@example.com"))


class DatabaseTrouble(CtlCase):
    def setUp(self):
        super().setUp()
        self.add("ada@example.com")

    def test_folderThatCannotExistIsTold(self):
        for path in ("/dev/null/users.db", "/proc/nowhere/users.db"):
            self.refuse("StorageFailed", "--database", path, "user", "list")

    def test_folderInPlaceOfTheFileIsTold(self):
        self.assertIn("is a folder", self.refuse("StorageFailed", "--database", str(self.folder), "user", "list"))

    def test_closedFolderIsTold(self):
        self.database.parent.chmod(0o000)
        self.addCleanup(self.database.parent.chmod, 0o700)
        self.refuse("StorageFailed", "user", "list", prefix=AS_ORDINARY)

    def test_readOnlyDatabaseRefusesWrites(self):
        for file in self.database.parent.iterdir():
            file.chmod(0o400)
        self.database.parent.chmod(0o500)
        self.addCleanup(self.database.parent.chmod, 0o700)
        for command in WRITES:
            said = self.refuse("StorageFailed", *command, stdin=PASSWORD, prefix=AS_ORDINARY)
            self.assertIn("cannot be written", said, command)
        self.database.parent.chmod(0o700)
        for file in self.database.parent.iterdir():
            file.chmod(0o600)
        self.assert_unharmed()

    def test_lockedDatabaseIsToldAndWorksAgainAfterwards(self):
        with closing(sqlite3.connect(self.database, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            said = self.refuse("StorageFailed", "user", "disable", "ada@example.com")
            self.assertIn("in use", said)
            other.execute("ROLLBACK")
        self.assert_unharmed()

    def test_corruptDatabasesAreToldAndLeftAlone(self):
        whole = self.checkpointed()
        for name, content, reason in (
                ("no database", b"This is a letter, not a database.\n" * 100, "not a user database"),
                ("a header only", whole[:100], "damaged"), ("cut off", whole[:len(whole) // 2], "damaged"),
                ("overwritten", whole[:4096] + b"\xa5" * (len(whole) - 4096), "damaged"),
                ("header overwritten", b"\0" * 64 + whole[64:], "not a user database")):
            with self.subTest(name):
                self.database.write_bytes(content)
                for suffix in ("-wal", "-shm"):
                    self.database.with_name(self.database.name + suffix).unlink(missing_ok=True)
                said = self.refuse("StorageFailed", "user", "add", "new@example.com", "--password-stdin",
                                   stdin=PASSWORD)
                self.assertIn(reason, said)
                self.assertEqual(self.database.read_bytes(), content)

    def test_newerDatabaseIsToldAndLeftAlone(self):
        with closing(sqlite3.connect(self.database)) as newer:
            version = newer.execute("PRAGMA user_version").fetchone()[0]
            newer.execute(f"PRAGMA user_version = {version + 1000}")
            newer.commit()
        content = self.checkpointed()
        for command in (*READS, *WRITES):
            self.assertIn("newer version", self.refuse("StorageFailed", *command, stdin=PASSWORD))
        self.assertEqual(self.checkpointed(), content)

    def test_otherProgramsDatabaseIsLeftAlone(self):
        other = self.folder / "other.db"
        with closing(sqlite3.connect(other)) as database:
            database.execute("CREATE TABLE songs (title TEXT)")
            database.commit()
        content = other.read_bytes()
        said = self.refuse("StorageFailed", "--database", str(other), "user", "list")
        self.assertIn("not a user database", said)
        self.assertEqual(other.read_bytes(), content)

    def checkpointed(self):
        """The whole database as one file."""
        with closing(sqlite3.connect(self.database)) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return self.database.read_bytes()

    def assert_unharmed(self):
        [user] = self.succeed_json("user", "list")["users"]
        self.assert_user(user, email="ada@example.com", enabled=True, role="user")
        self.login("ada@example.com")


class KeyTrouble(CtlCase):
    def setUp(self):
        super().setUp()
        self.key = self.folder / "keys" / "sealing.key"
        self.key.parent.mkdir()
        self.env["LATCHKEY_KEYFILE"] = str(self.key)
        self.add("ada@example.com")

    def assert_key_failure(self):
        """Every login and every write is refused; reading still works."""
        self.refuse_login("KeychainFailed", "ada@example.com")
        for command in WRITES:
            self.refuse("KeychainFailed", *command, stdin=PASSWORD)
        for command in READS:
            self.assertIn("ada@example.com", self.succeed(*command))

    def test_keyIsReadableByTheOwnerOnly(self):
        self.assertEqual(self.key.stat().st_mode & 0o777, 0o600)

    def test_missingKeyIsToldAndNoNewOneMade(self):
        self.key.rename(self.folder / "kept")
        self.assert_key_failure()
        self.assertFalse(self.key.exists())
        (self.folder / "kept").rename(self.key)
        self.login("ada@example.com")

    def test_keyOfAnotherDatabaseIsRefused(self):
        right = self.key.read_bytes()
        self.key.unlink()
        self.succeed("--database", str(self.folder / "other.db"), "init")
        self.assertNotEqual(self.key.read_bytes(), right)
        self.assert_key_failure()
        self.key.write_bytes(right)
        self.login("ada@example.com")

    def test_brokenKeyIsRefused(self):
        for content in (b"", b"x", b"\0" * 32, os.urandom(4096), self.key.read_bytes()[:-9]):
            self.key.write_bytes(content)
            self.refuse_login("KeychainFailed", "ada@example.com")
            self.assertEqual(self.key.read_bytes(), content)

    def test_unreadableKeyIsTold(self):
        self.key.chmod(0o000)
        self.refuse("KeychainFailed", "login", "ada@example.com", "--password-stdin", stdin=PASSWORD,
                    prefix=AS_ORDINARY)

    def test_keyBesideTheDatabaseServesWithoutTheVariable(self):
        del self.env["LATCHKEY_KEYFILE"]
        self.succeed("--database", str(self.folder / "one" / "users.db"), "init")
        shutil.copytree(self.folder / "one", self.folder / "two")
        self.succeed("--database", str(self.folder / "two" / "users.db"), "settings", "set", "app_name", "Moved")
