# SPDX-License-Identifier: MIT
"""Sixteen processes at one database: each gets its answer, and every answer holds."""
from concurrent.futures import ThreadPoolExecutor

import faultcase
from faultcase import PASSWORD, FaultCase

PROCESSES = 16
ROUNDS = 3


class Sixteen(FaultCase):
    def setUp(self):
        super().setUp()
        self.add("root@example.com", "--admin")

    def test_everyOneGetsItsAnswer(self):
        with ThreadPoolExecutor(PROCESSES) as people:
            names = list(people.map(self.one_person, range(PROCESSES)))
        users = self.users()
        for name in names:
            for number in range(ROUNDS):
                self.assert_user(users[f"{name}-{number}@example.com"], enabled=False, confirmed_email=True,
                                 role="admin")
        self.assertEqual(len(users), PROCESSES * ROUNDS + 1)
        self.assert_sound()

    def one_person(self, person):
        name = f"person{person}"
        for number in range(ROUNDS):
            address = f"{name}-{number}@example.com"
            self.add(address)
            self.assert_user(self.login(address), email=address)
            self.succeed("user", "set", address, "role=admin")
            self.succeed("user", "disable", address)
            self.refuse_login("AccountIsNotEnabled", address)
        return name

    def test_oneAccountIsFoughtOver(self):
        self.add("ada@example.com")
        with ThreadPoolExecutor(PROCESSES) as people:
            answers = list(people.map(lambda _: self.run_ctl("login", "ada@example.com", "--password-stdin",
                                                             stdin=PASSWORD), range(PROCESSES * ROUNDS)))
        # tries under way count as wrong ones until they turn out right, so that some may have to wait
        for answer in answers:
            if answer.status != 0:
                self.assertRegex(answer.err, r"\Alatchkeyctl: TooManyPasswordFailures: ")
        self.assert_sound()


if __name__ == "__main__":
    faultcase.main()
