"""A wrong answer about who is who is taken back: results are as though it was never given, what was kept stays, and nobody gets another's yes."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING

import pytest
from changing import replace
from hand_roster import ADMINISTRATIVE, renamed, rewrite, spelt, workspace

from auditor.model.errors import WorkspaceError
from auditor.model.evidence import Observation, Reference
from auditor.model.facts import TWO_STEP_ENROLLED
from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.model.identity import Sameness
from auditor.model.journal import AccountTag, Invited, SlipOpened
from auditor.register.columns import columns
from auditor.roster import identity
from auditor.roster.names import post_text
from auditor.rounds import assessing, identities, keeping, observing, recomputing, taking_back
from auditor.rounds.ledger import Ledger
from auditor.rounds.listed import open_workspace
from auditor.rounds.observing import file_of
from auditor.rounds.vouched import vouched_by
from auditor.workspace import writing

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.sampled

FIRST, SECOND, THIRD = date(2024, 3, 21), date(2024, 4, 18), date(2024, 5, 16)


SECOND_TOLD = date(2024, 4, 10)
SECRETARY = post_text("ইউপি সচিব")


def with_both(office):
    """List the secretary again, beside the one who was taken for him."""
    ours = [account for account in office.accounts if account.post == ADMINISTRATIVE]
    return replace(office, accounts=(*office.accounts, *(replace(each, post=SECRETARY, login="") for each in ours)))


def register() -> bytes:
    """Return a register typed by hand, in which the administrative officer of a union says yes."""
    headings = {column.name: column.heading.bn for column in columns()}
    row = {
        "office": "লতা ইউনিয়ন পরিষদ",
        "post": ADMINISTRATIVE.bn,
        "contacted-on": "2024-04-10",
        "way": "ফোনে",
        "two-step": "হ্যাঁ",
    }
    content = io.StringIO()
    table = csv.writer(content)
    table.writerow(headings[name] for name in row)
    table.writerow(row.values())
    return content.getvalue().encode()


def keep(folder: Path, day: date = FIRST):
    return keeping.keep_round(open_workspace(folder), day, f"{day:%Y-%m}", "5a17", doubted=lambda _: None)


def look(folder: Path):
    return assessing.assess(open_workspace(folder), THIRD, meeting="2024-09")


def found(folder: Path) -> list[tuple[str, list[tuple[str, Outcome]]]]:
    """Whom the list shows, with each finding."""
    return [
        (row.office.name.en, [(one.subject, one.outcome) for one in row.findings]) for row in look(folder).assessments
    ]


def answer(folder: Path, said: Sameness, day: date = SECOND, **more) -> None:
    """Give one answer to all that is asked."""
    space = open_workspace(folder)
    doubts = identities.assigned(space, identities.known(Ledger(space.ledger_path))).doubts
    assert doubts
    noted = [
        one
        for doubt in doubts
        for one in identity.answered(doubt, doubt.before[0].id, said, meeting=f"{day:%Y-%m}", **more)
    ]
    identities.answer(space, noted, day)


def yeses_of_second(folder: Path) -> set[str]:
    """Whose yes of the second month counts."""
    return {
        one.subject
        for row in look(folder).assessments
        for one in row.findings
        if one.outcome is Outcome.PASS and SECOND_TOLD in one.days_told
    }


def is_yes_to_two_step(finding) -> bool:
    return finding.policy == "two-step-enabled" and finding.outcome is Outcome.PASS


def enabled(folder: Path, office: str) -> dict[str, Outcome]:
    """Return how two-step stands with the accounts of an office, by their posts."""
    (row,) = (row for row in look(folder).assessments if row.office.id == office)
    found = {finding.subject: finding.outcome for finding in row.findings if finding.policy == "two-step-enabled"}
    return {account.post.bn: found[account.id] for account in row.office.accounts}


def observation(account: str, *, value: bool, by: str = "slip") -> Observation:
    return Observation(account, TWO_STEP_ENROLLED, value, Grade.SELF_CHECKED, by, SECOND_TOLD, Reference("", ""))


def opened(folder: Path, account: str, *, value: bool, number: int = 1) -> None:
    """Open a slip of an account that says whether two-step is on; one of a higher number was made later."""
    file = file_of("slip", f"slip-{number}", [observation(account, value=value)])
    writing.write(folder / "evidence" / file.name, file.content)
    clock = f"{SECOND_TOLD}T09:0{number}"
    text = str(number) * 64
    noted = SlipOpened(
        "2024-03", account, text, "7QX2M9", SECOND_TOLD, file.name, file.sha256, SECOND_TOLD, number, clock
    )
    Ledger(folder / "ledger.db").note(noted)


def tell_apart(folder: Path) -> None:
    """Answer that of two who are listed the secretary is the one of before."""
    space = open_workspace(folder)
    for doubt in identities.assigned(space, identities.known(Ledger(space.ledger_path))).doubts:
        said = Sameness.SAME if doubt.account.post == SECRETARY else Sameness.OTHER
        identities.answer(space, identity.answered(doubt, doubt.before[0].id, said), THIRD)


def take_back_all(folder: Path, day: date = THIRD) -> taking_back.Restored:
    space = open_workspace(folder)
    held = [each.number for each in taking_back.given(space) if each.holds]
    restored = taking_back.prepared(space, held, day)
    taking_back.take_back(space, restored, day)
    return restored


def all_agree(folder: Path) -> bool:
    space = open_workspace(folder)
    return all(recomputing.recompute(space, head).same for head in Ledger(space.ledger_path).rounds())


ANSWERS = (
    (spelt, Sameness.SAME, {}),
    (renamed, Sameness.SAME, {}),
    (renamed, Sameness.NEW_HOLDER, {"since": FIRST}),
    (spelt, Sameness.OTHER, {}),
    (renamed, Sameness.OTHER, {}),
)


@pytest.mark.parametrize(("change", "said", "more"), ANSWERS)
def test_after_an_answer_was_taken_back_all_is_as_before_it_and_the_same_is_asked(tmp_path, change, said, more):
    folder = workspace(tmp_path / "space")
    keep(folder)
    rewrite(folder, change)
    before = found(folder)
    asked = look(folder).questions
    answer(folder, said, **more)
    assert found(folder) != before
    restored = take_back_all(folder)
    assert found(folder) == before
    assert restored.changes
    assert [question.words for question in look(folder).questions] == [question.words for question in asked]
    assert not any(each.holds for each in taking_back.given(open_workspace(folder)))


@pytest.mark.parametrize(("change", "said", "more"), ANSWERS)
@pytest.mark.parametrize("right", [Sameness.SAME, Sameness.OTHER])
def test_another_answer_given_then_comes_to_what_it_would_have_at_once(tmp_path, change, said, more, right):
    folder, at_once = workspace(tmp_path / "space"), workspace(tmp_path / "at-once")
    for each in (folder, at_once):
        keep(each)
        rewrite(each, change)
    answer(at_once, right)
    answer(folder, said, **more)
    take_back_all(folder)
    answer(folder, right, THIRD)
    assert found(folder) == found(at_once)


@pytest.mark.parametrize(("change", "said", "more"), ANSWERS)
def test_rounds_kept_with_the_answer_and_after_it_was_taken_back_are_recomputed(tmp_path, change, said, more):
    folder = workspace(tmp_path / "space")
    keep(folder)
    rewrite(folder, change)
    answer(folder, said, **more)
    keep(folder, SECOND)
    then = [head.digest for head in Ledger(folder / "ledger.db").rounds()]
    take_back_all(folder)
    assert all_agree(folder)
    keep(folder, THIRD)
    assert [head.digest for head in Ledger(folder / "ledger.db").rounds()][:2] == then
    assert all_agree(folder)


def test_a_yes_told_under_the_wrong_answer_is_nobodys_afterwards(tmp_path):
    folder = workspace(tmp_path / "space")
    keep(folder)
    rewrite(folder, renamed)
    answer(folder, Sameness.SAME)
    (folder / "evidence" / "register-2024-04.csv").write_bytes(register())
    keep(folder, SECOND)
    assert yeses_of_second(folder)
    take_back_all(folder)
    assert not yeses_of_second(folder)
    rewrite(folder, with_both)
    tell_apart(folder)
    assert not yeses_of_second(folder), "nor of him who stood there before, when he is listed again"


def test_what_is_no_answer_or_was_taken_back_is_refused(tmp_path):
    folder = workspace(tmp_path / "space")
    keep(folder)
    rewrite(folder, spelt)
    answer(folder, Sameness.SAME)
    with pytest.raises(WorkspaceError, match="no answer 7"):
        taking_back.prepared(open_workspace(folder), [7], THIRD)
    take_back_all(folder)
    with pytest.raises(WorkspaceError, match="taken back already"):
        taking_back.prepared(open_workspace(folder), [1], THIRD)


def test_answers_are_listed_by_what_they_were_about_when_they_were_given(tmp_path):
    folder = workspace(tmp_path / "space")
    keep(folder)
    rewrite(folder, spelt)
    answer(folder, Sameness.SAME)
    take_back_all(folder)
    answer(folder, Sameness.OTHER, THIRD)
    wrong, right = taking_back.given(open_workspace(folder))
    both = "Lotha Union Parishad", "Lota Union Parishad"
    assert (wrong.whose.en, wrong.before.en) == (right.whose.en, right.before.en) == both
    assert (wrong.said.en, wrong.holds, right.said.en, right.holds) == ("the same", False, "another one", True)
    assert len(wrong.answers) > 1, "its accounts were settled with the office"


def test_a_slip_that_was_opened_under_the_wrong_answer_is_of_one_of_the_two(tmp_path):
    folder = workspace(tmp_path / "space")
    ledger = Ledger(folder / "ledger.db")
    keep(folder)
    rewrite(folder, renamed)
    account = identities.assigned(open_workspace(folder), identities.known(ledger)).doubts[0].before[0].id
    slips = [
        SlipOpened("2024-03", account, digit * 64, "7QX2M9", SECOND, f"intake/{digit}.json", digit * 64, SECOND, 1)
        for digit in "ab"
    ]
    ledger.note(slips[0])
    answer(folder, Sameness.SAME)
    ledger.note(slips[1])
    assert vouched_by(ledger, identities.known(ledger)).of_either == {}
    take_back_all(folder)
    vouched = vouched_by(ledger, identities.known(ledger))
    ((of_which, either),) = vouched.of_either.items()
    assert of_which == slips[1].sha256
    assert account in either[account]
    assert len(set(either[account])) == 2


@pytest.mark.parametrize(("value", "both"), [(True, Outcome.PASS), (False, Outcome.UNKNOWN)])
def test_what_a_slip_said_under_the_wrong_answer_is_nobodys_yes_and_its_no_bars_that_of_both(tmp_path, value, both):
    folder = workspace(tmp_path / "space")
    done = {each.subject for row in look(folder).assessments for each in row.findings if is_yes_to_two_step(each)}
    keep(folder)
    rewrite(folder, renamed)
    doubts = identities.assigned(open_workspace(folder), identities.known(Ledger(folder / "ledger.db"))).doubts
    (asked, *_) = (doubt for doubt in doubts if doubt.before[0].id in done)
    answer(folder, Sameness.SAME)
    opened(folder, asked.before[0].id, value=value)
    take_back_all(folder)
    rewrite(folder, with_both)
    tell_apart(folder)
    stand = enabled(folder, asked.office.id)
    assert (stand[SECRETARY.bn], stand[ADMINISTRATIVE.bn]) == (both, both)
    assert not yeses_of_second(folder)


def asked_of_a_done_one(folder: Path):
    """Keep a round, rename the secretaries, and return who is asked about of whom two-step was done before."""
    done = {each.subject for row in look(folder).assessments for each in row.findings if is_yes_to_two_step(each)}
    keep(folder)
    rewrite(folder, renamed)
    doubts = identities.assigned(open_workspace(folder), identities.known(Ledger(folder / "ledger.db"))).doubts
    return next(doubt for doubt in doubts if doubt.before[0].id in done)


def told_both(folder: Path, asked) -> tuple[Outcome, Outcome]:
    """List both, of whom the secretary is said to be the one of before; return how two-step stands with him and the other."""
    rewrite(folder, with_both)
    tell_apart(folder)
    stand = enabled(folder, asked.office.id)
    return stand[SECRETARY.bn], stand[ADMINISTRATIVE.bn]


def test_of_an_answer_that_was_given_and_taken_back_twice_nothing_told_under_it_is_anybodys_yes(tmp_path):
    folder = workspace(tmp_path / "space")
    asked = asked_of_a_done_one(folder)
    answer(folder, Sameness.SAME)
    opened(folder, asked.before[0].id, value=True)
    take_back_all(folder)
    answer(folder, Sameness.SAME)
    take_back_all(folder)
    told_both(folder, asked)
    assert not yeses_of_second(folder)


def test_what_was_recorded_under_the_wrong_answer_is_nobodys_yes(tmp_path):
    folder = workspace(tmp_path / "space")
    asked = asked_of_a_done_one(folder)
    answer(folder, Sameness.SAME)
    told = [observation(asked.before[0].id, value=True, by="vault")]
    recorded = {"by": "vault", "stem": "vault-2024-04", "observations": told, "day": SECOND_TOLD}
    observing.record_observations(open_workspace(folder), **recorded)
    take_back_all(folder)
    told_both(folder, asked)
    assert not yeses_of_second(folder)


@pytest.mark.parametrize("is_wrong", [True, False], ids=["given under the wrong answer", "given before it"])
def test_a_slip_that_came_after_the_answer_was_taken_back_is_of_either_whose_sheet_was_given_out_under_it(
    tmp_path, is_wrong
):
    folder = workspace(tmp_path / "space")
    asked = asked_of_a_done_one(folder)
    sheets = Invited("2024-03", "a1", (AccountTag(asked.before[0].id, "b2"),), "c" * 64, SECOND, None)
    if not is_wrong:
        Ledger(folder / "ledger.db").note(sheets)
    answer(folder, Sameness.SAME)
    if is_wrong:
        Ledger(folder / "ledger.db").note(sheets)
    take_back_all(folder)
    opened(folder, asked.before[0].id, value=True)
    told_both(folder, asked)
    assert bool(yeses_of_second(folder)) is not is_wrong


def test_a_no_that_is_sure_is_silenced_by_no_later_slip_of_either_and_silences_none(tmp_path):
    folder = workspace(tmp_path / "space")
    asked = asked_of_a_done_one(folder)
    before = asked.before[0].id
    opened(folder, before, value=False, number=1)
    answer(folder, Sameness.SAME)
    opened(folder, before, value=True, number=2)
    take_back_all(folder)
    assert told_both(folder, asked)[0] is Outcome.FAIL
    vouched = vouched_by(Ledger(folder / "ledger.db"), identities.known(Ledger(folder / "ledger.db")))
    assert vouched.superseded == frozenset()


def test_a_no_of_either_is_silenced_by_no_later_slip_that_is_sure(tmp_path):
    folder = workspace(tmp_path / "space")
    asked = asked_of_a_done_one(folder)
    answer(folder, Sameness.SAME)
    opened(folder, asked.before[0].id, value=False, number=1)
    take_back_all(folder)
    opened(folder, asked.before[0].id, value=True, number=2)
    assert told_both(folder, asked) == (Outcome.UNKNOWN, Outcome.UNKNOWN)
    ledger = Ledger(folder / "ledger.db")
    assert vouched_by(ledger, identities.known(ledger)).superseded == frozenset()
