# SPDX-License-Identifier: MIT
"""The main job: accounts from the first to the last day, from a shell."""
from ctlcase import PASSWORD, CtlCase


class SignUpAndLogIn(CtlCase):
    def test_signUpMailsACodeThatOpensTheAccount(self):
        self.assert_user(self.signup("ada@example.com"), email="ada@example.com", enabled=True,
                         confirmed_email=False, role="user", mfa_types=[], providers=[], custom={},
                         last_login=None)
        self.refuse_login("EmailNotConfirmed", "ada@example.com")
        code = self.mailed_code("ada@example.com")
        self.assertEqual(self.succeed_json("code", "redeem", "confirm", "ada@example.com", code), {})
        user = self.login("ada@example.com")
        self.assert_user(user, email="ada@example.com", confirmed_email=True)
        self.assertIsNotNone(user["last_login"])

    def test_codeIsRedeemedHoweverItIsTyped(self):
        self.signup("ada@example.com")
        typed = self.mailed_code("ada@example.com").lower().replace("-", " ")
        self.succeed("code", "redeem", "confirm", "ADA@example.com", f" {typed} ")
        self.login("ada@example.com")

    def test_codeWorksOnce(self):
        self.signup("ada@example.com")
        code = self.mailed_code("ada@example.com")
        self.succeed("code", "redeem", "confirm", "ada@example.com", code)
        self.refuse("CodeInvalid", "code", "redeem", "confirm", "ada@example.com", code)

    def test_codeOfAnotherAddressIsRefused(self):
        self.signup("ada@example.com")
        self.signup("bob@example.com")
        self.refuse("CodeInvalid", "code", "redeem", "confirm", "ada@example.com",
                    self.mailed_code("bob@example.com"))
        self.refuse_login("EmailNotConfirmed", "ada@example.com")

    def test_fiveWrongTriesUseACodeUp(self):
        self.signup("ada@example.com")
        code = self.mailed_code("ada@example.com")
        wrong = "2222-2222" if code != "2222-2222" else "3333-3333"
        for _ in range(5):
            self.refuse("CodeInvalid", "code", "redeem", "confirm", "ada@example.com", wrong)
        self.refuse("CodeInvalid", "code", "redeem", "confirm", "ada@example.com", code)

    def test_requestedCodeReplacesALostOne(self):
        self.add("ada@example.com", "--unconfirmed")
        self.assertEqual(self.mails(), [])
        self.assertEqual(self.succeed_json("code", "request", "confirm", "ada@example.com"), {})
        self.succeed("code", "redeem", "confirm", "ada@example.com", self.mailed_code("ada@example.com"))
        self.login("ada@example.com")

    def test_requestForAnUnknownAddressSaysTheSameAndMailsNothing(self):
        self.add("ada@example.com", "--unconfirmed")
        self.add("bob@example.com")
        known = self.succeed("code", "request", "confirm", "ada@example.com")
        mails = len(self.mails())
        self.assertEqual(self.succeed("code", "request", "confirm", "nobody@example.com"), known)
        self.assertEqual(self.succeed("code", "request", "confirm", "bob@example.com"), known)
        self.assertEqual(len(self.mails()), mails)

    def test_secondSignUpIsRefused(self):
        self.signup("ada@example.com")
        self.refuse("UserExists", "signup", "ADA@Example.com", "--password-stdin", stdin=PASSWORD)

    def test_wrongPasswordAndUnknownAddressAreToldAlike(self):
        self.add("ada@example.com")
        self.add("off@example.com", "--disabled")
        wrong = self.refuse_login("AuthenticationFailed", "ada@example.com", "something else 12")
        self.assertEqual(self.refuse_login("AuthenticationFailed", "nobody@example.com"), wrong)
        self.assertEqual(self.refuse_login("AuthenticationFailed", "off@example.com", "something else 12"), wrong)


class Administration(CtlCase):
    def test_adminIsMadeInOneCommandAndMailsNothing(self):
        self.succeed("init", "--app-name", "Invoice Desk", "--app-id", "com.example.invoicedesk")
        self.assert_user(self.add("root@example.com", "--admin"), role="admin", enabled=True,
                         confirmed_email=True)
        self.assert_user(self.login("root@example.com"), role="admin")
        self.assertEqual(self.mails(), [])

    def test_flagsOfAddTellHowAUserStarts(self):
        self.assert_user(self.add("off@example.com", "--disabled"), enabled=False, confirmed_email=True)
        self.assert_user(self.add("raw@example.com", "--unconfirmed"), enabled=True, confirmed_email=False)
        self.refuse_login("AccountIsNotEnabled", "off@example.com")
        self.refuse_login("EmailNotConfirmed", "raw@example.com")

    def test_disabledUserIsKeptOutUntilEnabled(self):
        self.add("ada@example.com")
        self.assert_user(self.succeed_json("user", "disable", "ada@example.com"), enabled=False)
        self.refuse_login("AccountIsNotEnabled", "ada@example.com")
        self.assert_user(self.succeed_json("user", "enable", "ada@example.com"), enabled=True)
        self.login("ada@example.com")

    def test_deletedUserIsShownAndGone(self):
        self.add("ada@example.com")
        self.assertIn("ada@example.com", self.succeed("user", "delete", "ada@example.com"))
        self.refuse("InvalidInput", "user", "show", "ada@example.com")
        self.refuse_login("AuthenticationFailed", "ada@example.com")
        self.assert_user(self.add("ada@example.com"), email="ada@example.com")

    def test_idIsNotUsedAgain(self):
        first = self.add("ada@example.com")["id"]
        self.assertEqual(self.succeed_json("user", "delete", "ada@example.com")["id"], first)
        self.assertGreater(self.add("ada@example.com")["id"], first)

    def test_lastAdminStays(self):
        self.add("root@example.com", "--admin")
        for command in (("disable",), ("delete",), ("set", "role=user")):
            self.refuse("PermissionDenied", "user", command[0], "root@example.com", *command[1:])
        self.assert_user(self.succeed_json("user", "show", "root@example.com"), enabled=True, role="admin")

    def test_disabledAdminDoesNotCountAsTheLast(self):
        self.add("root@example.com", "--admin")
        self.add("off@example.com", "--admin", "--disabled")
        self.refuse("PermissionDenied", "user", "delete", "root@example.com")

    def test_logoutAnswersWithTheUser(self):
        self.add("ada@example.com")
        self.assert_user(self.succeed_json("user", "logout", "ada@example.com"), email="ada@example.com")

    def test_showPrintsEveryFieldForPeople(self):
        self.add("ada@example.com", "--unconfirmed")
        lines = dict(line.split("  ", 1) for line in self.succeed("user", "show", "ada@example.com").splitlines())
        fields = {name.strip(): value.strip() for name, value in lines.items()}
        signed_up = self.succeed_json("user", "show", "ada@example.com")["signed_up"]
        self.assertEqual(fields, {"email": "ada@example.com", "id": "1", "role": "user", "enabled": "yes",
                                  "confirmed email": "no", "signed up": signed_up, "last login": "never",
                                  "second factors": "none"})

    def test_unknownUserIsToldByEveryCommand(self):
        for command in (("show",), ("enable",), ("disable",), ("delete",), ("logout",), ("set", "role=admin")):
            sentence = self.refuse("InvalidInput", "user", command[0], "nobody@example.com", *command[1:])
            self.assertIn("no such user", sentence)

    def test_addRefusesAnAddressInUse(self):
        self.add("ada@example.com")
        self.refuse("UserExists", "user", "add", "ada@example.com", "--password-stdin", stdin=PASSWORD)
