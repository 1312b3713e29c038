"""A server that means harm costs at most its limit, is told plainly, and is sent no password."""

from __future__ import annotations

import ssl
import threading
from contextlib import contextmanager, suppress

import pytest
import trustme
from hypothesis import given
from hypothesis import strategies as st
from sampling import examples
from toy_portal import FORM, PASSWORD, USER, office, page, served, to

from auditor.model.probe import PortalDescription
from auditor.model.selfcheck import SecondFactor
from auditor.portals.login_forms import login_form
from auditor.portals.pages import Page
from auditor.portals.probing import probe
from auditor.portals.published import published
from auditor.portals.reasons import Reason, UnseenError
from auditor.portals.second_step import second_step
from auditor.portals.visiting import Limits, Visit

PORTAL = PortalDescription("https://portal.example/login")
IN_THE_GATE = pytest.mark.long(instead="other answers without hurry")
SHORT = Limits(seconds=0.5, size=100_000, redirects=3)


def here(url: str) -> bool:
    return url.startswith("https://portal.example/")


class Holder:
    """Somebody who types."""

    def __init__(self):
        self.asked = []

    def user(self):
        self.asked.append("user")
        return USER

    def password(self):
        self.asked.append("password")
        return PASSWORD

    def code(self):
        return ""


def probed(url: str, limits: Limits = SHORT):
    holder = Holder()
    return probe(PortalDescription(url), holder, "test", limits), holder


def trickle(beginning: bytes, drop: bytes):
    """Speak a beginning, and then a drop at a time for as long as somebody listens."""

    def spoken(connection):
        connection.sendall(beginning)
        with suppress(OSError):
            while True:
                connection.sendall(drop)
                threading.Event().wait(0.01)

    return spoken


def flood(beginning: bytes, drop: bytes):
    def spoken(connection):
        connection.sendall(beginning)
        with suppress(OSError):
            while True:
                connection.sendall(drop)

    return spoken


OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@pytest.mark.parametrize(
    ("spoken", "whys"),
    [
        (flood(OK + b"\r\n", b"<p>more</p>" * 500), {Reason.LARGE}),
        (flood(OK + b"Content-Length: 99999999\r\n\r\n", b"<p>more</p>" * 500), {Reason.LARGE}),
        (flood(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1000\r\n" + b"x" * 4096 + b"\r\n"), {Reason.LARGE}),
        (trickle(OK + b"\r\n", b"x"), {Reason.SLOW}),
        pytest.param(trickle(OK + b"Content-Length: 9999\r\n\r\n", b"x"), {Reason.SLOW}, marks=IN_THE_GATE),
        (trickle(b"HTTP/1.1 200 OK\r\nX-Slow: ", b"x"), {Reason.SLOW, Reason.BROKEN}),
        pytest.param(trickle(b"", b""), {Reason.SLOW}, marks=IN_THE_GATE),
        (flood(b"HTTP/1.1 200 OK\r\n", b"X-Long: " + b"y" * 60_000 + b"\r\n"), {Reason.BROKEN}),
        (lambda connection: connection.sendall(b"SSH-2.0-portal\r\n"), {Reason.BROKEN}),
        (lambda connection: connection.sendall(b""), {Reason.BROKEN}),
        (lambda connection: connection.sendall(OK + b"Content-Encoding: gzip\r\n\r\n\x1f\x8b"), {Reason.PACKED}),
    ],
)  # fmt: skip
def test_an_answer_without_end_or_hurry_is_given_up_and_told(spoken, whys):
    with served(spoken=spoken) as portal:
        result, holder = probed(f"{portal.url}/login")
    assert result.why in whys
    assert not holder.asked
    assert len(portal.asked) == 1


def test_all_answers_together_cost_no_more_than_the_whole_limit():
    with served(office(**{"/home": lambda _: threading.Event().wait(0.3) or to("/login")})) as portal:
        result, _ = probed(f"{portal.url}/login", Limits(seconds=5, whole=0.2))
    assert (result.seen, result.why) == (None, Reason.LOST)


@pytest.mark.parametrize(
    ("answered", "why"),
    [
        (to("/login"), Reason.REDIRECTS),
        (to("https://elsewhere.example/login"), Reason.LEADS_ELSEWHERE),
        (to("ftp://127.0.0.1/login"), Reason.LEADS_ELSEWHERE),
        (page("<p>busy</p>", status="503 Service Unavailable"), Reason.STATUS),
        (page("<p>who?</p>", 'WWW-Authenticate: Basic realm="portal"', status="401 Unauthorized"), Reason.BY_HTTP),
        (page("{}").replace(b"text/html", b"application/json"), Reason.NO_PAGE),
        (page(""), Reason.NO_FORM),
    ],
)
def test_a_server_that_leads_around_or_shows_no_page_is_told_before_anything_is_typed(answered, why):
    with served(lambda _: answered) as portal:
        result, holder = probed(f"{portal.url}/login")
    assert result.why is why
    assert not holder.asked
    assert len(portal.asked) <= 1 + SHORT.redirects


@pytest.mark.parametrize(
    "charset", ["utf-16", "no-such-charset", "iso-8859-1", "utf-7", "zlib_codec", "idna", "punycode", "undefined"]
)
def test_a_charset_that_is_wrong_or_unknown_does_not_keep_a_login_form_from_being_found(charset):
    login = page(FORM, charset=charset)
    with served(office(**{"/login": lambda asked: login if asked.method == "GET" else office()(asked)})) as portal:
        result, _holder = probed(f"{portal.url}/login")
    assert result.why in {None, Reason.NO_FORM}
    assert result.sent == (result.why is None)
    assert len(portal.with_password) <= 1


@pytest.mark.parametrize(
    "named", ["UTF-7", "u7", "idna", "PunyCode", "unicode_escape", "undefined", "utf-16", "UTF-32LE"]
)
def test_a_page_that_names_a_charset_no_browser_takes_from_it_is_read_as_utf_8(named):
    read = Page.read(f'<meta charset="{named}"><p>কোড \\x41 +AEE-</p>'.encode(), "https://portal.example/")
    assert (read.charset, read.words) == ("utf-8", "কোড \\x41 +aee-")


def test_a_password_that_the_page_s_charset_cannot_write_is_not_sent():
    class Bangla(Holder):
        def password(self):
            return "পাসওয়ার্ড#Kx7"

    login = page(FORM, charset="iso-8859-1")
    with served(lambda _: login) as portal:
        result = probe(PortalDescription(f"{portal.url}/login"), Bangla(), "test", SHORT)
    assert (result.why, result.sent) == (Reason.CHARSET, False)
    assert not portal.posts


@pytest.mark.sampled
@pytest.mark.parametrize(
    "body",
    [
        b"<form>" * 5_000 + b"<input name=x>" * 5_000,
        b"<div>" * 20_000 + b'<input type="password">',
        (b"<label for=x><input>" * 9_000 + b"words " * 90_000),
        (b"<h1><div>" * 9_000 + b"words " * 90_000),
        b"<input form=f>" * 20_000,
        b"<a href=/login>" * 20_000,
        b"<meta charset=" + b"x" * 90_000,
        b"\x00\xff\xfe" * 30_000,
        b'<form method="post"><input type="password" name="p"' + b" a=b" * 20_000,
    ],
)
def test_a_page_that_is_built_to_keep_a_reader_busy_is_read_or_refused(body):
    with served(lambda _: OK + b"\r\n" + body) as portal:
        result, _ = probed(f"{portal.url}/login", Limits(seconds=10))
    assert result.why is not None


TAGS = (
    "html",
    "body",
    "form",
    "input",
    "button",
    "select",
    "option",
    "label",
    "table",
    "tr",
    "a",
    "span",
    "b",
    "template",
    "svg",
    "iframe",
    "title",
    "base",
)
ATTRIBUTES = (
    'type="password"', 'name="pw"', 'name="code"', 'method="post"', 'action="/x"', 'style="display:none"', "hidden", 'form="f"', 'id="f"',
    'href="//["', 'href="mailto:a@b.gov.bd"', 'formaction="http://["', "selected", 'autocomplete="one-time-code"', 'data-cfemail="5"', "\x00", 'enctype="x"',
)  # fmt: skip
WORDS = (
    "two-step",
    "Log in",
    "কোড লিখুন",
    "otpauth:",
    "JBSWY3DPEHPK3PXP",
    "a@b.gov.bd",
    "\ufeff",
    "&#0;",
    "<!--",
    "<script>",
)


@given(
    st.lists(
        st.one_of(
            st.builds(lambda tag, more: f"<{tag} {' '.join(more)}>", st.sampled_from(TAGS), st.lists(st.sampled_from(ATTRIBUTES), max_size=4)),
            st.sampled_from(TAGS).map(lambda tag: f"</{tag}>"),
            st.sampled_from(WORDS),
        ),
        max_size=25,
    )
)  # fmt: skip
@examples(200)
def test_any_page_is_read_to_a_form_a_step_or_a_reason(parts):
    body = "".join(parts).encode()
    page_ = Page.read(body, "https://portal.example/login")
    second_step(page_, PORTAL, here)
    with suppress(UnseenError):
        form = login_form(page_, PORTAL, here)
        assert form.password is None or len(form.form.passwords) == 1
        assert form.form.target.startswith("https://portal.example/")
    published(body)


# TLS ---------------------------------------------------------------------------------------------------------------


@contextmanager
def secured(name: str):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert(name).configure_cert(context)
    with served(office(), context=context) as portal:
        yield portal


@pytest.mark.parametrize(
    "elsewhere",
    ["https://paßport.gov.bd/", "https://passport.gov.bd:444/", "http://passport.gov.bd/", "https://x@passport.gov.bd/", "https://passport.gov.bd\\@x.example/"],
)  # fmt: skip
def test_what_only_looks_like_the_portal_s_address_is_not_of_it(elsewhere):
    with Visit("https://passport.gov.bd/login", "test") as visit:
        assert visit.is_here("https://PASSPORT.gov.bd:443/home")
        assert not visit.is_here(elsewhere)


def test_a_certificate_for_another_name_is_refused_before_anything_is_typed_also_on_this_computer():
    with secured("portal.example") as portal:
        result, holder = probed(f"{portal.url}/login")
    assert result.why is Reason.UNVERIFIED
    assert not holder.asked
    assert not portal.asked


def test_a_certificate_that_nobody_vouches_for_is_taken_on_this_computer_only_where_it_has_the_right_name():
    with secured("127.0.0.1") as portal:
        result, _ = probed(f"{portal.url}/login", Limits(seconds=5))
    assert result.seen.second is SecondFactor.ABSENT


def test_a_certificate_that_nobody_vouches_for_is_refused_elsewhere(monkeypatch):
    from auditor.portals import visiting

    monkeypatch.setattr(visiting, "is_loopback", lambda _: False)
    with secured("127.0.0.1") as portal:
        result, holder = probed(f"{portal.url}/login")
    assert result.why is Reason.UNVERIFIED
    assert not holder.asked
    assert not portal.asked


def test_nothing_of_this_computer_s_settings_goes_along(monkeypatch, tmp_path):
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password kept")
    for name, value in (
        ("NETRC", str(netrc)),
        ("http_proxy", "http://127.0.0.1:1"),
        ("ALL_PROXY", "http://127.0.0.1:1"),
    ):
        monkeypatch.setenv(name, value)
    with served(office()) as portal:
        result, _ = probed(f"{portal.url}/login", Limits(seconds=5))
    assert result.seen is not None
    assert not any("Authorization" in asked.head for asked in portal.asked)


def test_what_is_read_of_a_page_is_what_a_browser_without_scripts_shows():
    page_ = Page.read(
        b"<title>T</title><script>var a = 'Hidden'</script><p>Seen</p><template><p>Kept</p></template>", "http://x/"
    )
    assert "seen" in page_.words
    assert "hidden" not in page_.words
    assert "kept" not in page_.words
