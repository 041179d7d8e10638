# SPDX-License-Identifier: MIT
"""`outbox`, and what lands in the folder of .eml files."""
from datetime import datetime, timedelta, timezone

from ctlcase import CODE, CtlCase, ISO_UTC


def in_an_hour():
    return (datetime.now(timezone.utc) + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")


class Outbox(CtlCase):
    def test_emptyOutboxIsToldInWords(self):
        self.assertEqual(self.succeed("outbox", "list"), "The outbox is empty.\n")
        self.assertEqual(self.succeed_json("outbox", "list"), [])
        self.assertEqual(self.succeed_json("outbox", "flush"), {"sent": 0, "waiting": 0})

    def test_sentMessageIsListedAndItsTextIsGone(self):
        self.signup("ada@example.com")
        self.succeed("outbox", "flush")
        [message] = self.succeed_json("outbox", "list")
        self.assertEqual((message["recipient"], message["kind"], message["state"]),
                         ("ada@example.com", "confirm", "sent"))
        self.assertRegex(message["created"], ISO_UTC)
        self.assertRegex(message["sent"], ISO_UTC)
        shown = self.succeed_json("outbox", "show", str(message["id"]))
        self.assertEqual(shown["text"], "")

    def test_waitingMessageShowsNoCode(self):
        self.outbox.write_text("a file where the folder should be")
        self.signup("ada@example.com")
        [message] = self.succeed_json("outbox", "list")
        self.assertEqual((message["state"], message["sent"]), ("queued", None))
        shown = self.succeed("outbox", "show", str(message["id"]))
        self.assertIn("ada@example.com", shown)
        self.assertNotRegex(shown, CODE)

    def test_waitingMessageGoesOutOnceTheFolderIsThere(self):
        self.outbox.write_text("a file where the folder should be")
        self.signup("ada@example.com")
        self.outbox.unlink()
        self.assertEqual(self.succeed_json("outbox", "flush"), {"sent": 0, "waiting": 1})
        self.env["LATCHKEY_NOW"] = in_an_hour()
        self.succeed("outbox", "flush")
        self.succeed("code", "redeem", "confirm", "ada@example.com", self.mailed_code("ada@example.com"))
        self.login("ada@example.com")

    def test_flushSendsNothingTwice(self):
        self.signup("ada@example.com")
        self.succeed("outbox", "flush")
        self.assertEqual(self.succeed_json("outbox", "flush"), {"sent": 0, "waiting": 0})
        self.assertEqual(len(self.mails()), 1)

    def test_unknownMessageIsRefused(self):
        self.refuse("InvalidInput", "outbox", "show", "4711")
        for number in ("0", "-1", "one", "1.5", "", "9" * 30):
            self.misuse("outbox", "show", "--", number)

    def test_mailsAreReadableByTheOwnerOnly(self):
        self.signup("ada@example.com")
        self.succeed("outbox", "flush")
        self.assertEqual(self.outbox.stat().st_mode & 0o777, 0o700)
        for file in self.outbox.glob("*.eml"):
            self.assertEqual(file.stat().st_mode & 0o777, 0o600)
