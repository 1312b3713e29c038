"""Portals that others wrote, with a user who has a second factor and one who has none; bytes are counted on the wire."""

from __future__ import annotations

import os
import secrets
import socket
import threading
from contextlib import closing, contextmanager, suppress
from urllib.parse import quote_plus

import portals_of_others
import pyotp
import pytest
from needs import lacking

from auditor.model.probe import PortalDescription
from auditor.model.selfcheck import SecondFactor
from auditor.portals.probing import probe

PASSWORD = f"Kx%{secrets.token_hex(6)}-w7Zq"
PORTALS = {
    "django-two-factor-auth": ("django", "/account/login/", ""),
    "django-allauth": ("django", "/allauth/login/", ""),
    "flask-security": ("flask", "/login", "@office.gov.bd"),
    "mediawiki": ("mediawiki", "/index.php?title=Special:UserLogin", ""),
    "redmine": ("redmine", "/login", ""),
}
EVERY_PORTAL = [
    pytest.param(
        name, marks=() if name == "flask-security" else pytest.mark.long(instead="the portal that starts soonest")
    )
    for name in PORTALS
]
"""All of them; every run tries the one that starts soonest: those in PHP and Ruby take a minute of processor time."""


@pytest.fixture(scope="module")
def django(tmp_path_factory):
    with portals_of_others.in_python("django", tmp_path_factory.mktemp("django"), PASSWORD) as served:
        yield served


@pytest.fixture(scope="module")
def flask(tmp_path_factory):
    with portals_of_others.in_python("flask", tmp_path_factory.mktemp("flask"), PASSWORD) as served:
        yield served


@pytest.fixture(scope="module")
def mediawiki(request, tool, tmp_path_factory):
    """A wiki in PHP; skip where it is not installed, or fail under --require-servers."""
    tool("php")
    if not (portals_of_others.MEDIAWIKI / "extensions" / "OATHAuth").is_dir():
        lacking(request, "mediawiki with OATHAuth is not installed")
    with portals_of_others.mediawiki(tmp_path_factory.mktemp("mediawiki"), PASSWORD) as served:
        yield served


@pytest.fixture(scope="module")
def redmine(request, tool, tmp_path_factory):
    """A Redmine in Ruby; skip where it is not installed or not this user's to read, or fail under --require-servers."""
    tool("ruby")
    if not os.access(portals_of_others.REDMINE, os.R_OK):
        lacking(request, "redmine with redmine-sqlite is not installed, or only root may read its settings")
    with portals_of_others.redmine(tmp_path_factory.mktemp("redmine"), PASSWORD) as served:
        yield served


@pytest.fixture
def portal(request):
    """The portal that a test names: its port, its key, the path of its login and how its user names end."""
    which, path, ending = PORTALS[request.param]
    return request.getfixturevalue(which), path, ending


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
    """The user of an account, who reads the code of a key off the phone when asked for it."""

    def __init__(self, user: str, password: str, code: str, key: str = ""):
        self._typed = user, password, code
        self._key = key

    def user(self):
        return self._typed[0]

    def password(self):
        return self._typed[1]

    def code(self):
        return pyotp.TOTP(self._key).now() if self._key else self._typed[2]


@pytest.mark.parametrize("portal", EVERY_PORTAL, indirect=True)
@pytest.mark.parametrize(
    ("user", "typed", "expected"),
    [
        ("plain", "", (SecondFactor.ABSENT, True)),
        ("guarded", "code", (SecondFactor.DEMANDED, True)),
        ("guarded", "", (SecondFactor.DEMANDED, None)),
        ("guarded", "000000", (SecondFactor.DEMANDED, False)),
    ],
)
def test_a_portal_by_others_is_told_as_it_is_with_one_password_on_the_wire(portal, user, typed, expected):
    (port, key), path, ending = portal
    holder = Holder(user + ending, PASSWORD, typed, key if typed == "code" else "")
    with wiretapped(port) as (tapped, sent):
        result = probe(PortalDescription(f"http://127.0.0.1:{tapped}{path}"), holder, "test")
        wire = b"".join(sent)
    assert (result.seen.second, result.seen.inside) == expected
    assert wire.count(quote_plus(PASSWORD).encode()) == 1
    assert wire.count(b"POST ") == 1 + bool(typed)


@pytest.mark.parametrize("portal", EVERY_PORTAL, indirect=True)
def test_a_wrong_password_is_sent_once_and_locks_nobody_out(portal):
    (port, _), path, ending = portal
    with wiretapped(port) as (tapped, sent):
        result = probe(
            PortalDescription(f"http://127.0.0.1:{tapped}{path}"), Holder(f"plain{ending}", "no-Such-7", ""), "test"
        )
        wire = b"".join(sent)
    assert (result.seen, result.let_in) == (None, False)
    assert wire.count(b"POST ") == 1


@pytest.mark.long(instead="test_a_portal_by_others_is_told_as_it_is_with_one_password_on_the_wire")
@pytest.mark.parametrize("typed", ["", "000000"])
def test_who_must_set_a_second_factor_up_is_let_in_and_no_code_is_typed_into_the_setting_up(redmine, typed):
    with wiretapped(redmine.port) as (tapped, sent):
        result = probe(PortalDescription(f"http://127.0.0.1:{tapped}/login"), Holder("asked", PASSWORD, typed), "test")
        wire = b"".join(sent)
    assert (result.seen.second, result.seen.inside) == (SecondFactor.OFFERED, True)
    assert (wire.count(quote_plus(PASSWORD).encode()), wire.count(b"POST ")) == (1, 1)
