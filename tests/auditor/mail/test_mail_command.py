"""`auditor mail` as its user meets it, with mails that are saved in a folder."""

from __future__ import annotations

import email
import email.policy
import json
import re
from datetime import datetime, timedelta

import pytest
from changing import replace
from few_offices import leave_empty
from held_elsewhere import held
from returned_slips import DAY, ROUND
from running import run
from signed_mail import World, key, mail, record_of, sign

from auditor.i18n import Text
from auditor.mail import letters, reading
from auditor.mail.letters import Letter
from auditor.model.facts import OFFICIAL_EMAIL_READS, OFFICIAL_EMAIL_SENDS
from auditor.model.grades import Grade
from auditor.model.journal import Invited, KeysMade, Recorded
from auditor.model.mailing import MailCodeSent, MailCodeSpent
from auditor.roster.columns import Column
from auditor.rounds import assessing
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger
from auditor.slip.codes import mail_code

FISHERIES = "fisheries@example.gov.bd"
HOST = "example.gov.bd"
MORNING = datetime.combine(DAY, datetime.min.time()).astimezone()


@pytest.fixture(autouse=True)
def world(case, monkeypatch):
    """Return the world of the mails, whose keys are looked up there instead of in the DNS; of one union no address is known."""
    leave_empty(case.folder, Column.EMAIL, "soladana-up")
    made = World(case.secrets)
    made.publish(HOST)
    made.publish("soladanaup.khulna.gov.bd")
    monkeypatch.setattr(reading, "Names", lambda: made.look_up)
    return made


def runs(case, *arguments, code=0, language="en", typed=None, on=DAY):
    return run(
        "mail", *arguments, "--workspace", case.folder, "--on", on, "--language", language, code=code, typed=typed
    )


def code_of(case, identity="fisheries"):
    return mail_code(case.secrets, ROUND, identity)


def drop(case, content, name="answer.eml"):
    path = case.folder / "evidence" / "mail" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return path


def answer(case, *, words="Re: Mail code {}", sender=FISHERIES, body=b"Received.\r\n", domain=HOST):
    return sign(
        mail(sender, words.format(code_of(case)), sent=MORNING, body=body), domain, made=int(MORNING.timestamp())
    )


def invited(case, *, more=(), **told):
    return runs(case, "invite", "--eml", case.folder.parent / "by-hand", *more, **told)


def evidence(case, identity="fisheries"):
    return assessing.assess(listed.open_workspace(case.folder), DAY).evidence[identity]


# The code goes out


def test_each_official_mailbox_gets_a_mail_of_its_own_and_the_others_are_told(case):
    told = invited(case).stderr
    files = sorted(path.name for path in (case.folder.parent / "by-hand").iterdir())
    assert files == ["mail-education.eml", "mail-fisheries.eml", "mail-ict.eml", "mail-livestock.eml"]
    assert "Mails to send by hand: 4" in told
    assert "No code, for the roster has no address of them: Upazila Agriculture Office" in told


def test_who_owes_no_official_mailbox_is_told_of_none_unless_it_is_meant_by_name(case):
    assert "Soladana" not in invited(case).stderr
    assert "no address of them: Soladana" in invited(case, code=1, more=("--office", "soladana-up")).stderr


def test_the_mail_asks_for_an_answer_in_both_languages_and_has_no_link_and_no_person(case):
    invited(case)
    read = email.message_from_bytes(
        (case.folder.parent / "by-hand" / "mail-fisheries.eml").read_bytes(), policy=email.policy.default
    )
    words = read.get_content()
    assert (read["To"], read["Subject"]) == (FISHERIES, f"ই-মেইল কোড / Mail code {code_of(case)}")
    assert "এই সরকারি ই-মেইল থেকেই" in words
    assert "answer this mail from this official mailbox" in words
    assert not re.search(r"https?:|www\.|\.html|01[3-9][0-9]{2}-?[0-9]{6}", words)
    assert code_of(case) not in words
    assert [part.get_content_type() for part in read.walk()] == ["text/plain"]


@pytest.mark.parametrize(("days", "asked"), [(0, True), (-1, False)])
def test_until_when_an_answer_is_asked_for_is_said_unless_that_is_over(case, days, asked):
    sheets = case.ledger.notes(Invited)[-1]
    case.ledger.note(replace(sheets, due=DAY + timedelta(days=days)))
    invited(case)
    read = email.message_from_bytes(
        (case.folder.parent / "by-hand" / "mail-fisheries.eml").read_bytes(), policy=email.policy.default
    )
    assert ("তারিখের মধ্যে" in read.get_content()) is asked


def test_the_ledger_notes_what_went_and_neither_code_nor_address(case):
    invited(case)
    notes = Ledger(case.space.ledger_path).notes(MailCodeSent)
    assert [note.office for note in notes] == ["fisheries", "livestock", "education", "ict"]
    assert len({note.tag for note in notes}) == 4
    written = case.space.ledger_path.read_bytes()
    assert code_of(case).encode() not in written
    assert FISHERIES.encode() not in written


def test_nothing_goes_twice_on_one_day_without_being_asked_for(case):
    invited(case)
    assert "Not sent again" in invited(case).stderr
    assert "Mails to send by hand: 4" in runs(case, "invite", "--eml", case.folder.parent / "x", "--again").stderr
    assert "Mails to send by hand: 4" in invited(case, typed="y\n").stderr
    assert "Mails to send by hand: 4" in invited(case, on=DAY + timedelta(days=1)).stderr


def test_mails_to_be_sent_are_not_laid_among_the_answers(case):
    there = case.folder / "evidence" / "mail"
    assert "nothing was written" in runs(case, "invite", "--eml", there, code=3).stderr
    assert not list(there.glob("*.eml"))
    assert not case.ledger.notes(MailCodeSent)


def test_a_personal_address_gets_no_code(case, monkeypatch):
    from auditor.cli import mail as command

    roster = listed.roster_of(case.space)
    personal = tuple(replace(each, email="x@gmail.com") for each in roster.offices)
    monkeypatch.setattr(command.listed, "roster_of", lambda _: replace(roster, offices=personal))
    assert "a personal address of them" in invited(case, code=1).stderr
    assert not (case.folder.parent / "by-hand").exists()


def test_without_codes_or_a_mailbox_it_says_what_to_do_next(case):
    assert "auditor mail settings" in runs(case, "invite", code=3).stderr
    case.store.held.clear()
    assert "auditor keys" in runs(case, "invite", code=3).stderr


@pytest.mark.parametrize("name", ["A\r\nBcc: evil@evil.example", "A\nB", "A\u2028B", "<b>A</b>", "A" * 500])
def test_a_name_that_is_made_to_forge_a_head_stays_in_the_text(name):
    letter = Letter("ap@ictd.gov.bd", FISHERIES, Text(en=name, bn=name), Text(en=name, bn=name), None, "123456")
    read = email.message_from_bytes(letters.message_of(letter, MORNING, unsent=False).as_bytes())
    assert sorted(read.keys()) == sorted([
        "From", "Message-ID", "To", "Subject", "Date", "Auto-Submitted", "X-Auto-Response-Suppress", "Content-Type",
        "Content-Transfer-Encoding", "MIME-Version",
    ])  # fmt: skip


# Answers come in


def test_an_answer_is_proof_and_shows_in_the_audit(case):
    invited(case)
    drop(case, answer(case))
    told = runs(case, "fetch").stderr
    assert "Upazila Fisheries Office: the code came back, signed by example.gov.bd" in told
    known = evidence(case).known(OFFICIAL_EMAIL_SENDS)
    assert (known.value, known.grade, evidence(case)[OFFICIAL_EMAIL_READS]) == (True, Grade.PROVEN, True)
    run("audit", "--workspace", case.folder, "--on", DAY, "--language", "bn", "--page", code=1)
    assert "হয়েছে (কারিগরি)" in (case.folder / "out" / "standing.html").read_text("utf-8")


def test_of_the_answer_only_its_signed_head_is_kept(case):
    invited(case)
    drop(case, answer(case, body=b"The tender of the bridge\r\n"))
    runs(case, "fetch")
    kept = list((case.folder / "evidence").rglob("*.json"))
    assert len(kept) == 2
    assert not any(b"tender of the bridge" in path.read_bytes() for path in kept)
    observed = next(path for path in kept if path.parent.name == "intake")
    assert code_of(case).encode() not in observed.read_bytes()
    assert code_of(case).encode() not in case.space.ledger_path.read_bytes()


@pytest.mark.parametrize(("bits", "advised"), [(1024, True), (2048, False)])
def test_a_host_with_a_short_key_is_advised(case, world, bits, advised):
    world.publish(HOST, record_of(key(bits).public_key()))
    invited(case)
    words = f"Re: Mail code {code_of(case)}"
    drop(case, sign(mail(FISHERIES, words, sent=MORNING), HOST, made=int(MORNING.timestamp()), signing_key=key(bits)))
    assert ("Advice for the mail host of example.gov.bd" in runs(case, "fetch").stderr) is advised


def test_an_answer_counts_once_however_often_it_is_read(case):
    invited(case)
    drop(case, answer(case))
    runs(case, "fetch")
    drop(case, answer(case).replace(b"\r\n", b"\n"), "again.eml")
    assert "Proven now: 0; known before: 2" in runs(case, "fetch").stderr
    assert len(Ledger(case.space.ledger_path).notes(Recorded)) == 1


@pytest.mark.parametrize(("days", "counts"), [(0, False), (1, True)])
def test_an_answer_signed_after_its_keys_were_replaced_proves_nothing(case, days, counts):
    invited(case)
    (made,) = case.ledger.notes(KeysMade)
    case.ledger.note(replace(made, round=f"{ROUND}-b", on=DAY + timedelta(days)))
    signed = MORNING + timedelta(1)
    words = f"Re: Mail code {code_of(case)}"
    drop(case, sign(mail(FISHERIES, words, sent=signed), HOST, made=int(signed.timestamp())))
    told = runs(case, "fetch", code=None, on=DAY + timedelta(1)).stderr
    assert ("the code came back" in told, "its keys had been replaced" in told) == (counts, not counts)


@pytest.mark.sampled
@pytest.mark.parametrize("lost", ["", "intake", "mail/kept"])
def test_a_code_that_came_back_proves_nothing_for_any_other_mail(case, lost):
    invited(case)
    drop(case, answer(case))
    runs(case, "fetch")
    for path in (case.folder / "evidence" / lost).iterdir() if lost else ():
        path.unlink()
    later = MORNING + timedelta(days=5)
    words = f"Fw: Mail code {code_of(case)}"
    drop(case, sign(mail(FISHERIES, words, sent=later), HOST, made=int(later.timestamp())), "a-forged.eml")
    told = runs(case, "fetch", "--yes", code=1, on=DAY + timedelta(days=6)).stderr
    assert "a-forged.eml: Upazila Fisheries Office: an answer with this mail code was kept before" in told
    assert f"Proven now: {1 if lost else 0}; known before: {0 if lost else 1}; proves nothing: 1" in told
    assert evidence(case).known(OFFICIAL_EMAIL_SENDS).observed_on == DAY


def test_a_code_stays_spent_by_the_ledger_where_all_that_was_kept_of_its_mail_is_lost(case):
    invited(case)
    saved = drop(case, answer(case))
    runs(case, "fetch")
    first = saved.read_bytes()
    for path in [*(case.folder / "evidence" / "mail").rglob("*.*"), *(case.folder / "evidence" / "intake").iterdir()]:
        path.unlink()
    drop(case, answer(case, body=b"Another mail with the code.\r\n"), "other.eml")
    told = runs(case, "fetch", code=1).stderr
    assert "other.eml: Upazila Fisheries Office: an answer with this mail code was kept before" in told
    drop(case, first)
    assert "Proven now: 1; known before: 0; proves nothing: 1" in runs(case, "fetch", code=1).stderr
    assert len(Ledger(case.space.ledger_path).notes(MailCodeSpent)) == 1


def test_that_a_code_is_spent_is_noted_without_code_or_address(case):
    invited(case)
    drop(case, answer(case))
    runs(case, "fetch")
    (note,) = Ledger(case.space.ledger_path).notes(MailCodeSpent)
    assert (note.office, note.round) == ("fisheries", "2024-03")
    assert code_of(case) not in repr(note)
    assert FISHERIES not in repr(note)


def test_a_lost_observation_file_is_made_again(case):
    invited(case)
    drop(case, answer(case))
    runs(case, "fetch")
    (lost,) = (case.folder / "evidence" / "intake").iterdir()
    lost.unlink()
    assert "Proven now: 1" in runs(case, "fetch").stderr
    assert lost.is_file()
    assert len(Ledger(case.space.ledger_path).notes(Recorded)) == 1


def test_a_forged_observation_file_does_not_count(case):
    invited(case)
    drop(case, answer(case))
    runs(case, "fetch")
    (made,) = (case.folder / "evidence" / "intake").iterdir()
    (made.parent / "mail-livestock-00000000.json").write_text(made.read_text().replace("fisheries", "livestock"))
    known = evidence(case, "livestock").known(OFFICIAL_EMAIL_SENDS)
    assert known.grade is not Grade.PROVEN


def test_each_file_that_proves_nothing_is_told_with_the_next_step(case):
    invited(case)
    drop(case, mail(FISHERIES, f"Re: {code_of(case)}"), "unsigned.eml")
    drop(case, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "answer.msg")
    drop(case, b"<html>", "page.html")
    drop(case, answer(case, words="Re: Mail code"), "no-code.eml")
    told = runs(case, "fetch", code=1).stderr
    for words in (
        "unsigned.eml: Upazila Fisheries Office: the sender's server does not sign",
        "answer.msg: Outlook's own form",
        "page.html: this is no saved mail",
        "no-code.eml: Upazila Fisheries Office: there is no mail code",
    ):
        assert words in told
    assert "Proven now: 0; known before: 0; proves nothing: 3; cannot be told: 1" in told
    assert list(Ledger(case.space.ledger_path).notes(Recorded)) == []


def test_what_the_host_does_leaves_no_trace_against_the_office(case, world):
    before = evidence(case).known(OFFICIAL_EMAIL_SENDS)
    invited(case)
    world.dns.clear()
    drop(case, answer(case))
    assert "cannot be told: 1" in runs(case, "fetch", code=1).stderr
    assert evidence(case).known(OFFICIAL_EMAIL_SENDS) == before


def test_of_a_folder_only_offices_mails_are_looked_into(case):
    folder = case.folder.parent / "uno"
    folder.mkdir()
    (folder / "a.eml").write_bytes(sign(mail("someone@gmail.com", "private"), "gmail.com"))
    (folder / "b.eml").write_bytes(sign(mail(FISHERIES, "Tender", sent=MORNING), HOST, made=int(MORNING.timestamp())))
    told = runs(case, "fetch", "--folder", folder, code=1).stderr
    assert "Mails of others, which were not looked into: 1" in told
    assert "b.eml: Upazila Fisheries Office: the mail is signed, but its domain serves others too" in told


def test_saved_mails_are_no_evidence_of_another_kind(case):
    drop(case, b"office,password\r\n1,x\r\n", "register.csv")
    assert "register.csv" not in run("audit", "--workspace", case.folder, "--on", DAY).stderr


def test_imap_and_folder_are_not_given_together(case):
    assert "not both" in runs(case, "fetch", "--imap", "--folder", case.folder, code=2).stderr


def test_without_saved_mails_it_says_where_they_belong(case):
    assert "evidence/mail" in runs(case, "fetch").stderr


# What is kept


def test_what_is_kept_is_verified_again_without_a_network(case, world):
    invited(case)
    drop(case, answer(case))
    runs(case, "fetch")
    world.dns_answers = False
    checked = runs(case, "check")
    assert "Kept mails: 1; verified again, without a network: 1" in checked.stderr
    assert f"{FISHERIES}  {HOST}" in checked.stdout


@pytest.mark.parametrize(
    ("part", "told"), [("kept", "what was kept is missing"), ("intake", "its file in evidence/intake/ is missing")]
)
@pytest.mark.parametrize("how", ["gone", "altered"])
def test_what_is_kept_and_was_touched_is_told(case, part, told, how):
    invited(case)
    drop(case, answer(case))
    runs(case, "fetch")
    path = next(path for path in (case.folder / "evidence").rglob("*.json") if path.parent.name == part)
    if how == "gone":
        path.unlink()
    else:
        path.write_text(json.dumps(json.loads(path.read_text())))
    assert set(told.split()) <= set(runs(case, "check", code=1).stdout.split())


def test_where_everything_holds_nothing_is_to_be_brought_back(case):
    invited(case)
    drop(case, answer(case))
    runs(case, "fetch")
    assert "backup" not in runs(case, "check").stderr
    assert "ব্যাকআপ" not in runs(case, "check", language="bn").stderr
    spoil(next((case.folder / "evidence" / "mail" / "kept").iterdir()), "gone")
    assert "Bring back what is missing from a backup" in runs(case, "check", code=1).stderr


def test_a_file_that_no_entry_vouches_for_is_told_among_what_is_kept(case):
    kept = case.folder / "evidence" / "mail" / "kept"
    kept.mkdir(parents=True)
    (kept / "extra.json").write_bytes(b"{}")
    told = "belongs to no answer that the ledger vouches for, so it counts for nothing: mail/kept/extra.json"
    assert told in runs(case, "check", code=1).stderr
    invited(case)
    drop(case, answer(case))
    runs(case, "fetch")
    assert told in runs(case, "check", code=1).stderr
    (kept / "extra.json").unlink()
    assert "vouches" not in runs(case, "check").stderr


def spoil(path, how):
    if how == "gone":
        path.unlink()
    else:
        path.write_bytes(b"" if how == "emptied" else path.read_bytes().replace(b"Re: Mail", b"Re: mail"))


def audit(case, *arguments, **more):
    return run("audit", "--workspace", case.folder, "--on", DAY, "--language", "en", *arguments, **more)


@pytest.mark.sampled
@pytest.mark.parametrize("how", ["gone", "altered", "emptied"])
def test_an_answer_whose_kept_head_was_touched_counts_no_more_and_the_audit_tells_it(case, how):
    before = evidence(case).known(OFFICIAL_EMAIL_SENDS)
    invited(case)
    drop(case, answer(case))
    runs(case, "fetch")
    (kept,) = (case.folder / "evidence" / "mail" / "kept").iterdir()
    spoil(kept, how)
    assert "vouches" not in runs(case, "check", code=1).stderr
    told = audit(case, code=1).stderr
    assert re.search(
        r"evidence/mail/kept/ is missing, altered or open in another program.*: intake/mail-fisheries-\w+\.json \(March 2024\)",
        told,
    )
    assert evidence(case).known(OFFICIAL_EMAIL_SENDS) == before
    runs(case, "fetch")
    assert evidence(case).known(OFFICIAL_EMAIL_SENDS).grade is Grade.PROVEN
    assert "mail/kept" not in audit(case, code=1).stderr


def test_a_kept_round_whose_proof_was_touched_is_told_by_verify_and_made_again_once_it_is_back(case):
    invited(case)
    drop(case, answer(case))
    runs(case, "fetch")
    (kept,) = (case.folder / "evidence" / "mail" / "kept").iterdir()
    content = kept.read_bytes()
    audit(case, "--keep", "--meeting", f"{DAY:%Y-%m}", "--yes", code=None)
    verify = ("verify", "--workspace", case.folder, "--on", DAY, "--language", "en")
    with held(kept):
        said = run(*verify, code=1)
    assert re.search(
        r"are there and cannot be read now: intake/mail-fisheries-\w+\.json \(mail/kept/", said.stdout + said.stderr
    )
    assert "are gone" not in said.stdout + said.stderr
    spoil(kept, "altered")
    assert re.search(
        rf"files are gone: intake/mail-fisheries-\w+\.json \(mail/kept/fisheries-{kept.stem[-8:]}\.json\)",
        run(*verify, code=1).stderr,
    )
    audit(case, "--keep", "--meeting", f"{DAY:%Y-%m}", "--yes", code=None)
    kept.write_bytes(content)
    assert run(*verify, code=0).stderr.count("the same.") == 2


# One's own mailbox


def test_the_mailbox_is_told_by_options_and_shown_without_a_password(case):
    runs(
        case,
        "settings",
        "--address",
        "ap@ictd.gov.bd",
        "--smtp",
        "mail.ictd.gov.bd",
        "--imap",
        "tls://mail.ictd.gov.bd:10993",
    )
    shown = runs(case, "settings").stdout
    assert "starttls://mail.ictd.gov.bd:587" in shown
    assert "tls://mail.ictd.gov.bd:10993" in shown


@pytest.mark.parametrize(("address", "remarked"), [("ap@ictd.gov.bd.com", True), ("ap@ictd.gov.bd", False)])
def test_an_own_address_that_is_perhaps_not_official_is_pointed_out(case, address, remarked):
    told = runs(case, "settings", "--address", address, "--smtp", "mail.ictd.gov.bd")
    assert ("does not end in gov.bd" in told.stdout + told.stderr) is remarked


@pytest.mark.parametrize(
    "given",
    [
        ("--smtp", "mail server"),
        ("--smtp", "http://x.gov.bd"),
        ("--smtp", "x.gov.bd:99999"),
        ("--address", "nobody"),
        ("--folder", 'A"B'),
        ("--user", "a b"),
    ],
)
def test_what_is_no_server_or_address_is_refused(case, given):
    before = (case.folder / "auditor.toml").read_bytes()
    assert runs(case, "settings", *given, code=2).stderr
    assert (case.folder / "auditor.toml").read_bytes() == before


def test_a_password_has_no_place_in_the_settings(case):
    path = case.folder / "auditor.toml"
    path.write_text(path.read_text() + '\n[mail]\naddress = "ap@ictd.gov.bd"\nsmtp = "x.gov.bd"\npassword = "x"\n')
    assert '"mail.password"' in runs(case, "check", code=3).stderr
