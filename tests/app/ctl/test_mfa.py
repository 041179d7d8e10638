# SPDX-License-Identifier: MIT
"""Second factors from the shell, with oathtool as the app and zbarimg as its camera."""
import re
import stat
import subprocess
import unittest
import urllib.parse
from xml.etree import ElementTree

from ctlcase import CtlCase, PASSWORD

ADA = "ada@example.com"
RECOVERY_CODE = re.compile(r"[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}")


def shown_by_app(secret, when="now"):
    return subprocess.run(["oathtool", "--totp", "-b", "-N", when, secret], check=True, capture_output=True,
                          text=True).stdout.strip()


def read_by_camera(picture):
    return subprocess.run(["zbarimg", "--quiet", "--raw", str(picture)], check=True, capture_output=True,
                          text=True).stdout.strip()


class MfaCase(CtlCase):
    def setUp(self):
        super().setUp()
        self.add(ADA)

    def add_totp(self, *options):
        return self.succeed_json("mfa", "totp-add", ADA, *options, "--password-stdin", stdin=PASSWORD)

    def try_login(self, *factor):
        return self.run_ctl("--json", "login", ADA, *factor, "--password-stdin", stdin=PASSWORD)

    def refuse_factor(self, *factor):
        answer = self.try_login(*factor)
        self.assertEqual((answer.status, answer.out), (1, ""), factor)
        self.assertRegex(answer.err, r"\Alatchkeyctl: MfaRequired: ")


class TotpTest(MfaCase):
    def test_code_of_the_app_is_accepted_once(self):
        totp = self.add_totp()
        self.assertEqual(set(totp), {"secret", "uri", "id", "recovery_codes"})
        self.assertRegex(totp["secret"], r"\A[A-Z2-7]{32}\Z")
        self.refuse_factor()
        code = shown_by_app(totp["secret"])
        user = self.succeed_json("login", ADA, "--totp", code, "--password-stdin", stdin=PASSWORD)
        self.assert_user(user, mfa_types=["totp"])
        self.refuse_factor("--totp", code)
        self.refuse_factor("--totp", shown_by_app(totp["secret"], "now - 5 minutes"))

    def test_code_may_be_typed_in_groups(self):
        code = shown_by_app(self.add_totp()["secret"])
        self.assertEqual(self.try_login("--totp", f"{code[:3]} {code[3:]}").status, 0)

    def test_wrong_code_says_so_and_no_more(self):
        self.add_totp()
        wrong = self.refuse("MfaRequired", "login", ADA, "--totp", "000000", "--password-stdin", stdin=PASSWORD)
        self.assertNotIn("000000", wrong)
        self.refuse("AuthenticationFailed", "login", ADA, "--totp", "000000", "--password-stdin", stdin="wrong one")

    def test_uri_says_what_the_secret_is(self):
        self.succeed("settings", "set", "app_name", "Invoice Desk & more")
        totp = self.add_totp()
        uri = urllib.parse.urlsplit(totp["uri"])
        self.assertEqual((uri.scheme, uri.netloc), ("otpauth", "totp"))
        self.assertEqual(urllib.parse.unquote(uri.path), f"/Invoice Desk & more:{ADA}")
        self.assertEqual(urllib.parse.parse_qs(uri.query, strict_parsing=True),
                         {"secret": [totp["secret"]], "issuer": ["Invoice Desk & more"], "algorithm": ["SHA1"],
                          "digits": ["6"], "period": ["30"]})
        self.assertNotIn("+", totp["uri"])

    def test_wrong_password_adds_nothing(self):
        self.refuse("AuthenticationFailed", "mfa", "totp-add", ADA, "--password-stdin", stdin="wrong one")
        self.assertEqual(self.succeed_json("mfa", "list", ADA), [])
        self.refuse("InvalidInput", "mfa", "totp-add", "eve@example.com", "--password-stdin", stdin=PASSWORD)
        self.misuse("mfa", "totp-add", ADA)

    def test_method_that_is_turned_off_cannot_be_added(self):
        self.succeed("settings", "set", "mfa", "off")
        self.refuse("MethodNotEnabled", "mfa", "totp-add", ADA, "--password-stdin", stdin=PASSWORD)

    def test_secret_and_codes_stand_nowhere_else(self):
        totp = self.add_totp()
        self.try_login("--recovery", totp["recovery_codes"][0])
        secrets = [totp["secret"], *totp["recovery_codes"], *(c.replace("-", "") for c in totp["recovery_codes"])]
        kept = b"".join(file.read_bytes() for file in self.folder.rglob("*") if file.is_file())
        for secret in secrets:
            self.assertNotIn(secret.encode(), kept)
        listed = self.succeed("audit", "list") + self.succeed("mfa", "list", ADA)
        for secret in secrets:
            self.assertNotIn(secret, listed)


class QrTest(MfaCase):
    def test_camera_reads_the_png(self):
        totp = self.add_totp("--qr", "ada.png")
        picture = self.folder / "ada.png"
        self.assertEqual(read_by_camera(picture), totp["uri"])
        self.assertEqual(stat.S_IMODE(picture.stat().st_mode), 0o600)

    def test_camera_reads_the_svg(self):
        totp = self.add_totp("--qr", "ada.svg")
        root = ElementTree.parse(self.folder / "ada.svg").getroot()
        side = int(root.attrib["viewBox"].split()[2])
        dark = {(int(x), int(y)) for x, y in re.findall(r"M(\d+),(\d+)h1v1h-1z", root[1].attrib["d"])}
        self.assertTrue(all(4 <= x < side - 4 and 4 <= y < side - 4 for x, y in dark))
        rows = [[int((x // 8, y // 8) in dark) for x in range(side * 8)] for y in range(side * 8)]
        drawn = self.folder / "ada.pbm"
        drawn.write_text(f"P1\n{side * 8} {side * 8}\n" + "\n".join(" ".join(map(str, row)) for row in rows) + "\n")
        self.assertEqual(read_by_camera(drawn), totp["uri"])

    def test_nothing_is_overwritten(self):
        there = self.folder / "there.png"
        there.write_text("mine")
        answer = self.run_ctl("--json", "mfa", "totp-add", ADA, "--qr", "there.png", "--password-stdin", stdin=PASSWORD)
        self.assertEqual(answer.status, 0)
        self.assertIn("QR code was not written", answer.err)
        self.assertEqual(there.read_text(), "mine")

    def test_other_pictures_are_misuse(self):
        self.misuse("mfa", "totp-add", ADA, "--qr", "ada.gif", "--password-stdin", stdin=PASSWORD)
        self.assertEqual(self.succeed_json("mfa", "list", ADA), [])


class RecoveryTest(MfaCase):
    def test_each_code_works_once(self):
        codes = self.add_totp()["recovery_codes"]
        self.assertEqual(len(set(codes)), 10)
        for code in codes:
            self.assertRegex(code, rf"\A{RECOVERY_CODE.pattern}\Z")
        self.assertEqual(self.try_login("--recovery", codes[0].lower().replace("-", " ")).status, 0)
        self.refuse_factor("--recovery", codes[0])
        self.assertEqual(self.try_login("--recovery", codes[9]).status, 0)
        self.assertIn("left: 8 of 10", self.succeed("mfa", "list", ADA))
        told = [mail for mail in self.mails() if "recovery code" in mail["Subject"]]
        self.assertEqual(len(told), 2)

    def test_what_was_used_up_does_not_come_back_with_a_backup(self):
        totp = self.add_totp()
        backup = str(self.folder / "users.backup")
        self.assertEqual(self.run_ctl("backup", backup).status, 0)
        code = shown_by_app(totp["secret"])
        self.assertEqual(self.try_login("--totp", code).status, 0)
        self.assertEqual(self.try_login("--recovery", totp["recovery_codes"][0]).status, 0)
        self.succeed("restore", backup)
        self.refuse_factor("--totp", code)
        self.refuse_factor("--recovery", totp["recovery_codes"][0])
        self.assertEqual(self.try_login("--recovery", totp["recovery_codes"][1]).status, 0)

    def test_second_app_keeps_them(self):
        codes = self.add_totp()["recovery_codes"]
        self.assertEqual(self.add_totp()["recovery_codes"], [])
        self.assertEqual(self.try_login("--recovery", codes[0]).status, 0)

    def test_one_factor_at_a_time(self):
        self.misuse("login", ADA, "--totp", "000000", "--recovery", "x", "--password-stdin", stdin=PASSWORD)


class ListTest(MfaCase):
    def test_methods_are_listed_and_removed(self):
        first, second = self.add_totp(), self.add_totp()
        self.assertEqual(self.try_login("--totp", shown_by_app(first["secret"])).status, 0)
        listed = self.succeed_json("mfa", "list", ADA)
        self.assertEqual([method["id"] for method in listed], [first["id"], second["id"]])
        self.assertEqual(set(listed[0]), {"id", "type", "name", "created", "last_used"})
        self.assertEqual(listed[0]["type"], "totp")
        self.assertIsNone(listed[1]["last_used"])
        self.succeed("mfa", "remove", ADA, first["id"])
        self.assertEqual([method["id"] for method in self.succeed_json("mfa", "list", ADA)], [second["id"]])
        self.refuse("InvalidInput", "mfa", "remove", ADA, first["id"])
        self.succeed("settings", "set", "mfa", "required")
        self.refuse("PermissionDenied", "mfa", "remove", ADA, second["id"])
        self.succeed("settings", "set", "mfa", "optional")
        self.succeed("mfa", "remove", ADA, second["id"])
        self.login(ADA)
        self.assertEqual(self.succeed_json("user", "show", ADA)["mfa_types"], [])

    def test_explanation_says_what_is_asked(self):
        def factor():
            return self.succeed_json("user", "explain", ADA)["steps"][4]
        self.assertEqual(factor()["verdict"], "passes")
        self.assertIn("None is set up", self.succeed("user", "explain", ADA))
        self.succeed("settings", "set", "mfa", "required")
        self.assertEqual((factor()["verdict"], factor()["refusal"]["code"]), ("stops", "MfaSetupRequired"))
        self.refuse_login("MfaSetupRequired", ADA)
        self.add_totp()
        self.assertEqual(factor()["verdict"], "passes")
        self.assertIn("Asks for one of: totp", self.succeed("user", "explain", ADA))


class ResetTest(MfaCase):
    def request(self, password=PASSWORD):
        return self.run_ctl("code", "request", "mfa-reset", ADA, "--password-stdin", stdin=password)

    def test_code_drops_the_factors_where_allowed(self):
        self.add_totp()
        before = len(self.mails())
        refused = self.request()
        self.assertEqual((refused.status, len(self.mails())), (0, before))
        self.succeed("settings", "set", "allow_mfa_email_reset", "true")
        self.assertEqual(self.request("wrong one").status, 1)
        self.assertEqual(len(self.mails()), before)
        allowed = self.request()
        self.assertEqual((allowed.status, allowed.out), (0, refused.out))
        code = self.mailed_code(ADA)
        self.refuse("CodeInvalid", "code", "redeem", "mfa-reset", ADA, "2222-2222")
        self.succeed("code", "redeem", "mfa-reset", ADA, code)
        self.refuse("CodeInvalid", "code", "redeem", "mfa-reset", ADA, code)
        self.login(ADA)
        self.assertIn("are gone", self.mails()[-1]["Subject"])

    def test_operator_starts_it_anyway(self):
        self.add_totp()
        self.succeed("user", "reset-mfa", ADA)
        self.succeed("code", "redeem", "mfa-reset", ADA, self.mailed_code(ADA))
        self.assertEqual(self.succeed_json("mfa", "list", ADA), [])
        self.refuse("InvalidInput", "user", "reset-mfa", "eve@example.com")


class KeepingTest(MfaCase):
    def test_app_goes_on_after_rotation_and_restore(self):
        secret = self.add_totp()["secret"]
        self.succeed("key", "rotate")
        self.assertEqual(self.try_login("--totp", shown_by_app(secret, "now - 30 seconds")).status, 0)
        self.run_ctl("backup", "backup.latchkey")
        self.succeed("settings", "set", "mfa_timeout_days", "30")
        restored = self.run_ctl("restore", "backup.latchkey")
        self.assertEqual(restored.status, 0, restored.err)
        self.assertEqual(self.try_login("--totp", shown_by_app(secret, "now + 30 seconds")).status, 0)


class SettingsTest(CtlCase):
    def test_values_are_checked(self):
        self.succeed("init")
        for key, default, good, bad in (
                ("mfa", "optional", ("off", "required", "optional"), ("", "on", "Required", "optional ")),
                ("mfa_types", "totp", ("totp",), ("", "fido", "totp,totp", "sms", "totp,")),
                ("mfa_timeout_days", "0", ("1", "3650"), ("-1", "3651", "x", "")),
                ("allow_mfa_email_reset", "false", ("true", "false"), ("yes", ""))):
            self.assertEqual(self.succeed("settings", "get", key).strip(), default)
            for value in good:
                self.succeed("settings", "set", key, value)
                self.assertEqual(self.succeed("settings", "get", key).strip(), value)
            for value in bad:
                self.refuse("InvalidInput", "settings", "set", "--", key, value)


if __name__ == "__main__":
    unittest.main()
