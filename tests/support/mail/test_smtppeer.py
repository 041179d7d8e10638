# SPDX-License-Identifier: MIT
"""The tests' own mail server, by Python's client: a peer that cannot refuse would prove nothing."""
import shutil
import smtplib
import ssl
import tempfile
import unittest
from pathlib import Path

from certificates import Authority
from mailserver import MailServer

MAIL = "Message-ID: <1@example.com>\r\nSubject: hello\r\n\r\n.a dot first\r\n"


class PeerCase(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="smtppeer-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def start(self, *options):
        server = MailServer(self.folder / "log", *options)
        self.addCleanup(server.stop)
        return server

    def connect(self, server):
        client = smtplib.SMTP("127.0.0.1", server.port, timeout=20)
        self.addCleanup(client.close)
        return client


class Plain(PeerCase):
    def test_messageIsTakenAsItWasSent(self):
        server = self.start()
        self.connect(server).sendmail("app@example.com", ["ada@example.com"], MAIL)
        [message], [mail] = server.messages(), server.mails()
        self.assertEqual((message["sender"], message["recipients"]), ("app@example.com", ["ada@example.com"]))
        self.assertEqual((mail["Subject"], mail.get_content().strip()), ("hello", ".a dot first"))

    def test_recipientSaysWhatBecomesOfTheMessage(self):
        server = self.start()
        for name, code in (("refused", 550), ("deferred-1", 450), ("once", 450)):
            with self.assertRaises(smtplib.SMTPRecipientsRefused) as refused:
                self.connect(server).sendmail("app@example.com", [f"{name}@example.com"], MAIL)
            self.assertEqual([said[0] for said in refused.exception.recipients.values()], [code])
        for name, code in (("spam", 554), ("full", 452)):
            with self.assertRaises(smtplib.SMTPDataError) as refused:
                self.connect(server).sendmail("app@example.com", [f"{name}@example.com"], MAIL)
            self.assertEqual(refused.exception.smtp_code, code)
        with self.assertRaises(smtplib.SMTPSenderRefused):
            self.connect(server).sendmail("stranger@example.com", ["ada@example.com"], MAIL)
        with self.assertRaises(smtplib.SMTPServerDisconnected):
            self.connect(server).sendmail("app@example.com", ["dropped@example.com"], MAIL)
        self.assertEqual(server.messages(), [])
        self.connect(server).sendmail("app@example.com", ["once@example.com"], MAIL)
        self.assertEqual(len(server.messages()), 1)

    def test_busyServerGreetsNobody(self):
        with self.assertRaises(smtplib.SMTPConnectError):
            self.connect(self.start("--busy"))


class Encrypted(PeerCase):
    def setUp(self):
        super().setUp()
        self.authority = Authority(self.folder)
        self.trust = ssl.create_default_context(cafile=self.authority.certificate)

    def test_loginTakesEncryptionAndTheRightPassword(self):
        server = self.start("--chain", self.authority.issue("peer"), "--security", "starttls", "--user", "app",
                            "--password", "right")
        client = self.connect(server)
        client.ehlo()
        self.assertEqual(client.mail("app@example.com")[0], 530)
        client.starttls(context=self.trust)
        with self.assertRaises(smtplib.SMTPAuthenticationError):
            client.login("app", "wrong")
        client.login("app", "right")
        client.sendmail("app@example.com", ["ada@example.com"], MAIL)
        [message] = server.messages()
        self.assertEqual((message["user"], message["tls"]), ("app", True))

    def test_certificatesThatAreNotGoodAreRefused(self):
        for chain in (self.authority.issue("old", days=-1), self.authority.issue("else", hosts=["DNS:other.example"]),
                      Authority(self.folder, "other").issue("foreign")):
            server = self.start("--chain", chain, "--security", "tls")
            with self.assertRaises(ssl.SSLCertVerificationError, msg=chain):
                smtplib.SMTP_SSL("127.0.0.1", server.port, timeout=20, context=self.trust)


if __name__ == "__main__":
    unittest.main()
