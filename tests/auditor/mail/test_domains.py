"""What mail domains publish: who takes their mail, who may send for them, and what is to be done with forged mail."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager

import dns.flags
import dns.message
import dns.rcode
import dns.resolver
import dns.rrset
import pytest
from running import run
from small_upazila import office

from auditor.mail.domains import Shortcoming, domains_of, look_at
from auditor.mail.names import MOST_SILENT, Names
from auditor.mail.reasons import NotProvenError, Why

NO_MX, NO_SPF, NO_DMARC = Shortcoming.NO_MX, Shortcoming.NO_SPF, Shortcoming.NO_DMARC
MX = {("paik.gov.bd", "MX"): ["10 mx.gov.bd."]}
SPF = {("paik.gov.bd", "TXT"): ['"v=spf1 mx -all"']}
DMARC = {("_dmarc.paik.gov.bd", "TXT"): ['"v=DMARC1; p=reject"']}
WHOLE = MX | SPF | DMARC

SEEN = {
    "all of it": (WHOLE, []),
    "nothing": ({}, [NO_MX, NO_SPF, NO_DMARC]),
    "a domain that takes no mail": (WHOLE | {("paik.gov.bd", "MX"): ["0 ."]}, [NO_MX]),
    "other texts beside": (WHOLE | {("paik.gov.bd", "TXT"): ['"google-site-verification=1"', '"v=spf1 -all"']}, []),
    "a text that only begins alike": (WHOLE | {("paik.gov.bd", "TXT"): ['"v=spf10 -all"']}, [NO_SPF]),
    "two of the kind": (
        WHOLE | {("paik.gov.bd", "TXT"): ['"v=spf1 mx -all"', '"v=spf1 a -all"']},
        [Shortcoming.SPF_TWICE],
    ),
    "everybody may send": (WHOLE | {("paik.gov.bd", "TXT"): ['"v=spf1 mx +all"']}, [Shortcoming.SPF_OPEN]),
    "all, written short": (WHOLE | {("paik.gov.bd", "TXT"): ['"v=spf1 ALL"']}, [Shortcoming.SPF_OPEN]),
    "softly": (WHOLE | {("paik.gov.bd", "TXT"): ['"v=spf1 mx ~all"']}, []),
    "it only watches": (
        WHOLE | {("_dmarc.paik.gov.bd", "TXT"): ['"v=DMARC1; p=none"']},
        [Shortcoming.DMARC_ONLY_WATCHES],
    ),
    "two policies": (
        WHOLE | {("_dmarc.paik.gov.bd", "TXT"): ['"v=DMARC1; p=reject"', '"v=DMARC1; p=none"']},
        [Shortcoming.DMARC_TWICE],
    ),
    "nothing but above": (MX | SPF | {("_dmarc.gov.bd", "TXT"): ['"v=DMARC1; p=reject"']}, [NO_DMARC]),
}


@contextmanager
def name_server(records, monkeypatch):
    """A name server on loopback that knows some records, asked over the wire."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    listening.bind(("127.0.0.1", 0))

    def serve():
        while True:
            asked, whence = listening.recvfrom(4096)
            if not asked:
                return
            question = dns.message.from_wire(asked)
            (wanted,) = question.question
            name, kind = wanted.name.to_text(omit_final_dot=True), dns.rdatatype.to_text(wanted.rdtype)
            answer = dns.message.make_response(question)
            if name.startswith("broken"):
                answer.set_rcode(dns.rcode.SERVFAIL)
            elif (name, kind) in records:
                answer.answer.append(dns.rrset.from_text_list(wanted.name, 60, "IN", kind, records[name, kind]))
            elif not any(known == name for known, _ in records):
                answer.set_rcode(dns.rcode.NXDOMAIN)
            listening.sendto(answer.to_wire(), whence)

    serving = threading.Thread(target=serve, daemon=True)
    serving.start()
    resolver = dns.resolver.Resolver(configure=False)
    resolver.nameservers, resolver.port = ["127.0.0.1"], listening.getsockname()[1]
    monkeypatch.setattr(dns.resolver, "default_resolver", resolver)
    try:
        yield
    finally:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as ending:
            ending.sendto(b"", listening.getsockname())
        serving.join(5)
        listening.close()


@pytest.mark.parametrize(("records", "wanting"), SEEN.values(), ids=SEEN)
def test_what_a_domain_publishes_is_read_over_the_wire(records, wanting, monkeypatch):
    with name_server(records, monkeypatch):
        assert list(look_at("paik.gov.bd", 1, Names()).shortcomings) == wanting


def test_the_policy_of_a_domain_above_counts_below_it_as_it_says(monkeypatch):
    below = {("upazila.paik.gov.bd", "MX"): ["10 mx.gov.bd."], ("upazila.paik.gov.bd", "TXT"): ['"v=spf1 mx -all"']}
    with name_server(WHOLE | below, monkeypatch):
        assert look_at("upazila.paik.gov.bd", 1, Names()).shortcomings == ()
    watches = {("_dmarc.paik.gov.bd", "TXT"): ['"v=DMARC1; p=reject; sp=none"']}
    with name_server(WHOLE | below | watches, monkeypatch):
        assert look_at("paik.gov.bd", 1, Names()).shortcomings == ()
        assert look_at("upazila.paik.gov.bd", 1, Names()).shortcomings == (Shortcoming.DMARC_ONLY_WATCHES,)


def test_without_an_answer_nothing_is_said_to_be_wanting():
    class Silent(Names):
        def exchangers(self, _):
            raise NotProvenError(Why.NO_DNS)

    assert look_at("paik.gov.bd", 3, Silent()).shortcomings == (Shortcoming.NO_ANSWER,)


def test_a_name_too_long_to_exist_has_no_records_and_is_no_silence_of_the_dns(monkeypatch):
    looked = Names()
    with name_server(WHOLE, monkeypatch):
        assert [looked(f"{'s.' * 120}{number}._domainkey.paik.gov.bd") for number in range(MOST_SILENT)] == [
            ()
        ] * MOST_SILENT
        assert looked("paik.gov.bd") == (b"v=spf1 mx -all",)


def test_names_of_which_a_server_cannot_find_out_are_no_silence_of_the_dns(monkeypatch):
    looked = Names()
    with name_server(WHOLE, monkeypatch):
        for number in range(MOST_SILENT):
            with pytest.raises(NotProvenError):
                looked(f"broken{number}.gov.bd")
        assert looked("paik.gov.bd") == (b"v=spf1 mx -all",)


def test_domains_are_counted_by_offices_those_with_most_first():
    mailboxes = ["a@dae.gov.bd", "b@DAE.gov.bd", "c@paik.gov.bd", ""]
    offices = [office(f"office-{number}", email=mailbox) for number, mailbox in enumerate(mailboxes)]
    assert list(domains_of(offices).items()) == [("dae.gov.bd", 2), ("paik.gov.bd", 1)]


@pytest.mark.parametrize(
    ("language", "words"), [("en", ("in order", "Tell whoever runs")), ("bn", ("ঠিক আছে", "কর্তৃপক্ষ"))]
)
def test_the_roster_is_looked_through_and_the_host_is_to_be_told(tmp_path, monkeypatch, language, words):
    run(
        "init",
        tmp_path / "space",
        "--upazila",
        "Dumuria",
        "--last-meeting",
        "18.01.2024",
        "--phone",
        "02477123456",
        code=0,
    )
    for path in (tmp_path / "space").glob("roster*"):
        path.unlink()
    lines = [
        "কোড,দপ্তর,ধরন,দপ্তর প্রধান,সরকারি ই-মেইল",
        "a,A,department,Head,a@paik.gov.bd",
        "b,B,department,Head,b@other.gov.bd",
    ]
    (tmp_path / "space" / "roster.csv").write_text("\n".join(lines) + "\n", "utf-8")
    with name_server(WHOLE, monkeypatch):
        said = run("mail", "domains", "--workspace", tmp_path / "space", "--language", language, code=0)
    first, second = (line for line in said.stdout.splitlines() if "gov.bd" in line)
    assert "paik.gov.bd" in second
    assert words[0] in second
    assert "MX" in first
    assert words[1] in said.stderr
