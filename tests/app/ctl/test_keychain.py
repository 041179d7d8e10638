# SPDX-License-Identifier: MIT
"""The sealing key in the keychain of whoever has one: latchkeyctl says where it is, and what to do when it is not."""
from ctlcase import CtlCase
from privatekeychain import PrivateKeychain


class Keychain(CtlCase):
    def setUp(self):
        super().setUp()
        self.keychain = PrivateKeychain(self.folder, self.env)
        self.addCleanup(self.keychain.end)

    def key_files(self):
        return sorted(file.name for file in self.folder.rglob("*.key"))

    def test_initSaysWhereTheKeyIs(self):
        self.assertIn("Its key is in the keychain, as “sealing key ", self.succeed("init"))
        made = self.succeed_json("init")
        self.assertRegex(made["key_entry"], r"^sealing key [0-9a-f]{16}$")
        self.assertNotIn("key_file", made)
        self.assertEqual(self.key_files(), [])
        self.add("ada@example.com")
        self.login("ada@example.com")

    def test_namedFileIsUsedInstead(self):
        self.env["LATCHKEY_KEYFILE"] = str(self.folder / "the.key")
        self.assertEqual(self.succeed_json("init")["key_file"], str(self.folder / "the.key"))
        self.assertEqual(self.key_files(), ["the.key"])

    def test_lockedKeychainIsToldWithACureAndTheWayWithout(self):
        self.keychain.lock()
        for _ in range(2):
            said = self.refuse("KeychainFailed", "init")
            self.assertIn("Unlock it and try again, or set LATCHKEY_KEYFILE", said)
            self.assertEqual(self.key_files(), [])
        self.keychain.unlock()
        self.succeed("init")
        self.add("ada@example.com")
        self.keychain.lock()
        self.assertIn("keychain is locked", self.refuse_login("KeychainFailed", "ada@example.com"))
        self.assertIn("keychain is locked", self.refuse("KeychainFailed", "settings", "set", "app_name", "x"))
        self.assertEqual(self.succeed_json("user", "show", "ada@example.com")["email"], "ada@example.com")
        self.succeed("user", "list")
        self.succeed("settings", "get")
        self.succeed("audit", "list")
        self.assertIn("locked", self.succeed("user", "explain", "ada@example.com"))

    def test_rotationAndRestoreSayWhereTheKeysAre(self):
        first = self.succeed_json("init")["key_entry"]
        self.add("ada@example.com")
        backup = str(self.folder / "backup")
        self.run_ctl("backup", backup)
        rotated = self.succeed_json("key", "rotate")
        self.assertEqual(rotated["former_key_entry"], first)
        self.assertEqual(rotated["key_entry"], self.succeed_json("init")["key_entry"])
        self.assertIn(f"The former key is kept in the keychain, as “{rotated['key_entry']}”",
                      self.succeed("key", "rotate"))
        self.login("ada@example.com")
        # without a keychain, the key comes back into a file
        self.env["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
        self.assertIn("keychain cannot be reached", self.refuse_login("KeychainFailed", "ada@example.com"))
        restored = self.succeed_json("restore", backup)
        self.assertEqual(restored["key_file"], str(self.database) + ".key")
        self.login("ada@example.com")
