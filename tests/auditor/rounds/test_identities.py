"""From month to month: who is renamed is asked about; until then no yes is lent and no no is lost; every round is recomputed."""

from __future__ import annotations

import csv
import io
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest
from changing import replace
from hand_roster import ADMINISTRATIVE, BY_HAND, renamed, rewrite, spelt, spelt_as_before, workspace, write_roster
from judged_for import judged_for

from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.model.identity import Sameness
from auditor.model.journal import Identified, RowsPlaced
from auditor.model.subjects import login_mark
from auditor.model.views.waivers import WaiverState
from auditor.register.columns import columns
from auditor.roster.names import post_text
from auditor.rounds import keeping, looking_back, recomputing
from auditor.rounds.evidence import placing
from auditor.rounds.identity import identities
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.views.compared.changes import changes_under
from auditor.views.waivers.told_waivers import waivers_told

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.sampled

FIRST, SECOND, THIRD = date(2024, 3, 21), date(2024, 4, 18), date(2024, 5, 16)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return workspace(tmp_path / "space")


def results(found, office: str) -> list[Outcome]:
    """What was found of an office, finding by finding."""
    return next([one.outcome for one in row.findings] for row in found.assessments if row.office.id == office)


def of_all(found) -> list[list[Outcome]]:
    return [[one.outcome for one in row.findings] for row in found.assessments]


def keep(folder: Path, day: date = FIRST, salt: str = "5a17"):
    return keeping.keep_round(open_workspace(folder), day, f"{day:%Y-%m}", salt)


def look(folder: Path, day: date = FIRST):
    return judged_for(open_workspace(folder), day, "2024-09")


def answer(folder: Path, said: Sameness, **more) -> int:
    """Give one answer to everything that is asked; return how much that was."""
    space = open_workspace(folder)
    doubts = doubts_of(space)
    identities.answer(
        space, [one for doubt in doubts for one in doubt.answered(doubt.before[0].id, said, **more)], FIRST
    )
    return len(doubts)


def doubts_of(space):
    return identities.assigned(space, identities.known(Ledger(space.ledger_path))).doubts


@pytest.mark.parametrize("change", [spelt, renamed])
def test_until_it_is_answered_no_yes_is_lent_and_no_no_is_lost(folder, change):
    keep(folder)
    before = look(folder)
    rewrite(folder, change)
    now = look(folder)
    pairs = [
        (then, found)
        for row, again in zip(before.assessments, now.assessments, strict=True)
        for then, found in zip(row.findings, again.findings, strict=True)
    ]
    doubted = [
        (then.outcome, found.outcome)
        for then, found in pairs
        if then.subject != found.subject
        and found.grade is not Grade.EXPORTED  # a record names the login, whoever holds it
    ]
    assert {(Outcome.PASS, Outcome.UNKNOWN), (Outcome.FAIL, Outcome.FAIL)} <= set(doubted)
    assert all(found is (Outcome.UNKNOWN if then is Outcome.PASS else then) for then, found in doubted)
    assert all(then.outcome is found.outcome for then, found in pairs if then.subject == found.subject)


@pytest.mark.parametrize("change", [spelt, renamed])
def test_after_same_everything_is_as_before_and_the_history_goes_on(folder, change):
    keep(folder)
    before = look(folder)
    rewrite(folder, change)
    assert answer(folder, Sameness.SAME) > 0
    now = look(folder)
    assert of_all(now) == of_all(before)
    assert [row.office.id for row in now.assessments] == [row.office.id for row in before.assessments]
    assert answer(folder, Sameness.SAME) == 0


def test_after_new_holder_the_duties_are_open_again(folder):
    keep(folder)
    rewrite(folder, renamed)
    answer(folder, Sameness.NEW_HOLDER, since=FIRST)
    found = look(folder)
    accounts = [
        account for row in found.assessments for account in row.office.accounts if account.post == ADMINISTRATIVE
    ]
    assert {account.holder_since for account in accounts} == {FIRST}
    passed = {one.policy for row in found.assessments for one in row.findings if one.outcome is Outcome.PASS and
              one.subject in {account.id for account in accounts}}  # fmt: skip
    assert not passed & {"password-reset", "profile-updated", "two-step-enabled"}


def test_after_another_post_the_old_one_stays_visible_as_gone(folder):
    keep(folder)
    rewrite(folder, renamed)
    answered = answer(folder, Sameness.OTHER)
    left = [account for row in look(folder).assessments for account in row.office.accounts if account.left]
    assert [account.post.bn for account in left] == ["ইউপি সচিব"] * answered


def spelt_with_one_less(office):
    """Spell the office without a code otherwise, and leave out its last account."""
    return replace(spelt(office), accounts=office.accounts[:-1]) if office.id == BY_HAND else office


def told_of(found) -> set[tuple[str, bool, str, Outcome]]:
    """Who is listed or left, and each finding of whom."""
    left = {one.id for row in found.assessments for one in row.office.subjects if one.left or row.office.left}
    return {
        (one.subject, one.subject in left, one.policy, one.outcome) for row in found.assessments for one in row.findings
    }


@pytest.mark.parametrize("open_for", [1, 2])
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (spelt, Sameness.OTHER),
        (renamed, Sameness.OTHER),
        (spelt_with_one_less, Sameness.OTHER),
        (spelt_with_one_less, Sameness.SAME),
    ],
)
def test_an_answer_that_comes_rounds_later_leaves_the_same_ones_with_the_same_noes(tmp_path, change, said, open_for):
    at_once, later = workspace(tmp_path / "at-once"), workspace(tmp_path / "later")
    for folder in (at_once, later):
        keep(folder)
        rewrite(folder, change)
    answer(at_once, said)
    for day in (SECOND, THIRD)[:open_for]:
        keep(later, day)
    assert answer(later, said) > 0
    expected = told_of(look(at_once))
    assert any(left and outcome is Outcome.FAIL for _, left, _, outcome in expected)
    assert told_of(look(later)) == expected
    space, asked = open_workspace(later), []
    for day in (date(2024, 6, 20), date(2024, 7, 18)):
        keeping.keep_round(space, day, f"{day:%Y-%m}", "5a17", doubted=asked.extend)
        assert told_of(look(later)) == expected, "and they stay so"
    assert sum("not listed any more" in doubt.en for doubt in asked) == 1, "it is asked about once whether they left"
    assert all(recomputing.recompute(space, head).same for head in Ledger(space.ledger_path).rounds())


def test_who_goes_before_it_is_known_whose_place_he_had_is_counted_once(folder):
    offices = keep(folder).counts.offices
    rewrite(folder, spelt)
    keep(folder, SECOND)
    write_roster(folder, [one for one in open_workspace(folder).roster_as_read.offices if "Lotha" not in one.name.en])
    found = look(folder)
    assert found.counts.offices == offices
    assert [row.office.name.en for row in found.assessments if row.office.left] == ["Lotha Union Parishad"]


def test_a_reason_for_who_went_meanwhile_explains_nothing_of_the_one_of_before(folder):
    keep(folder)
    rewrite(folder, spelt)
    keep(folder, SECOND)
    (doubtful,) = [row.office.id for row in look(folder, SECOND).assessments if row.office.doubts]
    write_roster(folder, [one for one in open_workspace(folder).roster_as_read.offices if "Lotha" not in one.name.en])
    with (folder / "auditor.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'\n[[departures]]\nsubject = "{doubtful}"\nreason = "merged"\n')
    assert [row.office.id for row in look(folder).assessments if row.office.left] == [BY_HAND]


def test_of_another_office_it_is_not_asked_once_more_account_by_account(folder):
    keep(folder)
    rewrite(folder, spelt)
    assert answer(folder, Sameness.OTHER) == 1
    assert doubts_of(open_workspace(folder)) == ()
    (now,) = [row.office for row in look(folder).assessments if row.office.name.en == "Lotha Union Parishad"]
    assert not any(subject.doubts for subject in now.subjects)
    assert Outcome.FAIL in results(look(folder), BY_HAND), "each no stays with the one that left"
    assert Outcome.FAIL not in results(look(folder), now.id)


def test_a_doubtful_office_is_not_counted_twice(folder):
    offices = keep(folder).counts.offices
    rewrite(folder, spelt)
    assert look(folder).counts.offices == offices
    assert keep(folder, SECOND).counts.offices == offices
    assert look(folder, THIRD).counts.offices == offices


@pytest.mark.parametrize("change", [spelt, renamed])
def test_after_same_nobody_is_newly_done_who_was_done_before_the_doubt(folder, change):
    keep(folder)
    rewrite(folder, change)
    keep(folder, SECOND)
    answer(folder, Sameness.SAME)
    keep(folder, THIRD)
    first, doubtful, past = (looking_back.history(open_workspace(folder), number) for number in (1, 2, 3))
    assert len(doubtful.now.assessments) == len(first.now.assessments)
    for decision in past.now.header.ordering:
        assert [len(part) for part in changes_under(doubtful, decision)[:2]] == [0, 0]
        assert [len(part) for part in changes_under(past, decision)[:2]] == [0, 0]


def give_time(folder: Path, until: date) -> list:
    """Give time for all that is not done of whom it is not known who of before they are; return what that is."""
    doubted = {subject.id for row in look(folder).assessments for subject in row.office.subjects if subject.doubts}
    failing = [
        finding
        for row in look(folder).assessments
        for finding in row.findings
        if finding.outcome is Outcome.FAIL
        and (finding.subject in doubted or finding.subject.partition("/")[0] in doubted)
    ]
    assert failing
    entries = [
        f'[[waivers]]\npolicy = "{one.policy}"\nsubject = "{one.subject}"\nreason = "r"\napproved_by = "a"\nuntil = {until}'
        for one in failing
    ]
    (folder / "waivers.toml").write_text("\n".join(entries) + "\n", "utf-8")
    return failing


@pytest.mark.parametrize("change", [spelt, renamed])
def test_a_waiver_that_names_who_was_not_yet_known_again_stands_after_the_answer(folder, change):
    keep(folder)
    rewrite(folder, change)
    failing = give_time(folder, date(2024, 12, 31))
    meanwhile = look(folder)
    assert not any(Outcome.WAIVED in outcomes for outcomes in of_all(meanwhile))
    assert {(note.policy, note.subject, note.waits) for note in meanwhile.header.waiver_notes} == {
        (one.policy, one.subject, True) for one in failing
    }
    answer(folder, Sameness.SAME)
    after = look(folder)
    assert sum(outcomes.count(Outcome.WAIVED) for outcomes in of_all(after)) >= len(failing)
    assert after.header.waiver_notes == ()
    kept = keep(folder, SECOND)
    assert recomputing.recompute(open_workspace(folder), kept.head).same


@pytest.mark.parametrize("change", [spelt, renamed])
@pytest.mark.parametrize(
    ("until", "is_taken_back", "told"),
    [
        (date(2024, 4, 1), False, set()),
        (date(2024, 12, 31), True, {WaiverState.TAKEN_BACK, WaiverState.TAKEN_BACK_AWAITING_PORTAL}),
    ],
    ids=["its end, told before, is not told again", "that it was taken back is told"],
)
def test_time_that_names_who_was_not_yet_known_again_is_that_ones_after_the_answer(
    folder, change, until, is_taken_back, told
):
    keep(folder)
    rewrite(folder, change)
    give_time(folder, until)
    keep(folder, SECOND)
    answer(folder, Sameness.SAME)
    if is_taken_back:
        (folder / "waivers.toml").unlink()
    keep(folder, THIRD)
    assert {each.state for each in waivers_told(looking_back.history(open_workspace(folder)))} == told


def test_evidence_of_the_doubtful_time_comes_with_the_answer(folder):
    keep(folder)
    rewrite(folder, spelt)
    keep(folder, SECOND)
    (office,) = [row.office for row in look(folder, SECOND).assessments if row.office.doubts]
    answer(folder, Sameness.SAME)
    known = identities.known(Ledger(folder / "ledger.db"))
    assert known.id_now(office.id) == BY_HAND
    keep(folder, THIRD)
    history = looking_back.history(open_workspace(folder))
    assert all(BY_HAND in standings for standings in history.standings)


def test_every_round_is_recomputed_whatever_the_roster_became(folder):
    keep(folder)
    rewrite(folder, renamed)
    keep(folder, SECOND)
    answer(folder, Sameness.SAME)
    rewrite(folder, spelt)
    keep(folder, THIRD)
    space = open_workspace(folder)
    assert [recomputing.recompute(space, head).same for head in Ledger(space.ledger_path).rounds()] == [True] * 3


def test_a_ledger_from_before_ids_were_kept_is_read_and_gets_them_at_the_next_keeping(folder, monkeypatch):
    with monkeypatch.context() as before:
        before.setattr(identities, "notes", lambda *_, **__: ())
        before.setattr(placing, "placements", lambda *_: ())
        keep(folder)
    ledger = Ledger(folder / "ledger.db")
    assert ledger.notes(Identified) == ()
    before = look(folder)
    rewrite(folder, spelt)
    assert [doubt.before[0].id for doubt in doubts_of(open_workspace(folder))] == [BY_HAND]
    rewrite(folder, spelt_as_before)
    assert of_all(look(folder)) == of_all(before)
    assert not keep(folder).new
    assert len(ledger.notes(Identified)) == 1


def test_identical_input_notes_nothing_again(folder):
    keep(folder)
    ledger = Ledger(folder / "ledger.db")
    noted = len(ledger.notes(Identified)), len(ledger.notes(RowsPlaced))
    assert not keep(folder, salt="0f").new
    assert (len(ledger.notes(Identified)), len(ledger.notes(RowsPlaced))) == noted


def by_hand(folder: Path, *rows: dict[str, str]) -> None:
    """Write a register typed by hand in place of the evidence."""
    shutil.rmtree(folder / "evidence")
    (folder / "evidence").mkdir()
    headings = {column.name: column.heading.bn for column in columns()}
    content = io.StringIO()
    table = csv.DictWriter(content, [headings[name] for name in dict.fromkeys(name for row in rows for name in row)])
    table.writeheader()
    table.writerows({headings[name]: words for name, words in row.items()} for row in rows)
    (folder / "evidence" / "register-2024-03.csv").write_text(content.getvalue(), "utf-8")


def test_who_is_listed_later_has_no_part_in_what_all_accounts_answered(folder):
    by_hand(folder, {"office": "লতা ইউনিয়ন পরিষদ", "contacted-on": "2024-03-01", "way": "ফোনে", "two-step": "হ্যাঁ"})
    keep(folder)
    before = [one for one in results(look(folder), BY_HAND) if one is Outcome.PASS]
    rewrite(
        folder,
        lambda office: (
            replace(office, accounts=(*office.accounts, replace(office.accounts[0], post=post_text("উদ্যোক্তা ২"))))
            if office.id == BY_HAND
            else office
        ),
    )
    after = results(look(folder), BY_HAND)
    assert before
    assert after.count(Outcome.PASS) == len(before)


def test_two_logins_with_one_mask_share_no_evidence(folder):
    seen: dict[str, str] = {}
    one = two = ""
    for number in range(100_000):
        two = f"user{number}"
        one = seen.setdefault(login_mark(two), two)
        if one != two:
            break
    logins = iter((one, two))
    rewrite(
        folder,
        lambda office: (
            replace(
                office,
                accounts=tuple(
                    replace(account, post=ADMINISTRATIVE, login=next(logins)) for account in office.accounts[:2]
                ),
            )
            if office.id == BY_HAND
            else office
        ),
    )
    by_hand(
        folder,
        {
            "office": "লতা ইউনিয়ন পরিষদ", "post": ADMINISTRATIVE.bn, "login": two, "contacted-on": "2024-03-01",
            "way": "ফোনে", "two-step": "হ্যাঁ",
        },
    )  # fmt: skip
    keep(folder)
    (row,) = [row for row in look(folder).assessments if row.office.id == BY_HAND]
    passed = {one.subject for one in row.findings if one.outcome is Outcome.PASS}
    assert passed == {row.office.accounts[1].id}
    space = open_workspace(folder)
    assert [recomputing.recompute(space, head).same for head in Ledger(space.ledger_path).rounds()] == [True]


def test_everybody_is_held_once_until_the_ledger_says_something_else_of_them(folder):
    keep(folder)
    rewrite(folder, spelt)
    ledger = Ledger(open_workspace(folder).ledger_path)
    everybody = identities.known(ledger)
    assert identities.known(Ledger(ledger.path)) is everybody
    assert identities.known(ledger.before(ledger.length())) is not everybody
    answer(folder, Sameness.SAME)
    after = identities.known(ledger)
    assert after.answers
    assert not everybody.answers
    shutil.copytree(folder, elsewhere := folder.with_name("copy"))
    assert identities.known(Ledger(open_workspace(elsewhere).ledger_path)) is not after
