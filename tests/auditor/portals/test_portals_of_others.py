"""Portals that others wrote, with a user who has a second factor and one who has none; bytes are counted on the wire."""

from __future__ import annotations

import json
import secrets
import socket
import subprocess
import sys
import threading
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote_plus

import pyotp
import pytest

from auditor.model.probe import PortalDescription
from auditor.model.selfcheck import SecondFactor
from auditor.portals.probing import probe

PASSWORD = f"Kx%{secrets.token_hex(6)}-w7Zq"
SERVER = Path(__file__).parents[2] / "support" / "serve_portals.py"
PORTALS = {
    "django-two-factor-auth": ("django", "/account/login/", ""),
    "django-allauth": ("django", "/allauth/login/", ""),
    "flask-security": ("flask", "/login", "@office.gov.bd"),
}


@pytest.fixture(scope="module")
def portals(tmp_path_factory):
    """Where they answer, and the key of who has two-step on."""
    with subprocess.Popen(
        [sys.executable, str(SERVER), str(tmp_path_factory.mktemp("portals"))], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:  # fmt: skip
        server.stdin.write(f"{PASSWORD}\n")
        server.stdin.flush()
        yield json.loads(server.stdout.readline())
        server.stdin.close()


@contextmanager
def wiretapped(port: int):
    """Yield a port that leads to another, and what was sent through it, a connection an entry."""
    sent: list[bytearray] = []
    listening = socket.create_server(("127.0.0.1", 0))

    def pump(source, sink, kept):
        with suppress(OSError):
            while piece := source.recv(65536):
                kept.extend(piece)
                sink.sendall(piece)
        with suppress(OSError):
            sink.shutdown(socket.SHUT_WR)

    def carry(near, kept):
        with near, socket.create_connection(("127.0.0.1", port)) as far:
            back = threading.Thread(target=pump, args=(far, near, bytearray()))
            back.start()
            pump(near, far, kept)
            back.join()

    def accept():
        with suppress(OSError):
            while True:
                near, _ = listening.accept()
                sent.append(bytearray())
                carriers.append(threading.Thread(target=carry, args=(near, sent[-1])))
                carriers[-1].start()

    carriers = []
    threading.Thread(target=accept, daemon=True).start()
    with closing(listening):
        yield listening.getsockname()[1], sent
        for carrier in carriers:
            carrier.join()
        listening.shutdown(socket.SHUT_RDWR)


class Holder:
    """The user of an account, who has the code where there is a key."""

    def __init__(self, user: str, password: str, code: str):
        self._typed = user, password, code

    def user(self):
        return self._typed[0]

    def password(self):
        return self._typed[1]

    def code(self):
        return self._typed[2]


@pytest.mark.parametrize("name", PORTALS)
@pytest.mark.parametrize(
    ("user", "typed", "expected"),
    [
        ("plain", "", (SecondFactor.ABSENT, True)),
        ("guarded", "code", (SecondFactor.DEMANDED, True)),
        ("guarded", "", (SecondFactor.DEMANDED, None)),
        ("guarded", "000000", (SecondFactor.DEMANDED, False)),
    ],
)
def test_a_portal_by_others_is_told_as_it_is_with_one_password_on_the_wire(portals, name, user, typed, expected):
    which, path, ending = PORTALS[name]
    port, key = portals[which]
    holder = Holder(user + ending, PASSWORD, pyotp.TOTP(key).now() if typed == "code" else typed)
    with wiretapped(port) as (tapped, sent):
        result = probe(PortalDescription(f"http://127.0.0.1:{tapped}{path}"), holder, "test")
        wire = b"".join(sent)
    assert (result.seen.second, result.seen.inside) == expected
    assert wire.count(quote_plus(PASSWORD).encode()) == 1
    assert wire.count(b"POST ") == 1 + bool(typed)


@pytest.mark.parametrize("name", PORTALS)
def test_a_wrong_password_is_sent_once_and_locks_nobody_out(portals, name):
    which, path, ending = PORTALS[name]
    port, _ = portals[which]
    with wiretapped(port) as (tapped, sent):
        result = probe(
            PortalDescription(f"http://127.0.0.1:{tapped}{path}"), Holder(f"plain{ending}", "no-Such-7", ""), "test"
        )
        wire = b"".join(sent)
    assert (result.seen, result.let_in) == (None, False)
    assert wire.count(b"POST ") == 1
