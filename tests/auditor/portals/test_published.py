"""Which addresses a page publishes, however it writes them, and what a portal is asked for."""

from __future__ import annotations

import pytest
from toy_portal import page, portal_of, served, to

from auditor.model.facts import MailboxKind
from auditor.portals.contact_pages import seen_of
from auditor.portals.published import least_official, published
from auditor.portals.reasons import Reason
from auditor.portals.visiting import Limits

QUICK = Limits(seconds=5)


def covered(address: str, key: int = 0x54) -> str:
    return bytes([key, *(byte ^ key for byte in address.encode())]).hex()


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ('<a href="mailto:Office%40agri.gov.bd?subject=x">write</a>', "office@agri.gov.bd"),
        ("<p>ই-মেইল: office@agri.gov.bd। ফোন: ০১</p>", "office@agri.gov.bd"),
        ("<p>krishi২০২৪@gmail.com</p>", "krishi2024@gmail.com"),
        ("<p>office＠agri.gov.bd</p>", "office@agri.gov.bd"),
        ("<p>office [at] agri [dot] gov [dot] bd</p>", "office@agri.gov.bd"),
        ("<p>office(at)agri.gov.bd</p>", "office@agri.gov.bd"),
        ("<p>office at agri dot gov dot bd</p>", "office@agri.gov.bd"),
        ("<p>office অ্যাট agri ডট gov ডট bd</p>", "office@agri.gov.bd"),
        ("<p>office<span>@</span>agri.<b>gov</b>.bd</p>", "office@agri.gov.bd"),
        (f'<span data-cfemail="{covered("office@agri.gov.bd")}">[email protected]</span>', "office@agri.gov.bd"),
        (f'<a href="/cdn-cgi/l/email-protection#{covered("office@agri.gov.bd")}">x</a>', "office@agri.gov.bd"),
        ("<p>&#111;ffice&#64;agri.gov.bd</p>", "office@agri.gov.bd"),
        ("<table><tr><td>office@agri.gov.bd</td><td>01700-000000</td></tr></table>", "office@agri.gov.bd"),
    ],
)
def test_an_address_is_read_however_it_is_written(written, address):
    assert published(f"<body>{written}</body>".encode()).addresses == (address,)


@pytest.mark.parametrize(
    "written",
    [
        "<p>Meet us at office.gov.bd today.</p>",
        "<p>Look at noon. Dot the i.</p>",
        '<p style="display:none">trap@spam.example</p>',
        "<!-- old@agri.gov.bd -->",
        '<input placeholder="name@example.com">',
        '<span data-cfemail="zz">x</span><span data-cfemail="5">x</span>',
        "<p>@agri.gov.bd</p>",
    ],
)
def test_what_is_no_published_address_is_not_taken_for_one(written):
    assert published(f"<body><p>Office</p>{written}</body>".encode()).addresses == ()


@pytest.mark.parametrize("hidden", ['<img src="/img/email.png">', "<script>document.write('mailto:' + a)</script>", ""])
def test_an_address_that_may_be_in_a_picture_or_a_script_is_said_to_be_unseen(hidden):
    assert published(f"<body>{hidden}</body>".encode()).unseen


def test_the_least_official_address_counts_and_a_look_alike_is_never_official():
    page_ = published("<p>a@agri.gov.bd, b@gmail.com, c@gov.bd.com, d@agri.gоv.bd</p>".encode())
    kinds = dict(page_.kinds(()))
    assert kinds["a@agri.gov.bd"] is MailboxKind.OFFICIAL
    assert kinds["c@gov.bd.com"] is MailboxKind.TO_VERIFY
    assert kinds["d@agri.gоv.bd"] is MailboxKind.TO_VERIFY
    assert least_official(kinds.values()) is MailboxKind.PERSONAL
    assert least_official([]) is None


MHTML = (
    "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://agri.example.gov.bd/contact\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n'
    "Content-Location: https://agri.example.gov.bd/contact\r\n\r\n<p>office=40agri.gov.bd</p>\r\n--b--\r\n"
)
SAVED = "<!-- saved from url=(0035)https://agri.example.gov.bd/contact --><p>office@agri.gov.bd</p>"


@pytest.mark.parametrize("content", [MHTML, SAVED])
def test_a_page_saved_by_a_browser_says_where_it_is_from(content):
    read = published(content.encode())
    assert (read.url, read.addresses) == ("https://agri.example.gov.bd/contact", ("office@agri.gov.bd",))


@pytest.mark.parametrize(
    "content", [b"", b"\x00" * 99, b"From: x\r\nContent-Type: multipart/related\r\n\r\n", b"MIME-Version: 1.0\r\n\r\nx"]
)
def test_bytes_that_are_no_page_publish_nothing(content):
    assert published(content).addresses == ()


# Asking a portal ---------------------------------------------------------------------------------------------------


FRONT = page('<p>Office</p><a href="/contact">যোগাযোগ</a><a href="/news">News</a>')
CONTACT = page("<p>office@agri.gov.bd</p>")


def test_the_front_page_and_what_it_calls_contact_are_asked_and_nothing_else():
    with portal_of({"/": FRONT, "/contact": CONTACT}) as (portal, address):
        seen = seen_of(address, QUICK)
    assert (seen.addresses, seen.why) == (("office@agri.gov.bd",), None)
    assert [asked.path for asked in portal.asked] == ["/robots.txt", "/", "/contact"]
    assert all("User-Agent: portal-auditor/" in asked.head and asked.method == "GET" for asked in portal.asked)


def robots(rules: str) -> bytes:
    return page("").partition(b"\r\n\r\n")[0].replace(b"text/html", b"text/plain").replace(
        b"Content-Length: 36", f"Content-Length: {len(rules)}".encode()
    ) + b"\r\n\r\n" + rules.encode()  # fmt: skip


@pytest.mark.parametrize(
    ("rules", "asked"),
    [
        (robots("User-agent: *\nDisallow: /\n"), []),
        (robots("User-agent: portal-auditor\nDisallow: /contact\n"), ["/"]),
        (page("", status="503 Service Unavailable"), []),
    ],
)
def test_what_robots_txt_forbids_or_a_failing_server_does_not_tell_is_not_asked(rules, asked):
    with portal_of({"/robots.txt": rules, "/": FRONT, "/contact": CONTACT}) as (portal, address):
        seen = seen_of(address, QUICK)
    assert seen.why is Reason.NOT_ALLOWED
    assert [request.path for request in portal.asked][1:] == asked


def test_a_portal_that_leads_elsewhere_is_not_followed():
    with served(lambda _: CONTACT) as other, served(lambda _: to(f"{other.url}/")) as portal:
        seen = seen_of(portal.url, QUICK)
    assert portal.asked
    assert not other.asked
    assert not seen.pages
