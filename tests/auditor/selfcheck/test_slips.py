"""Slips are opened from whatever they come back in; authentic ones count, all others are named and change nothing."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
from datetime import date, datetime, time
from email.message import EmailMessage
from itertools import permutations, product
from pathlib import Path

import pytest
import segno
from changing import replace
from hostile_files import random_slips
from returned_slips import DAY, FACTS, ROUND, Case, Store
from sampling import some_of

from auditor.checklist import state
from auditor.i18n import Text, plain
from auditor.keys import in_file
from auditor.keys.store import NoKeyStoreError, NoPlaceForKeysError
from auditor.model.counting import CountsFrom
from auditor.model.errors import AuditorError, WorkspaceError
from auditor.model.evidence import Observation, Reference
from auditor.model.facts import (
    PASSWORD_BREACHED,
    PASSWORD_CHANGED_ON,
    PASSWORD_MEETS_RULE,
    PASSWORD_REUSED,
    PASSWORD_STRENGTH,
    SHARED,
    Strength,
)
from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.model.identity import KnownAccount, KnownOffice
from auditor.model.journal import Identified, SlipOpened, SlipRefused
from auditor.model.notice import Severity
from auditor.model.policy import Since
from auditor.model.selfcheck import SinceDecision, Slip, SlipFacts, TwoStepAnswer
from auditor.model.subjects import Roster
from auditor.rounds import assessing, keeping, recomputing
from auditor.rounds.asking import slip_doubts, taking_back
from auditor.rounds.evidence import observing
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger
from auditor.selfcheck import mails, receipts, refusing, slip_files, slip_reader, slips
from auditor.selfcheck.slip_observations import observations_of
from auditor.selfcheck.waiting import came_back, waiting_slips
from auditor.slip import sealing
from auditor.slip.codes import CampaignSecrets, mail_code
from auditor.workspace import writing


@pytest.fixture
def case(request, tmp_path):
    return Case(tmp_path / "space", registers="registers" in request.fixturenames)


@pytest.fixture
def registers():
    """Let the workspace have its registers, without which a round of nothing but lost files would not be kept."""


def messages(taken):
    return [notice.message.en for notice in taken.notices]


def test_a_saved_slip_becomes_observations_with_their_grades(case):
    case.drop("slip.txt", case.seal())
    taken = case.take()
    assert (taken.taken, taken.notices) == (1, ())
    on = "2024-03-10"
    assert {
        (fact, value, grade)
        for subject, fact, value, grade, day in case.observed()
        if (subject, day) == (case.account, on)
    } == {
        ("password_meets_rule", '{"met": true, "rule": "upper+lower+symbol"}', "self-checked"),
        ("password_strength", '"strong"', "self-checked"),
        ("password_reused", "false", "self-checked"),
        ("password_changed_on", '"2024-03-10"', "declared"),
        ("profile_updated_on", '"2024-03-10"', "declared"),
        ("two_step_enrolled", "true", "declared"),
        ("two_step_demanded", "true", "declared"),
        ("two_step_method", '"totp"', "declared"),
        ("shared", "false", "declared"),
    }
    assert len(case.observed()) == 9


def test_the_audit_counts_the_rule_as_self_checked(case):
    shutil.rmtree(case.folder / "evidence")
    (case.folder / "evidence" / "slips").mkdir(parents=True)
    case.drop("slip.txt", case.seal())
    case.take()
    judged = assessing.assess(case.space, DAY)
    mine = {
        finding.policy: (finding.outcome, finding.grade)
        for one in judged.assessments
        for finding in one.findings
        if finding.subject == case.account
    }
    assert mine["password-composition"] == (Outcome.PASS, Grade.SELF_CHECKED)
    assert mine["two-step-enabled"] == (Outcome.PASS, Grade.DECLARED)
    assert next(one for one in judged.assessments if one.office.id == case.office).answered
    assert not judged.notices


def test_a_kept_round_is_recomputed_from_the_observation_files(case):
    case.drop("slip.txt", case.seal())
    case.take()
    kept = keeping.keep_round(case.space, DAY, "2024-03", "01")
    case.drop("later.txt", case.seal(replace(FACTS, strength=Strength.WEAK)))
    case.take()
    assert recomputing.recompute(case.space, kept.head).same


def test_the_same_slip_twice_is_taken_once(case):
    text = case.seal()
    case.drop("slip.txt", text)
    case.take()
    case.drop("again.txt", f"see this:\n{text}\n")
    before = case.state()
    taken = case.take()
    assert (taken.taken, taken.taken_before) == (0, 1)
    assert messages(taken) == ["slips/slip.txt: the same slip lies in slips/again.txt; it is counted once."]
    assert case.state() == before
    assert len(case.ledger.notes(SlipOpened)) == 1


def test_of_two_copies_that_come_together_neither_is_said_to_have_been_taken_before(case):
    text = case.seal()
    case.drop("one.txt", text)
    case.drop("two.txt", text)
    taken = case.take()
    assert (taken.taken, taken.taken_before) == (1, 0)
    assert not any("before" in message for message in messages(taken))


@pytest.mark.parametrize(
    ("order", "together"),
    some_of(product(permutations(range(3)), (True, False)), kind=lambda order, together: (order[0], together)),
)
def test_of_slips_of_one_day_the_one_made_last_counts_in_whatever_order_they_are_opened(case, order, together):
    made = [
        case.seal(replace(FACTS, strength=Strength.WEAK), at=time(9, 5)),
        case.seal(replace(FACTS, strength=Strength.STRONG), at=time(9, 6), nonce="aaaaaaaa00000000"),
        case.seal(replace(FACTS, strength=Strength.FAIR), at=time(9, 6), nonce="aaaaaaaa11111111", nth=2),
    ]
    for place, number in enumerate(order):
        case.drop(f"{place}.txt", made[number])
        if not together:
            case.take()
    case.take()
    assert strength_of(case) is Strength.FAIR
    assert len(case.ledger.notes(SlipOpened)) == 3


def test_of_two_slips_of_one_minute_and_two_pages_the_weaker_counts(case):
    case.drop("a.txt", case.seal(replace(FACTS, strength=Strength.WEAK)))
    case.drop("b.txt", case.seal(replace(FACTS, strength=Strength.STRONG)))
    case.take()
    assert strength_of(case) is Strength.WEAK


def strength_of(case):
    from auditor.model.facts import PASSWORD_STRENGTH

    return assessing.assess(case.space, DAY).evidence[case.account][PASSWORD_STRENGTH]


# In whatever a slip comes back -----------------------------------------------------------------------------------


def mail(*, body="", attach=(), html=None):
    letter = EmailMessage()
    letter["Subject"] = "স্লিপ"
    letter["From"] = "office@example.org"
    letter.set_content(body or "নমস্কার")
    if html:
        letter.add_alternative(html, subtype="html")
    for name, content, kind in attach:
        if kind == "message/rfc822":
            inner = EmailMessage()
            inner.set_content(content.decode())
            letter.add_attachment(inner)
        else:
            main, sub = kind.split("/")
            letter.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return letter.as_bytes()


def photo(text):
    stream = io.BytesIO()
    segno.make(text, error="l", micro=False).save(stream, kind="png", scale=5, border=4)
    return stream.getvalue()


WAYS = {
    "a file": lambda text: text,
    "a file with a byte order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "a file as Notepad saves Unicode": lambda text: text.encode("utf-16"),
    "a file in UTF-16 without a mark": lambda text: text.encode("utf-16-le"),
    "a file in UTF-16 without a mark, between words": lambda text: f"স্যার, স্লিপ দিলাম: {text} ধন্যবাদ".encode("utf-16-be"),
    "pasted text between words": lambda text: f"স্যার, স্লিপ দিলাম: {text} ধন্যবাদ",
    "text broken into lines": lambda text: "\r\n".join(text[at : at + 40] for at in range(0, len(text), 40)),
    "a mail's body": lambda text: mail(body=f"Slip:\n{text}\n"),
    "a mail's web page": lambda text: mail(html=f"<p>Slip <b>{text[:100]}</b>{text[100:]}</p>"),
    "a mail's attached file": lambda text: mail(attach=[("slip.txt", text.encode(), "text/plain")]),
    "a mail's attached file of unknown kind": lambda text: mail(
        attach=[("slip", text.encode(), "application/octet-stream")]
    ),
    "a mail's attached photo": lambda text: mail(attach=[("qr.png", photo(text), "image/png")]),
    "a forwarded mail": lambda text: mail(attach=[("", text.encode(), "message/rfc822")]),
    "a photo": photo,
}


@pytest.mark.parametrize("way", WAYS)
def test_a_slip_is_found_in(way, case):
    case.drop("came.eml" if "mail" in way else "came", WAYS[way](case.seal()))
    taken = case.take()
    assert (taken.taken, messages(taken)) == (1, [])


def test_several_slips_of_one_mail_are_all_taken(case):
    others = [case.seal(account=account) for account in case.accounts[:5]]
    case.drop("all.eml", mail(body="\n\n".join(others)))
    assert case.take().taken == 5


# What is refused -------------------------------------------------------------------------------------------------


def flipped(text, at):
    return text[:at] + ("A" if text[at] != "A" else "B") + text[at + 1 :]


def of_another_upazila(case):
    """Return a slip of the same month that was made for other keys, with a tag that no sheet bears here."""
    size = len(case.tags[case.account])
    tag = next(each for each in map("".join, product("0123456789", repeat=size)) if each not in case.tags.values())
    made = Slip(ROUND, tag, "1", datetime.combine(DAY, time(9, 5)), "", FACTS)
    return sealing.seal(made, "ZZZZZZZZ", CampaignSecrets.new().public_key)


BAD = {
    "altered": (lambda case: flipped(case.seal(), 200), "altered"),
    "cut off": (lambda case: case.seal()[:300], "altered"),
    "with another code": (lambda case: case.seal(code="ZZZZZZZZ"), "code"),
    "of another account's code": (lambda case: case.seal(code=case.codes[case.accounts[-1]]), "other-account"),
    "of a round that is not ours": (lambda case: case.seal(round="2023-12"), "other-round"),
    "sealed for another workspace": (
        lambda case: sealing.seal(
            Slip(ROUND, case.tags[case.account], "1", datetime.combine(DAY, time(9, 5)), "", FACTS), case.codes[case.account], CampaignSecrets.new().public_key
        ),
        "altered",
    ),
    "of another upazila": (of_another_upazila, "foreign"),
    "of sheets made in another copy of the folder": (lambda case: case.seal(round=f"{ROUND}-2"), "foreign"),
    "of another upazila, and cut off": (lambda case: of_another_upazila(case)[:300], "altered"),
    "of a later version": (lambda case: case.seal().replace("PWSLIP1", "PWSLIP2"), "newer-version"),
    "no slip at all": (lambda _: "আসসালামু আলাইকুম", "no-slip"),
    "a Word file": (lambda _: b"PK\x03\x04" + b"\0" * 100, "document"),
    "a photo without a QR": (lambda _: photo("hello"), "no-qr"),
    "a broken photo": (lambda _: photo("hello")[:100], "no-picture"),
}  # fmt: skip


@pytest.mark.parametrize("kind", BAD)
def test_a_slip_is_named_and_changes_nothing_when_it_is(kind, case):
    make, reason = BAD[kind]
    case.drop("bad", make(case))
    before = case.state()
    for _ in range(2):
        taken = case.take()
        assert (taken.taken, taken.waiting) == (0, 0)
        assert [notice.weight for notice in taken.notices] == [Severity.WRONG]
        assert "slips/bad" in messages(taken)[0]
        assert "{" not in messages(taken)[0] + taken.notices[0].message.bn
    assert case.state() == before
    assert [one.reason for one in case.ledger.notes(SlipRefused)] == [reason]


def test_a_wrong_code_names_the_office_and_is_counted(case):
    case.drop("bad", case.seal(code="ZZZZZZZZ"))
    taken = case.take()
    office = next(office for office in case.roster.offices if office.id == case.office)
    assert taken.wrong_codes == 1
    assert office.name.en in messages(taken)[0]


def test_a_right_slip_counts_however_many_false_ones_lie_beside_it(case):
    for number in range(30):
        case.drop(f"bad-{number}", case.seal(code="ZZZZZZZZ"))
    case.drop("good", case.seal())
    taken = case.take()
    assert (taken.taken, taken.wrong_codes) == (1, 30)


def test_nothing_of_a_refused_file_is_repeated(case):
    case.drop("bad", "my password is Canary-4711 " + flipped(case.seal(), 100))
    taken = case.take()
    assert "Canary" not in repr(taken)
    assert b"Canary" not in (case.folder / "ledger.db").read_bytes()


def test_a_damaged_slip_that_comes_twice_is_twice_damaged_and_never_taken(case):
    text = flipped(case.seal(), 200)
    case.drop("a", text)
    case.drop("b", f"again: {text}")
    for _ in range(2):
        taken = case.take()
        assert ["incomplete or changed" in message for message in messages(taken)] == [True, True]
        assert (taken.taken, taken.taken_before, taken.refused_files) == (0, 0, 2)


def test_slips_beyond_those_that_are_read_of_one_file_are_told(case, monkeypatch):
    monkeypatch.setattr(slip_files, "MOST_SLIPS", 2)
    case.drop("all.txt", "\n".join(case.seal(account=account) for account in case.accounts[:5]))
    taken = case.take()
    assert (taken.taken, taken.refused_files) == (2, 1)
    (told,) = messages(taken)
    assert "only the first 2" in told
    assert "3 were not" in told


def test_a_file_that_is_not_searched_to_its_end_is_told(case, monkeypatch):
    text = case.seal()
    monkeypatch.setattr(slip_files, "MOST_TEXT", len(text) + 1)
    case.drop("long.txt", f"{text}\n{case.seal(account=case.accounts[1])}")
    monkeypatch.setattr(mails, "MOST_PARTS", 2)
    monkeypatch.setattr(slip_reader, "needs_limits", lambda *_: False)  # read here, where the limits are set
    case.drop("mail.eml", mail(attach=[("slip.txt", text.encode(), "text/plain")] * 2))
    assert sum("not searched to its end" in message for message in messages(case.take())) == 2


# Days, mail codes, keys ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("odd", [date(2019, 1, 1), date(2024, 2, 29), date(2024, 3, 21), date(2031, 1, 1)])
def test_a_slip_of_an_impossible_day_is_written_down_for_the_day_it_is_opened(odd, case):
    case.drop("slip", case.seal(replace(FACTS, changed=2, profile=SinceDecision.DONE), on=odd))
    taken = case.take()
    assert taken.taken == 1
    assert "was wrong: it stood at" in messages(taken)[0]
    told = "Until it is told on which day it was made, a no in it counts for 20.03.2024, and all else for 01.03.2024"
    assert told in messages(taken)[0]
    assert {day for *_, day in case.observed()} == {DAY.isoformat()}
    told = {fact: json.loads(value) for _, fact, value, *_ in case.observed()}
    assert told["password_changed_on"] == "2024-03-18"
    assert told["profile_updated_on"] == "2024-01-18/2024-03-20"


def test_a_right_mail_code_proves_that_the_mailbox_is_read(case):
    code = mail_code(case.secrets, ROUND, case.office)
    case.drop("slip", case.seal(replace(FACTS, mail_code=code)))
    assert case.take().notices == ()
    assert (case.office, "official_email_reads", "true", "proven", "2024-03-10") in case.observed()
    assert code.encode() not in b"".join(case.state().values())


def test_a_wrong_mail_code_is_told_and_the_rest_counts(case):
    right = mail_code(case.secrets, ROUND, case.office)
    wrong = f"{(int(right) + 1) % 10**6:06d}"
    case.drop("slip", case.seal(replace(FACTS, mail_code=wrong)))
    taken = case.take()
    assert taken.taken == 1
    assert "mail code" in messages(taken)[0]
    assert wrong not in messages(taken)[0]
    assert not [one for one in case.observed() if one[1] == "official_email_reads"]


def test_without_the_key_slips_wait_and_nothing_is_noted(case):
    case.drop("a", case.seal())
    case.drop("b", case.seal())
    taken = case.take(store=Store())
    assert (taken.taken, taken.waiting, taken.refused_files) == (0, 2, 0)
    assert len(taken.notices) == 1
    assert "does not have the key" in messages(taken)[0]
    assert case.ledger.notes(SlipRefused) == ()
    assert case.take().taken == 2


def test_a_slip_of_a_closed_round_waits_for_no_key_and_is_refused_with_what_to_ask(case):
    def none_here():
        raise NoKeyStoreError(plain("no place for keys"))

    def waiting():
        return waiting_slips(case.space, lambda _: False)

    case.drop("taken", case.seal())
    case.take()
    case.drop("late", case.seal())
    assert waiting() == (1, 1)
    keeping.keep_round(case.space, DAY, "2024-04", "01")
    assert waiting() == (1, 1), "in March the meeting of April was the next one, so the sheets are its"
    keeping.keep_round(case.space, date(2024, 5, 10), "2024-05", "01")
    assert waiting() == (1, 0)
    for store in (none_here, Store):
        taken = slips.open_slips(case.space, case.roster, date(2024, 5, 12), store)
        assert (taken.taken, taken.waiting, taken.refused_files) == (0, 0, 1)
        (told,) = messages(taken)
        assert told.startswith(
            f"slips/late: this slip of {case.office_name} is of the self-check of March 2024, which is closed"
        )
        assert "what it was to tell can be told anew with the next sheets, or by phone" in told
    assert waiting() == (0, 0)


def test_when_the_keys_cannot_be_had_the_reason_is_told_once(case):
    def locked():
        raise AuditorError(plain("the keyring is locked"))

    case.drop("a", case.seal())
    case.drop("b", case.seal())
    taken = slips.open_slips(case.space, case.roster, DAY, locked)
    assert (taken.waiting, messages(taken)) == (2, ["the keyring is locked"])


def test_keys_are_not_asked_for_before_a_slip_needs_them(case):
    case.drop("note", "no slip here")
    slips.open_slips(case.space, case.roster, DAY, lambda: pytest.fail("asked for keys"))


def test_a_slip_of_keys_that_were_made_again_is_refused_by_the_name_of_its_office_though_the_old_key_is_here(case):
    case.drop("old", case.seal())
    newer = CampaignSecrets.new()
    case.give_out("2024-03-2", newer)
    for store in (Store(newer), Store(newer, case.secrets)):
        taken = case.take(store=store)
        assert (taken.taken, taken.waiting, taken.refused_files) == (0, 0, 1)
        (told,) = messages(taken)
        assert "worthless" in told
        assert case.office_name in told
        assert "March 2024" in told
    assert [refusal.reason for refusal in case.ledger.notes(SlipRefused)] == ["old-sheet"]
    assert waiting_slips(case.space, lambda _: False) == (0, 0)


@pytest.mark.parametrize("is_old", [True, False], ids=["of an old sheet", "with a wrong code"])
def test_once_its_round_is_closed_no_new_slip_is_asked_for_in_the_place_of_one_that_was_refused(case, is_old):
    case.drop("taken", case.seal(account=case.accounts[-1]))
    case.take()
    case.drop("slip", case.seal() if is_old else case.seal(code="ZZZZZZZZ"))
    if is_old:
        case.give_out("2024-03-2", CampaignSecrets.new())
    (told,) = messages(case.take())
    assert "new slip" in told
    keeping.keep_round(case.space, DAY, "2024-04", "01")
    keeping.keep_round(case.space, date(2024, 5, 10), "2024-05", "01")
    (told,) = messages(slips.open_slips(case.space, case.roster, date(2024, 5, 12), Store))
    assert case.office_name in told
    assert "the self-check of March 2024, which is closed" in told
    assert "The file can be taken out of the folder" in told
    assert "new slip" not in told
    assert "new sheet," not in told
    sheets = refusing.known_sheets(case.ledger, case.roster, DAY)
    assert sheets.closed == {"2024-03"}
    assert not sheets.is_closed("no slip"), "of whatever meeting it is"


def test_what_was_taken_before_new_keys_stays(case):
    case.drop("slip", case.seal())
    case.take()
    case.give_out("2024-03-2", CampaignSecrets.new())
    taken = case.take()
    assert (taken.taken, taken.taken_before, taken.refused_files) == (0, 1, 0)
    assert strength_of(case) is Strength.STRONG


def test_a_slip_of_worthless_sheets_waits_for_no_key(case):
    case.drop("old", case.seal())
    case.give_out("2024-03-2", CampaignSecrets.new())
    assert waiting_slips(case.space, lambda _: False) == (1, 0)


def test_a_slip_of_an_account_that_left_the_roster_is_told_and_not_lost(case):
    case.drop("slip", case.seal())
    offices = tuple(
        replace(office, accounts=tuple(one for one in office.accounts if one.id != case.account))
        for office in case.roster.offices
    )
    taken = slips.open_slips(case.space, replace(case.roster, offices=offices), DAY, lambda: case.store)
    assert "no longer in the roster" in messages(taken)[0]
    assert case.take().taken == 1


def test_a_slip_of_an_account_that_may_be_listed_under_another_post_is_taken_for_the_account_of_before(case):
    case.drop("slip", case.seal())
    whose, before = next(
        (office, one) for office in case.roster.offices for one in office.accounts if one.id == case.account
    )
    Ledger(case.space.ledger_path).note(
        Identified(
            (KnownOffice(whose.id, whose.name, whose.kind),), (KnownAccount(before.id, whose.id, before.post),), (), DAY
        )
    )
    now = replace(before, id=f"{whose.id}/another", doubts=(before.id,))
    offices = tuple(
        replace(office, accounts=tuple(now if one.id == before.id else one for one in office.accounts))
        for office in case.roster.offices
    )
    assert slips.open_slips(case.space, replace(case.roster, offices=offices), DAY, lambda: case.store).taken == 1
    assert [slip.account for slip in Ledger(case.space.ledger_path).notes(SlipOpened)] == [before.id]


def test_the_receipt_of_one_of_two_namesakes_whose_row_left_does_not_name_the_other_one(case):
    case.drop("slip", case.seal())
    whose, before = next(
        (office, one) for office in case.roster.offices for one in office.accounts if one.id == case.account
    )
    case.ledger.note(
        Identified(
            (KnownOffice(whose.id, whose.name, whose.kind),), (KnownAccount(before.id, whose.id, before.post),), (), DAY
        )
    )
    other = replace(before, id=f"{before.id}#2", doubts=(before.id,))
    listed_now = Roster((replace(whose, accounts=(other,)),))
    slips.open_slips(case.space, listed_now, DAY, lambda: case.store)
    assert [each.post.en for each in receipts.receipts(case.space, listed_now, DAY)] == [
        f"{before.post.en} (account no. 1)"
    ]


# Order of writing ------------------------------------------------------------------------------------------------


def test_a_killed_run_is_completed_by_the_next(case, monkeypatch):
    case.drop("slip", case.seal())
    with monkeypatch.context() as patched:
        patched.setattr(Ledger, "note", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            case.take()
    left = list((case.folder / "evidence" / "intake").glob("*"))
    assert case.take().taken == 1
    assert list((case.folder / "evidence" / "intake").glob("*")) == left
    noted = case.ledger.notes(SlipOpened)[0]
    assert hashlib.sha256((case.folder / "evidence" / noted.file).read_bytes()).hexdigest() == noted.sha256


def test_a_dropped_observation_file_counts_for_nothing(case):
    case.drop("slip", case.seal())
    case.take()
    real = next((case.folder / "evidence" / "intake").glob("*.json"))
    forged = json.loads(real.read_bytes())
    forged["observations"][0]["grade"] = "proven"
    real.with_name("slip-forged.json").write_text(json.dumps(forged), "utf-8")
    judged = assessing.assess(case.space, DAY)
    assert ["slip-forged" in notice.message.en for notice in judged.notices if notice.weight is Severity.WRONG] == [
        True
    ]
    kept = keeping.keep_round(case.space, DAY, "2024-03", "01")
    assert kept.unread == ("intake/slip-forged.json",)
    assert kept.counts.findings == judged.counts.findings


def test_what_the_ledger_holds_of_slips_is_no_secret(case):
    text = case.seal()
    case.drop("slip", text)
    case.take()
    kept = (case.folder / "ledger.db").read_bytes() + b"".join(case.state().values())
    for secret in (
        text[30:90].encode(),
        case.codes[case.account].encode(),
        case.secrets.master,
        case.secrets.private_key,
    ):
        assert secret not in kept
        assert secret.hex().encode() not in kept


# What the ledger vouches for ------------------------------------------------------------------------------------


HARMS = {
    "missing": Path.unlink,
    "empty": lambda path: path.write_bytes(b""),
    "altered": lambda path: path.write_bytes(path.read_bytes().replace(b"strong", b"weak")),
}


def harmed(case, harm):
    """Open a slip, then lose its observation file in some way; return the file and what it held."""
    case.drop("slip.txt", case.seal())
    case.take()
    path = next((case.folder / "evidence" / "intake").glob("*.json"))
    before = path.read_bytes()
    HARMS[harm](path)
    return path, before


@pytest.mark.parametrize("harm", HARMS)
def test_a_lost_observation_file_is_made_again_from_its_slip_and_the_ledger_stays(case, harm):
    path, before = harmed(case, harm)
    ledger = case.ledger.path.read_bytes()
    taken = case.take()
    assert (taken.taken_before, taken.made_again, taken.not_made_again, taken.notices) == (1, 1, 0, ())
    assert path.read_bytes() == before
    assert case.ledger.path.read_bytes() == ledger
    assert case.take().made_again == 0


def test_a_slip_written_down_in_the_other_language_is_made_again_as_it_was(case):
    path, before = harmed(case, "missing")
    other = {"bn": "en", "en": "bn"}[case.space.config.language.value]
    settings = case.folder / "auditor.toml"
    settings.write_text(
        settings.read_text("utf-8").replace(
            f'language = "{case.space.config.language.value}"', f'language = "{other}"', 1
        ),
        "utf-8",
    )
    case.space = listed.open_workspace(case.folder)
    assert case.take().made_again == 1
    assert path.read_bytes() == before


def test_without_its_key_a_lost_file_is_named_and_no_slip_waits(case):
    path, _ = harmed(case, "missing")
    taken = case.take(store=Store())
    assert (taken.made_again, taken.not_made_again, taken.waiting) == (0, 1, 0)
    assert path.name in messages(taken)[0]
    assert "backup" in messages(taken)[0]
    assert not path.exists()


def test_where_there_is_no_place_for_keys_no_new_one_is_advised_for_a_lost_file_for_it_would_open_nothing(case):
    def none_here():
        raise NoPlaceForKeysError(plain("make a key file"))

    path, _ = harmed(case, "missing")
    (said,) = messages(slips.open_slips(case.space, case.roster, DAY, none_here))
    assert path.name in said
    assert (
        "The key of that month, or the account, is not here any more. Bring evidence/intake/ back from a backup."
        in said
    )
    assert "make a key file" not in said


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_slip_that_was_only_saved_anew_is_the_one_that_was_taken(case, encoding):
    path = case.drop("slip.txt", case.seal())
    case.take()
    before = case.state()
    path.write_bytes(path.read_text("utf-8").replace("\n", "\r\n").encode(encoding))
    taken = case.take()
    assert (taken.taken, taken.taken_before, taken.notices) == (0, 1, ())
    assert case.state() == before


def test_where_only_the_key_file_could_not_be_opened_that_is_the_cause_that_is_told(case, monkeypatch):
    monkeypatch.setattr(in_file, "_NEW", in_file._Cost(64, 1, 1))
    place = case.folder.parent / "keys.bin"
    in_file.FileStore(place, lambda _: "invented words for a test").put(case.secrets)
    path, _ = harmed(case, "missing")
    taken = case.take(store=in_file.FileStore(place, None))
    assert (taken.made_again, taken.not_made_again) == (0, 1)
    (said,) = messages(taken)
    assert path.name in said
    assert "there is no terminal to ask for it" in said
    assert "not here any more" not in said
    opened = case.take(store=in_file.FileStore(place, lambda _: "invented words for a test"))
    assert opened.made_again == 1


def test_a_file_that_would_come_out_otherwise_is_not_written(case):
    path, _ = harmed(case, "missing")
    offices = tuple(
        replace(office, accounts=tuple(replace(account, post=Text(en="New", bn="নতুন")) for account in office.accounts))
        for office in case.roster.offices
    )
    taken = slips.open_slips(case.space, replace(case.roster, offices=offices), DAY, lambda: case.store)
    assert (taken.made_again, taken.not_made_again) == (0, 1)
    assert not path.exists()


def test_an_audit_calls_a_slip_by_its_number_as_its_user_saw_it(case):
    case.drop("a", case.seal())
    case.take()
    (slip,) = case.ledger.notes(SlipOpened)
    office = next(office for office in case.roster.offices if office.id == case.office)
    rows = (
        f"দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step\n{office.name.bn},{office.accounts[0].post.bn},10.03.2024,ফোন,চালু নেই\n"
    )
    (case.folder / "evidence" / "same day.csv").write_text(rows, "utf-8")
    told = [each.message for each in assessing.assess(case.space, DAY).notices if "different things" in each.message.en]
    assert told
    assert all(f"slip {slip.number} ({slip.file})" in message.en for message in told)
    assert all(f"স্লিপ {slip.number} ({slip.file})" in message.bn for message in told)


@pytest.mark.parametrize("harm", HARMS)
def test_an_audit_names_whose_lost_file_it_does_without(case, harm):
    harmed(case, harm)
    office = next(office for office in case.roster.offices if office.id == case.office)
    wrong = [notice for notice in assessing.assess(case.space, DAY).notices if notice.weight is Severity.WRONG]
    (told,) = [notice.message for notice in wrong if "slip that was taken" in notice.message.en]
    assert office.name.en in told.en
    assert office.name.bn in told.bn
    assert "March 2024" in told.en
    assert state.state_of(case.space, DAY).unread == 1


def test_many_lost_files_are_told_in_one_line_and_counted_each(case):
    for account in case.accounts[:7]:
        case.drop(account.replace("/", "-"), case.seal(account=account))
    case.take()
    shutil.rmtree(case.folder / "evidence" / "intake")
    found = assessing.assess(case.space, DAY)
    messages_told = {notice.message.en for notice in found.notices if notice.weight is Severity.WRONG}
    assert len(messages_told) == 1
    assert "Of 7 slips" in messages_told.pop()
    assert state.state_of(case.space, DAY).unread == 7


@pytest.mark.usefixtures("registers")
@pytest.mark.parametrize("harm", HARMS)
def test_a_round_is_kept_without_a_lost_file_that_the_ledger_vouches_for_and_names_it(case, harm):
    path, _ = harmed(case, harm)
    kept = keeping.keep_round(case.space, DAY, "2024-03", "01")
    assert [path.name in name for name in kept.without] == [True]
    assert kept.head.header.unread == kept.without
    assert recomputing.recompute(case.space, kept.head).same


def test_a_lost_file_that_this_program_recorded_is_named(case):
    name = observing.record_observations(
        case.space,
        by="vault",
        stem="vault",
        observations=[Observation((case.account,), SHARED, False, Grade.DECLARED, "vault", DAY, Reference("", ""))],
        day=DAY,
    )
    (case.folder / "evidence" / name).unlink()
    (told,) = [
        notice.message.en for notice in assessing.assess(case.space, DAY).notices if "record" in notice.message.en
    ]
    assert f"{name} (March 2024)" in told


@pytest.mark.usefixtures("registers")
def test_another_file_that_cannot_be_read_is_named_apart_from_the_lost_ones(case):
    path, _ = harmed(case, "altered")
    (case.folder / "evidence" / "intake" / "slip-forged.json").write_bytes(b"{}")
    kept = keeping.keep_round(case.space, DAY, "2024-03", "01")
    assert kept.unread == ("intake/slip-forged.json",)
    assert kept.head.header.unread == (*kept.unread, *kept.without)
    assert [path.name in name for name in kept.without] == [True]


def test_slips_wait_until_they_are_opened_or_refused_and_lack_their_key_where_it_is_not(case):
    case.drop("slip.txt", case.seal())
    case.drop("empty.txt", "no slip in here")
    assert waiting_slips(case.space, lambda key: key == case.secrets.key_id) == (2, 0)
    assert waiting_slips(case.space, lambda _: False) == (2, 1)
    case.take()
    assert waiting_slips(case.space, lambda _: False) == (0, 0)


def test_refused_slips_are_named_until_they_are_sent_anew_and_taken_or_their_round_is_closed(case, monkeypatch):
    def refused():
        return {
            each.file: [said.en for said in each.refused]
            for each in came_back(case.space, case.roster, DAY)
            if each.refused
        }

    case.drop("wrong.txt", case.seal(code="ZZZZZZZZ"))
    case.drop("cut.txt", case.seal(account=case.accounts[-1])[:300])
    case.drop("empty.txt", "no slip in here")
    assert refused() == {}, "nothing was opened yet"
    told = {notice.place.file: [notice.message.en] for notice in case.take().notices}
    assert refused() == told
    assert [*told] == ["slips/cut.txt", "slips/empty.txt", "slips/wrong.txt"]
    case.drop("again.txt", case.seal())
    case.take()
    assert [*refused()] == ["slips/cut.txt", "slips/empty.txt"]
    monkeypatch.setattr(refusing, "closed_rounds", lambda _: {ROUND})
    assert [*refused()] == ["slips/empty.txt"]


def test_whatever_a_run_took_and_refused_is_written_at_once(case, monkeypatch):
    written = []
    note = Ledger.note
    monkeypatch.setattr(Ledger, "note", lambda ledger, *what: written.append(len(what)) or note(ledger, *what))
    for number, garbage in enumerate(random_slips(30)):
        case.drop(f"garbage-{number:02d}.txt", garbage)
    for number, account in enumerate(case.accounts[:5]):
        case.drop(f"good-{number}.txt", case.seal(account=account))
    case.drop("no-slip.txt", "good morning")
    taken = case.take()
    assert (taken.taken, taken.refused_files, written) == (5, 31, [37]), "with who is listed"
    assert len(case.ledger.notes(SlipRefused)) == 31
    case.take()
    assert len(case.ledger.notes(SlipRefused)) == 31


def test_what_was_refused_is_written_also_when_somebody_stops_the_run(case):
    for number, garbage in enumerate(random_slips(3)):
        case.drop(f"garbage-{number}.txt", garbage)

    def stopped():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        slips.open_slips(case.space, case.roster, DAY, lambda: case.store, stopped)
    assert len(case.ledger.notes(SlipRefused)) == 1


@pytest.mark.parametrize(
    "ends", [KeyboardInterrupt(), WorkspaceError(Text(en="The disk is full.", bn="ডিস্কে জায়গা নেই।"))]
)
def test_what_was_taken_before_a_run_ends_in_its_midst_is_written(case, monkeypatch, ends):
    for number, account in enumerate(case.accounts[:3]):
        case.drop(f"good-{number}.txt", case.seal(account=account))
    write, files = writing.write, []

    def full(path, content):
        if ".cache" not in path.parts:
            if len(files) == 2:
                raise ends
            files.append(path)
        write(path, content)

    with monkeypatch.context() as patched:
        patched.setattr(writing, "write", full)
        with pytest.raises(type(ends)):
            case.take()
    assert len(case.ledger.notes(SlipOpened)) == 2
    again = case.take()
    assert (again.taken, again.taken_before) == (1, 2)


def test_of_a_password_that_is_not_on_the_portal_a_slip_observes_nothing_and_all_else_stays():
    told = SlipFacts(
        "upper+lower+symbol", True, Strength.STRONG, reused=False, breached=False, two_step=TwoStepAnswer.ASKED
    )
    slip = Slip("2024-02", "0a1b", "1", datetime(2024, 2, 14, 9, 5), "0123456789abcdef", told)
    of_both = [
        {each.fact for each in observations_of("lota/clerk", each, date(2024, 2, 14), CountsFrom(date(2024, 1, 18)))}
        for each in (slip, replace(slip, facts=replace(told, not_set=True)))
    ]
    password = {PASSWORD_MEETS_RULE, PASSWORD_STRENGTH, PASSWORD_REUSED, PASSWORD_BREACHED}
    assert password < of_both[0]
    assert of_both[1] == of_both[0] - password


@pytest.mark.parametrize(
    ("asked_since", "first"),
    [(None, "2024-01-04"), (date(2024, 1, 4), "2024-01-04"), (date(2024, 1, 17), "2024-01-17")],
)
def test_that_it_was_reset_since_the_day_that_the_page_named_is_told_of_no_later_one(tmp_path, asked_since, first):
    case = Case(tmp_path / "space", registers=False, asked_since=asked_since)
    of_passwords, of_mail = case.space.baseline.decisions
    of_meetings = (replace(of_passwords, day=date(2024, 1, 17)), replace(of_mail, day=date(2024, 1, 4)))
    rules = tuple(
        replace(rule, settings=Since(date(2024, 1, 17))) if isinstance(rule.settings, Since) else rule
        for rule in case.space.baseline.rules
    )
    case.space = replace(case.space, baseline=replace(case.space.baseline, decisions=of_meetings, rules=rules))
    case.drop("slip.txt", case.seal(replace(FACTS, changed=SinceDecision.DONE)))
    case.take()
    ((_, _, value, _, _),) = [one for one in case.observed() if one[1] == PASSWORD_CHANGED_ON.id]
    assert first in value


def test_the_day_told_of_a_slip_is_among_the_answers_and_can_be_taken_back(case):
    case.drop("slip", case.seal(on=date(2009, 1, 1)))
    case.take()
    (undated,) = case.undated()
    slip_doubts.settle_day(case.space, undated.slip, date(2024, 3, 12), DAY)
    assert case.undated() == ()
    (answer,) = taking_back.given(case.space)
    assert undated.slip.number in answer.whose.en
    assert (answer.said.en, answer.holds) == ("made on 12.03.2024", True)
    told = taking_back.prepared(case.space, [answer.number], DAY)
    assert "Until it is told again on which day the slip was made" in told.consequence.en
    taking_back.take_back(case.space, [answer.number], DAY)
    assert [each.slip for each in case.undated()] == [undated.slip]
    assert not taking_back.given(case.space)[0].holds
