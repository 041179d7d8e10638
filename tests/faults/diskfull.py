# SPDX-License-Identifier: MIT
"""A disk that is full: it is told, nothing is lost, and with room again all is well."""
import faultcase
from faultcase import PASSWORD, FaultCase

# how much room is left, so that the disk fills at every stage of a write
ROOMS = (0, 4, 8, 12, 16, 24, 32, 48, 64, 96, 128)


class DiskFull(FaultCase):
    def setUp(self):
        super().setUp()
        self.disk = faultcase.Disk(self.folder / "disk", 2048)
        self.addCleanup(self.disk.unmount)

    def test_writesAreRefusedAndNothingIsLost(self):
        self.database = self.disk.folder / "data" / "users.db"
        self.env["LATCHKEY_DATABASE"] = str(self.database)
        self.add("ada@example.com", "--admin")
        expected = {"ada@example.com"}
        refusals = 0
        for room in ROOMS:
            self.disk.leave(room)
            for number in range(20):
                address = f"user{number}-{room}@example.com"
                answer = self.run_ctl("signup", address, "--password-stdin", stdin=PASSWORD)
                if answer.status == 0:
                    expected.add(address)
                    continue
                refusals += 1
                self.assertEqual((answer.status, answer.out), (1, ""), answer.err)
                self.assertRegex(answer.err, r"\Alatchkeyctl: StorageFailed: The disk is full\. ")
                break
            self.disk.clear()
            self.assert_sound()
            self.assertEqual(set(self.users()), expected)
        self.assertGreater(refusals, len(ROOMS) // 2)
        self.login("ada@example.com")
        self.signup("last@example.com")

    def test_firstStartIsRefusedAndWorksWithRoomAgain(self):
        for room in (0, 4, 8, 32, 64, 128):
            self.database = self.disk.folder / f"data{room}" / "users.db"
            self.env["LATCHKEY_DATABASE"] = str(self.database)
            self.disk.leave(room)
            self.refuse("StorageFailed|KeychainFailed", "user", "add", "ada@example.com", "--password-stdin",
                        stdin=PASSWORD)
            self.disk.clear()
            self.add("ada@example.com")
            self.login("ada@example.com")
            self.assert_sound()

    def test_mailWaitsUntilThereIsRoom(self):
        self.outbox = self.disk.folder / "outbox"
        self.env["LATCHKEY_OUTBOX"] = str(self.outbox)
        self.disk.leave(0)
        self.signup("ada@example.com")
        self.assertEqual(self.mails(), [])
        [message] = self.succeed_json("outbox", "list")
        self.assertEqual(message["state"], "queued")
        self.disk.clear()
        self.env["LATCHKEY_NOW"] = faultcase.in_an_hour()
        self.succeed("outbox", "flush")
        self.succeed("code", "redeem", "confirm", "ada@example.com", self.mailed_code("ada@example.com"))
        self.login("ada@example.com")
        self.assertEqual([file.suffix for file in self.outbox.iterdir()], [".eml"])


if __name__ == "__main__":
    faultcase.own_mounts()
    faultcase.main()
