# SPDX-License-Identifier: MIT
"""`backup`, `restore` and `key rotate`: what they keep, what they refuse, and what a kill leaves."""
import base64
import datetime
import hashlib
import shutil
import sqlite3
import subprocess
import time
from contextlib import closing

from ctlcase import PASSWORD, CtlCase

PASSPHRASE = "nine swans over Lübeck"
CHECKSUM = b"latchkey-backup-1\n"
# what a restore changes: it ends sessions, drops codes, writes itself down and seals its head
CHANGED = {"audit", "email_codes", "meta", "sessions"}


class Keeping(CtlCase):
    def setUp(self):
        super().setUp()
        self.key = self.database.with_name("users.db.key")
        self.file = self.folder / "users.backup"

    def fill(self):
        """Users, settings, wrong tries of both kinds, a code that waits, and mail that cannot go out."""
        self.add("ada@example.com", "--admin")
        self.refuse_login("AuthenticationFailed", "ada@example.com", "wrong")
        self.refuse_login("AuthenticationFailed", "nobody@example.com", "wrong")
        self.outbox.write_text("in the way")
        self.signup("grace@example.com")
        self.add("gone@example.com")
        self.succeed("user", "delete", "gone@example.com")
        self.succeed("settings", "set", "app_name", "Desk")

    def sql(self, statement, database=None, values=()):
        with closing(sqlite3.connect(database or self.database)) as connection:
            rows = connection.execute(statement, values).fetchall()
            connection.commit()
            return rows

    def tables(self, database=None):
        names = self.sql("SELECT name FROM sqlite_schema WHERE type = 'table'", database)
        return {name: self.sql(f"SELECT * FROM {name}", database) for name, in names}

    def key_id(self):
        return self.sql("SELECT value FROM meta WHERE key = 'sealing_key_id'")[0][0]

    def key_bytes(self):
        return base64.b64decode(self.key.read_text().split("\n")[1])

    def backup(self, *options, stdin=""):
        answer = self.run_ctl("--json", "backup", str(self.file), *options, stdin=stdin)
        self.assertEqual(answer.status, 0, answer.err)
        return answer

    def forge(self, backup, change):
        """Writes a backup that was changed by somebody who knows how to sum it up."""
        self.file.write_bytes(backup[:-len(CHECKSUM) - 32])
        self.sql(change, self.file)
        content = self.file.read_bytes()
        self.file.write_bytes(content + CHECKSUM + hashlib.sha256(content).digest())

    def assert_works(self):
        self.succeed("audit", "verify")
        self.login("ada@example.com")
        waiting = [mail for mail in self.succeed_json("outbox", "list") if mail["state"] == "queued"]
        self.assertTrue(all(mail["subject"] for mail in waiting), waiting)

    def kill_loop(self, rounds, command, check, prepare=lambda: None, stdin=""):
        """Kills a command at moments all over the time that it took once; check() learns if it was through."""
        prepare()
        begun = time.monotonic()
        self.assertEqual(self.run_ctl(*command(), stdin=stdin).status, 0)
        taken = time.monotonic() - begun
        check(True)
        kills = 0
        for round_ in range(rounds):
            prepare()
            with self.start(*command()) as process:
                process.stdin.write(stdin.encode())
                process.stdin.close()
                process.stdin = None
                try:
                    finished = process.wait(taken * 1.1 * (round_ + 1) / rounds) == 0
                except subprocess.TimeoutExpired:
                    process.kill()
                    finished = False
                    kills += 1
            check(finished)
        self.assertGreater(kills, 0)


class Rotation(Keeping):
    def test_nothingStaysUnderTheOldKey(self):
        self.fill()
        old_id, old_bytes = self.key_id(), self.key_bytes()
        rotated = self.succeed_json("key", "rotate")
        self.assertEqual(rotated["key_file"], str(self.key))
        new_id = self.key_id()
        self.assertNotEqual((old_id, old_bytes), (new_id, self.key_bytes()))
        for table, rows in self.tables().items():
            for row in rows:
                for value in row:
                    self.assertNotIn(old_id, value if isinstance(value, bytes) else b"", (table, row))
        bodies = self.sql("SELECT body FROM outbox WHERE state = 0")
        self.assertTrue(bodies)
        self.assertEqual({body[1:9] for body, in bodies}, {new_id})
        self.assert_works()
        self.outbox.unlink()
        later = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=2)
        self.env["LATCHKEY_NOW"] = later.strftime("%Y-%m-%dT%H:%M:%SZ")
        self.succeed("outbox", "flush")
        self.assertEqual(len(self.mails()), len(bodies))
        self.assertIn("key.rotate", [event["kind"] for event in self.succeed_json("audit", "list")["events"]])

    def test_whatCannotBeMadeAnewGoesAndNothingElse(self):
        self.fill()
        before = self.tables()
        self.assertEqual([len(before[name]) for name in ("email_codes", "throttle")], [1, 2])
        self.succeed("key", "rotate")
        after = self.tables()
        self.assertEqual(after["email_codes"], [])
        self.assertEqual([row[3] for row in after["throttle"]], [1])
        for name in set(before) - {"email_codes", "throttle", "audit", "meta", "outbox", "sqlite_sequence"}:
            self.assertEqual(after[name], before[name], name)

    def test_formerKeyIsKeptAndOfNoUseAnyMore(self):
        self.fill()
        old = self.key.read_bytes()
        former = self.succeed_json("key", "rotate")["former_key_file"]
        with open(former, "rb") as file:
            self.assertEqual(file.read(), old)
        for file in self.database.parent.glob("users.db.key*"):
            self.assertEqual(file.stat().st_mode & 0o777, 0o600, file)
        self.key.write_bytes(old)
        self.assertIn("does not belong", self.refuse_login("KeychainFailed", "ada@example.com"))

    def test_withoutTheKeyNothingIsRotated(self):
        self.fill()
        self.key.unlink()
        before = self.tables()
        self.refuse("KeychainFailed", "key", "rotate")
        self.assertEqual(self.tables(), before)
        self.assertFalse(self.key.exists())

    def test_damagedAuditKeepsItsKey(self):
        self.fill()
        self.sql("UPDATE meta SET value = (SELECT value FROM meta WHERE key = 'audit_key') WHERE key = 'audit_head'")
        before, key = self.tables(), self.key.read_bytes()
        self.refuse("StorageFailed", "key", "rotate")
        self.assertEqual((self.tables(), self.key.read_bytes()), (before, key))

    def test_databasesThatShareAKeyFileRotateEachForItself(self):
        self.env["LATCHKEY_KEYFILE"] = str(self.folder / "shared.key")
        other = self.folder / "other" / "users.db"
        for database in (self.database, other):
            self.env["LATCHKEY_DATABASE"] = str(database)
            self.add("ada@example.com", "--admin")
        for rotated in (self.database, other, other, self.database):
            self.env["LATCHKEY_DATABASE"] = str(rotated)
            self.succeed("key", "rotate")
            for database in (self.database, other):
                self.env["LATCHKEY_DATABASE"] = str(database)
                self.login("ada@example.com")
                self.succeed("audit", "verify")

    def test_killedAtAnyMomentItOpensWithOneOfBothKeys(self):
        self.fill()
        self.before = None

        def remember():
            self.before = self.key_id()

        def check(finished):
            self.assertTrue(not finished or self.key_id() != self.before)
            self.assert_works()

        self.kill_loop(40, lambda: ("key", "rotate"), check, remember)

    def test_manyAtOnceLeaveOneKey(self):
        self.fill()
        processes = [self.start("key", "rotate") for _ in range(4)]
        answers = []
        for process in processes:
            _, err = process.communicate(timeout=120)
            answers.append((process.returncode, err.decode()))
        self.assertIn((0, ""), answers)
        for status, err in answers:
            self.assertTrue(status == 0 or "KeychainFailed: The key of the user database was replaced" in err, err)
        self.assert_works()


class Backup(Keeping):
    def test_redeemedCodeDoesNotComeBackWithABackup(self):
        self.add("ada@example.com", "--admin")
        self.signup("grace@example.com")
        code = self.mailed_code("grace@example.com")
        self.backup()
        self.succeed("code", "redeem", "confirm", "grace@example.com", code)
        self.succeed("restore", str(self.file))
        self.refuse("CodeInvalid", "code", "redeem", "confirm", "grace@example.com", code)

    def test_restoredElsewhereItIsTheSame(self):
        self.fill()
        answer = self.backup()
        self.assertIn("unlocked", answer.err)
        self.assertEqual(self.file.stat().st_mode & 0o777, 0o600)
        whole = self.tables()
        self.database = self.folder / "elsewhere" / "users.db"
        self.env["LATCHKEY_DATABASE"] = str(self.database)
        self.assertIsNone(self.succeed_json("restore", str(self.file))["kept_aside"])
        restored = self.tables()
        self.assertEqual(set(restored), set(whole))
        for name in set(whole) - CHANGED:
            self.assertEqual(restored[name], whole[name], name)
        self.assertEqual(sorted(file.name for file in self.database.parent.iterdir() if "-" not in file.name),
                         ["users.db", "users.db.key"])
        self.assertEqual(self.succeed_json("audit", "list", "--limit", "1")["events"][0]["kind"], "backup.restore")
        self.assert_works()
        self.assertGreater(self.add("late@example.com")["id"], 3)

    def test_restoredOverAnotherDatabaseItTakesItsPlace(self):
        self.fill()
        self.backup()
        self.succeed("key", "rotate")
        self.succeed("user", "disable", "grace@example.com")
        self.add("later@example.com")
        aside = self.succeed_json("restore", str(self.file))["kept_aside"]
        self.refuse("InvalidInput", "user", "show", "later@example.com")
        self.assertTrue(self.succeed_json("user", "show", "grace@example.com")["enabled"])
        self.assertEqual(self.sql("SELECT count(*) FROM users WHERE email = 'later@example.com'", aside), [(1,)])
        self.assert_works()
        # and what was kept opens again, with the key that was kept
        for file in self.database.parent.glob("users.db-*"):
            file.unlink()
        shutil.copy(aside, self.database)
        self.succeed("user", "show", "later@example.com")
        self.assert_works()

    def page(self, name):
        return self.sql("SELECT rootpage FROM sqlite_schema WHERE name = ?", values=(name,))[0][0]

    def damages(self):
        """By their names: what the file of the database holds then."""
        self.sql("PRAGMA wal_checkpoint(TRUNCATE)")
        size = self.sql("PRAGMA page_size")[0][0]
        index = self.sql("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")[0][0]
        starts = {name: (self.page(name) - 1) * size for name in ("users", "audit", "meta", index)}
        whole = self.database.read_bytes()
        key = whole.index(b"ada@example.com", (self.page("sqlite_autoindex_users_1") - 1) * size)
        return {**{f"a page of {name}": whole[:at] + b"\xa5" * size + whole[at + size:] for name, at in starts.items()},
                "a key of an index": whole[:key] + b"zda" + whole[key + 3:], "cut off": whole[:len(whole) // 2],
                "overwritten": whole[:size] + b"\xa5" * (len(whole) - size), "a letter": b"Dear database\n" * 500}

    def test_damagedDatabaseIsMovedAwayFirst(self):
        self.fill()
        self.backup()
        for name, content in self.damages().items():
            with self.subTest(name):
                self.database.write_bytes(content)
                self.assertIn("move it away", self.refuse("StorageFailed", "restore", str(self.file)))
                self.assertEqual(self.database.read_bytes(), content)
                for suffix in ("", "-wal", "-shm"):
                    self.database.with_name(f"users.db{suffix}").unlink(missing_ok=True)
                self.succeed("restore", str(self.file))
                self.assert_works()

    def test_backupEndsNoSessionButHoldsNone(self):
        self.fill()
        self.sql("INSERT INTO sessions (token_hash, user_id, device, created) VALUES (x'01', 1, '', 0)")
        self.backup()
        self.assertEqual(len(self.tables()["sessions"]), 1)
        self.assertEqual(self.tables(self.file)["sessions"], [])
        self.succeed("restore", str(self.file))
        self.assertEqual(self.tables()["sessions"], [])

    def test_restoreNeedsNoKey(self):
        self.fill()
        self.backup()
        for harm in (self.key.unlink, lambda: self.key.write_bytes(b"nonsense"), lambda: self.key.chmod(0o644)):
            harm()
            self.refuse_login("KeychainFailed", "ada@example.com")
            self.refuse("KeychainFailed", "backup", str(self.folder / "second.backup"))
            self.succeed("restore", str(self.file))
            self.assert_works()

    def test_passphraseLocksTheKey(self):
        self.fill()
        self.assertIn(b"key", self.key.read_bytes())
        answer = self.backup("--passphrase-stdin", stdin=PASSPHRASE)
        self.assertEqual(answer.err, "")
        self.assertNotIn(self.key_bytes(), self.file.read_bytes())
        before = self.tables()
        self.assertIn("locked", self.refuse("InvalidInput", "restore", str(self.file)))
        self.assertIn("not the passphrase", self.refuse("InvalidInput", "restore", str(self.file), "--passphrase-stdin",
                                                        stdin=PASSPHRASE + "!"))
        self.assertEqual(self.tables(), before)
        # the same words from a keyboard that writes ü in two signs
        self.succeed("restore", str(self.file), "--passphrase-stdin", stdin=PASSPHRASE.replace("ü", "u\u0308"))
        self.assert_works()

    def test_unlockedBackupHoldsTheKeyAndSaysSo(self):
        self.fill()
        answer = self.backup()
        self.assertIn(self.key_bytes(), self.file.read_bytes())
        self.assertEqual(answer.out, f'{{"file":"{self.file}","key_locked":false}}\n')

    def test_whatCannotBeWrittenIsRefused(self):
        self.fill()
        for passphrase in ("", "short", "\n", "1234567"):
            self.assertIn("too short", self.refuse("InvalidInput", "backup", str(self.file), "--passphrase-stdin",
                                                   stdin=passphrase))
        self.file.write_text("mine")
        self.assertIn("already", self.refuse("StorageFailed", "backup", str(self.file)))
        self.assertEqual(self.file.read_text(), "mine")
        self.assertIn("cannot be written", self.refuse("StorageFailed", "backup", str(self.folder / "no" / "such")))
        self.misuse("backup")
        self.misuse("backup", "")
        self.assertEqual([file.name for file in self.folder.glob("users.backup*")], ["users.backup"])

    def test_whatIsNoWholeBackupIsRefusedAndChangesNothing(self):
        self.fill()
        self.backup()
        good = self.file.read_bytes()
        copy = self.folder / "copy.db"
        self.sql("VACUUM INTO ?", values=(str(copy),))
        cut = [good[:size] for size in (0, 1, 100, 4096, len(good) // 2, len(good) - 1)]
        hostile = {f"cut to {len(content)}": content for content in cut}
        hostile |= {"one bit": good[:9000] + bytes([good[9000] ^ 1]) + good[9001:], "more": good + b"\0",
                    "text": b"id,email\n" * 2000, "plain copy": copy.read_bytes(),
                    "scribbled over": good[:8192] + bytes(range(256)) * 16 + good[8192 + 4096:]}
        before, key = self.tables(), self.key.read_bytes()
        for name, content in hostile.items():
            with self.subTest(name):
                self.file.write_bytes(content)
                self.assertIn("damaged", self.refuse("StorageFailed", "restore", str(self.file)))
        self.file.write_bytes(good)
        key_is = "UPDATE meta SET value = CAST({} || zeroblob({}) AS BLOB) WHERE key = 'backup_key'"
        for name, change in {"key that it does not name": key_is.format("x'01'", 32),
                             "short key": key_is.format("x'01'", 31), "unknown form": key_is.format("x'09'", 32),
                             "cut lock": key_is.format("x'02'", 32), "no key": "DELETE FROM meta",
                             "no table": "DROP TABLE users",
                             "nobody's code": "INSERT INTO email_codes VALUES (99, 99, 'confirm', 'eve@example.com', "
                                              "'eve@example.com', x'00', 0, 1, '', 0)",
                             "nobody's tries": "INSERT INTO throttle VALUES (x'3939', 'password', 0, 99, 10, 0, "
                                               "1)"}.items():
            with self.subTest(name):
                self.forge(good, change)
                self.assertIn("damaged", self.refuse("StorageFailed", "restore", str(self.file), "--passphrase-stdin",
                                                     stdin=PASSPHRASE))
        self.forge(good, "PRAGMA user_version = 99")
        self.assertIn("newer version", self.refuse("StorageFailed", "restore", str(self.file)))
        self.assertIn("cannot be opened", self.refuse("StorageFailed", "restore", str(self.folder / "missing")))
        self.assertEqual((self.tables(), self.key.read_bytes()), (before, key))
        self.assert_works()

    def test_backupIsOfOneMomentWhileOthersWrite(self):
        self.fill()
        with self.start("user", "add", "busy@example.com", "--password-stdin") as writer:
            writer.stdin.write(PASSWORD.encode())
            writer.stdin.close()
            writer.stdin = None
            self.backup()
            writer.wait(60)
        self.succeed("restore", str(self.file))
        self.assert_works()

    def test_killedAtAnyMomentItIsTheOneOrTheOther(self):
        self.fill()
        self.backup("--passphrase-stdin", stdin=PASSPHRASE)
        self.round = 0

        def change():
            self.round += 1
            self.add(f"later{self.round}@example.com")
            self.succeed("key", "rotate")

        def check(finished):
            users = {user["email"] for user in self.succeed_json("user", "list")["users"]}
            self.assertLess({"ada@example.com"}, users)
            self.assertTrue(not finished or users == {"ada@example.com", "grace@example.com"}, users)
            self.assertTrue(len(users) == 2 or f"later{self.round}@example.com" in users, users)
            self.assert_works()

        self.kill_loop(20, lambda: ("restore", str(self.file), "--passphrase-stdin"), check, change, PASSPHRASE)

    def test_killedBackupLeavesNoHalfFile(self):
        self.fill()
        self.round = 0

        def command():
            self.round += 1
            self.file = self.folder / f"{self.round}.backup"
            return "backup", str(self.file)

        def check(finished):
            self.assertTrue(self.file.exists() or not finished)
            if self.file.exists():
                self.succeed("restore", str(self.file))
            self.assert_works()

        self.kill_loop(20, command, check)
