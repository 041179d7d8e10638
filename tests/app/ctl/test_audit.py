# SPDX-License-Identifier: MIT
"""`audit list` and `audit verify`: what is written, what is not, and what tampering shows."""
import sqlite3
from contextlib import closing

from ctlcase import PASSWORD, CtlCase, ISO_UTC

COLUMNS = ("time", "kind", "code", "reason", "actor", "subject", "details", "mac")
INSERT = ("INSERT INTO audit (number, time, kind, code, reason, actor, subject, details, mac) "
          "SELECT {} , time, kind, code, reason, actor, subject, details, mac FROM audit WHERE number = {}")


class Audit(CtlCase):
    def sql(self, *statements, values=()):
        with closing(sqlite3.connect(self.database)) as database:
            for statement in statements:
                rows = database.execute(statement, values).fetchall()
            database.commit()
            return rows

    def events(self, *options):
        """Oldest first, as (kind, code) pairs."""
        listed = self.succeed_json("audit", "list", *options)["events"]
        return [(event["kind"], event["code"]) for event in reversed(listed)]

    def fill(self):
        """A chain of eight events."""
        self.add("ada@example.com", "--admin")
        self.refuse_login("AuthenticationFailed", "ada@example.com", "wrong")
        self.refuse_login("AuthenticationFailed", "eve@example.com", "wrong")
        self.login("ada@example.com")
        self.succeed("settings", "set", "app_name", "Desk")
        self.succeed("user", "set", "ada@example.com", "role=admin")


class Events(Audit):
    def test_everyActIsWrittenDown(self):
        self.fill()
        self.signup("grace@example.com")
        self.refuse("CodeInvalid", "code", "redeem", "confirm", "grace@example.com", "2222-2222")
        self.succeed("code", "redeem", "confirm", "grace@example.com", self.mailed_code("grace@example.com"))
        self.succeed("code", "request", "confirm", "grace@example.com")
        self.succeed("user", "disable", "grace@example.com")
        self.refuse_login("AccountIsNotEnabled", "grace@example.com")
        self.succeed("user", "enable", "grace@example.com")
        self.succeed("user", "set", "grace@example.com", "email=hopper@example.com")
        self.succeed("user", "logout", "hopper@example.com")
        self.succeed("outbox", "flush")
        self.succeed("user", "delete", "hopper@example.com")
        self.refuse("PermissionDenied", "user", "delete", "ada@example.com")
        self.assertEqual(self.events(), [
            ("audit.begin", None), ("user.add", None), ("login", "AuthenticationFailed"),
            ("login", "AuthenticationFailed"), ("login", None), ("logout", None), ("setting.change", None),
            ("user.role", None), ("sign-up", None), ("confirmation", "CodeInvalid"), ("confirmation", None),
            ("confirmation.request", None), ("user.disable", None), ("login", "AccountIsNotEnabled"),
            ("user.enable", None), ("user.address", None), ("user.logout", None), ("outbox.flush", None),
            ("user.delete", None), ("user.delete", "PermissionDenied")])

    def test_eventTellsWhoWhatWhomWhenAndHow(self):
        self.fill()
        listed = {event["number"]: event for event in self.succeed_json("audit", "list")["events"]}
        wrong, unknown, login, setting = listed[3], listed[4], listed[5], listed[7]
        self.assertRegex(login["time"], ISO_UTC)
        self.assertEqual((login["allowed"], login["actor"]["email"], login["details"]),
                         (True, "ada@example.com", {"method": "password"}))
        self.assertEqual(login["actor"], login["subject"])
        self.assertEqual((wrong["actor"]["kind"], wrong["subject"]), ("unknown", login["subject"]))
        self.assertEqual(wrong["details"], {"method": "password", "step": "first_factor"})
        self.assertEqual((unknown["subject"]["kind"], unknown["subject"]["email"]), ("address", None))
        self.assertEqual((setting["actor"]["kind"], setting["details"]),
                         ("operator", {"key": "app_name", "from": "Latchkey", "to": "Desk"}))

    def test_listGoesByAddressAndPage(self):
        self.fill()
        self.assertEqual(self.events("--user", "eve@example.com"), [("login", "AuthenticationFailed")])
        self.assertEqual(self.events("--user", "nobody@example.com"), [])
        self.assertEqual([kind for kind, _ in self.events("--user", "ADA@example.com")],
                         ["user.add", "login", "login", "logout", "user.role"])
        page = self.succeed_json("audit", "list", "--limit", "5")
        rest = self.succeed_json("audit", "list", "--after", page["next"])
        self.assertEqual([event["number"] for event in page["events"] + rest["events"]], list(range(8, 0, -1)))
        self.assertIsNone(rest["next"])
        self.assertIn("AuthenticationFailed", self.succeed("audit", "list"))
        self.misuse("audit", "list", "--limit", "0")
        self.refuse("InvalidInput", "audit", "list", "--after", "nonsense")
        self.refuse("InvalidInput", "audit", "list", "--user", "nonsense")

    def test_noSecretAndNoAddressIsInIt(self):
        self.fill()
        self.signup("grace@example.com")
        code = self.mailed_code("grace@example.com")
        self.succeed("code", "redeem", "confirm", "grace@example.com", code)
        for table in ("audit", "audit_people"):
            text = "\n".join(str(row) for row in self.sql(f"SELECT * FROM {table}"))
            for secret in (PASSWORD, "wrong'", code, code.replace("-", ""), "example.com", "ada", "eve"):
                self.assertNotIn(secret, text)

    def test_deletedUserIsAPseudonymAndNoMore(self):
        self.fill()
        person = self.succeed_json("audit", "list", "--user", "ada@example.com")["events"][0]["subject"]["id"]
        self.add("root@example.com", "--admin")
        self.succeed("user", "delete", "ada@example.com")
        events = self.succeed_json("audit", "list")["events"]
        ours = [event for event in events if event["subject"]["id"] == person]
        self.assertEqual([event["kind"] for event in ours],
                         ["user.delete", "user.role", "logout", "login", "login", "user.add"])
        self.assertEqual({event["subject"]["email"] for event in ours}, {None})
        self.assertEqual(self.sql("SELECT count(*) FROM audit_people WHERE hex(pseudonym) = ?",
                                  values=(person.upper(),)), [(0,)])
        self.succeed("audit", "verify")
        for file in self.database.parent.iterdir():
            self.assertNotIn(b"ada@example.com", file.read_bytes(), file)


class Verification(Audit):
    def setUp(self):
        super().setUp()
        self.fill()
        self.assertEqual(self.succeed_json("audit", "verify")["count"], 8)
        self.whole = self.snapshot()

    def snapshot(self):
        return (self.sql("SELECT * FROM audit"), self.sql("SELECT * FROM meta WHERE key LIKE 'audit%'"))

    def restore(self):
        rows, seals = self.whole
        self.sql("DELETE FROM audit", "DELETE FROM meta WHERE key LIKE 'audit%'")
        for row in rows:
            self.sql("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values=row)
        for seal in seals:
            self.sql("INSERT INTO meta VALUES (?, ?)", values=seal)
        self.succeed("audit", "verify")

    def test_everyKindOfTamperingIsNoticed(self):
        swap = ("UPDATE audit SET number = -1 WHERE number = 3", "UPDATE audit SET number = 3 WHERE number = 4",
                "UPDATE audit SET number = 4 WHERE number = -1")
        shift = ("UPDATE audit SET number = -number WHERE number >= 4",
                 "UPDATE audit SET number = 1 - number WHERE number < 0", INSERT.format(4, 3))
        cases = [
            ("first taken out", ("DELETE FROM audit WHERE number = 1",), "Event 1 is missing."),
            ("middle taken out", ("DELETE FROM audit WHERE number IN (4, 5)",), "Events 4 to 5 are missing."),
            ("last taken out", ("DELETE FROM audit WHERE number = 8",), "Event 8 is missing at the end."),
            ("cut off", ("DELETE FROM audit WHERE number > 5",), "Events 6 to 8 are missing at the end."),
            ("all taken out", ("DELETE FROM audit",), "Events 1 to 8 are missing at the end."),
            ("swapped", swap, "Event 3 is not what was written there: it was changed, moved or put in. Find out who"),
            ("put in", shift, "Event 4 is not what was written there"),
            ("put in behind", (INSERT.format(9, 8),), "Event 9 is not what was written there"),
            ("put in before", (INSERT.format(0, 1),), "Event 0 is not what was written there"),
            ("no end", ("DELETE FROM meta WHERE key = 'audit_head'",), "The sealed end is gone"),
            ("no key", ("DELETE FROM meta WHERE key = 'audit_key'",), "The audit key is gone"),
            ("other end", ("UPDATE meta SET value = zeroblob(69) WHERE key = 'audit_head'",), "The sealed end"),
            ("key as end", ("UPDATE meta SET value = (SELECT value FROM meta WHERE key = 'audit_key') "
                            "WHERE key = 'audit_head'",), "The sealed end"),
            ("end as start", ("INSERT INTO meta SELECT 'audit_checkpoint', value FROM meta "
                              "WHERE key = 'audit_head'",), "The sealed start"),
        ]
        cases += [(column, (f"UPDATE audit SET {column} = {change} WHERE number = 5",),
                   "Event 5 is not what was written there")
                  for column in COLUMNS
                  for change in [{"details": "'{}'", "actor": "x'01'", "subject": "x''", "mac": "zeroblob(32)"}
                                 .get(column, column + " + 1")]]
        for name, statements, words in cases:
            with self.subTest(name):
                self.sql(*statements)
                self.assertIn(words, self.refuse("StorageFailed", "audit", "verify"))
                self.restore()

    def test_olderEndPutBackIsNoticed(self):
        old = self.sql("SELECT value FROM meta WHERE key = 'audit_head'")[0]
        self.login("ada@example.com")
        self.sql("UPDATE meta SET value = ? WHERE key = 'audit_head'", values=old)
        self.assertIn("Event 9 lies behind the sealed end", self.refuse("StorageFailed", "audit", "verify"))

    def test_notedHeadShowsAnAuditPutBackWhole(self):
        self.login("ada@example.com")
        noted = self.succeed_json("audit", "verify")["head"]
        self.login("ada@example.com")
        self.succeed("audit", "verify", "--head", noted)
        self.restore()
        self.assertIn("Events 9 to 10 are missing at the end",
                      self.refuse("StorageFailed", "audit", "verify", "--head", noted))
        self.login("ada@example.com")
        self.assertIn("Event 10 is not the one whose head was noted",
                      self.refuse("StorageFailed", "audit", "verify", "--head", noted))
        self.misuse("audit", "verify", "--head", "10:nonsense")

    def test_nothingIsAddedToADamagedAudit(self):
        self.sql("DELETE FROM meta WHERE key = 'audit_head'")
        before = self.snapshot()
        self.assertIn("audit log", self.refuse_login("StorageFailed", "ada@example.com"))
        self.refuse("StorageFailed", "user", "logout", "ada@example.com")
        self.assertEqual(self.snapshot(), before)

    def test_withoutItsKeyNothingIsVerified(self):
        self.database.with_name("users.db.key").unlink()
        self.refuse("KeychainFailed", "audit", "verify")
        self.assertEqual(len(self.events()), 8)


class Retention(Audit):
    def test_oldEventsGoAndTheRestVerifies(self):
        self.env["LATCHKEY_NOW"] = "2026-01-01T00:00:00Z"
        self.fill()
        self.env["LATCHKEY_NOW"] = "2026-06-01T00:00:00Z"
        self.login("ada@example.com")
        self.succeed("settings", "set", "audit_days", "200")
        self.env["LATCHKEY_NOW"] = "2026-09-01T00:00:00Z"
        self.succeed("user", "list")
        self.assertEqual(self.succeed_json("audit", "verify")["dropped"], 0, "what only reads drops nothing")
        self.assertEqual(self.succeed_json("audit", "prune"), {"dropped": 8})
        verdict = self.succeed_json("audit", "verify")
        self.assertEqual((verdict["dropped"], verdict["count"]), (8, 4))
        self.assertEqual([kind for kind, _ in self.events()], ["login", "logout", "setting.change", "audit.prune"])
        self.sql("DELETE FROM audit WHERE number = 9")
        self.assertIn("Event 9 is missing", self.refuse("StorageFailed", "audit", "verify"))

    def test_zeroKeepsAll(self):
        self.env["LATCHKEY_NOW"] = "2000-01-01T00:00:00Z"
        self.fill()
        self.succeed("settings", "set", "audit_days", "0")
        del self.env["LATCHKEY_NOW"]
        self.assertEqual(self.succeed("audit", "prune"), "Events dropped: 0\n")
        self.assertEqual(self.succeed_json("audit", "verify")["count"], 9)

    def test_changedEventIsKeptAsEvidence(self):
        self.env["LATCHKEY_NOW"] = "2026-01-01T00:00:00Z"
        self.fill()
        self.sql("UPDATE audit SET time = 0 WHERE number = 1")
        self.assertIn("audit", self.refuse("StorageFailed", "audit", "prune"))
        self.assertIn("Event 1 is not what was written", self.refuse("StorageFailed", "audit", "verify"))

