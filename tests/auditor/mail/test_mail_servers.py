"""The whole way over real servers: the code goes out, the answer is signed and comes back, and it is proof."""

from __future__ import annotations

import email
import email.policy
from datetime import date
from email.message import EmailMessage

import dns.resolver
import keyring.backends.fail
import keyring.core
import pytest
from few_offices import leave_empty
from mail_servers import FISHERIES, LIVESTOCK, OFFICES, OWN, SELECTOR
from patience import waits_for
from running import run

from auditor.cli import _mailbox
from auditor.keys.store import APPLICATION
from auditor.mail import names
from auditor.mail.reasons import NotProvenError, Why
from auditor.model.facts import OFFICIAL_EMAIL_READS, OFFICIAL_EMAIL_SENDS
from auditor.model.grades import Grade
from auditor.model.mailing import MailCodeSent
from auditor.roster.columns import Column
from auditor.rounds import assessing
from auditor.rounds.identity import listed
from auditor.slip.codes import mail_code

pytestmark = pytest.mark.long(instead="test_answering.py and test_mail_command.py, which sign in process")


@pytest.fixture
def way(case, servers, monkeypatch):
    """Return what runs `auditor mail` in a workspace whose mailbox is at the servers."""
    resolver = dns.resolver.Resolver(configure=False)
    resolver.nameservers, resolver.port = ["127.0.0.1"], servers.dns
    monkeypatch.setattr(dns.resolver, "default_resolver", resolver)
    monkeypatch.setenv("SSL_CERT_FILE", str(servers.folder / "ca.pem"))
    keyring.set_password(f"{APPLICATION}:mail", f"{OWN}@localhost", servers.passwords[OWN])

    def runs(*arguments, code=0):
        return run("mail", *arguments, "--workspace", case.folder, code=code)

    runs(
        "settings", "--address", OWN, "--smtp", f"localhost:{servers.submission}", "--imap", f"localhost:{servers.imap}"
    )
    return runs


def answer(asked: bytes, sender: str) -> EmailMessage:
    """Return the answer of a mail program to a mail."""
    read = email.message_from_bytes(asked, policy=email.policy.default)
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = f"Office <{sender}>", read["From"], f"উত্তর: {read['Subject']}"
    made["In-Reply-To"] = read["Message-ID"]
    made.set_content("প্রাপ্ত হলাম।\n\n> " + read.get_content().replace("\n", "\n> "))
    return made


def test_a_code_goes_out_and_its_signed_answer_is_proof(case, servers, way):
    assert (
        "Mail codes sent: 2; not sent: 0"
        in way("invite", "--office", "fisheries", "--office", "livestock", "--yes").stderr
    )
    asked = servers.has(FISHERIES)[-1]
    assert (
        mail_code(case.secrets, "2024-03", "fisheries").encode()
        in email.message_from_bytes(asked, policy=email.policy.default)["Subject"].encode()
    )
    servers.sends(FISHERIES, answer(asked, FISHERIES))
    forged = answer(asked, FISHERIES)  # a neighbour on the same server, who does not have the code
    forged.replace_header("Subject", f"Re: Mail code {mail_code(case.secrets, '2024-03', 'livestock')}")
    servers.sends(LIVESTOCK, forged)
    servers.has(OWN, 2)

    told = way("fetch", "--imap", "--yes", code=1).stderr
    assert "Proven now: 1; known before: 0; proves nothing: 1; cannot be told: 0" in told
    assert f"signed by {OFFICES}" in told
    assert all(b"Seen" not in flags for flags in servers.flags(OWN))
    evidence = assessing.assess(listed.open_workspace(case.folder), date.today()).evidence["fisheries"]
    assert (evidence[OFFICIAL_EMAIL_READS], evidence[OFFICIAL_EMAIL_SENDS]) == (True, True)
    assert evidence.known(OFFICIAL_EMAIL_SENDS).grade is Grade.PROVEN
    run("audit", "--workspace", case.folder, "--language", "bn", "--page", code=1)
    assert "হয়েছে (কারিগরি)" in (case.folder / "out" / "standing.html").read_text("utf-8")

    dns.resolver.default_resolver.port = 1
    checked = way("check")
    dns.resolver.default_resolver.port = servers.dns
    assert "Kept mails: 1; verified again, without a network: 1" in checked.stderr
    assert f"{FISHERIES}  {OFFICES}" in checked.stdout
    assert "known before: 1" in way("fetch", "--imap", "--yes", code=1).stderr


def test_a_mail_that_the_server_does_not_take_is_told_by_its_office_and_the_others_go(case, servers, way):
    leave_empty(case.folder, Column.EMAIL, "soladana-up")
    before = len(servers.has(FISHERIES, 0))
    told = way("invite", "--yes", code=1).stderr
    assert "Mail codes sent: 2; not sent: 2" in told
    assert "Upazila Education Office: the server did not take the mail (answer 550)" in told
    assert {note.office for note in case.ledger.notes(MailCodeSent)} == {"fisheries", "livestock"}
    servers.has(FISHERIES, before + 1)


@pytest.mark.parametrize(("keeps", "told"), [(True, "kept in this computer's keyring"), (False, "is not kept")])
def test_a_password_that_is_typed_is_kept_in_a_real_keyring_or_not_at_all(case, servers, way, monkeypatch, keeps, told):
    keyring.delete_password(f"{APPLICATION}:mail", f"{OWN}@localhost")
    if not keeps:
        monkeypatch.setattr(keyring.core, "_keyring_backend", keyring.backends.fail.Keyring())
    monkeypatch.setattr(_mailbox, "ask_hidden", lambda *_: servers.passwords[OWN])
    assert told in way("invite", "--office", "fisheries", "--yes").stderr
    files = [path for path in case.folder.rglob("*") if path.is_file()]
    assert not any(servers.passwords[OWN].encode() in path.read_bytes() for path in files)
    if keeps:
        monkeypatch.setattr(_mailbox, "ask_hidden", lambda *_: pytest.fail("it asks again"))
        way("invite", "--office", "fisheries", "--again", "--yes")
        assert "removed from the keyring: 1" in way("forget-password").stderr


@pytest.mark.usefixtures("way")
def test_the_dns_knows_a_key_knows_none_or_does_not_answer(monkeypatch):
    look_up = names.Names()
    (record,) = look_up(f"{SELECTOR}._domainkey.{OFFICES}")
    assert record.startswith(b"v=DKIM1; k=rsa; p=MII")
    assert look_up(f"gone._domainkey.{OFFICES}") == ()
    with pytest.raises(NotProvenError) as refused:
        look_up("s1._domainkey.evil.example")  # of another zone: the server refuses
    assert refused.value.why is Why.NO_DNS
    monkeypatch.setattr(names, "SECONDS", 0.1)
    monkeypatch.setattr(dns.resolver.default_resolver, "port", 1)
    silent = names.Names()
    for number in range(names.MOST_SILENT + 1):
        with pytest.raises(NotProvenError):
            silent(f"s{number}._domainkey.{OFFICES}")
    monkeypatch.setattr(
        dns.resolver.default_resolver, "resolve", lambda *_, **__: pytest.fail("it asks on without a connection")
    )
    with pytest.raises(NotProvenError):
        silent(f"more._domainkey.{OFFICES}")


def test_a_wrong_password_is_tried_once_told_and_forgotten(servers, way):
    keyring.set_password(f"{APPLICATION}:mail", f"{OWN}@localhost", "wrong")
    before = servers.log().count("authentication failed")
    assert "refused login or password" in way("invite", "--office", "fisheries", "--yes", code=3).stderr
    waits_for(lambda: servers.log().count("authentication failed") > before, servers.log)
    assert servers.log().count("authentication failed") == before + 1
    assert keyring.get_password(f"{APPLICATION}:mail", f"{OWN}@localhost") is None


@pytest.mark.parametrize("arguments", [("invite", "--yes"), ("fetch", "--imap", "--yes")])
def test_no_password_goes_to_a_server_whose_certificate_nobody_vouches_for(case, way, monkeypatch, arguments):
    case.ledger.note(MailCodeSent("2024-03", "fisheries", "0" * 16, "smtp", date(2024, 3, 1)))
    monkeypatch.delenv("SSL_CERT_FILE")
    assert "certificate is wrong" in way(*arguments, code=3).stderr
