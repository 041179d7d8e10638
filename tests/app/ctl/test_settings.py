# SPDX-License-Identifier: MIT
"""`init` and `settings`."""
from ctlcase import PASSWORD, CtlCase


class Init(CtlCase):
    def test_initMakesDatabaseAndKeyWithTheNamesGiven(self):
        made = self.succeed_json("init", "--app-name", "Invoice Desk", "--app-id", "com.example.invoicedesk")
        self.assertEqual(made, {"database": str(self.database), "key_file": f"{self.database}.key"})
        self.assertTrue(self.database.exists())
        self.assertEqual(self.succeed("settings", "get", "app_name"), "Invoice Desk\n")
        self.assertEqual(self.succeed("settings", "get", "rp_id"), "com.example.invoicedesk\n")

    def test_initAgainIsFineWhileNothingWouldChange(self):
        self.succeed("init", "--app-name", "Invoice Desk", "--app-id", "com.example.invoicedesk")
        self.succeed("init")
        self.succeed("init", "--app-name", "Invoice Desk")

    def test_initOfAnotherNameIsRefusedAndSaysWhatToDo(self):
        self.succeed("init", "--app-name", "Invoice Desk", "--app-id", "com.example.invoicedesk")
        self.assertIn("settings set app_name", self.refuse("InvalidInput", "init", "--app-name", "Other"))
        self.assertIn("rp_id", self.refuse("InvalidInput", "init", "--app-id", "com.example.other"))
        self.assertEqual(self.succeed("settings", "get", "app_name"), "Invoice Desk\n")

    def test_initOfAnImpossibleNameMakesNothing(self):
        self.assertIn("app_name", self.refuse("InvalidInput", "init", "--app-name", "n" * 5000))
        self.assertIn("rp_id", self.refuse("InvalidInput", "init", "--app-id", "foo bar/"))
        for option in ("--app-name", "--app-id"):
            self.assertIn("is empty", self.misuse("init", option, " "))
        self.assertEqual(list(self.folder.glob("users.db*")), [])

    def test_databaseIsMadeOnFirstUse(self):
        self.assertEqual(self.succeed_json("user", "list"), {"users": [], "next": None})
        self.assertTrue(self.database.exists())

    def test_relativeDatabaseLiesInTheWorkingDirectory(self):
        self.succeed("--database", "here/users.db", "init")
        self.assertTrue((self.folder / "here" / "users.db").exists())
        self.env["LATCHKEY_DATABASE"] = "there.db"
        self.assertEqual(self.succeed_json("init")["database"], str(self.folder / "there.db"))
        self.assertTrue((self.folder / "there.db").exists())

    def test_databaseFollowsXdgWithoutAnyOption(self):
        del self.env["LATCHKEY_DATABASE"]
        wanted = self.folder / "home" / "data" / "latchkey" / "users.db"
        self.assertEqual(self.succeed_json("init")["database"], str(wanted))
        self.assertTrue(wanted.exists())

    def test_optionWinsOverTheEnvironment(self):
        self.succeed("--database", "chosen.db", "init")
        self.assertTrue((self.folder / "chosen.db").exists())
        self.assertFalse(self.database.exists())


class Settings(CtlCase):
    def test_everySettingIsListedWithItsMeaning(self):
        settings = self.succeed_json("settings", "get")
        for setting in settings:
            self.assertEqual(set(setting), {"key", "value", "default", "description"})
            self.assertTrue(setting["description"], setting)
        by_key = {setting["key"]: setting for setting in settings}
        self.assertEqual(by_key["allow_signup"]["value"], "true")
        self.assertEqual(by_key["confirm_email"]["default"], "true")
        text = self.succeed("settings", "get")
        for key in by_key:
            self.assertIn(f"\n{key} ", text)

    def test_settingIsKept(self):
        self.succeed("settings", "set", "app_name", "Größe & <Wert>")
        self.assertEqual(self.succeed("settings", "get", "app_name"), "Größe & <Wert>\n")
        self.assertEqual(self.succeed_json("settings", "get", "app_name")["value"], "Größe & <Wert>")

    def test_valueComesFromStandardInputToo(self):
        self.succeed("settings", "set", "app_name", "--value-stdin", stdin="From a file\n")
        self.assertEqual(self.succeed("settings", "get", "app_name"), "From a file\n")

    def test_valueThatIsNoTextIsRefused(self):
        self.refuse("InvalidInput", "settings", "set", "app_name", "--value-stdin", stdin=b"\xff\xfe")

    def test_valueMayStartWithADash(self):
        self.succeed("settings", "set", "app_name", "--", "-x-")
        self.assertEqual(self.succeed("settings", "get", "app_name"), "-x-\n")

    def test_wrongKeyAndWrongValueAreRefused(self):
        self.refuse("InvalidInput", "settings", "get", "no_such_setting")
        self.refuse("InvalidInput", "settings", "set", "no_such_setting", "1")
        self.refuse("InvalidInput", "settings", "set", "no_such_setting", "--value-stdin", stdin="1")
        for value in ("perhaps", "", "2", "true; DROP TABLE users"):
            said = self.refuse("InvalidInput", "settings", "set", "allow_signup", value)
            self.assertIn("One of: true, false.", said)
        self.assertIn("One of: off, optional, required.", self.refuse("InvalidInput", "settings", "set", "mfa", "on"))
        self.assertIn("a domain name", self.refuse("InvalidInput", "settings", "set", "rp_id", "foo bar/"))
        self.assertEqual(self.succeed("settings", "get", "allow_signup"), "true\n")

    def test_numbersKeepToTheirLimitsAndSayThem(self):
        setting = self.succeed_json("settings", "get", "max_password_failures")
        self.assertEqual((setting["value"], setting["default"]), ("10", "10"))
        self.assertIn("From 1 to 100.", setting["description"])
        for value in ("0", "101", "-1", "ten", "", "1.5", "99999999999"):
            said = self.refuse("InvalidInput", "settings", "set", "max_password_failures", value)
            self.assertIn("whole number", said)
        self.succeed("settings", "set", "max_password_failures", "100")
        self.assertEqual(self.succeed("settings", "get", "max_password_failures"), "100\n")

    def test_exactlyOneValueHasToBeGiven(self):
        self.misuse("settings", "set", "app_name")
        self.misuse("settings", "set", "app_name", "A", "--value-stdin")
        self.misuse("settings", "set", "app_name", "A", "B")
        self.misuse("settings", "get", "app_name", "rp_id")

    def test_signUpCanBeTurnedOffForStrangersOnly(self):
        self.succeed("settings", "set", "allow_signup", "false")
        self.refuse("SignupNotEnabled", "signup", "ada@example.com", "--password-stdin", stdin=PASSWORD)
        self.assertEqual(self.succeed_json("user", "list")["users"], [])
        self.add("ada@example.com")
        self.login("ada@example.com")

    def test_newAccountsCanWaitForAnAdmin(self):
        self.succeed("settings", "set", "enable_automatically", "false")
        self.assert_user(self.signup("ada@example.com"), enabled=False)
        self.succeed("code", "redeem", "confirm", "ada@example.com", self.mailed_code("ada@example.com"))
        self.refuse_login("AccountIsNotEnabled", "ada@example.com")
        self.succeed("user", "enable", "ada@example.com")
        self.assertEqual(len(self.mails()), 2)
        self.login("ada@example.com")

    def test_confirmationCanBeTurnedOff(self):
        self.succeed("settings", "set", "confirm_email", "false")
        self.signup("ada@example.com")
        self.login("ada@example.com")

    def test_emailLoginCanBeTurnedOff(self):
        self.add("ada@example.com")
        self.succeed("settings", "set", "use_email", "false")
        self.refuse_login("MethodNotEnabled", "ada@example.com")
        self.refuse("MethodNotEnabled", "signup", "bob@example.com", "--password-stdin", stdin=PASSWORD)
