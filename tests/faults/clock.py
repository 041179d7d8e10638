# SPDX-License-Identifier: MIT
"""A clock that is set a day back and forth: nobody is locked out for it, and nothing holds for longer."""
from datetime import datetime, timedelta, timezone

import faultcase
from faultcase import PASSWORD, FaultCase

NOON = datetime(2031, 3, 14, 12, tzinfo=timezone.utc)
DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)


class ClockSet(FaultCase):
    def setUp(self):
        super().setUp()
        self.at(NOON)
        self.add("ada@example.com")

    def at(self, moment):
        self.env["LATCHKEY_NOW"] = moment.strftime("%Y-%m-%dT%H:%M:%SZ")

    def guess_wrong(self, times):
        for _ in range(times):
            self.refuse_login("AuthenticationFailed", "ada@example.com", password="never the right one")

    def test_loginsGoOnAndTheListStaysSound(self):
        for moment in (NOON + DAY, NOON - DAY, NOON, NOON - DAY, NOON + DAY, NOON):
            self.at(moment)
            self.assertEqual(self.login("ada@example.com")["last_login"], moment.strftime("%Y-%m-%dT%H:%M:%S.000Z"))
            self.succeed("user", "disable", "ada@example.com")
            self.refuse_login("AccountIsNotEnabled", "ada@example.com")
            self.succeed("user", "enable", "ada@example.com")
        self.assert_sound()

    def test_pauseNeitherGrowsNorComesBack(self):
        self.guess_wrong(10)
        self.refuse_login("TooManyPasswordFailures", "ada@example.com")
        self.at(NOON - DAY)
        self.refuse_login("TooManyPasswordFailures", "ada@example.com")
        self.at(NOON - DAY + timedelta(seconds=59))
        self.refuse_login("TooManyPasswordFailures", "ada@example.com")
        self.at(NOON - DAY + timedelta(seconds=60))
        self.login("ada@example.com")
        self.at(NOON)
        self.login("ada@example.com")

    def test_clockSetForwardGainsOneTryOnly(self):
        self.guess_wrong(10)
        for moment in (NOON + DAY, NOON + 2 * DAY):
            self.at(moment)
            self.guess_wrong(1)
            self.refuse_login("TooManyPasswordFailures", "ada@example.com")

    def test_codeHoldsForADayOfTheClockThatMadeIt(self):
        for number, (moment, holds) in enumerate((
                (NOON - DAY, True), (NOON + DAY - SECOND, True), (NOON + DAY, False), (NOON + 2 * DAY, False))):
            address = f"user{number}@example.com"
            self.at(NOON)
            self.signup(address)
            redeem = ("code", "redeem", "confirm", address, self.mailed_code(address))
            self.at(moment)
            if holds:
                self.succeed(*redeem)
                self.login(address)
            else:
                self.refuse("CodeInvalid", *redeem)
        self.assert_sound()

    def test_waitingMailIsNotHeldUpByAClockSetBack(self):
        self.outbox.write_text("a file where the folder should be")
        self.at(NOON + DAY)
        self.signup("bob@example.com")
        self.outbox.unlink()
        self.at(NOON)
        self.succeed("outbox", "flush")
        code = self.mailed_code("bob@example.com")
        self.succeed("code", "redeem", "confirm", "bob@example.com", code)


if __name__ == "__main__":
    faultcase.main()
