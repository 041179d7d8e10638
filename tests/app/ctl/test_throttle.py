# SPDX-License-Identifier: MIT
"""Wrong passwords in a row, from one process and from several."""
import threading

from ctlcase import PASSWORD, CtlCase

ADA = "ada@example.com"
NOBODY = "nobody@example.com"


class Throttle(CtlCase):
    def setUp(self):
        super().setUp()
        self.add(ADA)

    def wrong(self, address, count=1):
        """The codes that so many wrong passwords in a row are answered with."""
        codes = []
        for _ in range(count):
            answer = self.run_ctl("login", address, "--password-stdin", stdin="not the password")
            self.assertEqual(answer.status, 1)
            codes.append(answer.err.split(": ")[1])
        return codes

    def test_tooManyWrongPasswordsMakeOneWait(self):
        for address in (ADA, NOBODY):
            self.env["LATCHKEY_NOW"] = "2026-03-12T09:00:00Z"
            self.assertEqual(self.wrong(address, 10), ["AuthenticationFailed"] * 10)
            self.assertIn("60 seconds", self.refuse_login("TooManyPasswordFailures", address))
            self.env["LATCHKEY_NOW"] = "2026-03-12T09:01:00Z"
            self.assertEqual(self.wrong(address), ["AuthenticationFailed"])
            self.assertIn("2 minutes", self.refuse_login("TooManyPasswordFailures", address))
        self.env["LATCHKEY_NOW"] = "2026-03-12T09:03:00Z"
        self.login(ADA)

    def test_enablingLetsOneTryAgain(self):
        self.wrong(ADA, 10)
        self.refuse_login("TooManyPasswordFailures", ADA)
        self.succeed("user", "enable", ADA)
        self.login(ADA)

    def test_clockADayBackAndForthLocksNobodyOut(self):
        self.env["LATCHKEY_NOW"] = "2026-03-12T09:00:00Z"
        self.wrong(ADA, 10)
        self.env["LATCHKEY_NOW"] = "2026-03-11T09:00:00Z"
        self.assertIn("60 seconds", self.refuse_login("TooManyPasswordFailures", ADA))
        self.env["LATCHKEY_NOW"] = "2026-03-11T09:01:00Z"
        self.login(ADA)
        self.env["LATCHKEY_NOW"] = "2026-03-12T09:00:01Z"
        self.login(ADA)

    def test_severalProcessesGetNoMoreTriesThanOne(self):
        for address in (ADA, NOBODY):
            codes = []
            threads = [threading.Thread(target=lambda: codes.extend(self.wrong(address, 8))) for _ in range(2)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            self.assertEqual(sorted(codes), ["AuthenticationFailed"] * 10 + ["TooManyPasswordFailures"] * 6)

    def test_ownerIsToldByMailAndAStrangerIsNot(self):
        self.wrong(ADA, 10)
        self.wrong(NOBODY, 10)
        self.assertEqual([mail["To"] for mail in self.mails()], [ADA])
        self.refuse_login("TooManyPasswordFailures", ADA, PASSWORD)
        self.assertEqual(len(self.mails()), 1)

    def test_limitIsASetting(self):
        self.succeed("settings", "set", "max_password_failures", "1")
        self.assertEqual(self.wrong(ADA, 2), ["AuthenticationFailed", "TooManyPasswordFailures"])
