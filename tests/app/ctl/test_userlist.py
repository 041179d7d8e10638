# SPDX-License-Identifier: MIT
"""`user list`: order, filter, pages and the table for people."""
import base64

from ctlcase import CtlCase

ADDRESSES = ["carol@example.com", "alice@example.org", "bob@example.com", "dave@sub.example.org", "eve_x@example.com"]


class UserList(CtlCase):
    def setUp(self):
        super().setUp()
        for address in ADDRESSES:
            self.add(address, *(["--admin"] if address.startswith("bob") else []))

    def emails(self, *arguments):
        return [user["email"] for user in self.succeed_json("user", "list", *arguments)["users"]]

    def pages(self, *arguments):
        """The addresses of all pages, one after another, and the number of pages."""
        emails, cursor, count = [], [], 0
        while True:
            page = self.succeed_json("user", "list", *arguments, *cursor)
            emails += [user["email"] for user in page["users"]]
            count += 1
            if page["next"] is None:
                return emails, count
            cursor = ["--after", page["next"]]

    def test_documentHoldsWholeUsersAndTheCursor(self):
        page = self.succeed_json("user", "list")
        self.assertEqual(set(page), {"users", "next"})
        self.assertIsNone(page["next"])
        for user in page["users"]:
            self.assert_user(user)

    def test_orderIsThatOfSigningUpUnlessToldOtherwise(self):
        self.assertEqual(self.emails(), ADDRESSES)
        self.assertEqual(self.emails("--sort", "signed_up:desc"), ADDRESSES[::-1])
        self.assertEqual(self.emails("--sort", "email"), sorted(ADDRESSES))
        self.assertEqual(self.emails("--sort", "email:asc"), sorted(ADDRESSES))
        self.assertEqual(self.emails("--sort=email:desc"), sorted(ADDRESSES)[::-1])

    def test_sortsByLastLoginAndRole(self):
        self.login("eve_x@example.com")
        self.login("alice@example.org")
        newest_first = self.emails("--sort", "last_login:desc")
        self.assertEqual(newest_first[:2], ["alice@example.org", "eve_x@example.com"])
        self.assertEqual(self.emails("--sort", "role:desc" if self.emails("--sort", "role")[0] != "bob@example.com"
                                     else "role")[0], "bob@example.com")

    def test_filterFindsAPartInAnyCaseAndTakesNothingAsAPattern(self):
        self.assertEqual(self.emails("--filter", "EXAMPLE.ORG"), ["alice@example.org", "dave@sub.example.org"])
        self.assertEqual(self.emails("--filter", "e_x@"), ["eve_x@example.com"])
        self.assertEqual(self.emails("--filter", "o"), ADDRESSES)
        for pattern in ("%", "a_ice", "*", "' OR 1=1 --", '"', "\\", "nobody"):
            self.assertEqual(self.emails("--filter", pattern), [], pattern)

    def test_pagesShowEveryUserOnce(self):
        for sort in ("email", "email:desc", "signed_up", "signed_up:desc", "last_login", "role:desc"):
            emails, count = self.pages("--limit", "2", "--sort", sort)
            self.assertEqual((sorted(emails), count), (sorted(ADDRESSES), 3), sort)
            self.assertEqual(emails, self.emails("--sort", sort), sort)

    def test_pageIsStableWhileUsersComeAndGo(self):
        page = self.succeed_json("user", "list", "--sort", "email", "--limit", "2")
        self.add("aaron@example.com", "--admin")
        self.succeed("user", "delete", page["users"][1]["email"])
        self.assertEqual(self.emails("--sort", "email", "--after", page["next"]), sorted(ADDRESSES)[2:])

    def test_fullLastPageIsTheLast(self):
        self.assertIsNone(self.succeed_json("user", "list", "--limit", str(len(ADDRESSES)))["next"])
        self.assertEqual(self.pages("--limit", "1")[1], len(ADDRESSES))

    def test_filteredPagesGoOnInTheFilter(self):
        self.assertEqual(self.pages("--limit", "1", "--filter", ".org")[0],
                         ["alice@example.org", "dave@sub.example.org"])

    def test_tableIsAlignedAndSaysHowToGoOn(self):
        text = self.succeed("user", "list", "--limit", "2", "--sort", "email")
        lines = text.splitlines()
        self.assertRegex(lines[0], r"^EMAIL +STATUS +ROLE +SIGNED UP +LAST LOGIN$")
        self.assertEqual([line.index(" enabled") for line in lines[1:3]], [lines[0].index(" STATUS")] * 2)
        cursor = self.succeed_json("user", "list", "--limit", "2", "--sort", "email")["next"]
        self.assertIn(f"--after {cursor}", lines[-1])

    def test_noUsersAreToldInWords(self):
        self.assertEqual(self.succeed("user", "list", "--filter", "nobody"), "No users.\n")
        self.assertEqual(self.succeed_json("user", "list", "--filter", "nobody"), {"users": [], "next": None})

    def test_whatCannotBeSortedOrPagedIsRefused(self):
        message = self.refuse("InvalidInput", "user", "list", "--sort", "shoe_size")
        self.assertIn("email, signed_up, last_login or role", message)
        self.refuse("InvalidInput", "user", "list", "--sort", "email; DROP TABLE users")
        for cursor in ("nonsense", "[null,1]", "[true,1]", "[[],1]", "[{},1]", '["a",null]', '["a"]', "{}"):
            encoded = base64.urlsafe_b64encode(cursor.encode()).decode().rstrip("=")
            for given in (cursor, encoded):
                self.assertIn("page before", self.refuse("InvalidInput", "user", "list", "--after", given))
        for limit in ("0", "-1", "10001", "many", "", "99999999999999999999"):
            self.misuse("user", "list", f"--limit={limit}")
        self.misuse("user", "list", "--sort", "email:up")
