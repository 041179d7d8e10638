# SPDX-License-Identifier: MIT
"""Addresses as people and attackers write them."""
import sqlite3
from contextlib import closing

from ctlcase import PASSWORD, CtlCase

LONGEST = "l" * 64 + "@" + ".".join(["a" * 63, "b" * 63, "c" * 57, "com"])


class Addresses(CtlCase):
    def refuse_address(self, address):
        """Every way in refuses it."""
        for command in (("user", "add", "--password-stdin"), ("signup", "--password-stdin")):
            self.refuse("InvalidInput", *command, "--", address, stdin=PASSWORD)

    def test_whatIsNoAddressIsRefused(self):
        for address in ("", " ", "ada", "@", "ada@", "@example.com", "ada@@example.com", "ada@exa mple.com",
                        "ada example.com", "ada@example.com\nbcc: eve@example.com", "ada\r@example.com",
                        "ada@example.com, eve@example.com", "Ada <ada@example.com>", "ada@-example-.com",
                        "ada@example..com", ".ada@example.com", "ada..l@example.com", "\x1b[31mada@example.com",
                        "ada\u202e@example.com", "\u200b@example.com", "ada@" + "a" * 64 + ".com",
                        "l" * 65 + "@example.com", "a" * 100_000 + "@example.com"):
            with self.subTest(address[:40]):
                self.refuse_address(address)
        self.assertEqual(self.succeed_json("user", "list")["users"], [])

    def test_addressMayBe254BytesLong(self):
        self.assertEqual(len(LONGEST), 254)
        self.assert_user(self.add(LONGEST), email=LONGEST)
        self.login(LONGEST)
        self.refuse_address("x" + LONGEST)
        self.refuse_address(LONGEST.replace("c" * 57, "c" * 58))

    def test_addressIsKeptAsWrittenAndFoundInAnyCase(self):
        self.assert_user(self.add("  Ada.Lovelace@Example.COM "), email="Ada.Lovelace@Example.COM")
        self.assert_user(self.login("ada.lovelace@example.com"), email="Ada.Lovelace@Example.COM")
        self.refuse("UserExists", "user", "add", "ADA.LOVELACE@EXAMPLE.COM", "--password-stdin", stdin=PASSWORD)

    def test_internationalDomainIsOneInBothForms(self):
        self.add("ada@bücher.example")
        self.login("ada@xn--bcher-kva.example")
        self.login("ada@BÜCHER.example")
        self.refuse("UserExists", "signup", "ada@xn--bcher-kva.example", "--password-stdin", stdin=PASSWORD)

    def test_lookAlikesAreDifferentPeople(self):
        pairs = ["paypal@example.com", "pаypal@example.com", "strasse@example.com", "straße@example.com",
                 "ada+one@example.com", "ada@example.com", "a.da@example.com", "ıda@example.com", "ida@example.com"]
        for address in pairs:
            self.add(address)
        self.assertEqual(len(self.succeed_json("user", "list")["users"]), len(pairs))
        for address in pairs:
            self.assert_user(self.login(address), email=address)

    def test_composedAndDecomposedFormsAreOneAddress(self):
        self.add("jos\u00e9@example.com")
        self.refuse("UserExists", "user", "add", "jose\u0301@example.com", "--password-stdin", stdin=PASSWORD)
        self.login("jose\u0301@example.com")

    def test_sqlInEveryFieldIsJustText(self):
        attack = "x');DROP/**/TABLE/**/users;--"
        self.add("o'brien@example.com", password=attack)
        self.login("o'brien@example.com", attack)
        for command in (("show",), ("enable",), ("disable",), ("delete",), ("logout",), ("set", "role=admin")):
            self.refuse("InvalidInput", "user", command[0], "' OR '1'='1", *command[1:])
        self.assertEqual(self.run_ctl("code", "redeem", "confirm", "o'brien@example.com", attack).status, 1)
        self.succeed("settings", "set", "app_name", attack)
        self.assertEqual(self.succeed("settings", "get", "app_name"), attack + "\n")
        self.assertEqual(self.succeed_json("user", "list", "--filter", attack)["users"], [])
        with closing(sqlite3.connect(self.database)) as database:
            self.assertEqual(database.execute("select count(*) from users").fetchone(), (1,))
