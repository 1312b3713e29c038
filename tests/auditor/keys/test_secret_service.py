"""The keyring of a desktop, as it is there: the program's keys lie in it, and one that is locked is told to be locked."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

import pytest

from auditor.model.journal import KeysMade
from auditor.rounds.ledger.ledger import Ledger
from auditor.workspace.folder import LEDGER

EXAMPLE = Path(str(resources.files("auditor") / "examples" / "paikgacha"))
SUPPORT = Path(__file__).parents[2] / "support"
FEW = """office,post,user id
Agriculture Office,Head,agri01
,Clerk,agri02
Union Parishad,Secretary,union01
"""
PASSPHRASE = b"four invented words here"
PROGRAM = """
from auditor.__main__ import main
from auditor.selfcheck import page
from unprinted import undrawn
page.page = lambda round_, language: f"{language}{round_!r}".encode()
undrawn().start()
main()
"""
"""The program, with a page that needs no engine, and nothing drawn on its sheets."""
LOCKED = "The keyring (Secret Service) is locked or did not answer, so nothing was done."


class Desktop:
    """A session of a desktop with a bus of its own, a keyring in its own home, and a workspace."""

    def __init__(self, folder, tool):
        self.keyring = tool("gnome-keyring-daemon")
        self.space = folder / "space"
        self.home = folder / "home"
        (self.space / "evidence").mkdir(parents=True)
        shutil.copy(EXAMPLE / "auditor.toml", self.space)
        (self.space / "roster.csv").write_text(FEW, "utf-8")
        (self.home / "run").mkdir(parents=True, mode=0o700)
        elsewhere = {"DISPLAY", "WAYLAND_DISPLAY", "PYTHON_KEYRING_BACKEND"}
        self.env = {
            **{name: value for name, value in os.environ.items() if name not in elsewhere},
            "PYTHONPATH": os.pathsep.join(filter(None, (str(SUPPORT), os.environ.get("PYTHONPATH", "")))),
            "HOME": str(self.home),
            "XDG_RUNTIME_DIR": str(self.home / "run"),
            "XDG_DATA_HOME": str(self.home / "data"),
            "XDG_CONFIG_HOME": str(self.home / "settings"),
        }
        bus = [tool("dbus-daemon"), "--session", "--nofork", "--print-address=1"]
        self.bus = subprocess.Popen(bus, env=self.env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.env["DBUS_SESSION_BUS_ADDRESS"] = self.bus.stdout.readline().decode().strip()

    @contextmanager
    def logged_in(self, *, unlocked):
        """Run the keyring, unlocked by the passphrase of the login or locked."""
        words = [self.keyring, "--foreground", "--components=secrets", *(["--unlock"] if unlocked else [])]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        with subprocess.Popen(words, env=self.env, **pipes) as daemon:
            daemon.stdin.write(PASSPHRASE if unlocked else b"")
            daemon.stdin.close()
            try:
                self._wait_for_the_service()
                yield
            finally:
                daemon.terminate()

    def _wait_for_the_service(self):
        asked = "import sys, jeepney.io.blocking as io, jeepney as j\n"
        asked += "bus = io.Proxy(j.message_bus, io.open_dbus_connection('SESSION'))\n"
        asked += "sys.exit(not bus.NameHasOwner('org.freedesktop.secrets')[0])"
        for _ in range(100):
            if subprocess.run([sys.executable, "-c", asked], env=self.env, check=False, timeout=60).returncode == 0:
                return
            time.sleep(0.1)
        pytest.fail("the keyring did not come")

    def auditor(self, *words, code=0):
        """Run the program in this session; return what it said."""
        run = [sys.executable, "-c", PROGRAM, *words, "--workspace", str(self.space), "--language", "en"]
        done = subprocess.run(
            run, env=self.env, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=300, check=False
        )
        assert done.returncode == code, done.stdout + done.stderr
        return " ".join((done.stdout + done.stderr).split())

    def made(self):
        return Ledger(self.space / LEDGER).notes(KeysMade)

    def end(self):
        self.bus.terminate()
        self.bus.wait()
        self.bus.stdout.close()


@pytest.fixture(name="desktop")
def _desktop(tmp_path, tool):
    desktop = Desktop(tmp_path, tool)
    yield desktop
    desktop.end()


def test_keys_lie_in_the_keyring_of_the_desktop_until_they_are_removed_and_one_that_is_locked_is_not_called_empty(
    desktop,
):
    with desktop.logged_in(unlocked=True):
        desktop.auditor("invite", "--on", "2024-03-05")
        assert "this computer's keyring (Secret Service)" in desktop.auditor("keys")
    with desktop.logged_in(unlocked=False):
        for words in (
            ("keys",),
            ("keys", "forget", "2024-03", "--yes"),
            ("invite", "--new-keys", "--yes", "--on", "2024-03-06"),
        ):
            assert LOCKED in desktop.auditor(*words, code=3), words
        assert len(desktop.made()) == 1, "no keys were made for a keyring that takes none"
        assert "not on this computer" not in desktop.auditor("--on", "2024-03-06")
    with desktop.logged_in(unlocked=True):
        assert "this computer's keyring (Secret Service)" in desktop.auditor("keys")
        desktop.auditor("keys", "forget", "2024-03", "--yes")
        assert "not on this computer" in desktop.auditor("keys")
