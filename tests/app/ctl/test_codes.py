# SPDX-License-Identifier: MIT
"""Mailed codes that set a new password, log in, and undo a change of address."""
from ctlcase import PASSWORD, CtlCase

ADA = "ada@example.com"
NEW = "amber lantern 52 meadow"


class Reset(CtlCase):
    def setUp(self):
        super().setUp()
        self.add(ADA)

    def reset(self, code, password=NEW, address=ADA):
        return self.succeed_json("code", "redeem", "reset", address, code, "--password-stdin", stdin=password)

    def refuse_reset(self, error, code, password=NEW, address=ADA):
        return self.refuse(error, "code", "redeem", "reset", address, code, "--password-stdin", stdin=password)

    def test_mailedCodeSetsANewPassword(self):
        self.assertEqual(self.succeed_json("code", "request", "reset", ADA), {})
        self.assertEqual(self.reset(self.mailed_code(ADA)), {})
        self.login(ADA, NEW)
        self.refuse_login("AuthenticationFailed", ADA)
        self.assertIn("password", self.mails()[-1]["Subject"])

    def test_refusedPasswordLeavesTheCode(self):
        self.succeed("code", "request", "reset", ADA)
        code = self.mailed_code(ADA)
        for password in ("short", "password1", ADA, ""):
            self.refuse_reset("PasswordNotAcceptable", code, password)
        self.reset(code)
        self.refuse_reset("CodeInvalid", code)

    def test_wrongCodesAndUnknownAddressesAreToldAlike(self):
        self.succeed("code", "request", "reset", ADA)
        code = self.mailed_code(ADA)
        wrong = "2222-2222" if code != "2222-2222" else "3333-3333"
        sentence = self.refuse_reset("CodeInvalid", wrong)
        self.assertEqual(self.refuse_reset("CodeInvalid", code, address="nobody@example.com"), sentence)
        for _ in range(4):
            self.refuse_reset("CodeInvalid", wrong)
        self.refuse_reset("CodeInvalid", code)
        self.login(ADA)

    def test_requestForAnUnknownAddressSaysTheSameAndMailsNothing(self):
        known = self.succeed("code", "request", "reset", ADA)
        self.assertEqual(self.succeed("code", "request", "reset", "nobody@example.com"), known)
        self.assertEqual([mail["To"] for mail in self.mails()], [ADA])

    def test_codeWorksForTenMinutes(self):
        self.env["LATCHKEY_NOW"] = "2026-03-12T09:00:00Z"
        self.succeed("code", "request", "reset", ADA)
        self.env["LATCHKEY_NOW"] = "2026-03-12T09:10:00Z"
        self.refuse_reset("CodeInvalid", self.mailed_code(ADA))

    def test_adminStartsIt(self):
        self.add("new@example.com", "--unconfirmed")
        self.assert_user(self.succeed_json("user", "reset-password", "new@example.com"), email="new@example.com")
        self.reset(self.mailed_code("new@example.com"), address="new@example.com")
        self.assert_user(self.login("new@example.com", NEW), confirmed_email=True)
        self.assertIn("no such user", self.refuse("InvalidInput", "user", "reset-password", "nobody@example.com"))

    def test_resetLetsInAgainAfterTooManyWrongPasswords(self):
        for _ in range(10):
            self.run_ctl("login", ADA, "--password-stdin", stdin="not the password")
        self.refuse_login("TooManyPasswordFailures", ADA)
        self.succeed("code", "request", "reset", ADA)
        self.reset(self.mailed_code(ADA))
        self.login(ADA, NEW)

    def test_withoutPasswordsThereIsNone(self):
        self.succeed("settings", "set", "use_email", "false")
        self.refuse("MethodNotEnabled", "code", "request", "reset", ADA)
        self.assertIn("use_email true", self.refuse("MethodNotEnabled", "user", "reset-password", ADA))
        self.refuse_reset("MethodNotEnabled", "2222-2222")

    def test_codeIsNotShownInTheOutbox(self):
        self.outbox.write_text("a file where the folder should be")
        self.succeed("code", "request", "reset", ADA)
        [message] = self.succeed_json("outbox", "list")
        self.assertEqual((message["kind"], message["state"]), ("reset", "queued"))
        self.assertIn("••••-••••", self.succeed("outbox", "show", str(message["id"])))


class LoginByCode(CtlCase):
    def setUp(self):
        super().setUp()
        self.add(ADA)
        self.succeed("settings", "set", "use_token", "true")

    def test_mailedCodeLogsIn(self):
        self.succeed_json("code", "request", "login", ADA)
        code = self.mailed_code(ADA)
        self.assert_user(self.succeed_json("code", "redeem", "login", ADA, code), email=ADA)
        self.refuse("CodeInvalid", "code", "redeem", "login", ADA, code)

    def test_isOffByDefault(self):
        self.succeed("--database", "other.db", "init")
        self.assertEqual(self.succeed("--database", "other.db", "settings", "get", "use_token"), "false\n")
        self.succeed("settings", "set", "use_token", "false")
        self.refuse("MethodNotEnabled", "code", "request", "login", ADA)
        self.refuse("MethodNotEnabled", "code", "redeem", "login", ADA, "2222-2222")

    def test_disabledUserStaysOut(self):
        self.succeed("code", "request", "login", ADA)
        code = self.mailed_code(ADA)
        self.succeed("user", "disable", ADA)
        self.refuse("AccountIsNotEnabled", "code", "redeem", "login", ADA, code)
        self.succeed("user", "enable", ADA)
        self.refuse("CodeInvalid", "code", "redeem", "login", ADA, code)

    def test_codesOfOtherPurposesAreWrong(self):
        self.succeed("code", "request", "login", ADA)
        code = self.mailed_code(ADA)
        for purpose in ("confirm", "undo"):
            self.refuse("CodeInvalid", "code", "redeem", purpose, ADA, code)
        self.refuse("CodeInvalid", "code", "redeem", "reset", ADA, code, "--password-stdin", stdin=PASSWORD)


class Undo(CtlCase):
    def test_whatWasNeverMailedUndoesNothing(self):
        self.add(ADA)
        self.succeed("user", "set", ADA, "email=ada@example.org")
        self.refuse("CodeInvalid", "code", "redeem", "undo", ADA, "2222-2222")
