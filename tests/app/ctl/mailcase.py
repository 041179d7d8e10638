# SPDX-License-Identifier: MIT
"""A latchkeyctl that sends through a mail server of the test's own."""
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "support" / "mail"))
from certificates import Authority  # noqa: E402
from ctlcase import CtlCase  # noqa: E402
from mailserver import MailServer  # noqa: E402

SMTP_PASSWORD = "a secret that nobody repeats"


def later(**time):
    return (datetime.now(timezone.utc) + timedelta(**time)).strftime("%Y-%m-%dT%H:%M:%SZ")


class MailCase(CtlCase):
    authority = None

    def serve(self, *options):
        """Starts a server, of which all are on one log."""
        server = MailServer(self.folder / "smtp.log", *options)
        self.addCleanup(server.stop)
        return server

    def use(self, **settings):
        for key, value in settings.items():
            if key == "smtp_password":
                self.succeed("settings", "set", key, "--value-stdin", stdin=value)
            else:
                self.succeed("settings", "set", key, str(value))

    def use_plain(self, server):
        self.use(smtp_security="none", smtp_host="localhost", smtp_port=server.port)

    def secure_options(self, security="starttls"):
        if not self.authority:
            self.authority = Authority(self.folder)
            self.chain = self.authority.issue("peer")
        return ("--chain", self.chain, "--security", security, "--user", "app@example.com",
                "--password", SMTP_PASSWORD)

    def use_secure(self, server, security="starttls"):
        self.use(smtp_host="localhost", smtp_port=server.port, smtp_security=security, smtp_user="app@example.com",
                 smtp_password=SMTP_PASSWORD, smtp_ca_file=self.authority.certificate)
