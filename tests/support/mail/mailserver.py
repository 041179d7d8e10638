# SPDX-License-Identifier: MIT
"""Starts smtppeer.py for a test and reads what it has seen."""
import base64
import email
import email.policy
import json
import subprocess
import sys
from pathlib import Path

PEER = Path(__file__).with_name("smtppeer.py")


class MailServer:
    """A server that runs as long as the test: register stop() with addCleanup."""

    def __init__(self, log, *options):
        self.log = log
        self.process = subprocess.Popen([sys.executable, "-B", PEER, log, *map(str, options)],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.port = int(self.process.stdout.readline())

    def stop(self):
        if self.process.stdin.closed:
            return
        self.process.stdin.close()
        self.process.wait(30)
        self.process.stdout.close()

    def events(self, kind):
        lines = self.log.read_text().splitlines() if self.log.exists() else []
        return [event for event in map(json.loads, lines) if event["event"] == kind]

    def messages(self):
        return self.events("message")

    def mails(self):
        """The messages, parsed."""
        return [email.message_from_bytes(base64.b64decode(message["content"]), policy=email.policy.default)
                for message in self.messages()]

    def most_at_once(self):
        """How many connections were open at the same time."""
        lines = self.log.read_text().splitlines() if self.log.exists() else []
        now = most = 0
        for event in map(json.loads, lines):
            now += {"connection": 1, "end": -1}.get(event["event"], 0)
            most = max(most, now)
        return most
