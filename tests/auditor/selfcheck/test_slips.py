"""Slips are opened from whatever they come back in; authentic ones count, all others are named and change nothing."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from importlib import resources
from pathlib import Path

import pytest
import segno
from few_offices import lay_example
from hostile_files import random_slips

from auditor.checklist import state
from auditor.i18n import Text
from auditor.model.errors import AuditorError
from auditor.model.evidence import Observation, Reference
from auditor.model.facts import SHARED, Method, Strength, When
from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.model.identity import KnownAccount, KnownOffice
from auditor.model.journal import AccountTag, Identified, Invited, KeysMade, SlipOpened, SlipRefused
from auditor.model.notice import Severity
from auditor.model.selfcheck import Slip, SlipFacts, TwoStepAnswer
from auditor.rounds import assessing, keeping, listed, observing, recomputing
from auditor.rounds.ledger import Ledger
from auditor.selfcheck import slips
from auditor.selfcheck.waiting import waiting_slips
from auditor.slip import sealing
from auditor.slip.codes import CampaignSecrets, account_code, code_tags, mail_code

OPENED, DAY = date(2024, 3, 1), date(2024, 3, 20)
ROUND = "2024-03"
EXAMPLE = Path(str(resources.files("auditor") / "examples" / "paikgacha"))
FACTS = SlipFacts(
    "upper+lower+symbol", True, Strength.STRONG, reused=False, changed=When.on(date(2024, 3, 10)),
    two_step=TwoStepAnswer.ASKED, method=Method.TOTP, profile=When.on(date(2024, 3, 10)), shared=False,
)  # fmt: skip


class Store:
    """Holds secrets in memory, as the keyring of this computer would."""

    def __init__(self, *secrets):
        self.held = {one.key_id: one for one in secrets}

    def get(self, key):
        return self.held.get(key)


class Case:
    """A workspace in which sheets were given out, and an office that answers."""

    def __init__(self, folder: Path):
        lay_example(folder)
        self.folder = folder
        self.space = listed.open_workspace(folder)
        self.roster = listed.roster_of(self.space)
        self.accounts = [account.id for office in self.roster.offices for account in office.accounts]
        self.secrets = CampaignSecrets.new()
        self.store = Store(self.secrets)
        self.ledger = Ledger(self.space.ledger_path)
        self.codes, self.tags = self.give_out(ROUND, self.secrets)
        self.account = next(one.id for office in self.roster.offices if not office.voluntary for one in office.accounts)
        self.office = self.account.split("/")[0]
        (folder / "evidence" / "slips").mkdir()

    def give_out(self, named, secrets):
        codes = {account: account_code(secrets, named, account) for account in self.accounts}
        salt, tags = code_tags(named, codes)
        self.ledger.note(
            KeysMade(named, named[:7], secrets.key_id, secrets.public_key.hex(), OPENED),
            Invited(named, salt, tuple(AccountTag(*pair) for pair in tags.items()), "0" * 64, OPENED, None),
        )
        return codes, tags

    def seal(self, facts=FACTS, on=date(2024, 3, 10), code=None, account=None, **parts):
        account = account or self.account
        made = replace(Slip(ROUND, self.tags[account], "1", on, "", facts), **parts)
        return sealing.seal(made, code or self.codes[account], self.secrets.public_key)

    def drop(self, name, content):
        path = self.folder / "evidence" / "slips" / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def take(self, day=DAY, store=None):
        return slips.open_slips(self.space, self.roster, day, lambda: store or self.store)

    def observed(self):
        """Return what the observation files say: (subject, fact, value, grade, day)."""
        found = set()
        for path in (self.folder / "evidence" / "intake").glob("*.json"):
            for one in json.loads(path.read_bytes())["observations"]:
                found.add((one["subject"], one["fact"], json.dumps(one["value"]), one["grade"], one["on"]))
        return found

    def state(self):
        """Return everything that a refused slip must not change."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in self.folder.rglob("*")
            if path.is_file() and path.name != "ledger.db" and not {"slips", ".cache"} & {*path.parts}
        }


@pytest.fixture
def case(tmp_path):
    return Case(tmp_path / "space")


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
    assert "taken before" in messages(taken)[0]
    assert case.state() == before
    assert len(case.ledger.notes(SlipOpened)) == 1


def test_of_two_slips_of_one_day_the_one_opened_later_counts(case):
    case.drop("a.txt", case.seal(replace(FACTS, strength=Strength.STRONG)))
    case.take()
    case.drop("b.txt", case.seal(replace(FACTS, strength=Strength.WEAK)))
    case.take()
    case.drop("c.txt", case.seal(replace(FACTS, strength=Strength.FAIR)))
    case.take()
    assert strength_of(case) is Strength.FAIR
    assert len(case.ledger.notes(SlipOpened)) == 3


def test_of_two_slips_of_one_day_opened_together_the_weaker_counts(case):
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


BAD = {
    "altered": (lambda case: flipped(case.seal(), 200), "altered"),
    "cut off": (lambda case: case.seal()[:300], "altered"),
    "with another code": (lambda case: case.seal(code="ZZZZZZZZ"), "code"),
    "of another account's code": (lambda case: case.seal(code=case.codes[case.accounts[-1]]), "other-account"),
    "of a round that is not ours": (lambda case: case.seal(round="2023-12"), "other-round"),
    "sealed for another workspace": (
        lambda case: sealing.seal(
            Slip(ROUND, case.tags[case.account], "1", DAY, "", FACTS), case.codes[case.account], CampaignSecrets.new().public_key
        ),
        "altered",
    ),
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


# Days, mail codes, keys ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("odd", [date(2019, 1, 1), date(2024, 2, 29), date(2024, 3, 21), date(2031, 1, 1)])
def test_a_slip_of_an_impossible_day_counts_for_the_day_it_is_opened(odd, case):
    facts = replace(FACTS, changed=When.on(odd), profile=When.since(date(2024, 1, 18), max(odd, date(2024, 1, 18))))
    case.drop("slip", case.seal(facts, on=odd))
    taken = case.take()
    assert taken.taken == 1
    assert "clock is wrong" in messages(taken)[0]
    assert {day for *_, day in case.observed()} == {DAY.isoformat()}
    told = {fact: value for _, fact, value, *_ in case.observed()}
    assert ("password_changed_on" in told) is (odd <= DAY)
    assert max(told["profile_updated_on"].strip('"').split("/")) <= DAY.isoformat()


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
    assert (taken.taken, taken.waiting) == (0, 2)
    assert len(taken.notices) == 1
    assert "does not have the key" in messages(taken)[0]
    assert case.ledger.notes(SlipRefused) == ()
    assert case.take().taken == 2


def test_when_the_keys_cannot_be_had_the_reason_is_told_once(case):
    from auditor.i18n import plain

    def locked():
        raise AuditorError(plain("the keyring is locked"))

    case.drop("a", case.seal())
    case.drop("b", case.seal())
    taken = slips.open_slips(case.space, case.roster, DAY, locked)
    assert (taken.waiting, messages(taken)) == (2, ["the keyring is locked"])


def test_keys_are_not_asked_for_before_a_slip_needs_them(case):
    case.drop("note", "no slip here")
    slips.open_slips(case.space, case.roster, DAY, lambda: pytest.fail("asked for keys"))


def test_a_slip_of_keys_that_were_made_again_is_of_another_round(case):
    case.drop("old", case.seal())
    newer = CampaignSecrets.new()
    case.give_out("2024-03-2", newer)
    taken = case.take(store=Store(newer))
    assert taken.waiting == 0
    assert "is for March 2024" in messages(taken)[0]


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
    assert kept.outcomes == judged.outcomes


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


def test_a_file_that_would_come_out_otherwise_is_not_written(case):
    path, _ = harmed(case, "missing")
    offices = tuple(
        replace(office, accounts=tuple(replace(account, post=Text(en="New", bn="নতুন")) for account in office.accounts))
        for office in case.roster.offices
    )
    taken = slips.open_slips(case.space, replace(case.roster, offices=offices), DAY, lambda: case.store)
    assert (taken.made_again, taken.not_made_again) == (0, 1)
    assert not path.exists()


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
        observations=[Observation(case.account, SHARED, False, Grade.DECLARED, "vault", DAY, Reference("", ""))],
        day=DAY,
    )
    (case.folder / "evidence" / name).unlink()
    (told,) = [
        notice.message.en for notice in assessing.assess(case.space, DAY).notices if "record" in notice.message.en
    ]
    assert f"{name} (March 2024)" in told


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


def test_ten_thousand_refusals_are_written_at_once(case, monkeypatch):
    written = []
    note = Ledger.note
    monkeypatch.setattr(Ledger, "note", lambda ledger, *what: written.append(len(what)) or note(ledger, *what))
    for number, garbage in enumerate(random_slips(30)):
        case.drop(f"garbage-{number:02d}.txt", garbage)
    case.drop("good.txt", case.seal())
    case.drop("no-slip.txt", "good morning")
    taken = case.take()
    assert (taken.taken, taken.refused_files, written) == (1, 31, [31, 1])
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
