# SPDX-License-Identifier: MIT
"""A disk that the system has made read-only: every write is refused, and afterwards all is as it was."""
import faultcase
from faultcase import PASSWORD, FaultCase

WRITES = (("user", "add", "new@example.com", "--password-stdin"), ("user", "disable", "ada@example.com"),
          ("user", "set", "ada@example.com", "role=admin"), ("user", "delete", "ada@example.com"),
          ("signup", "new@example.com", "--password-stdin"), ("settings", "set", "app_name", "Other"),
          ("login", "ada@example.com", "--password-stdin"))


class ReadOnly(FaultCase):
    def setUp(self):
        super().setUp()
        self.disk = faultcase.Disk(self.folder / "disk", 2048)
        self.addCleanup(self.disk.unmount)
        self.database = self.disk.folder / "data" / "users.db"
        self.env["LATCHKEY_DATABASE"] = str(self.database)

    def test_writesAreRefusedAndNothingIsLost(self):
        self.add("ada@example.com")
        before = self.users()
        for _ in range(3):
            self.disk.remount("ro")
            for command in WRITES:
                said = self.refuse("StorageFailed", *command, stdin=PASSWORD)
                self.assertIn("cannot be written", said, command)
            self.disk.remount("rw")
            self.assert_sound()
            self.assertEqual(self.users(), before)
        self.login("ada@example.com")
        self.succeed("user", "disable", "ada@example.com")

    def test_firstStartIsRefusedAndWorksLater(self):
        self.disk.remount("ro")
        self.refuse("StorageFailed", "user", "list")
        self.disk.remount("rw")
        self.add("ada@example.com")
        self.login("ada@example.com")


if __name__ == "__main__":
    faultcase.own_mounts()
    faultcase.main()
