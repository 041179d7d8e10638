# SPDX-License-Identifier: MIT
"""gnome-keyring on a session bus of its own, with a home of its own: nobody's keychain is touched."""
import subprocess
import time
from pathlib import Path

SERVICE = "org.freedesktop.secrets"
# no service files: nothing is started but what is started here
BUS = """<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>
"""


class PrivateKeychain:
    """Unlocked from the start. Has `environment` name it; end() it."""

    def __init__(self, folder, environment):
        self.environment = environment
        runtime = Path(folder) / "runtime"
        runtime.mkdir(mode=0o700)
        configuration = Path(folder) / "bus.conf"
        configuration.write_text(BUS)
        self.environment["XDG_RUNTIME_DIR"] = str(runtime)
        self.bus = self._start("dbus-daemon", "--config-file", configuration, "--print-address", "--nofork",
                               stdout=subprocess.PIPE)
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self.bus.stdout.readline().decode().strip()
        self.keyring = None
        self.unlock()

    def _start(self, *command, **options):
        return subprocess.Popen(command, env=self.environment, stderr=subprocess.DEVNULL, **options)

    def _send(self, *message):
        return subprocess.run(["dbus-send", "--session", "--print-reply=literal", *message], env=self.environment,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)

    def _collection(self):
        return self._send(f"--dest={SERVICE}", "/org/freedesktop/secrets",
                          "org.freedesktop.Secret.Service.ReadAlias", "string:default").stdout.strip()

    def unlock(self):
        """By starting it anew."""
        self._end_keyring()
        self.keyring = self._start("gnome-keyring-daemon", "--unlock", "--components=secrets", "--foreground",
                                   stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        self.keyring.stdin.write(b"the keychain's password")
        self.keyring.stdin.close()
        deadline = time.monotonic() + 20
        while len(self._collection()) < 2:
            if time.monotonic() > deadline:
                raise RuntimeError("the keychain does not come up")

    def lock(self):
        self._send(f"--dest={SERVICE}", "/org/freedesktop/secrets", "org.freedesktop.Secret.Service.Lock",
                   f"array:objpath:{self._collection()}")

    def _end_keyring(self):
        if self.keyring:
            self.keyring.terminate()
            self.keyring.wait()

    def end(self):
        self._end_keyring()
        self.bus.terminate()
        self.bus.wait()
        self.bus.stdout.close()
