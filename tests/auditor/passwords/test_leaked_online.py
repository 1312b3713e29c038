"""The question about leaked passwords, put to a real HTTPS server on this computer: what leaves, and what is believed."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import ipaddress
import re
import socket
import ssl
import threading
import time
from contextlib import ExitStack, suppress

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from patience import PATIENCE

from auditor.passwords import leaked_online

PASSWORD = f"Invented-{time.monotonic_ns()}"
DIGITS = hashlib.sha1(PASSWORD.encode(), usedforsecurity=False).hexdigest().upper()
OTHERS = [f"{number:035X}:{number + 3}" for number in range(40)]
NOW = dt.datetime.now(dt.UTC)
DAY = dt.timedelta(days=1)


class Authority:
    """Signs certificates for servers on this computer."""

    def __init__(self, folder):
        self.folder = folder
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "invented authority")])
        own = self._begun(self.name, self.key, NOW + DAY).add_extension(
            x509.BasicConstraints(ca=True, path_length=None), critical=True
        )
        usage = x509.KeyUsage(*[False] * 5, True, True, *[False] * 2)
        own = own.add_extension(usage, critical=True)
        self.bundle = folder / "authority.pem"
        self.bundle.write_bytes(own.sign(self.key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))

    def _begun(self, name, key, until):
        return (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(self.name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(NOW - 9 * DAY)
            .not_valid_after(until)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), critical=False)
        )

    def context(self, host="127.0.0.1", until=None):
        key = ec.generate_private_key(ec.SECP256R1())
        try:
            name = x509.IPAddress(ipaddress.ip_address(host))
        except ValueError:
            name = x509.DNSName(host)
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
        made = self._begun(subject, key, until or NOW + DAY).add_extension(
            x509.SubjectAlternativeName([name]), critical=False
        )
        made = made.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        path = self.folder / f"{host}-{until and until.date()}.pem"
        path.write_bytes(
            made.sign(self.key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
            + key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        return context


class Server:
    """Answers every request with the same bytes, or as a function sends them; remembers what it was sent."""

    def __init__(self, context, answer=b""):
        self.heard: list[bytes] = []
        self.answer = answer
        self.context = context
        self.sent = 0
        self.answered = 0
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        self.closing = threading.Event()
        self.thread = threading.Thread(target=self._serve)
        self.thread.start()

    @property
    def ranges(self):
        return f"https://127.0.0.1:{self.port}/range/"

    def _serve(self):
        while not self.closing.is_set():
            try:
                plain, _ = self.listening.accept()
            except OSError:
                return
            plain.settimeout(PATIENCE)
            with suppress(OSError), ExitStack() as stack:
                stack.enter_context(plain)
                caller = stack.enter_context(self.context.wrap_socket(plain, server_side=True))
                request = b""
                while not request.endswith(b"\r\n\r\n"):
                    request += caller.recv(4096)
                self.heard.append(request)
                if callable(self.answer):
                    self.answer(self, caller)
                else:
                    caller.sendall(self.answer)
                self.answered += 1

    def close(self):
        self.closing.set()
        with suppress(OSError):
            self.listening.shutdown(socket.SHUT_RDWR)
        self.listening.close()
        self.thread.join(10)


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def serve(authority, monkeypatch):
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(authority.bundle))
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    servers = []

    def serving(answer, **certificate):
        servers.append(Server(authority.context(**certificate), answer))
        return servers[-1]

    yield serving
    for server in servers:
        server.close()


def answered(*rows, status="200 OK", more="", end="\r\n"):
    body = end.join(rows).encode()
    return f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n{more}\r\n".encode() + body


def ask(server, **seconds):
    return leaked_online.leaked_online(
        PASSWORD, ranges=server.ranges, **{"connect": 3, "silence": 3, "whole": 6, **seconds}
    )


LISTED = f"{DIGITS[5:]}:12"
PADDING = f"{DIGITS[5:]}:0"
BELIEVED = {
    "listed": (answered(*OTHERS, LISTED), True),
    "listed first": (answered(LISTED, *OTHERS, end="\n"), True),
    "listed in small letters": (answered(*OTHERS, LISTED.lower()), True),
    "not listed": (answered(*OTHERS), False),
    "only as padding": (answered(*OTHERS, PADDING), False),
    "with an end of line at the end": (answered(*OTHERS, LISTED, ""), True),
    "in chunks": (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        + "".join(f"{len(row) + 2:x}\r\n{row}\r\n\r\n" for row in [*OTHERS, LISTED]).encode()
        + b"0\r\n\r\n",
        True,
    ),
}


@pytest.mark.parametrize(("answer", "leaked"), BELIEVED.values(), ids=BELIEVED)
def test_a_proper_answer_is_believed(serve, answer, leaked):
    assert ask(serve(answer)) is leaked


def test_five_hex_digits_leave_and_nothing_else(serve, monkeypatch, tmp_path):
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login someone password invented\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    server = serve(answered(*OTHERS, more="Set-Cookie: who=you; Path=/\r\n"))
    assert ask(server) is ask(server) is False
    first, second = server.heard
    assert first == second
    line, *headers = first.decode().split("\r\n")
    assert line == f"GET /range/{DIGITS[:5]} HTTP/1.1"
    assert sorted(headers) == [
        "",
        "",
        "Accept-Encoding: identity",
        "Accept: text/plain",
        "Add-Padding: true",
        f"Host: 127.0.0.1:{server.port}",
        "User-Agent: portal-auditor",
    ]
    assert DIGITS[:6] not in first.decode()


def test_bangla_is_asked_about_in_one_form(serve):
    server = serve(answered(*OTHERS))
    for words in ("প\u09c7\u09be", "প\u09cb"):
        leaked_online.leaked_online(words, ranges=server.ranges)
    assert server.heard[0] == server.heard[1]


def packed(body):
    content = gzip.compress(body.encode())
    return f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {len(content)}\r\n\r\n".encode() + content


NOT_CHECKED = {
    **{
        f"status {status}": answered(*OTHERS, LISTED, status=status)
        for status in ("204 No Content", "206 Partial", "404 Not Found", "429 Too Many", "500 Error", "503 Busy")
    },
    "nothing": answered(),
    "a page that asks for a login": answered("<html><form action=login>", *OTHERS),
    "one row that is none": answered(*OTHERS, LISTED, "0:1"),
    "cut short": answered(*OTHERS)[:-60],
    "no end told": b"HTTP/1.1 200 OK\r\n\r\n" + "\r\n".join(OTHERS).encode(),
    "cut short between chunks": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    + f"{len(OTHERS[0]) + 2:x}\r\n{OTHERS[0]}\r\n\r\n".encode(),
    "packed": packed("\r\n".join([*OTHERS, LISTED])),
    "no answer in the protocol": b"SSH-2.0-invented\r\n",
    "gone": b"",
}


@pytest.mark.parametrize("answer", NOT_CHECKED.values(), ids=NOT_CHECKED)
def test_every_other_answer_means_not_checked(serve, answer):
    assert ask(serve(answer)) is None


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Again", "308 Forever"])
def test_a_redirect_is_not_followed(serve, status):
    elsewhere = serve(answered(*OTHERS))
    server = serve(answered(status=status, more=f"Location: {elsewhere.ranges}00000\r\n"))
    assert ask(server) is None
    assert len(server.heard) == 1
    assert not elsewhere.heard


def test_a_certificate_that_is_not_vouched_for_gets_no_request(serve, monkeypatch, tmp_path):
    server = serve(answered(*OTHERS, LISTED))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(Authority(tmp_path).bundle))
    assert ask(server) is None
    monkeypatch.delenv("REQUESTS_CA_BUNDLE")
    assert ask(server) is None
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "missing.pem"))
    assert ask(server) is None
    assert not server.heard


@pytest.mark.parametrize("wrong", [{"host": "other.invalid"}, {"until": NOW - DAY}], ids=["other name", "run out"])
def test_a_certificate_of_another_name_or_time_gets_no_request(serve, wrong):
    server = serve(answered(*OTHERS, LISTED), **wrong)
    assert ask(server) is None
    assert not server.heard


def test_nothing_is_asked_without_tls():
    with pytest.raises(ValueError, match="https only"):
        leaked_online.leaked_online(PASSWORD, ranges="http://127.0.0.1:9/range/")


def test_nobody_there_means_not_checked():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    assert leaked_online.leaked_online(PASSWORD, ranges=f"https://127.0.0.1:{port}/range/") is None


def huge(server, caller):
    caller.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 900000000\r\n\r\n")
    rows = "\r\n".join([*OTHERS, ""]).encode() * 100
    while server.sent < 900_000_000:
        caller.sendall(rows)
        server.sent += len(rows)


def test_a_huge_answer_is_not_read_to_its_end(serve):
    server = serve(huge)
    assert ask(server) is None
    server.close()
    assert server.sent < 20_000_000


def trickle_rows(server, caller):
    caller.sendall(answered(*OTHERS)[:60])
    _drip(server, caller)


def trickle_head(server, caller):
    caller.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    _drip(server, caller)


def _drip(server, caller):
    while not server.closing.wait(0.05):
        caller.sendall(b"0")


def hold(server, _):
    server.closing.wait(30)


IN_THE_GATE = pytest.mark.long(instead="an answer that comes a little at a time")


@pytest.mark.parametrize(
    "answer", [trickle_rows, pytest.param(trickle_head, marks=IN_THE_GATE), pytest.param(hold, marks=IN_THE_GATE)]
)
def test_a_slow_answer_is_given_up(serve, answer):
    server = serve(answer)
    assert ask(server, silence=1, whole=0.8) is None
    assert (len(server.heard), server.answered) == (1, 0)


def test_a_server_that_says_nothing_is_given_up_after_the_silence(serve):
    server = serve(hold)
    assert ask(server, silence=0.3, whole=60) is None
    assert server.answered == 0


def test_a_proxy_learns_where_to_and_the_service_learns_nothing_of_the_proxy(serve, monkeypatch):
    server = serve(answered(*OTHERS, LISTED))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        asked = []
        tunnel = threading.Thread(target=_tunnel, args=(listening, server.port, asked))
        tunnel.start()
        monkeypatch.setenv("HTTPS_PROXY", f"http://clerk:invented@127.0.0.1:{listening.getsockname()[1]}")
        for name in ("NO_PROXY", "no_proxy"):
            monkeypatch.setenv(name, "")
        assert ask(server) is True
        tunnel.join(10)
    assert asked[0].startswith(f"CONNECT 127.0.0.1:{server.port} ".encode())
    assert DIGITS[:5].encode() not in asked[0]
    assert b"clerk" not in server.heard[0]
    assert not re.search(rb"(?i)authorization|proxy", server.heard[0])


def _tunnel(listening, port, asked):
    caller, _ = listening.accept()
    with caller, socket.create_connection(("127.0.0.1", port)) as service:
        asked.append(caller.recv(4096))
        caller.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        back = threading.Thread(target=_relay, args=(service, caller))
        back.start()
        _relay(caller, service)
        back.join(10)


def _relay(source, target):
    with suppress(OSError):
        while piece := source.recv(65536):
            target.sendall(piece)
        target.shutdown(socket.SHUT_WR)


def test_nothing_is_said_of_what_went_wrong(serve, capfd):
    assert ask(serve(answered(*OTHERS)[:-60])) is None
    told = capfd.readouterr()
    assert (told.out, told.err) == ("", "")
