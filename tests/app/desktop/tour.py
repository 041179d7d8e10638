#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""tour.py BINARY OUTDIR: walks the desktop application through its flows by keystrokes on a screen of its own.

Starts from an empty home folder: first admin, log out, sign-up of a second user with the emailed code, log in, start
again, change of password and address, a second factor with the codes of oathtool, a forgotten password, and once a file
that is no database. Prints a line for each step and leaves a numbered picture of each in OUTDIR; exit status 1 if one
fails.
"""
import email
import email.policy
import pathlib
import re
import subprocess
import sys

sys.dont_write_bytecode = True  # leaves the checkout as it is

from hands import DidNotHappen, Program, content
from screen import Screen

ADMIN = ("ada.lovelace@example.com", "enchantress of numbers")
SECOND = ("grace.hopper@example.com", "nanoseconds of wire")
CHANGED = "punched cards by the dozen"
MOVED = "ada.king@example.com"
FORGOTTEN = "bernoulli numbers in a table"


class Tour:
    def __init__(self, binary, pictures, screen):
        self.binary = binary
        self.pictures = pictures
        self.screen = screen
        self.program = None
        self.number = 0
        self.codes = set()  # that were used
        self.secret = None  # of the authenticator app

    def outbox(self):
        return self.screen.home / ".local/share/latchkey/outbox"

    def done(self, name, words):
        self.number += 1
        picture = self.pictures / f"{self.number:02}-{name}.png"
        if self.program.process.poll() is None:
            self.program.picture(picture)
        print(f"{self.number:02} {words}", flush=True)

    def walk(self):
        self.first_start()
        self.log_out()
        self.sign_up()
        self.log_out()
        self.log_in()
        self.quit()
        self.start_again()
        self.change_password()
        self.change_address()
        self.look_at_deletion()
        recovery_code = self.set_up_factor()
        self.log_out()
        self.log_in_with_factor()
        self.log_out()
        self.forget_password(recovery_code)
        self.quit()
        self.start_in_trouble()
        self.quit("alt+F4")

    def start(self, *arguments):
        self.program = Program(self.screen, [self.binary, *arguments])

    def fill(self, account, *fields):
        self.program.type_into("emailEdit", account[0])
        for field in fields:
            self.program.type_into(field, account[1])

    def first_start(self):
        self.start()
        self.program.wait_for("repeatPasswordEdit")
        self.program.wait_text("~/.local/share/latchkey")
        self.done("first-start", "a new database asks for the first admin")
        self.fill(ADMIN, "passwordEdit", "repeatPasswordEdit")
        self.done("first-start-filled", "the first admin is typed in")
        self.program.press("Return")
        self.account_shows(ADMIN, "Admin")
        self.done("account-admin", "the admin is made and logged in: the account page shows")

    def account_shows(self, account, role):
        self.program.wait_for("accountPage")
        self.program.wait_text(account[0])
        self.program.wait_text(role)

    def log_out(self):
        self.program.push("logoutButton")
        self.program.wait_for("signupButton")
        self.program.wait_gone("accountPage")
        self.done("login", "logged out: the login dialog shows")

    def sign_up(self):
        self.program.push("signupButton")
        self.program.wait_for("repeatPasswordEdit")
        self.done("sign-up", "the sign-up form shows")
        self.fill(SECOND, "passwordEdit", "repeatPasswordEdit")
        self.program.press("Return")
        self.program.wait_for("codeEdit")
        code = self.code_for(SECOND[0])
        self.done("confirm", "signed up: the code from the email is asked for")
        self.program.type_into("codeEdit", code)
        self.program.press("Return")
        self.account_shows(SECOND, "User")
        self.program.wait_text("Confirmed")
        self.done("account-second-user", "the code is right: the second user is logged in")

    def code_for(self, address):
        code = self.program.wait("a message with a code lies in the outbox", lambda: self.emailed_code(address))
        self.codes.add(code)
        return code

    def emailed_code(self, address):
        for file in self.outbox().glob("*.eml"):
            message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
            text = message.get_body(("plain",))
            code = text and re.search(r"^\s*([A-Z0-9]{4}-[A-Z0-9]{4})\s*$", text.get_content(), re.MULTILINE)
            if code and code[1] not in self.codes and address in message["To"]:
                return code[1]
        return None

    def log_in(self):
        self.fill(SECOND, "passwordEdit")
        self.program.press("Return")
        self.account_shows(SECOND, "User")
        self.done("logged-in-again", "the second user logs in again")

    def quit(self, keys="ctrl+q"):
        self.program.press(keys)
        self.program.wait_end()
        self.done("", "the program ends")

    def start_again(self):
        self.start()
        self.program.wait_for("loginButton")
        self.done("started-again", "started again: the login dialog shows, not the first start")
        self.fill((ADMIN[0], "not her password"), "passwordEdit")
        self.program.press("Return")
        self.program.wait_text("Email or password is wrong.")
        self.done("wrong-password", "a wrong password is refused in words")
        self.program.type_into("passwordEdit", ADMIN[1])
        self.program.press("Return")
        self.account_shows(ADMIN, "Admin")
        self.done("admin-logged-in", "the right one logs in")

    def change_password(self):
        self.program.push("changePasswordButton")
        self.program.wait_for("currentPasswordEdit")
        self.done("change-password", "the dialog to change the password shows")
        self.program.type_into("currentPasswordEdit", ADMIN[1])
        self.program.type_into("passwordEdit", CHANGED)
        self.program.press("Return")
        self.program.wait_gone("currentPasswordEdit")
        self.program.wait_text("Your password is changed.")
        self.done("password-changed", "the password is changed")

    def change_address(self):
        self.program.push("changeEmailButton")
        self.program.wait_for("currentPasswordEdit")
        self.done("change-address", "the dialog to change the address shows")
        self.program.type_into("currentPasswordEdit", CHANGED)
        self.program.type_into("emailEdit", MOVED)
        self.program.press("Return")
        self.program.wait_for("codeEdit")
        self.done("change-address-code", "the code from the new address is asked for")
        self.program.type_into("codeEdit", self.code_for(MOVED))
        self.program.press("Return")
        self.program.wait_gone("codeEdit")
        self.account_shows((MOVED,), "Admin")
        self.done("address-changed", "the address is changed")

    def look_at_deletion(self):
        self.program.push("deleteAccountButton")
        self.program.wait_for("currentPasswordEdit")
        self.done("delete-account", "the dialog to delete the account shows")
        self.program.press("Escape")
        self.program.wait_gone("currentPasswordEdit")

    def set_up_factor(self):
        """Returns one of the recovery codes."""
        self.program.push("addFactorButton")
        self.program.wait_for("currentPasswordEdit")
        self.done("factor-proof", "before a second factor is set up, the password is asked for")
        self.program.type_into("currentPasswordEdit", CHANGED)
        self.program.press("Return")
        self.program.push("totpButton")
        self.secret = self.program.wait("a secret shows", lambda: self.shown("secretEdit")).replace(" ", "")
        self.done("factor-qr-code", "the QR code, its secret and a field for the first code show")
        self.program.type_away("codeEdit", self.app_code())
        self.program.wait_for("keptCheckBox")
        recovery_code = self.program.wait("recovery codes show", lambda: self.shown("recoveryCodeLabel1"))
        self.done("recovery-codes", "the code was right: the recovery codes show")
        self.program.push("keptCheckBox")
        self.program.push("doneButton")
        self.program.wait_gone("keptCheckBox")
        self.program.wait_text("Authenticator app")
        self.done("factor-set-up", "the account page lists the authenticator app")
        return recovery_code

    def shown(self, name):
        thing = self.program.find(name)
        return thing and (content(thing) or thing.get_name())

    def app_code(self):
        """What an authenticator app shows."""
        oathtool = subprocess.run(["oathtool", "--totp", "--base32", "-"], input=self.secret, capture_output=True,
                                  text=True, check=True)
        return oathtool.stdout.strip()

    def log_in_with_factor(self):
        self.fill((MOVED, CHANGED), "passwordEdit")
        self.program.press("Return")
        self.program.wait_for("codeEdit")
        self.done("second-factor", "the password is right: a code of the authenticator app is asked for")
        self.program.type_away("codeEdit", self.app_code())
        self.account_shows((MOVED,), "Admin")
        self.done("second-factor-passed", "the code logs in by itself")

    def forget_password(self, recovery_code):
        self.program.type_into("emailEdit", MOVED)
        self.program.push("forgotPasswordButton")
        self.program.wait_for("codeEdit")
        self.done("forgot-password", "the code that was mailed and a new password are asked for")
        self.program.type_into("codeEdit", self.code_for(MOVED))
        self.program.type_into("passwordEdit", FORGOTTEN)
        self.program.press("Return")
        self.program.push("recoveryButton")
        self.program.wait_text("Recovery code")
        self.done("password-reset", "the new password is set, and the second factor is asked for all the same")
        self.program.type_into("codeEdit", recovery_code)
        self.program.press("Return")
        self.account_shows((MOVED,), "Admin")
        self.program.wait_text("9 of 10 left")
        self.done("recovery-code-used", "a recovery code logs in, once")

    def start_in_trouble(self):
        file = self.screen.home / "letter.db"
        file.write_text("Dear Ada, this is no database. " * 100)
        self.start("--database", str(file))
        self.program.wait_for("retryButton")
        self.program.wait_text("letter.db")
        self.done("opening-failed", "a file that is no database is told, and not touched")
        file.unlink()
        self.program.push("retryButton")
        self.program.wait_for("repeatPasswordEdit")
        self.done("first-start-elsewhere", "with the file away, trying again goes on")

    def summary(self):
        return f"tour: {self.number} steps"

    def failed(self, reason):
        picture = self.pictures / "failed.png"
        print(f"tour: after step {self.number:02} this did not happen: {reason}", file=sys.stderr)
        if self.program and self.program.process.poll() is None:
            self.program.picture(picture)
            print(f"tour: windows: {self.program.windows()}; the screen: {picture}", file=sys.stderr)
            print("tour: words on it: " + " | ".join(self.program.texts()), file=sys.stderr)


def main(kind=Tour):
    if len(sys.argv) != 3:
        sys.exit(f"usage: {sys.argv[0]} BINARY OUTDIR")
    pictures = pathlib.Path(sys.argv[2])
    pictures.mkdir(parents=True, exist_ok=True)
    for old in pictures.glob("*.png"):
        old.unlink()
    with Screen() as screen:
        tour = kind(str(pathlib.Path(sys.argv[1]).resolve()), pictures, screen)
        try:
            tour.walk()
        except DidNotHappen as reason:
            tour.failed(reason)
            sys.exit(1)
    print(f"{tour.summary()}, pictures in {pictures}")


if __name__ == "__main__":
    main()
