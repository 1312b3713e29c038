"""What else decides whether a mail proves something: whose the domain is, which address the code went to, and when."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from changing import replace
from signed_mail import AGRICULTURE, ALONE, FISHERIES, NOW, ROSTER, SHARED, UNION, World, mail, office, sign

from auditor.mail import message, proofs, saved
from auditor.mail.answering import Mailboxes
from auditor.mail.reasons import Blame, NotProvenError, Why
from auditor.model.subjects import Roster

SINCE = date(2024, 1, 18)


@pytest.fixture
def world():
    return World()


def answer(world: World) -> bytes:
    return sign(mail(AGRICULTURE, world.subject("agriculture")), SHARED)


def facts(proven) -> list[str]:
    return [seen.fact.id for seen in proven.observations]


# Without a code


def test_mail_that_comes_anyway_proves_that_the_office_sends_where_the_domain_is_its_alone(world):
    proven = world.reads(sign(mail(UNION, "Tender notice"), ALONE), since=SINCE)
    assert facts(proven) == ["official_email", "official_email_sends", "official_email_sends_at_all"]


def test_on_a_shared_domain_it_is_a_remark(world):
    assert world.why_not(sign(mail(AGRICULTURE, "Tender notice"), SHARED), since=SINCE) is Why.SHARED_DOMAIN


def test_signed_by_the_domain_above_it_is_a_remark(world):
    assert world.why_not(sign(mail(UNION, "Tender notice"), "khulna.gov.bd"), since=SINCE) is Why.SHARED_DOMAIN


def test_with_the_code_it_proves_both_there_too(world):
    assert "official_email_reads" in facts(world.reads(answer(world), since=SINCE))


def test_in_the_folder_of_answers_it_proves_nothing(world):
    assert world.why_not(sign(mail(UNION, "Tender notice"), ALONE)) is Why.NO_CODE


def test_before_the_decision_it_does_not_count(world):
    old = NOW - timedelta(days=200)
    content = sign(mail(UNION, "Tender notice", sent=old), ALONE, made=int(old.timestamp()))
    assert world.why_not(content, since=SINCE) is Why.OUT_OF_PERIOD


@pytest.mark.parametrize(
    ("other", "alone"),
    [
        (office("x", "x@example.gov.bd"), True),
        (office("x", f"x@{ALONE}"), False),
        (office("x", f"x@udc.{ALONE}"), False),
        (office("x", "", f"udc.{ALONE}/page"), False),
        (office("x", "", f"www.{ALONE}"), False),
        (office("x", f"x@evil{ALONE}"), True),
    ],
)
def test_a_domain_is_an_offices_alone_while_no_other_lives_on_or_below_it(other, alone):
    union = ROSTER.offices[0]
    assert Mailboxes.of(Roster((union, other)), ()).is_alone_on(union, ALONE) is alone


def test_a_domain_that_is_not_the_offices_own_portal_is_not_its_alone():
    seeds = ROSTER.offices[3]
    assert not Mailboxes.of(Roster((seeds,)), ()).is_alone_on(seeds, "agri-trust.org")


# Which code, and where it went


def test_an_office_that_was_sent_no_code_is_told_so(world):
    sent = (world.sent("fisheries", FISHERIES),)
    assert world.why_not(answer(world), sent=sent) is Why.NOT_INVITED


def test_a_code_that_also_went_to_another_address_proves_nothing(world):
    sent = (world.sent("agriculture", "wrong@dae.gov.bd"), world.sent("agriculture", AGRICULTURE))
    assert world.why_not(answer(world), sent=sent) is Why.OTHER_ADDRESS


def test_without_the_secrets_of_its_month_it_cannot_be_told(world):
    sent = (replace(world.sent("agriculture", AGRICULTURE), round="2024-03"),)
    assert world.why_not(answer(world), sent=sent) is Why.KEYS_AWAY


@pytest.mark.parametrize(("days", "why"), [(60, None), (61, Why.OUT_OF_WINDOW)])
def test_a_code_runs_out_after_sixty_days(world, days, why):
    moment = NOW.replace(month=4, day=3) + timedelta(days=days)
    content = sign(mail(AGRICULTURE, world.subject("agriculture"), sent=moment), SHARED, made=int(moment.timestamp()))
    assert world.why_not(content, now=moment + timedelta(hours=1)) is why


@pytest.mark.parametrize(("on", "why"), [(date(2024, 4, 8), None), (date(2024, 4, 7), Why.OUT_OF_WINDOW)])
def test_a_code_proves_nothing_once_its_keys_were_replaced_but_what_was_signed_before_counts(world, on, why):
    assert world.why_not(answer(world), replaced_on=on) is why


def test_an_answer_counts_for_the_day_on_which_it_was_signed(world):
    assert world.reads(answer(world)).day == date(2024, 4, 8)


@pytest.mark.parametrize("hours", [-30, 30])
def test_by_the_clock_of_the_computer_on_which_it_was_written_it_counts_only_where_the_signature_bears_no_day(
    world, hours
):
    written = NOW + timedelta(hours=hours - 48)
    signed = NOW - timedelta(hours=48)
    unlike = mail(AGRICULTURE, world.subject("agriculture"), sent=written)
    assert world.reads(sign(unlike, SHARED, made=int(signed.timestamp()))).day == signed.date()
    other = World()
    unlike = mail(AGRICULTURE, other.subject("agriculture"), sent=written)
    assert other.reads(sign(unlike, SHARED, made=None)).day == written.date()
    tender = mail(UNION, "Tender notice", sent=written)
    anyway = World().reads(sign(tender, ALONE, made=int(signed.timestamp())), since=SINCE)
    assert anyway.day == signed.date()


def test_an_answer_counts_once(world):
    answers = world.answers()
    assert answers.proven(answer(world)) is not None
    assert answers.proven(answer(world)) is None


def test_of_two_answers_with_one_code_the_first_that_is_read_counts(world):
    answers = world.answers()
    assert answers.proven(answer(world)) is not None
    with pytest.raises(NotProvenError) as refused:
        answers.proven(sign(mail(AGRICULTURE, world.subject("agriculture"), body=b"Once more\r\n"), SHARED))
    assert refused.value.why is Why.SPENT


def test_two_offices_with_one_mailbox_are_told_apart_by_the_code(world):
    answers = world.answers()
    both = replace(ROSTER.offices[2], email=AGRICULTURE)
    answers.mailboxes = Mailboxes.of(Roster((ROSTER.offices[1], both)), ())
    answers.codes = replace(
        answers.codes, sent=(world.sent("agriculture", AGRICULTURE), world.sent("fisheries", AGRICULTURE))
    )
    assert answers.proven(sign(mail(AGRICULTURE, world.subject("fisheries")), SHARED)).office.id == "fisheries"


# Whose matter it is


def test_without_an_answer_of_the_dns_it_cannot_be_told(world):
    world.dns_answers = False
    assert world.why_not(answer(world)) is Why.NO_DNS


def test_a_strangers_mail_asks_the_dns_nothing(world):
    world.why_not(sign(mail("someone@gmail.com", "Hello"), "gmail.com"))
    assert world.asked == []


def test_a_footer_that_a_server_adds_is_no_fault_of_the_office(world):
    assert world.why_not(answer(world) + b"-- \r\nConfidential\r\n") is Why.BODY_CHANGED
    assert Why.BODY_CHANGED.blame is Blame.HOST


def test_a_list_that_adds_a_footer_is_not_told_as_a_machine_that_answered(world):
    by_list = b"List-Id: <x.dae.gov.bd>\r\nPrecedence: list\r\n" + answer(world)
    assert world.why_not(by_list + b"____\r\nmailing list\r\n") is Why.BODY_CHANGED
    assert world.why_not(by_list) is Why.AUTOMATIC


def test_a_word_that_a_server_puts_before_the_subject_is_told_as_such(world):
    tagged = answer(world).replace(b"Subject: ", b"Subject: [EXTERNAL] ")
    assert world.why_not(tagged) is Why.CHANGED
    assert "[EXTERNAL]" in Why.CHANGED.message.en
    assert "[EXTERNAL]" in Why.CHANGED.message.bn


def test_a_list_is_named_in_both_languages():
    assert "or a list" in Why.AUTOMATIC.message.en
    assert "মেইলিং তালিকা" in Why.AUTOMATIC.message.bn


def test_what_the_host_does_is_never_said_of_the_office():
    hosts = [why for why in Why if why.blame is Blame.HOST and why is not Why.SHARED_DOMAIN]
    assert len(hosts) > 8
    assert all(
        "host's matter, not the office's" in why.message.en and "দপ্তরের ত্রুটি নয়" in why.message.bn for why in hosts
    )


# Files


def test_outlooks_own_form_is_told_apart():
    with pytest.raises(NotProvenError) as refused:
        list(saved.mails_in(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)))
    assert refused.value.why is Why.OUTLOOK


def test_a_mailbox_of_more_mails_than_are_read_is_told_and_none_of_it_is_read_into_the_last():
    mailbox = b"From somebody Thu Mar 14 10:00:00 2024\nSubject: x\n\nx\n\n" * saved.MOST_MAILS
    assert len(list(saved.mails_in(mailbox))) == saved.MOST_MAILS
    with pytest.raises(NotProvenError) as refused:
        list(saved.mails_in(mailbox + b"From somebody Thu Mar 14 10:00:00 2024\nSubject: x\n\nx\n"))
    assert refused.value.why is Why.TOO_MANY


def test_the_mails_of_a_saved_mailbox_come_out_one_by_one(world):
    mails = [answer(world), sign(mail(UNION, world.subject("kopilmuni-up")), ALONE)]
    mailbox = b"\n".join(b"From x@y Mon Apr  8 12:00:00 2024\n" + each.replace(b"\r\n", b"\n") for each in mails)
    answers = world.answers()
    assert [answers.proven(each).office.id for each in saved.mails_in(mailbox)] == ["agriculture", "kopilmuni-up"]


def test_whatever_the_bytes_are_it_is_a_mail_or_it_is_told_why(world):
    rng, content = random.Random(7), answer(world)
    answers = world.answers()
    for _ in range(300):
        spoilt = bytearray(content)
        for _ in range(rng.randint(1, 6)):
            spoilt[rng.randrange(len(spoilt))] = rng.randrange(256)
        del spoilt[rng.randrange(len(spoilt)) :]
        try:
            found = answers.proven(bytes(spoilt))
        except NotProvenError:
            continue
        assert found is None or found.mail.subject == world.subject("agriculture")


# What is kept


def test_what_is_kept_verifies_again_without_the_body_or_the_dns(world):
    proven = world.reads(
        sign(mail(AGRICULTURE, world.subject("agriculture"), body=b"A secret of the office\r\n"), SHARED)
    )
    kept = proofs.of(proven.mail, "agriculture", "2024-04").write()
    assert b"secret of the office" not in kept
    again = proofs.verify(proofs.read(kept))
    assert (again.sender, again.domain) == (AGRICULTURE, SHARED)


@pytest.mark.parametrize("form", [b"simple/simple", b"relaxed/relaxed"])
@pytest.mark.parametrize(
    "old_and_new",
    [("uao.", "ufo."), ("Mail code", "Fail code"), ("08 Apr", "09 Apr"), ("d=dae", "d=daf"), ("bh=", "bh=A")],
)
def test_what_is_kept_and_changed_holds_no_more(world, form, old_and_new):
    proven = world.reads(sign(mail(AGRICULTURE, world.subject("agriculture")), SHARED, form=form))
    kept = proofs.of(proven.mail, "agriculture", "2024-04").write()
    old, new = (each.encode() for each in old_and_new)
    assert old in kept
    with pytest.raises(NotProvenError):
        proofs.verify(proofs.read(kept.replace(old, new)))


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"null", b'"x"', b'{"format": 1}', b"[" * 5_000])
def test_what_is_no_kept_mail_is_refused(content):
    with pytest.raises(ValueError):  # noqa: PT011 JSON's own errors are among them
        proofs.read(content)


def test_a_large_body_is_read_in_one_pass(world):
    blank = b" " * 300_000 + b"x" + b"\r\n" * 100_000 + b"y" + b"\r\n" * 100_000
    read = message.read(answer(world) + blank)
    from auditor.mail import signatures

    assert len(signatures.relaxed_body(read.body)) < 210_000


def test_no_code_stands_in_a_repr(world):
    proven = world.reads(answer(world))
    assert world.code("agriculture") not in repr(proven)
    assert world.code("agriculture") not in repr(proofs.of(proven.mail, "agriculture", "2024-04"))
