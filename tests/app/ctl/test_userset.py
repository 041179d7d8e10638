# SPDX-License-Identifier: MIT
"""`user set`: all of it or nothing."""
from ctlcase import CtlCase


class UserSet(CtlCase):
    def setUp(self):
        super().setUp()
        self.add("root@example.com", "--admin")
        self.add("ada@example.com")

    def show(self, address):
        return self.succeed_json("user", "show", address)

    def test_roleIsSetBothWays(self):
        for role in ("admin", "user"):
            self.assert_user(self.succeed_json("user", "set", "ada@example.com", f"role={role}"), role=role)
            self.assert_user(self.show("ada@example.com"), role=role)

    def test_newEmailHasToBeConfirmed(self):
        user = self.succeed_json("user", "set", "ada@example.com", "email=ada@example.org")
        self.assert_user(user, email="ada@example.org", confirmed_email=False)
        self.refuse("InvalidInput", "user", "show", "ada@example.com")
        self.refuse_login("EmailNotConfirmed", "ada@example.org")

    def test_oldAddressIsTold(self):
        self.succeed("user", "set", "ada@example.com", "email=ada@example.org")
        self.assertIn("ada@example.com", [mail["To"] for mail in self.mails()])

    def test_severalAreSetAtOnce(self):
        user = self.succeed_json("user", "set", "ada@example.com", "role=admin", "email=ada@example.org")
        self.assert_user(user, email="ada@example.org", role="admin")

    def test_nothingIsSetWhenOneValueIsWrong(self):
        before = self.show("ada@example.com")
        for wrong, code in (("role=king", "InvalidInput"), ("role=", "InvalidInput"), ("nick=ada", "InvalidInput"),
                            ("=", "InvalidInput")):
            self.refuse(code, "user", "set", "ada@example.com", "email=ada@example.org", wrong)
        for wrong, code in (("email=root@example.com", "UserExists"), ("email=nonsense", "InvalidInput"),
                            ("email=", "InvalidInput")):
            self.refuse(code, "user", "set", "ada@example.com", "role=admin", wrong)
        self.assertEqual(self.show("ada@example.com"), before)

    def test_emailStaysWhenTheLastAdminWouldGo(self):
        self.refuse("PermissionDenied", "user", "set", "root@example.com", "email=new@example.com", "role=user")
        self.assert_user(self.show("root@example.com"), role="admin")

    def test_emailMayChangeInLetterCaseOnly(self):
        user = self.succeed_json("user", "set", "ada@example.com", "email=Ada@example.com")
        self.assert_user(user, email="Ada@example.com")

    def test_whatIsNoAssignmentIsAUsageError(self):
        self.misuse("user", "set", "ada@example.com")
        self.misuse("user", "set", "ada@example.com", "role")
        self.misuse("user", "set", "ada@example.com", "role=admin", "role=user")
