# SPDX-License-Identifier: MIT
"""Mail through a server: what is set, what is sent, and what is said when it is not."""
import os
import sqlite3
import unittest
from contextlib import closing

from mailcase import SMTP_PASSWORD, MailCase, later


class Settings(MailCase):
    def test_passwordIsShownNowhere(self):
        self.assertEqual(self.succeed("settings", "get", "smtp_password"), "not set\n")
        self.use(smtp_password=SMTP_PASSWORD)
        self.assertEqual(self.succeed("settings", "get", "smtp_password"), "set\n")
        self.use(smtp_password="another of the kind")
        self.assertNotIn(SMTP_PASSWORD, self.succeed("--json", "settings", "get"))
        events = self.succeed("--json", "audit", "list")
        self.assertIn("smtp_password", events)
        for event in self.succeed_json("audit", "list")["events"]:
            if event["kind"] == "setting.change":
                self.assertEqual(event["details"], {"key": "smtp_password"})
        for file in self.database.parent.iterdir():
            self.assertNotIn(SMTP_PASSWORD.encode(), file.read_bytes(), file)
        self.use(smtp_password="")
        self.assertEqual(self.succeed("settings", "get", "smtp_password"), "not set\n")

    def test_passwordComesOnStandardInputOnly(self):
        said = self.refuse("InvalidInput", "settings", "set", "smtp_password", SMTP_PASSWORD)
        self.assertIn("--value-stdin", said)
        self.assertNotIn(SMTP_PASSWORD, said)
        for value in (b"\xff", b"a\0b", b"a\nb", b"x" * 1001):
            self.refuse("InvalidInput", "settings", "set", "smtp_password", "--value-stdin", stdin=value)
        self.assertEqual(self.succeed("settings", "get", "smtp_password"), "not set\n")

    def test_wrongValuesAreRefusedInWords(self):
        for key, value, words in (("smtp_security", "ssl", "Choose one of the words"),
                                  ("smtp_host", "mail.example.com:25", "without a port"),
                                  ("smtp_host", "smtp://mail.example.com", "without a port"),
                                  ("smtp_host", "mail example", "name of a server"),
                                  ("smtp_host", "x@mail.example.com", "name of a server"),
                                  ("smtp_host", "a\r\nb", "name of a server"),
                                  ("smtp_port", "65536", "whole number"),
                                  ("smtp_ca_file", "ca.pem", "cannot have this value"),
                                  ("outbox_days", "-1", "whole number"),
                                  ("mail_per_hour", "many", "whole number")):
            with self.subTest(key=key, value=value):
                self.assertIn(words, self.refuse("InvalidInput", "settings", "set", key, "--", value))
        self.assertIn("starttls, tls, none", self.succeed_json("settings", "get", "smtp_security")["description"])

    def test_hostsOfAllKindsAreTaken(self):
        for host in ("mail.example.com", "localhost", "192.0.2.1", "2001:db8::25", "::1", "bücher.example", ""):
            self.use(smtp_host=host)
            self.assertEqual(self.succeed("settings", "get", "smtp_host"), f"{host}\n")

    def test_nothingGoesToAnotherMachineInTheClear(self):
        self.use(smtp_host="mail.example.com")
        self.assertIn("encrypted", self.refuse("InvalidInput", "settings", "set", "smtp_security", "none"))
        for host in ("localhost", "127.0.0.1", "::1", ""):
            self.use(smtp_host=host, smtp_security="none")
        for host in ("mail.example.com", "127.0.0.1.example.com", "localhost.example.com", "128.0.0.1", "127.1.2.300"):
            self.refuse("InvalidInput", "settings", "set", "smtp_host", host)
        self.use(smtp_security="starttls", smtp_host="mail.example.com")

    def test_passwordOutlivesRotationAndBackup(self):
        server = self.serve(*self.secure_options())
        self.use_secure(server)
        self.succeed("key", "rotate")
        self.succeed("mail", "test", "ada@example.com")
        self.run_ctl("backup", "kept.backup")
        self.use(smtp_password="")
        self.refuse("MailFailed", "mail", "test", "ada@example.com")
        self.succeed("restore", "kept.backup")
        self.succeed("mail", "test", "ada@example.com")
        self.assertEqual(len(server.messages()), 2)


class Sending(MailCase):
    def test_signUpIsConfirmedByMail(self):
        for security in ("starttls", "tls"):
            server = self.serve(*self.secure_options(security))
            self.use_secure(server, security)
            self.signup(f"{security}@example.com")
            mail = server.mails()[-1]
            self.assertEqual(mail["To"], f"{security}@example.com")
            self.assertEqual(mail["From"], "Latchkey <app@example.com>")
            self.assertEqual(server.messages()[-1]["user"], "app@example.com")
            self.assertFalse(self.outbox.exists())

    def test_whileNoServerIsSetMailsBecomeFiles(self):
        self.signup("ada@example.com")
        self.assertEqual(len(self.mails()), 1)
        server = self.serve()
        self.use_plain(server)
        self.signup("bob@example.com")
        self.use(smtp_host="")
        self.signup("eve@example.com")
        self.assertEqual((len(self.mails()), len(server.messages())), (2, 1))

    def test_serverThatIsDownIsToldAndTriedAgain(self):
        server = self.serve()
        self.use_plain(server)
        server.stop()
        self.signup("ada@example.com")
        [message] = self.succeed_json("outbox", "list")
        self.assertEqual(message["state"], "queued")
        self.assertIn("cannot be reached", message["trouble"])
        self.assertIn("cannot be reached", self.succeed("outbox", "list"))
        self.assertIn("smtp_port", self.succeed("outbox", "show", str(message["id"])))
        self.assertIn("cannot be reached", self.succeed("outbox", "flush"))
        again = self.serve()
        self.use(smtp_port=again.port)
        self.env["LATCHKEY_NOW"] = later(minutes=2)
        self.assertEqual(self.succeed_json("outbox", "flush"), {"sent": 1, "waiting": 0})

    def test_messageThatIsRefusedForGoodIsNotTriedAgain(self):
        server = self.serve()
        self.use_plain(server)
        self.signup("refused@example.com")
        [message] = self.succeed_json("outbox", "list")
        self.assertEqual((message["state"], message["next_try"]), ("failed", None))
        self.assertIn("550 5.1.1 <…> no such mailbox", message["trouble"])
        shown = self.succeed("outbox", "show", str(message["id"]))
        self.assertIn("wiped when it was refused", shown)
        self.env["LATCHKEY_NOW"] = later(hours=2)
        self.assertEqual(self.succeed_json("outbox", "flush"), {"sent": 0, "waiting": 0})
        self.assertEqual(len(server.events("connection")), 1)

    def test_messageThatIsDeferredGoesOutLaterUnderTheSameId(self):
        server = self.serve()
        self.use_plain(server)
        self.signup("once@example.com")
        [message] = self.succeed_json("outbox", "list")
        self.assertIn("greylisted", message["trouble"])
        self.env["LATCHKEY_NOW"] = later(minutes=2)
        self.assertEqual(self.succeed_json("outbox", "flush"), {"sent": 1, "waiting": 0})
        [mail] = server.mails()
        with closing(sqlite3.connect(self.database)) as database:
            self.assertEqual(database.execute("SELECT message_id FROM outbox").fetchone()[0],
                             mail["Message-ID"].strip("<>"))

    def test_hangingUpInTheMiddleLosesNothing(self):
        server = self.serve()
        self.use_plain(server)
        self.signup("dropped@example.com")
        self.assertEqual(self.succeed_json("outbox", "list")[0]["state"], "queued")
        self.assertEqual(server.messages(), [])

    def test_expiredMailIsNotSent(self):
        server = self.serve()
        self.use_plain(server)
        server.stop()
        self.signup("ada@example.com")
        again = self.serve()
        self.use(smtp_port=again.port)
        self.env["LATCHKEY_NOW"] = later(hours=25)
        self.assertEqual(self.succeed_json("outbox", "flush"), {"sent": 0, "waiting": 0})
        self.assertEqual(self.succeed_json("outbox", "list")[0]["state"], "expired")
        self.assertEqual(again.messages(), [])

    def test_namesInAllScriptsAndHostileOnesStayInTheirField(self):
        server = self.serve()
        self.use_plain(server)
        self.use(app_name='Größe" <eve@example.com>, 用户')
        self.signup("jörg@bücher.example")
        [message], [mail] = server.messages(), server.mails()
        self.assertEqual(message["recipients"], ["jörg@xn--bcher-kva.example"])
        self.assertIn("SMTPUTF8", message["options"])
        self.assertEqual(mail["From"].addresses[0].addr_spec, "no-reply@localhost")
        self.assertEqual(len(mail["From"].addresses), 1)
        self.assertNotIn("eve@example.com", message["recipients"])

    def test_tooManyRequestsForOneAddressSendNoMore(self):
        server = self.serve()
        self.use_plain(server)
        self.signup("ada@example.com")
        for _ in range(9):
            self.succeed("code", "request", "confirm", "ada@example.com")
        self.assertEqual(len(server.messages()), 5)
        self.env["LATCHKEY_NOW"] = later(minutes=61)
        self.succeed("code", "request", "confirm", "ada@example.com")
        self.assertEqual(len(server.messages()), 6)

    def test_twoProgramsAtOnceSendEachMessageOnce(self):
        self.outbox.write_text("a file where the folder should be")
        for number in range(12):
            self.signup(f"user{number}@example.com")
        server = self.serve("--pause", "0.05")
        self.use_plain(server)
        self.env["LATCHKEY_NOW"] = later(hours=2)
        processes = [self.start("--json", "outbox", "flush") for _ in range(2)]
        for process in processes:
            _, err = process.communicate(timeout=60)
            self.assertEqual((process.returncode, err), (0, b""))
        ids = [mail["Message-ID"] for mail in server.mails()]
        self.assertEqual((len(ids), len(set(ids)), server.most_at_once()), (12, 12, 1))


class WithoutLibcurl(MailCase):
    def test_missingLibraryIsToldAndNothingIsLost(self):
        broken = self.folder / "lib"
        broken.mkdir()
        (broken / "libcurl.so.4").write_text("no library")
        self.use(smtp_host="localhost", smtp_security="none")
        self.env["LD_LIBRARY_PATH"] = str(broken)
        self.assertIn("Install it", self.refuse("MailFailed", "mail", "test", "ada@example.com"))
        self.succeed("signup", "ada@example.com", "--password-stdin", stdin="violet kettle 47 harbour")
        listed = self.succeed("outbox", "list")
        self.assertIn("queued", listed)
        self.assertIn("libcurl", listed)


class Testing(MailCase):
    def test_testMessageSaysWhatCameOfIt(self):
        self.assertIn("outbox folder", self.succeed("mail", "test", "ada@example.com"))
        server = self.serve(*self.secure_options())
        self.use_secure(server)
        self.assertIn("localhost took the message", self.succeed("mail", "test", "ada@example.com"))
        self.assertIn("550 5.1.1", self.refuse("MailFailed", "mail", "test", "refused@example.com"))
        self.use(smtp_password="wrong")
        self.assertIn("did not accept the login", self.refuse("MailFailed", "mail", "test", "ada@example.com"))
        self.use(smtp_ca_file="")
        self.assertIn("certificate", self.refuse("MailFailed", "mail", "test", "ada@example.com"))
        self.use(smtp_security="tls")
        self.assertIn("no encryption", self.refuse("MailFailed", "mail", "test", "ada@example.com"))
        server.stop()
        self.assertIn("cannot be reached", self.refuse("MailFailed", "mail", "test", "ada@example.com"))
        self.refuse("InvalidInput", "mail", "test", "no address")
        kinds = [(event["kind"], event["code"]) for event in self.succeed_json("audit", "list")["events"]]
        self.assertEqual(kinds.count(("mail.test", None)), 2)
        self.assertEqual(kinds.count(("mail.test", "InvalidInput")), 1)
        self.assertEqual(self.succeed_json("outbox", "list"), [])

    def test_everyMailCanBePreviewed(self):
        said = self.misuse("mail", "preview", "no-such-mail")
        names = said.split("there are: ")[1].splitlines()[0].split(", ")
        self.assertIn("confirm", names)
        for name in names:
            for language in ("en", "de"):
                mail = self.succeed_json("mail", "preview", name, "--language", language)
                self.assertEqual(mail["language"], language)
                self.assertTrue(mail["subject"] and mail["text"] and mail["html"].startswith("<!DOCTYPE html>"))
        self.assertIn("K7MQ-2PR9", self.succeed("mail", "preview", "confirm"))
        self.assertTrue(self.succeed("mail", "preview", "confirm", "--html").startswith("<!DOCTYPE html>"))

    def test_templatesOfAProgramCanBePreviewed(self):
        folder = self.folder / "templates" / "en"
        os.makedirs(folder)
        (folder / "confirm.txt").write_text("Type {{code}} into {{app}}.\n")
        preview = ("mail", "preview", "confirm", "--templates", str(folder.parent))
        self.assertIn("Type K7MQ-2PR9 into Latchkey.", self.succeed(*preview))
        self.assertNotIn("Type K7MQ", self.succeed(*preview, "--language", "de"))
        (folder / "confirm.txt").write_text("Type {{nonsense}}.\n")
        self.assertIn("{{nonsense}}", self.refuse("MailFailed", *preview))
        self.misuse("mail", "preview", "confirm", "--templates", str(self.folder / "missing"))


class Keeping(MailCase):
    def test_oldMailIsDroppedFromTheOutbox(self):
        self.signup("ada@example.com")
        self.assertEqual(self.succeed_json("outbox", "prune"), {"dropped": 0})
        self.env["LATCHKEY_NOW"] = later(days=31)
        self.assertEqual(self.succeed("outbox", "prune"), "Messages dropped: 1\n")
        self.assertEqual(self.succeed_json("outbox", "list"), [])


if __name__ == "__main__":
    unittest.main()
