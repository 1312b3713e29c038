"""An office's e-mail address in the roster changed: what was told of the mailbox before proves nothing of the new one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from running import run
from typed_upazila import TypedUpazila

from auditor.mail import recording
from auditor.mail.answering import proven_of
from auditor.mail.proofs import Proof
from auditor.model.evidence import LISTED, MissingReason
from auditor.model.finding import Finding, Outcome
from auditor.rounds import recomputing
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.round_input import input_now

if TYPE_CHECKING:
    from pathlib import Path

ROSTER = "দপ্তর,ধরন,দপ্তর প্রধান,সরকারি ই-মেইল,পদবি\nLota Office,department,Head,{email},Secretary\n"
HEADS = "দপ্তর,যোগাযোগের তারিখ,কীভাবে,সরকারি ই-মেইল ঠিকানা,সরকারি ই-মেইল ব্যবহার"
ONE, OTHER = "lota@gov.bd", "office.lota@gov.bd"
HELD, USED = "official-email-held", "official-email-used"
DONE = dict.fromkeys((HELD, USED), Outcome.PASS)
NOT_KNOWN = dict.fromkeys((HELD, USED), Outcome.UNKNOWN)
FEBRUARY, MARCH, APRIL = date(2024, 2, 20), date(2024, 3, 21), date(2024, 4, 18)


class Upazila(TypedUpazila):
    """One office, of which the roster has an e-mail address, with what it tells of it."""

    def lists_as(self, email: str) -> None:
        for path in self.folder.glob("roster*"):
            path.unlink()
        (self.folder / "roster.csv").write_text(ROSTER.format(email=email), "utf-8")

    def told(self, day: str, held: str = "আছে", use: str = "নিয়মিত") -> None:
        self.answers(f"Lota Office,{day},ফোন,{held},{use}", heads=HEADS, name=f"register-{day}.csv")

    def proves(self, sent: date, read: date) -> None:
        """Take in a signed mail from the roster's address."""
        space = listed.open_workspace(self.folder)
        (office,) = listed.roster_of(space).offices
        proof = Proof(office.id, "", b"from:x", b"signed", b"v=DKIM1")
        recording.keep(space, proof, proven_of(office.id, sent, reads=True), read)

    def keeps(self, day: date) -> dict[str, Outcome]:
        self.keep("--yes", meeting=f"{day:%Y-%m}", on=day.isoformat(), code=1)
        return {finding.policy: finding.outcome for finding in self.findings}

    @property
    def findings(self) -> list[Finding]:
        ledger = Ledger(self.folder / "ledger.db")
        (row,) = ledger.rows(ledger.rounds()[-1])
        return [finding for finding in row.findings if finding.policy in DONE]

    @property
    def comes_out(self) -> bool:
        space = listed.open_workspace(self.folder)
        return all(recomputing.recompute(space, head).same for head in Ledger(space.ledger_path).rounds())


@pytest.fixture
def upazila(tmp_path: Path) -> Upazila:
    """Return it as it was in February: it told that its address is held, and that letters go from it."""
    upazila = Upazila(tmp_path / "space")
    upazila.lists_as(ONE)
    upazila.told("10.02.2024")
    assert upazila.keeps(FEBRUARY) == DONE
    return upazila


def test_what_was_told_of_the_mailbox_before_proves_nothing_of_the_new_one(upazila):
    upazila.lists_as(OTHER)
    assert upazila.keeps(MARCH) == NOT_KNOWN
    assert {finding.reason for finding in upazila.findings} == {MissingReason.OTHER_MAILBOX}
    assert {finding.observed_on for finding in upazila.findings} == {date(2024, 2, 10)}
    assert upazila.comes_out


@pytest.mark.parametrize(("listed_now", "held"), [(ONE, []), (ONE.upper(), []), ("", [{ONE}]), (OTHER, [{ONE}])])
def test_by_which_address_rounds_knew_an_office_is_held_only_where_it_is_listed_with_another_or_none(
    upazila, listed_now, held
):
    upazila.lists_as(listed_now)
    given = input_now(listed.open_workspace(upazila.folder), MARCH, None)
    assert [known.addresses for each in given.mailboxes.values() for known in each] == held


def test_it_is_told_at_the_audit_until_it_is_told_anew(upazila):
    upazila.lists_as(OTHER)
    words = "does not count for the present one: Lota Office."
    assert words in upazila.audit(on="2024-03-21", code=1).stderr
    assert words in upazila.keep("--yes", meeting="2024-03", on="2024-03-21", code=1).stderr
    upazila.told("10.04.2024")
    assert words not in upazila.audit(on="2024-04-18", code=1).stderr


@pytest.mark.parametrize(
    ("language", "remark", "asked"),
    [
        (
            "en",
            "the information of 10.02.2024 is of the earlier e-mail address",
            f"official e-mail address is {OTHER} or",
        ),
        ("bn", "১০.০২.২০২৪ তারিখের তথ্য আগের ই-মেইল ঠিকানার", f"সরকারি ই-মেইল ঠিকানা {OTHER}, না অন্য"),
    ],
)
def test_the_offices_report_says_of_which_address_it_was_told_and_asks_about_the_present_one(
    upazila, language, remark, asked
):
    upazila.lists_as(OTHER)
    upazila.keeps(MARCH)
    options = ("--office", "01", "--format", "terminal", "--language", language, "--on", MARCH)
    said = " ".join(run("report", *options, "--workspace", upazila.folder, code=0).stdout.split())
    assert remark in said.replace("| ", "")
    assert asked in said.replace("| ", "")


def test_what_is_told_of_the_new_mailbox_counts(upazila):
    upazila.lists_as(OTHER)
    upazila.keeps(MARCH)
    upazila.told("10.04.2024")
    assert upazila.keeps(APRIL) == DONE
    assert {finding.observed_on for finding in upazila.findings} == {date(2024, 4, 10)}
    assert upazila.comes_out


def test_a_personal_address_that_the_roster_has_since_is_the_roster_s_word_and_no_answer_is_said_to_be_gone(upazila):
    upazila.lists_as("lota@gmail.com")
    assert "does not count for the present one: Lota Office." in upazila.audit(on="2024-03-21", code=1).stderr
    assert upazila.keeps(MARCH) == {HELD: Outcome.FAIL, USED: Outcome.UNKNOWN}
    held, _ = upazila.findings
    assert (held.code, held.source, held.observed_on) == ("personal", LISTED, MARCH)
    options = ("--format", "terminal", "--language", "en", "--on", MARCH, "--workspace", upazila.folder)
    for paper in (("--office", "01"), ("--audience", "chair")):
        said = run("report", *paper, *options, code=0).stdout
        assert "among the evidence" not in " ".join(said.replace("|", " ").split())
    assert upazila.comes_out
    upazila.answers(f"Lota Office,10.04.2024,ফোন,{OTHER},নিয়মিত", heads=HEADS, name="register-april.csv")
    assert upazila.keeps(APRIL) == DONE
    assert upazila.comes_out


def test_of_an_address_that_the_roster_has_no_more_nothing_counts_until_one_is_there_again(upazila):
    upazila.lists_as("")
    words = "does not count while none is listed: Lota Office."
    assert words in upazila.audit(on="2024-03-21", code=1).stderr
    assert "ধরা হবে না: Lota Office" in upazila.audit("--language", "bn", on="2024-03-21", code=1).stderr
    assert upazila.keeps(MARCH) == NOT_KNOWN
    assert {finding.reason for finding in upazila.findings if finding.policy == USED} == {MissingReason.OTHER_MAILBOX}
    upazila.lists_as(ONE)
    assert words not in upazila.audit(on="2024-04-18", code=1).stderr
    assert upazila.keeps(APRIL) == DONE
    assert upazila.comes_out


def test_an_office_that_told_its_address_itself_keeps_its_proof_though_the_roster_has_it_no_more(tmp_path):
    upazila = Upazila(tmp_path / "space")
    upazila.lists_as(ONE)
    upazila.told("10.02.2024", held=ONE)
    assert upazila.keeps(FEBRUARY) == DONE
    upazila.lists_as("")
    assert upazila.keeps(MARCH) == DONE


def test_an_office_of_which_the_roster_never_had_an_address_loses_nothing(tmp_path):
    upazila = Upazila(tmp_path / "space")
    upazila.lists_as("")
    upazila.told("10.02.2024")
    assert upazila.keeps(FEBRUARY)[USED] is Outcome.PASS
    assert upazila.keeps(MARCH)[USED] is Outcome.PASS


@pytest.mark.parametrize("listed_then", ["", ONE], ids=["that the roster never had", "that the roster had"])
def test_an_office_that_tells_that_it_has_no_address_any_more_denies_the_use_of_the_one_of_before(
    tmp_path, listed_then
):
    upazila = Upazila(tmp_path / "space")
    upazila.lists_as(listed_then)
    upazila.told("10.02.2024", held=ONE)
    assert upazila.keeps(FEBRUARY) == DONE
    upazila.lists_as("")
    upazila.told("15.03.2024", held="নেই", use="")
    assert "the roster has no address any more" not in upazila.audit(on="2024-03-21", code=1).stderr
    assert upazila.keeps(MARCH) == dict.fromkeys((HELD, USED), Outcome.FAIL)
    assert [finding.code for finding in upazila.findings] == ["none", "no-address"]
    upazila.told("10.04.2024", held=ONE, use="")
    assert upazila.keeps(APRIL) == DONE, "the use that was told is of the address that it has again"
    assert upazila.comes_out


def test_an_address_corrected_beside_the_roster_is_another_one_too(upazila):
    correct = ("roster", "correct", upazila.findings[0].subject, "--set", "email", OTHER, "--yes", "--on", MARCH)
    run(*correct, "--workspace", upazila.folder, code=0)
    assert upazila.keeps(MARCH) == NOT_KNOWN
    assert upazila.comes_out


def test_changed_back_the_proof_of_the_mailbox_counts_again(upazila):
    upazila.lists_as(OTHER)
    upazila.keeps(MARCH)
    upazila.lists_as(ONE)
    assert upazila.keeps(APRIL) == DONE
    assert upazila.comes_out


def test_changed_back_what_was_told_of_the_mailbox_between_proves_nothing(tmp_path):
    upazila = Upazila(tmp_path / "space")
    upazila.lists_as(ONE)
    upazila.keeps(FEBRUARY)
    upazila.lists_as(OTHER)
    upazila.told("10.03.2024")
    assert upazila.keeps(MARCH) == DONE
    upazila.lists_as(ONE)
    assert upazila.keeps(APRIL) == NOT_KNOWN
    assert upazila.comes_out


@pytest.mark.parametrize("same", [ONE.upper(), f" {ONE} ", f"{ONE.title()}"])
def test_an_address_that_is_only_written_otherwise_is_the_same(upazila, same):
    upazila.lists_as(same)
    assert upazila.keeps(MARCH) == DONE


def test_an_address_that_the_office_itself_told_is_proven_by_what_it_told_then(upazila):
    upazila.told("12.02.2024", held=OTHER)
    upazila.keeps(FEBRUARY)
    upazila.lists_as(OTHER)
    assert upazila.keeps(MARCH) == DONE


def test_an_address_that_the_office_told_before_the_round_and_that_came_after_it_is_proven_too(upazila):
    upazila.told("12.02.2024", held=OTHER)
    upazila.lists_as(OTHER)
    assert upazila.keeps(MARCH) == DONE


def test_a_no_stays_whatever_address_the_roster_has(upazila):
    upazila.told("12.02.2024", held="নেই", use="পাঠানো হয় না")
    noes = upazila.keeps(FEBRUARY)
    assert set(noes.values()) == {Outcome.FAIL}
    upazila.lists_as(OTHER)
    assert upazila.keeps(MARCH) == noes


def test_a_no_that_was_lifted_by_a_yes_of_the_mailbox_before_does_not_come_back(upazila):
    upazila.told("01.02.2024", held="নেই", use="পাঠানো হয় না")
    assert upazila.keeps(FEBRUARY) == DONE
    upazila.lists_as(OTHER)
    assert upazila.keeps(MARCH) == NOT_KNOWN


def test_the_domain_of_an_address_becoming_official_is_no_other_address(tmp_path):
    upazila = Upazila(tmp_path / "space")
    upazila.lists_as("lota@lota.example.org")
    upazila.told("10.02.2024")
    upazila.keeps(FEBRUARY)
    run("settings", "--official-domains", "example.org", "--workspace", upazila.folder, "--on", "2024-03-01", code=0)
    assert upazila.keeps(MARCH)[USED] is Outcome.PASS


@pytest.mark.parametrize(
    ("sent", "read", "found"),
    [
        pytest.param(
            date(2024, 2, 15), date(2024, 2, 16), NOT_KNOWN, id="read while the roster had the address before"
        ),
        pytest.param(date(2024, 2, 15), date(2024, 2, 26), DONE, id="read since, though written before"),
        pytest.param(date(2024, 3, 4), date(2024, 3, 5), DONE, id="written and read since"),
    ],
)
def test_a_signed_mail_proves_the_mailbox_that_was_listed_when_it_was_read(tmp_path, sent, read, found):
    upazila = Upazila(tmp_path / "space")
    upazila.lists_as(ONE)

    if read < FEBRUARY:
        upazila.proves(sent, read)
        assert upazila.keeps(FEBRUARY) == DONE
    else:
        upazila.keeps(FEBRUARY)
    upazila.lists_as(OTHER)
    if read > FEBRUARY:
        upazila.proves(sent, read)
    assert upazila.keeps(MARCH) == found
    assert upazila.comes_out


def test_what_a_signed_mail_proved_of_an_address_that_is_gone_counts_no_more(tmp_path):
    upazila = Upazila(tmp_path / "space")
    upazila.lists_as(ONE)
    upazila.proves(date(2024, 2, 15), date(2024, 2, 16))
    assert upazila.keeps(FEBRUARY) == DONE
    upazila.lists_as("")
    assert upazila.keeps(MARCH) == NOT_KNOWN
    assert upazila.comes_out


@pytest.mark.parametrize("first", ["", ONE], ids=["the roster had none", "the roster had it"])
def test_an_address_told_before_the_roster_got_another_is_shown_nowhere_as_the_present_one(tmp_path, first):
    upazila = Upazila(tmp_path / "told")
    upazila.lists_as(first)
    upazila.told("10.02.2024", held="told.lota@gov.bd")
    upazila.keeps(FEBRUARY)
    upazila.lists_as(OTHER)
    assert upazila.keeps(MARCH) == NOT_KNOWN
    options = ("--office", "01", "--format", "terminal", "--on", MARCH)
    for language, asked in (("en", f"official e-mail address is {OTHER} or"), ("bn", f"ঠিকানা {OTHER}, না অন্য")):
        report = run("report", *options, "--language", language, "--workspace", upazila.folder, code=0).stdout
        said = " ".join(report.split()).replace("| ", "")
        assert asked in said
        assert "told.lota@gov.bd" not in said
    assert upazila.comes_out
    upazila.told("10.04.2024", held="told.lota@gov.bd")
    assert upazila.keeps(APRIL) == DONE
    report = run("report", *options[:-1], APRIL, "--language", "en", "--workspace", upazila.folder, code=0).stdout
    assert "told.lota@gov.bd (as the office told)" in " ".join(report.split())


def test_of_an_office_that_writes_from_a_mailbox_that_the_roster_calls_personal_it_is_told_once(tmp_path):
    upazila = Upazila(tmp_path / "space")
    upazila.lists_as("someone@gmail.com")
    upazila.told("10.02.2024", held="")
    said = upazila.audit(on=FEBRUARY.isoformat(), code=1).stderr
    assert said.count("the roster has a personal address of this office") == 1
    assert "but  has of" not in said
    assert "has of 20.02.2024" not in said


@pytest.mark.parametrize(("language", "asked"), [("en", f"is {ONE} or another one"), ("bn", f"{ONE}, না অন্য")])
def test_an_office_that_told_nothing_is_asked_whether_the_listed_address_is_its_own(tmp_path, language, asked):
    upazila = Upazila(tmp_path / "silent")
    upazila.lists_as(ONE)
    upazila.keeps(FEBRUARY)
    options = ("--office", "01", "--format", "terminal", "--language", language, "--on", FEBRUARY)
    report = run("report", *options, "--workspace", upazila.folder, code=0).stdout
    assert asked in " ".join(report.split()).replace("| ", "")


@pytest.mark.parametrize(
    ("told", "is_told"),
    [("10.02.2024", False), ("15.02.2024", False), ("17.02.2024", True)],
    ids=["before", "that day", "after"],
)
def test_an_address_that_was_told_before_a_mail_proved_the_rosters_is_the_offices_no_more(tmp_path, told, is_told):
    upazila = Upazila(tmp_path / "space")
    upazila.lists_as(ONE)
    upazila.told(told, held="someone@gmail.com", use="")
    upazila.proves(date(2024, 2, 15), date(2024, 2, 16))
    said = upazila.audit(on=FEBRUARY.isoformat(), code=1).stderr
    assert ("a personal e-mail address, which is not official" in said) is is_told
    upazila.keeps(FEBRUARY)
    report = run(
        "report", "--office", "01", "--format", "terminal", "--language", "en", "--workspace", upazila.folder
    ).stdout
    assert ("…@gmail.com" in report) is is_told
    assert upazila.comes_out


def test_of_an_upheld_request_about_what_a_mail_proved_the_office_is_to_be_asked(tmp_path):
    upazila = Upazila(tmp_path / "space")
    upazila.lists_as(ONE)
    upazila.proves(date(2024, 2, 15), date(2024, 2, 16))
    upazila.keeps(FEBRUARY)
    common = ("--on", "2024-02-23", "--workspace", upazila.folder, "--language", "en")
    wish = ("--duty", USED, "--what", "not regularly", "--received", "2024-02-22", "--reference", "3")
    run("dispute", "--office", "01", *wish, *common, code=0)
    said = run("dispute", "answer", "1", "upheld", "--reference", "4", *common, code=0).stderr
    assert "was seen or recorded to be done before 22.02.2024, so it stands as done" in said
    assert "Ask the office again" in said
    assert "nothing is to be asked" not in said
    asked = upazila.keep(meeting="2024-03", on=MARCH.isoformat(), code=3).stderr
    assert "as it was seen or recorded before" in asked
    upazila.told("24.02.2024", held="", use="নিয়মিত")
    assert "as it was seen or recorded before" not in upazila.audit(on=MARCH.isoformat(), code=1).stderr


def test_letters_said_to_go_from_an_official_mailbox_do_not_count_where_the_roster_has_a_personal_one_and_no_other_was_told(
    tmp_path,
):
    upazila = Upazila(tmp_path / "space")
    upazila.lists_as("lota@gmail.com")
    upazila.told("10.02.2024", held="")
    words = "told no address: Lota Office. So it does not count as done"
    assert words in upazila.audit(on="2024-02-20", code=1).stderr
    assert upazila.keeps(FEBRUARY) == dict.fromkeys((HELD, USED), Outcome.FAIL)
    held, used = upazila.findings
    assert (held.code, held.source, used.code) == ("personal", LISTED, "no-address")
    options = ("--office", "01", "--format", "terminal", "--language", "en", "--on", FEBRUARY)
    said = " ".join(run("report", *options, "--workspace", upazila.folder, code=0).stdout.replace("|", " ").split())
    assert "Tell the address from which they go" in said
    assert upazila.comes_out
    upazila.told("10.03.2024", held=OTHER)
    assert words not in upazila.audit(on="2024-03-21", code=1).stderr
    assert upazila.keeps(MARCH) == DONE


@pytest.mark.parametrize("told", [OTHER, ONE], ids=["another one", "the one that it had"])
def test_an_official_address_that_the_office_told_once_stands_against_the_personal_one_of_the_roster(tmp_path, told):
    upazila = Upazila(tmp_path / "space")
    upazila.lists_as("lota@gmail.com")
    upazila.told("08.02.2024", held=told, use="")
    upazila.told("10.02.2024", held="")
    assert upazila.keeps(FEBRUARY) == DONE


@pytest.mark.parametrize("email", ["", "lota@unknown.example"], ids=["none", "one to be verified"])
def test_where_the_roster_has_no_address_or_one_to_be_verified_letters_said_to_go_count_as_told(tmp_path, email):
    upazila = Upazila(tmp_path / "space")
    upazila.lists_as(email)
    upazila.told("10.02.2024", held="")
    assert upazila.keeps(FEBRUARY) == {HELD: Outcome.UNKNOWN, USED: Outcome.PASS}


@pytest.mark.parametrize(("email", "used"), [("lota@gmail.com", Outcome.UNKNOWN), (ONE, Outcome.FAIL)])
def test_a_row_that_is_taken_off_the_roster_changes_nothing_of_what_was_answered_of_the_listed_address(
    tmp_path, email, used
):
    upazila = Upazila(tmp_path / "space")
    upazila.lists_as(email)
    beside = "Jaba Office,department,Head,,Secretary\n"
    (upazila.folder / "roster.csv").write_text(ROSTER.format(email=email) + beside, "utf-8")
    upazila.told("10.02.2024")
    upazila.answers("Lota Office,15.02.2024,ফোন,নেই,", heads=HEADS, name="register-none.csv")
    ledger, found = Ledger(upazila.folder / "ledger.db"), []
    for day in (FEBRUARY, MARCH):
        upazila.keep("--yes", meeting=f"{day:%Y-%m}", on=day.isoformat(), code=1)
        rows = [row for row in ledger.rows(ledger.rounds()[-1]) if row.office.name.en == "Lota Office"]
        found.append({each.policy: each.outcome for each in rows[0].findings if each.policy in DONE})
        heads, _ = ROSTER.split("\n", 1)
        (upazila.folder / "roster.csv").write_text(f"{heads}\n{beside}", "utf-8")
    assert found == [{HELD: Outcome.FAIL, USED: used}] * 2
    assert upazila.comes_out
