# SPDX-License-Identifier: MIT
"""`user explain`."""
import sqlite3
from contextlib import closing

from ctlcase import CtlCase

ADA = "ada@example.com"
STEPS = ["throttle", "first_factor", "enabled", "confirmed", "second_factor", "session"]


class Explain(CtlCase):
    def explain(self):
        explained = self.succeed_json("user", "explain", ADA)
        self.assertEqual([step["step"] for step in explained["steps"]], STEPS)
        return explained

    def verdicts(self):
        return [step["verdict"] for step in self.explain()["steps"]]

    def test_whoMayEnterPassesEveryStep(self):
        self.add(ADA)
        self.assertEqual(self.verdicts(), ["passes"] * 6)
        text = self.succeed("user", "explain", ADA)
        self.assertIn("would get in", text)
        self.assertEqual(len(text.splitlines()), 7)

    def test_stopIsNamedWithItsReason(self):
        self.add(ADA, "--disabled", "--unconfirmed")
        self.assertEqual(self.verdicts(), ["passes", "passes", "stops", "not_reached", "not_reached", "not_reached"])
        refusal = self.explain()["steps"][2]["refusal"]
        self.assertEqual((refusal["code"], refusal["retry_after"]), ("AccountIsNotEnabled", 0))
        text = self.succeed("user", "explain", ADA)
        self.assertIn("would stop at step 3", text)
        self.assertIn("Ask an admin to turn it on.", text)

    def test_throttledAccountIsToldHowLong(self):
        self.env["LATCHKEY_NOW"] = "2026-03-12T09:00:00Z"
        self.succeed("settings", "set", "max_password_failures", "2")
        self.add(ADA)
        for _ in range(2):
            self.refuse_login("AuthenticationFailed", ADA, "wrong")
        explained = self.explain()
        refusal = explained["steps"][0]["refusal"]
        self.assertEqual((refusal["code"], refusal["retry_after"]), ("TooManyPasswordFailures", 60))
        self.assertEqual((explained["password_failures"], explained["max_password_failures"]), (2, 2))
        self.assertEqual(explained["last_password_failure"], "2026-03-12T09:00:00.000Z")
        self.assertIn("Try again in 60 seconds.", self.succeed("user", "explain", ADA))

    def test_missingKeyIsToldInsteadOfFailing(self):
        self.add(ADA)
        key = self.database.with_name("users.db.key")
        key.rename(key.with_suffix(".away"))
        explained = self.explain()
        self.assertEqual(explained["before"]["code"], "KeychainFailed")
        self.assertEqual(self.verdicts(), ["not_reached"] * 6)
        self.assertIn("key of the user database is missing", self.succeed("user", "explain", ADA))

    def test_methodTurnedOffIsTold(self):
        self.add(ADA)
        self.succeed("settings", "set", "use_email", "false")
        self.assertEqual(self.explain()["before"]["code"], "MethodNotEnabled")

    def test_passwordThatCannotBeCheckedIsTold(self):
        self.add(ADA)
        with closing(sqlite3.connect(self.database)) as database:
            database.execute("UPDATE users SET password_hash = '$2b$15$' || ?", ("a" * 53,))
            database.commit()
        self.refuse_login("AuthenticationFailed", ADA)
        self.assertEqual(self.verdicts()[1], "stops")
        self.assertFalse(self.explain()["password_checkable"])
        self.assertIn("cannot be checked", self.succeed("user", "explain", ADA))

    def test_unknownUserIsRefused(self):
        self.refuse("InvalidInput", "user", "explain", ADA)
