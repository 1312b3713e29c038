"""A mail is taken apart as the standard library would, and no mail, however it was made, costs more than its size."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from hostile_files import HEAD, MAILS, html_of_open_scripts, random_slips
from hypothesis import given
from hypothesis import strategies as st

from auditor.selfcheck import slip_files
from auditor.selfcheck.mails import MOST_DEPTH, MOST_PARTS, Mail, is_mail
from auditor.selfcheck.slip_files import NoSlip, slips_in

(SLIP,) = random_slips(1)


def parts_of(content):
    return Mail(content).parts()


@pytest.mark.parametrize("name", MAILS)
def test_a_mail_made_to_cost_much_is_read_to_its_end(name):
    """Each of these took seconds to minutes, or gigabytes: where that comes back, the suite hangs here."""
    content = MAILS[name]()
    assert slips_in("hostile.eml", content).why_none is (None if name == "begun_slips" else NoSlip.NONE)


def test_scripts_that_never_end_are_looked_for_once(monkeypatch):
    """Each begun script once searched what follows it; that its end is nowhere is found out once."""

    class Counting:
        def __init__(self, pattern):
            self.pattern, self.asked = pattern, 0

        def search(self, *where):
            self.asked += 1
            return self.pattern.search(*where)

    ends = Counting(slip_files._SCRIPT_END)
    monkeypatch.setattr(slip_files, "_SCRIPT_END", ends)
    slips_in("hostile.eml", html_of_open_scripts())
    assert ends.asked == 1


@pytest.mark.parametrize("size", [10_000, 1_000_000])
def test_of_very_many_parts_the_first_are_looked_at(size):
    body = b"".join(b"--b\r\n\r\npart %d\r\n" % number for number in range(size // 20))
    mail = Mail(HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + body)
    found = list(mail.parts())
    assert mail.stopped
    assert [part.body for part in found] == [b"part %d" % number for number in range(MOST_PARTS - 1)]


def test_a_mail_in_a_mail_is_looked_into_to_a_depth():
    content = HEAD + b"Content-Type: message/rfc822\r\n\r\n"
    assert [part.body for part in parts_of(content * (MOST_DEPTH - 1) + HEAD + b"\r\nthe end")] == [b"the end"]
    deeper = Mail(content * 100)
    assert list(deeper.parts()) == []
    assert deeper.stopped


@given(
    st.lists(
        st.one_of(
            st.binary(max_size=300).map(lambda body: ("application", "octet-stream", body)),
            st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=100).map(
                lambda text: ("text", "plain", text.encode())
            ),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_attachments_come_out_as_they_went_in(attached):
    mail = EmailMessage()
    mail.set_content("see below")
    for main, sub, body in attached:
        mail.add_attachment(body, maintype=main, subtype=sub, filename="it")
    found = [(part.kind, part.body) for part in parts_of(mail.as_bytes())]
    expected = [(f"{main}/{sub}", body) for main, sub, body in attached]
    assert [pair for pair in found[1:] if pair in expected] == expected


@pytest.mark.parametrize("packing", ["7bit", "quoted-printable", "base64"])
def test_a_slip_is_found_however_it_was_packed(packing):
    mail = EmailMessage()
    mail.set_content(f"Our slip:\n{SLIP}\n", cte=packing, subtype="html")
    forwarded = EmailMessage()
    forwarded.set_content("forwarded")
    forwarded.add_attachment(mail)
    outer = EmailMessage()
    outer.set_content("as a file")
    outer.add_attachment(forwarded.as_bytes(), maintype="application", subtype="octet-stream", filename="চিঠি.eml")
    for sent in (mail, forwarded, outer):
        assert slips_in("mail", sent.as_bytes()).slips == (SLIP,)
        assert slips_in("mail", sent.as_bytes().replace(b"\n", b"\r\n")).slips == (SLIP,)


def test_a_field_that_is_folded_is_read_as_one():
    head = b'Subject: x\nContent-Type: multipart/mixed;\n\tboundary="a b"\nSubject: y\n'
    body = b"before\n--a b\nContent-Type: text/html\n\n<b>one</b>\n--a b \n\ntwo\n--a b--\nafter"
    assert [(part.kind, part.body) for part in parts_of(head + b"\n" + body)] == [
        ("text/html", b"<b>one</b>"),
        ("text/plain", b"two"),
    ]


def test_base64_that_was_cut_off_is_read_as_far_as_it_goes():
    head = b"Content-Transfer-Encoding: base64\n\n"
    assert [part.body for part in parts_of(head + b"cGFydCBvbmU")] == [b"part one"]
    assert [part.body for part in parts_of(head + b"cGFydC\nBvbm UgdH")] == [b"part one t"]
    assert [part.body for part in parts_of(head + b"cGFydCBvbmUgd")] == [b"part one "]


@given(
    st.binary(max_size=400), st.sampled_from([b"", HEAD, HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n--b\n"])
)
def test_whatever_a_mail_holds_it_is_taken_apart(body, head):
    content = head + body
    assert sum(len(part.body) for part in parts_of(content)) <= (MOST_DEPTH + 1) * len(content)
    assert isinstance(is_mail(content), bool)
    assert isinstance(slips_in("it.eml", content).slips, tuple)
