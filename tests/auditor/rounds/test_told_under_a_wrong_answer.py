"""What was told while a wrong answer about who is who held is nobody's yes once it was taken back, and a no bars each whose it may be."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from hand_roster import ADMINISTRATIVE, BY_HAND, renamed, rewrite, spelt, spelt_as_before, workspace
from running import run
from taken_answers import (
    SECOND,
    SECOND_TOLD,
    SECRETARY,
    THIRD,
    all_agree,
    answer,
    countersigned,
    enabled,
    is_yes_to_two_step,
    keep,
    look,
    observation,
    opened,
    register,
    take_back_all,
    tell_apart,
    with_both,
    yeses_of_second,
)
from typed_upazila import TypedUpazila

from auditor.model.finding import Outcome
from auditor.model.identity import PlacedRow, Sameness
from auditor.model.journal import AccountTag, Invited, RowsPlaced, SlipOpened
from auditor.rounds.evidence import observing, placing
from auditor.rounds.evidence.vouched import vouched_by
from auditor.rounds.identity import identities
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.sampled


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


@pytest.mark.parametrize("given_out", ["its slip was opened", "its sheet was given out", "neither"])
def test_a_login_countersigned_after_the_answer_was_taken_back_is_of_either_where_its_slip_is(tmp_path, given_out):
    folder = workspace(tmp_path / "space")
    asked = asked_of_a_done_one(folder)
    before = asked.before[0].id
    answer(folder, Sameness.SAME)
    if given_out == "its slip was opened":
        opened(folder, before, value=True)
    if given_out == "its sheet was given out":
        sheets = Invited("2024-03", "a1", (AccountTag(before, "b2"),), "c" * 64, SECOND, None)
        Ledger(folder / "ledger.db").note(sheets)
    take_back_all(folder)
    if given_out != "its slip was opened":
        opened(folder, before, value=True)
    countersigned(folder, before)
    told_both(folder, asked)
    assert bool(yeses_of_second(folder)) is (given_out == "neither")


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


def notices_of_either(folder: Path) -> list[str]:
    return [notice.message.en for notice in look(folder).notices if "roster answers" in notice.message.en]


def test_until_a_round_is_kept_it_is_told_of_which_slips_nobody_knows_any_more_whose_they_are(tmp_path):
    folder = workspace(tmp_path / "space")
    asked = asked_of_a_done_one(folder)
    answer(folder, Sameness.SAME)
    opened(folder, asked.before[0].id, value=True)
    keep(folder, SECOND)
    assert notices_of_either(folder) == []
    take_back_all(folder)
    (told,) = notices_of_either(folder)
    assert "of 1 slip or login nobody knows any more whose it is" in told
    assert f"{asked.office.name.en}, {SECRETARY.en}" in told
    keep(folder, THIRD)
    assert notices_of_either(folder) == []
    assert all_agree(folder)


@pytest.mark.parametrize("is_taken_back", [True, False])
def test_a_no_of_an_office_that_was_taken_for_another_bars_that_one_as_well(tmp_path, is_taken_back):
    folder = workspace(tmp_path / "space")
    (folder / "evidence" / "register-2024-03.csv").write_bytes(register(post="", on="2024-03-15"))
    keep(folder)
    assert Outcome.PASS in enabled(folder, BY_HAND).values()
    rewrite(folder, spelt)
    answer(folder, Sameness.SAME)
    (folder / "evidence" / "register-2024-04.csv").write_bytes(register("লোতা ইউনিয়ন পরিষদ", "", "না"))
    keep(folder, SECOND)
    if is_taken_back:
        take_back_all(folder)
        rewrite(folder, spelt_as_before)
    assert Outcome.PASS not in enabled(folder, BY_HAND).values()


def test_whose_a_row_surely_was_before_the_wrong_answer_it_stays(tmp_path):
    ledger = Ledger(tmp_path / "ledger.db")
    told_before, told_under_it = PlacedRow("S!4", "head/clerk"), PlacedRow("S!4", "head/officer")
    only_under_it = PlacedRow("S!5", "head/officer")
    ledger.note(RowsPlaced("a" * 64, (told_before,), SECOND))
    ledger.note(RowsPlaced("a" * 64, (told_under_it, only_under_it), THIRD))
    two = ("head/officer", "head/clerk")
    believed = SimpleNamespace(
        either=lambda given, _: two if given == two[0] else (), is_unsettled=lambda *_: False, known=lambda _: None
    )
    rows = placing.placed(ledger, believed)["a" * 64]
    assert (rows["S!4"].subject, rows["S!5"].subject, rows["S!5"].accounts) == ("head/clerk", "", two)


@pytest.mark.parametrize("before", ["চালু", "চালু নেই"])
def test_what_was_told_of_who_is_listed_before_it_was_answered_stays_his_when_that_is_taken_back(tmp_path, before):
    made = TypedUpazila(tmp_path / "space")
    made.knows_what_keeping_asks()
    row = "koyra,Koyra UP,union,Chairman,,koyra.example.gov.bd,UP Secretary,{}"
    made.lists(row.format("koyra.up"))
    made.answers(f"Koyra UP,UP Secretary,10.02.2024,ফোন,{before},২০.০১.২০২৪,২০.০১.২০২৪,,")
    made.keep(code=1)
    made.lists(row.format("secretary.koyra"))
    made.answers("Koyra UP,UP Secretary,10.03.2024,ফোন,চালু,২০.০১.২০২৪,২০.০১.২০২৪,,", name="register-2.csv")
    asked = made.keep("--yes", meeting="2024-03", on="2024-03-20", typed="\n1\n", code=1).stderr
    assert "user ID ko…, now se…: the same account?\n  1." in asked
    run("roster", "answers", "1", "--yes", "--on", "2024-03-22", "--workspace", made.folder, code=0)
    (stand,) = enabled(made.folder, "koyra").values()
    assert stand is Outcome.PASS
